import type { Clock } from '../core/platform.ts';
import type { Correction } from '../core/connection.ts';
import { isVisible } from '../core/parts.ts';
import type { StreamPart } from '../core/parts.ts';
import type { RunError } from '../core/run-error.ts';
import type { MissingTools } from '../core/tool.ts';
import { createStepTrace } from '../core/step-trace.ts';
import type { StepTrace } from '../core/step-trace.ts';
import type { Adapter, ModelRequest, ReplyError, StepEnd } from '../providers/adapter.ts';
import { createKeyGuard } from '../providers/key-guard.ts';
import {
  isPictureRefusal,
  toDetail,
  toRequestId,
  toRunError,
  toSample,
  withoutKey,
} from '../providers/to-run-error.ts';
import { toStreamRequest } from '../providers/to-stream-request.ts';
import type { RequestAdditions } from '../providers/to-stream-request.ts';
import type { StreamReaders } from '../sse/read-reply.ts';
import { HttpRefusal, NotAStream } from '../sse/stream-request.ts';
import type { StreamRequest } from '../sse/stream-request.ts';
import { createNamedEnd } from './named-end.ts';
import { mayRetry } from './retry-policy.ts';
import { createWatchdog } from './watchdog.ts';
import type { SilenceLimits } from './watchdog.ts';

/** A request that is ready to leave, and what its errors are told with. */
export interface Step {
  adapter: Adapter;
  request: ModelRequest;
  additions: RequestAdditions;
  limits: SilenceLimits;
  /** Carries the request out and feeds its reply to the readers. */
  post: Post;
  /** How often the request may be sent again by itself, as long as nothing was shown. */
  retries: number;
  /** Whether the endpoint's word for what it cost is to be taken: elsewhere nobody knows in which money it is. */
  tellsCost?: boolean;
  /** Servers whose tools are not among what it offers. */
  missing?: readonly MissingTools[];
  /** What is known of its cost before it leaves. */
  outset?: Pick<Extract<StreamPart, { type: 'step-start' }>, 'promptTokens' | 'price'>;
}

/** How requests leave: over HTTP as `postEventStream` does, or by a call to the browser's own model. */
export type Post = (
  request: StreamRequest,
  readers: StepReaders,
  signal: AbortSignal,
) => Promise<void>;

/** Readers that can also be told that a model is on its way to this device. */
export interface StepReaders extends StreamReaders {
  onDownload(fraction: number): void;
}

/** What a step may ask of what is around it. */
export interface StepSurroundings {
  /** See `StreamReaders.room`. */
  room?(): Promise<void> | undefined;
  /** Whether the browser has a network; it has by default. */
  isOnline?(): boolean;
  /** Told once the request has left, with the time at which it did. */
  onLeft?(atMs: number): void;
  /** Where it is counted what goes over the wire. */
  trace?: StepTrace;
}

/** How a step ended, with a whole error. */
export type StepOutcome =
  | Extract<StepEnd, { finishReason: unknown }>
  /**
   * `mayRetry`: the same request may be sent again, if nothing was shown. `withheld` is what its reader then still held
   * back; it belongs to the answer where nothing is sent again.
   */
  | { error: RunError; mayRetry: boolean; withheld?: readonly StreamPart[] }
  | { correction: Correction };

/** Takes a part, and when the bytes came that it was read from. */
export type EmitPart = (part: StreamPart, cameAtMs: number) => void;

/**
 * Sends one request and emits the parts of its reply. Resolves with the end; never rejects, whatever the other side
 * does. After an abort the outcome means nothing: the journal is closed.
 */
export async function runStep(
  {
    adapter,
    request,
    additions,
    limits,
    post,
    tellsCost = false,
  }: Omit<Step, 'retries' | 'outset' | 'missing'>,
  emitAt: EmitPart,
  clock: Clock,
  signal: AbortSignal,
  { room, isOnline = () => true, onLeft, trace = createStepTrace() }: StepSurroundings = {},
): Promise<StepOutcome> {
  const wire = toStreamRequest(adapter.toRequest(request), additions);
  const hasPictures = request.messages.some(({ pictures = [] }) => pictures.length > 0);
  const context = { url: wire.url, model: request.model, key: additions.key, hasPictures };
  const startedAtMs = clock.elapsed();
  const sinceMs = (): number => clock.elapsed() - startedAtMs;
  trace.sent = wire.body.length;
  // Noted before anything is read of them: a long reading is not the model's time.
  let cameAtMs: number | undefined;
  const emit = (part: StreamPart): void => emitAt(part, cameAtMs ?? clock.now());
  let take = emit;
  let begun = false;
  const namedEnd = createNamedEnd(() => reader.finished);
  /** The first thing that came and that this dialect does not know. */
  let foreign: string | undefined;
  const reader = adapter.createReader((part) => {
    // Token counts, and what nobody knows, may come for ever and bring nothing.
    if (part.type !== 'oddity' && part.type !== 'usage') watchdog.feedPayload(isVisible(part));
    if (isVisible(part)) {
      begun = true;
      trace.deltas += 1;
      namedEnd.feedVisible();
    }
    if (part.type === 'oddity') foreign ??= part.sample;
    guard.take(toShown(part, additions.key, tellsCost));
  });
  const guard = createKeyGuard(additions.key, (part) => take(part));
  const endReader = (): StepEnd => {
    const said = reader.end();
    guard.end();
    return said;
  };
  const watchdog = createWatchdog(clock, limits, () => namedEnd.trust === 'sure', isOnline);
  // Told by the hundredth: more would be many rows for nothing that a person sees.
  let hundredths = -1;
  const downloaded = (fraction: number): void => {
    if (Math.floor(fraction * 100) === hundredths) return;
    hundredths = Math.floor(fraction * 100);
    emit({ type: 'model-download', fraction: hundredths / 100 });
  };
  const toOutcome = (): StepOutcome => {
    const withheld: StreamPart[] = [];
    take = (part) => withheld.push(part);
    const outcome = toWhole(endReader());
    if ('error' in outcome && outcome.mayRetry) return { ...outcome, withheld };
    for (const part of withheld) emit(part);
    return outcome;
  };
  const toWhole = (said: StepEnd): StepOutcome => {
    const end = foreign !== undefined && !begun && isUnnamed(said) ? toForeignEnd(foreign) : said;
    if ('finishReason' in end) {
      const { unified, raw } = end.finishReason;
      return { finishReason: { unified, raw: raw === null ? raw : toSample(raw, additions.key) } };
    }
    const error = toStepError(end.error);
    return { error, mayRetry: mayRetry(undefined, error) };
  };
  /** The connection is gone, which says nothing of the request: before anything was shown it may be sent once more. */
  const toLost = (lostTo: RunError['lostTo'], detail?: string): StepOutcome => {
    const withheld: StreamPart[] = [];
    take = (part) => withheld.push(part);
    endReader();
    const error = { ...toStepError({ kind: 'interrupted', detail }), lostTo };
    return { error, mayRetry: true, withheld };
  };
  const toStepError = ({ kind, detail, requestId, retryAfterMs }: ReplyError): RunError => ({
    host: new URL(wire.url).host,
    model: request.model,
    kind:
      hasPictures && isPictureRefusal(detail ?? '')
        ? 'no-pictures'
        : withoutKey(kind, additions.key),
    retryAfterMs,
    requestId: requestId === undefined ? undefined : toRequestId(requestId, additions.key),
    detail: detail === undefined ? undefined : toDetail(detail, additions.key),
  });
  const toCorrection = ({ status, body }: HttpRefusal): Correction | undefined => {
    const ownFields = Object.keys(additions.extraBody);
    return adapter.toCorrection?.({ status, body, ownFields }, request);
  };
  try {
    const leftAtMs = clock.now();
    const posted = post(
      wire,
      {
        onEvent(event) {
          trace.events += 1;
          const isLast = reader.onEvent(event);
          namedEnd.feedEvent();
          return isLast;
        },
        onText: reader.onText,
        onStray: reader.onStray,
        onHead(status) {
          trace.status = status;
          trace.headMs = sinceMs();
        },
        onBytes(count) {
          cameAtMs = clock.now();
          watchdog.feed();
          if (count === 0) return;
          trace.received += count;
          trace.lastByteMs = sinceMs();
          trace.firstByteMs ??= trace.lastByteMs;
        },
        onComment() {
          trace.comments += 1;
        },
        onDownload(fraction) {
          watchdog.startOver();
          downloaded(fraction);
        },
        ...(room && { room }),
      },
      AbortSignal.any([signal, watchdog.signal]),
    );
    // Only now: what is done about it, as a write, must not hold the request back.
    onLeft?.(leftAtMs);
    await posted;
    return toOutcome();
  } catch (cause) {
    // An end that was named stands, however the connection then came to its own; one in doubt only where nothing followed
    // for as long as is waited for anything. One that more text followed was none.
    if (namedEnd.trust === 'sure') return toOutcome();
    if (namedEnd.trust === 'doubtful' && watchdog.silence) return toOutcome();
    if (watchdog.loss) return toLost(watchdog.loss);
    if (watchdog.silence) {
      const { silence } = watchdog;
      endReader();
      const waitedMs = sinceMs() - watchdog.sleptMs;
      return {
        error: { ...toStepError({ kind: 'timed-out' }), silence, waitedMs },
        mayRetry: false,
      };
    }
    if (cause instanceof NotAStream || cause instanceof HttpRefusal)
      trace.received = Math.max(trace.received, cause.body.length);
    if (cause instanceof NotAStream && reader.onBody(cause.body)) return toOutcome();
    const correction = cause instanceof HttpRefusal ? toCorrection(cause) : undefined;
    if (correction) return { correction };
    if (cause instanceof TypeError && watchdog.fed && !isOnline()) {
      return toLost('network', cause.message);
    }
    // What was held back of the text belongs to it, however the reply ended.
    endReader();
    // A connection lost in the middle of a reply is a cut, not a host that cannot be reached.
    if (cause instanceof TypeError && watchdog.fed) {
      return {
        error: toStepError({ kind: 'interrupted', detail: cause.message }),
        mayRetry: false,
      };
    }
    const error = toRunError(cause, context);
    return { error, mayRetry: mayRetry(cause, error) };
  } finally {
    watchdog.stop();
    trace.endMs = sinceMs();
  }
}

/** The part, without the key in what is told of the connection; what is said is the guard's. */
function toShown(part: StreamPart, key: string | null, tellsCost: boolean): StreamPart {
  if (part.type === 'usage' && !tellsCost) {
    const { cost: _, ...usage } = part.usage;
    return { ...part, usage };
  }
  if (part.type === 'oddity') return { ...part, sample: toSample(part.sample, key) };
  if (part.type === 'model-used') return { ...part, model: toSample(part.model, key) };
  return part;
}

/** Whether a reply just stopped, or ended with a mark that more than one dialect has. */
function isUnnamed(end: StepEnd): boolean {
  return 'error' in end ? end.error.kind === 'interrupted' : end.finishReason.raw === null;
}

/** Nothing was understood of a reply that said something: it is in another dialect than it was taken for. */
function toForeignEnd(sample: string): StepEnd {
  return { error: { kind: 'bad-reply', detail: sample } };
}
