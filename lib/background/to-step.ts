import type { Connection } from '../core/connection.ts';
import type { OnDeviceModel } from '../core/platform.ts';
import { postEventStream } from '../sse/post-event-stream.ts';
import { createOnDevicePost } from './on-device-post.ts';
import type { PromptMessage } from '../providers/adapter.ts';
import { findAdapter } from '../providers/adapters.ts';
import { onDeviceUrl, staysHere } from '../providers/base-url.ts';
import { parseRecord } from '../providers/json.ts';
import { findPreset } from '../providers/presets.ts';
import { bearer } from '../providers/to-stream-request.ts';
import type { KeyHeader } from '../providers/to-stream-request.ts';
import type { Step } from './run-step.ts';
import type { SilenceLimits } from './watchdog.ts';

/** What of a connection shapes its requests. */
export type StepConnection = Pick<Connection, 'baseUrl' | 'provider' | 'tuning' | 'corrections'>;

/** Makes a step out of a connection, its key, and what is asked. */
export function toStep(
  connection: StepConnection,
  key: string | null,
  onDevice: OnDeviceModel,
  asked: { model: string; messages: readonly PromptMessage[] },
): Step {
  const { baseUrl, tuning } = connection;
  return {
    adapter: findAdapter(connection),
    request: {
      ...asked,
      baseUrl,
      parameters: tuning.parameters,
      stream: tuning.stream,
      corrections: connection.corrections[asked.model] ?? [],
    },
    additions: {
      key,
      keyHeader: toKeyHeader(connection),
      headers: tuning.headers,
      extraBody: parseRecord(tuning.extraBody) ?? {},
    },
    limits: toLimits(connection),
    retries: tuning.retries,
    post:
      baseUrl === onDeviceUrl
        ? createOnDevicePost(onDevice, { ...asked, parameters: tuning.parameters })
        : postEventStream,
  };
}

/** The header that carries the key: the connection's own, else the provider's. */
export function toKeyHeader({
  provider,
  tuning,
}: Pick<StepConnection, 'provider' | 'tuning'>): KeyHeader {
  if (tuning.keyHeader !== '') return { name: tuning.keyHeader.toLowerCase(), prefix: '' };
  return findPreset(provider)?.keyHeader ?? bearer;
}

const hostedFirstMs = 120_000;
/** A local server loads its model first, and reads a long prompt on the machine's own processor. */
const localFirstMs = 600_000;
const byteMs = 60_000;
const payloadPerByteLimit = 3;

function toLimits({ baseUrl, tuning }: StepConnection): SilenceLimits {
  const isLocal = staysHere(baseUrl);
  const { firstByteSeconds, idleSeconds } = tuning;
  const idleMs = idleSeconds === null ? byteMs : idleSeconds * 1000;
  return {
    firstMs: firstByteSeconds === null ? toFirstMs(isLocal) : firstByteSeconds * 1000,
    byteMs: idleMs,
    payloadMs: idleMs * payloadPerByteLimit,
  };
}

function toFirstMs(isLocal: boolean): number {
  return isLocal ? localFirstMs : hostedFirstMs;
}
