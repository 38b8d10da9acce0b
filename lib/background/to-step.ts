import type { Connection, Correction } from '../core/connection.ts';
import type { Manner } from '../core/prompt.ts';
import type { OnDeviceModel } from '../core/platform.ts';
import { postEventStream } from '../sse/post-event-stream.ts';
import { createOnDevicePost } from './on-device-post.ts';
import type { ToolOffer } from '../core/tool.ts';
import type { PromptMessage } from '../providers/adapter.ts';
import { findAdapter } from '../providers/adapters.ts';
import { onDeviceUrl, staysHere } from '../providers/base-url.ts';
import { withSchema } from '../providers/schema-field.ts';
import { parseRecord } from '../core/json.ts';
import { findPreset } from '../providers/presets.ts';
import { bearer } from '../providers/to-stream-request.ts';
import type { KeyHeader, RequestAdditions } from '../providers/to-stream-request.ts';
import type { Step } from './run-step.ts';
import type { SilenceLimits } from './watchdog.ts';

/** What of a connection shapes its requests. */
export type StepConnection = Pick<Connection, 'baseUrl' | 'provider' | 'tuning' | 'corrections'>;

/** Makes a step out of a connection, its key, and what is asked. */
export function toStep(
  connection: StepConnection,
  key: string | null,
  onDevice: OnDeviceModel,
  {
    corrections: fresh = [],
    stream = connection.tuning.stream,
    manner = {},
    model,
    tools,
    messages: plain,
  }: {
    model: string;
    messages: readonly PromptMessage[];
    /** What the model may call. */
    tools?: readonly ToolOffer[] | undefined;
    /** The connection's own setting where it is left open. */
    stream?: boolean | undefined;
    /** Those of the run, beside those that the connection has learnt. */
    corrections?: readonly Correction[];
    /** What this answer is asked with beside that. */
    manner?: Manner | undefined;
  },
): Step {
  const { baseUrl, provider, tuning } = connection;
  const adapter = findAdapter(connection);
  const corrections = [...(connection.corrections[model] ?? []), ...fresh];
  const parameters = { ...tuning.parameters, ...manner.parameters };
  const schema = parseRecord(manner.schema ?? '');
  const isTold = schema && (!adapter.takesSchema || corrections.includes('schema-in-words'));
  const messages = isTold ? withSchema(plain, schema) : plain;
  return {
    adapter,
    request: { model, messages, baseUrl, parameters, stream, corrections, schema, tools },
    additions: toAdditions(connection, key),
    limits: toLimits(connection),
    retries: tuning.retries,
    tellsCost: provider === 'openrouter',
    post:
      baseUrl === onDeviceUrl
        ? createOnDevicePost(onDevice, { messages, parameters })
        : postEventStream,
  };
}

/** What every request of a connection carries, whatever it asks. The user's headers come before the dialect's. */
export function toAdditions(
  connection: Pick<StepConnection, 'provider' | 'tuning'>,
  key: string | null,
): RequestAdditions {
  const { headers, extraBody } = connection.tuning;
  return {
    key,
    keyHeader: toKeyHeader(connection),
    headers: { ...findAdapter(connection).headers, ...toLowerCaseNames(headers) },
    extraBody: parseRecord(extraBody) ?? {},
  };
}

/** The header that carries the key: the connection's own, else the provider's, else the dialect's. */
function toKeyHeader(connection: Pick<StepConnection, 'provider' | 'tuning'>): KeyHeader {
  const { provider, tuning } = connection;
  if (tuning.keyHeader !== '') return { name: tuning.keyHeader.toLowerCase(), prefix: '' };
  return findPreset(provider)?.keyHeader ?? findAdapter(connection).keyHeader ?? bearer;
}

/** Two spellings of one name would both be sent, joined by a comma. */
function toLowerCaseNames(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
}

const hostedFirstMs = 120_000;
/** A local server loads its model first, and reads a long prompt on the machine's own processor. */
const localFirstMs = 600_000;
const byteMs = 60_000;
const payloadPerByteLimit = 3;

function toLimits({ baseUrl, tuning }: StepConnection): SilenceLimits {
  const isLocal = staysHere(baseUrl);
  const { firstByteSeconds, idleSeconds, payloadSeconds } = tuning;
  const idleMs = idleSeconds === null ? byteMs : idleSeconds * 1000;
  return {
    isLocal,
    firstMs: firstByteSeconds === null ? toFirstMs(isLocal) : firstByteSeconds * 1000,
    byteMs: idleMs,
    payloadMs: payloadSeconds === null ? idleMs * payloadPerByteLimit : payloadSeconds * 1000,
  };
}

function toFirstMs(isLocal: boolean): number {
  return isLocal ? localFirstMs : hostedFirstMs;
}
