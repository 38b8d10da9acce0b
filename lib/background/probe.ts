import { corrections } from '../core/connection.ts';
import type { Correction } from '../core/connection.ts';
import type { RunError } from '../core/run-error.ts';
import type { StreamPart } from '../core/parts.ts';
import type { Clock } from '../core/platform.ts';
import { createStepTrace } from '../core/step-trace.ts';
import type { StepTrace } from '../core/step-trace.ts';
import type { ConnectionDraft } from '../protocol/command.ts';
import type { UpdateOf } from '../protocol/update.ts';
import { onDeviceUrl, parseBaseUrl, toHost, toListBase } from '../providers/base-url.ts';
import { cleanKey } from '../providers/clean-key.ts';
import { toAddressForm, toDialect } from '../providers/dialect.ts';
import { listModels } from '../providers/list-models.ts';
import { withLocalDetails } from '../providers/local-details.ts';
import { findPreset } from '../providers/presets.ts';
import { redact } from '../providers/redact.ts';
import { toRunError } from '../providers/to-run-error.ts';
import type { ConnectionQueue } from './connection-queue.ts';
import { toOrigin } from './connections.ts';
import { openAccess } from './prepare-step.ts';
import type { StepSources } from './prepare-step.ts';
import { runStep } from './run-step.ts';
import { toAdditions, toStep } from './to-step.ts';

/** Enough of a reply to know that it streams. */
const enoughCharacters = 24;
const probeLimitMs = 60_000;

/** What a probe is made with. */
type ProbeSources = Pick<StepSources, 'credentials' | 'permissions'> & {
  queue: ConnectionQueue;
};

/** How a probe is ended, who is told that it waits for a connection, and that it no longer does, and what is noted. */
interface ProbeOptions {
  signal: AbortSignal;
  onQueued(queued: boolean): void;
  noted?: NotedProbe;
}

/** What the log of the last runs is told of a probe: when its requests left and what came, nothing of what was said. */
export interface NotedProbe {
  parts: StreamPart[];
  traces: StepTrace[];
  /** Where it led; undefined where it had no address. */
  baseUrl?: string;
}

/**
 * Tries a connection as it is being edited, with a real POST: a GET carries no Origin, so a model list may be served
 * where a chat is refused. Ends the stream as soon as a few tokens have come. After an abort the outcome means nothing.
 */
export async function testConnection(
  sources: ProbeSources & Pick<StepSources, 'onDevice'> & { clock: Clock },
  draft: ConnectionDraft,
  options: ProbeOptions,
): Promise<UpdateOf<'connection-tested'>['outcome']> {
  return withPlace(sources, draft, options, (access) => test(sources, draft, access, options));
}

async function test(
  { clock, onDevice }: Pick<StepSources, 'onDevice'> & { clock: Clock },
  draft: ConnectionDraft,
  access: Access,
  { signal, noted }: ProbeOptions,
): Promise<UpdateOf<'connection-tested'>['outcome']> {
  const learnt: Correction[] = [];
  for (let step = 0; step <= corrections.length; step += 1) {
    const model = draft.model.trim();
    const connection = { ...draft, baseUrl: access.baseUrl, corrections: { [model]: learnt } };
    const messages = [{ role: 'user', text: 'Reply with one short sentence.' }] as const;
    const enough = new AbortController();
    const startedAtMs = clock.elapsed();
    const trace = createStepTrace();
    noted?.traces.push(trace);
    let firstDeltaMs: number | undefined;
    let text = '';
    const outcome = await runStep(
      toStep(connection, access.key, onDevice, { model, messages }),
      (part) => {
        if (part.type !== 'text-delta' && part.type !== 'reasoning-delta') return;
        if (firstDeltaMs === undefined)
          noted?.parts.push({ type: 'first-delta', atMs: clock.now() });
        firstDeltaMs ??= clock.elapsed() - startedAtMs;
        text += part.text;
        if (text.length >= enoughCharacters) enough.abort();
      },
      clock,
      AbortSignal.any([signal, enough.signal, AbortSignal.timeout(probeLimitMs)]),
      {
        trace,
        onLeft: (atMs) => noted?.parts.push({ type: 'step-start', step: step + 1, atMs }),
      },
    );
    // Our own end of the stream leaves an outcome that means nothing; an error before it is the endpoint's.
    if (firstDeltaMs !== undefined && (enough.signal.aborted || 'finishReason' in outcome)) {
      return { text, firstDeltaMs };
    }
    if ('error' in outcome) return { error: toProbeError(outcome.error, startedAtMs, clock) };
    if ('correction' in outcome) {
      learnt.push(outcome.correction);
      noted?.parts.push({ type: 'corrected', correction: outcome.correction });
    } else if ('finishReason' in outcome)
      return { text, firstDeltaMs: clock.elapsed() - startedAtMs };
  }
  return { error: { kind: 'bad-request' } };
}

/** The models that the endpoint of a connection lists. */
export async function listDraftModels(
  sources: ProbeSources & { clock: Clock },
  draft: ConnectionDraft,
  options: ProbeOptions,
): Promise<UpdateOf<'model-list'>['outcome']> {
  return withPlace(sources, draft, options, async (access) => {
    const { clock } = sources;
    const [atMs, startedAtMs] = [clock.now(), clock.elapsed()];
    const outcome = await list(draft, access, options);
    const status = 'error' in outcome ? outcome.error.status : undefined;
    const endMs = clock.elapsed() - startedAtMs;
    options.noted?.parts.push({ type: 'step-start', step: 1, atMs });
    options.noted?.traces.push({ ...createStepTrace(), endMs, ...(status && { status }) });
    return outcome;
  });
}

async function list(
  draft: ConnectionDraft,
  access: Access,
  { signal }: ProbeOptions,
): Promise<UpdateOf<'model-list'>['outcome']> {
  const place = findPreset(draft.provider)?.modelsInsteadOf;
  const limit = AbortSignal.timeout(probeLimitMs);
  try {
    const limited = AbortSignal.any([signal, limit]);
    const additions = toAdditions(draft, access.key);
    const base = toListBase(access.baseUrl, place);
    const plain = await listModels(base, additions, limited);
    const listed = await withLocalDetails(plain, draft.provider, base, additions, limited);
    const clean = (id: string): string => redact(id, access.key);
    const toClean = <Told>(said: Record<string, Told>): Record<string, Told> =>
      Object.fromEntries(Object.entries(said).map(([id, told]) => [clean(id), told]));
    return {
      models: listed.models.map(clean),
      abilities: toClean(listed.abilities),
      windows: toClean(listed.windows),
    };
  } catch (cause) {
    const context = { url: access.baseUrl, model: draft.model, key: access.key };
    const error = toRunError(cause, context);
    return { error: limit.aborted ? toTimedOut(error) : error };
  }
}

interface Access {
  baseUrl: string;
  key: string | null;
}

/** Probes once there is a connection to be had: no clock runs before, and the person at the button goes before answers. */
async function withPlace<Outcome>(
  sources: ProbeSources,
  draft: ConnectionDraft,
  { signal, onQueued, noted }: ProbeOptions,
  probe: (access: Access) => Promise<Outcome>,
): Promise<Outcome | { error: RunError }> {
  const access = await openDraft(sources, draft);
  if ('error' in access) return access;
  if (noted) noted.baseUrl = access.baseUrl;
  // The browser's own model is called, and not connected to.
  if (access.baseUrl === onDeviceUrl) return probe(access);
  let hasWaited = false;
  const leave = await sources.queue.enter(toOrigin(access.baseUrl), {
    urgent: true,
    onAhead() {
      if (!hasWaited) onQueued(true);
      hasWaited = true;
    },
    signal,
  });
  if (!leave) return { error: { kind: 'unexpected' } };
  try {
    if (!hasWaited) return await probe(access);
    onQueued(false);
    // Key and permission may be others by now.
    const anew = await openDraft(sources, draft);
    return 'error' in anew ? anew : await probe(anew);
  } finally {
    leave();
  }
}

async function openDraft(
  sources: Pick<StepSources, 'credentials' | 'permissions'>,
  draft: ConnectionDraft,
): Promise<Access | { error: RunError }> {
  const parsed = parseBaseUrl(
    draft.baseUrl,
    toAddressForm(toDialect(draft.provider, draft.tuning.dialect)),
  );
  if ('fault' in parsed) return { error: { kind: 'unreachable', host: draft.baseUrl } };
  const connection = { ...draft, id: draft.id ?? '', baseUrl: parsed.baseUrl };
  const typed = draft.key === undefined ? undefined : cleanKey(draft.key);
  // What is no key does not mean that there is none.
  if (draft.key && !typed) return { error: { kind: 'no-key', host: toHost(parsed.baseUrl) } };
  const access = await openAccess(sources, connection, typed);
  return 'error' in access ? access : { baseUrl: parsed.baseUrl, key: access.key };
}

/** Our own time limit ends a probe as an abort; to the user it is a server that does not answer. */
function toProbeError(error: RunError, startedAtMs: number, clock: Clock): RunError {
  const timedOut = error.kind === 'unexpected' && clock.elapsed() - startedAtMs >= probeLimitMs;
  return timedOut ? toTimedOut(error) : error;
}

function toTimedOut(error: RunError): RunError {
  return error.kind === 'unexpected' ? { ...error, kind: 'timed-out', detail: undefined } : error;
}
