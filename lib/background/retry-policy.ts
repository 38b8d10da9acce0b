import type { RunError } from '../core/run-error.ts';
import { HttpRefusal } from '../sse/stream-request.ts';

/** A wait that is longer is not sat out: what the endpoint asks for is then told, and ours is taken for the tries. */
const longestAskedMs = 60_000;
const firstMs = 500;
const longestMs = 8_000;
/** The return of the network ends this wait; tries before it would all be in vain. */
const offlineMs = 30_000;

/** Kinds that no further try mends, whatever their status. */
const hopeless = new Set<RunError['kind']>([
  'quota-exhausted',
  'key-refused',
  'not-allowed',
  'too-long',
  'no-pictures',
]);

/** Kinds that pass, where there is no status to tell: Anthropic says with success, and then in a stream, that it is full. */
const passing = new Set<RunError['kind']>(['offline', 'unreachable', 'overloaded', 'rate-limited']);

/**
 * Whether the same request may be sent once more by itself: after 408, 409, 429, 5xx and where no connection came about,
 * never where money or the key is what is missing. `x-should-retry` is the endpoint's own word and wins.
 */
export function mayRetry(cause: unknown, error: RunError): boolean {
  if (!(cause instanceof HttpRefusal)) return passing.has(error.kind);
  const { status, headers } = cause;
  if (hopeless.has(error.kind) || status === 402 || status === 403) return false;
  const word = headers.get('x-should-retry');
  if (word === 'true' || word === 'false') return word === 'true';
  return status === 408 || status === 409 || status === 429 || status >= 500;
}

/**
 * How long to wait before try number `attempt` (1 is the first one after the original), in ms: what the endpoint asked
 * for, else, with a network, ½ · 2ⁿ s up to 8 s, of which up to a quarter is taken off by chance, so that many do not come back at once.
 */
export function toRetryWaitMs(
  { kind, retryAfterMs }: Partial<Pick<RunError, 'kind' | 'retryAfterMs'>>,
  attempt: number,
  random: () => number = Math.random,
): number {
  // No wait at all is not sat out either: all tries at once would find what the first one found.
  if (retryAfterMs !== undefined && retryAfterMs > 0 && retryAfterMs <= longestAskedMs) {
    return retryAfterMs;
  }
  if (kind === 'offline') return offlineMs;
  const wholeMs = Math.min(firstMs * 2 ** (attempt - 1), longestMs);
  return Math.round(wholeMs * (1 - random() * 0.25));
}

/** Whether it may have been the network, so that its return is a reason to try again at once. */
export function isOfNetwork({ kind, lostTo }: Pick<RunError, 'kind' | 'lostTo'>): boolean {
  return kind === 'offline' || kind === 'unreachable' || lostTo === 'network';
}
