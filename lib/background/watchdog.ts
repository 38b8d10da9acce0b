import type { Clock } from '../core/platform.ts';
import type { RunError } from '../core/run-error.ts';

/** How long an endpoint may be silent, in ms. */
export interface SilenceLimits {
  /** From sending to the first word that a person sees: a model may load, queue or think in silence. */
  firstMs: number;
  /** After that, without a byte. */
  byteMs: number;
  /** After that, without anything but keep-alive comments. */
  payloadMs: number;
}

/** After a named end only the token counts can follow; a server that keeps the socket open, or talkative, is left. */
const finishedLimitMs = 2_000;
const lookMs = 1_000;

/** What was silent. */
export type Silence = NonNullable<RunError['silence']>;

/** Ends a stream that has gone silent. */
export interface Watchdog {
  readonly signal: AbortSignal;
  /** Whether anything ever came. */
  readonly fed: boolean;
  /**
   * Whether more of the answer came after its end had been named. Some servers name one with every piece: theirs is
   * known by the end of the stream alone, and a silence or a lost connection is what it is anywhere else.
   */
  readonly doubted: boolean;
  /** What was silent too long, once the signal is aborted. */
  readonly silence: Silence | undefined;
  /** Bytes came. */
  feed(): void;
  /** Something came that means something; `visible` when a person sees it. */
  feedPayload(visible: boolean): void;
  /** What was waited for so far does not count: something else has to come first, and it does. */
  startOver(): void;
  stop(): void;
}

/** Starts watching. Looks once a second instead of setting a timer per read: a read must cost nothing. */
export function createWatchdog(
  clock: Clock,
  limits: SilenceLimits,
  isFinished: () => boolean,
): Watchdog {
  const controller = new AbortController();
  let startedAtMs = clock.now();
  let byteAtMs = startedAtMs;
  let payloadAtMs = startedAtMs;
  let finishedAtMs: number | undefined;
  let fed = false;
  let begun = false;
  let doubted = false;
  let silence: Silence | undefined;

  const toSilence = (): Silence | undefined => {
    const nowMs = clock.now();
    if (isFinished() && !doubted) {
      finishedAtMs ??= nowMs;
      return nowMs - finishedAtMs >= finishedLimitMs ? 'bytes' : undefined;
    }
    if (!begun) return nowMs - startedAtMs >= limits.firstMs ? 'first' : undefined;
    if (nowMs - byteAtMs >= limits.byteMs) return 'bytes';
    return nowMs - payloadAtMs >= limits.payloadMs ? 'payload' : undefined;
  };
  const look = (): void => {
    silence = toSilence();
    if (silence) controller.abort();
    else cancel = clock.after(lookMs, look);
  };
  let cancel = clock.after(lookMs, look);

  return {
    signal: controller.signal,
    get fed() {
      return fed;
    },
    get doubted() {
      return doubted;
    },
    get silence() {
      return silence;
    },
    feed() {
      fed = true;
      byteAtMs = clock.now();
    },
    feedPayload(visible) {
      begun ||= visible;
      doubted ||= visible && isFinished();
      payloadAtMs = clock.now();
    },
    startOver() {
      startedAtMs = clock.now();
    },
    stop: () => cancel(),
  };
}
