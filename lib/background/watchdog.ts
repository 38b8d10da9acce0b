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
  /** A server on this machine sleeps along with it, and needs no network. */
  isLocal?: boolean;
}

/** After a named end only the token counts can follow; a server that keeps the socket open, or talkative, is left. */
const finishedLimitMs = 2_000;
const lookMs = 1_000;
/**
 * A look that comes so much too late by either clock, in ms: the machine slept. In a sleep the clock of the timers goes on
 * in some browsers and stands still in others, where a wall clock that was put forward then looks the same and cannot be
 * told from it: it is taken for a sleep, since a connection that a sleep has killed would be waited for in vain, and one
 * that lives has only to send a byte.
 */
const sleepMs = 60_000;
/** How long a connection has to show that it has survived the sleep, or does without the network that is gone, in ms. */
const proofMs = 15_000;

/** What was silent. */
export type Silence = NonNullable<RunError['silence']>;

/** What took the connection along. */
export type Loss = Exclude<NonNullable<RunError['lostTo']>, 'update'>;

/** Ends a stream that has gone silent. */
export interface Watchdog {
  readonly signal: AbortSignal;
  /** Whether anything ever came. */
  readonly fed: boolean;
  /** What was silent too long, once the signal is aborted. */
  readonly silence: Silence | undefined;
  /** What the connection was lost to, once the signal is aborted. Sockets that a sleep has killed say nothing of it. */
  readonly loss: Loss | undefined;
  /** How much of the time that `Clock.elapsed` tells was sleep, in ms. */
  readonly sleptMs: number;
  /** Bytes came. */
  feed(): void;
  /** Something came that means something; `visible` when a person sees it. */
  feedPayload(visible: boolean): void;
  /** What was waited for so far does not count: something else has to come first, and it does. */
  startOver(): void;
  stop(): void;
}

/**
 * Starts watching. Looks once a second instead of setting a timer per read: a read must cost nothing. That it finds out
 * about a sleep itself, and not by the slower heartbeat, is for the order: the first look after an hour would else take
 * that hour for a silence. `isFinished` says whether an end was named that is beyond doubt.
 */
export function createWatchdog(
  clock: Clock,
  limits: SilenceLimits,
  isFinished: () => boolean,
  isOnline: () => boolean = () => true,
): Watchdog {
  const controller = new AbortController();
  // Durations go by the clock that nobody sets: a wall clock that is put back would make every end late.
  let startedAtMs = clock.elapsed();
  let byteAtMs = startedAtMs;
  let payloadAtMs = startedAtMs;
  let finishedAtMs: number | undefined;
  let fed = false;
  let begun = false;
  let silence: Silence | undefined;
  let loss: Loss | undefined;
  let sleptMs = 0;
  let lookedAtMs = startedAtMs;
  let lookedAtWallMs = clock.now();
  /** Why the connection may be lost, until a byte says that it is not. */
  let suspicion: { cause: Loss; sinceMs: number } | undefined;

  const wakeFrom = (lateMs: number): void => {
    const nowMs = clock.elapsed();
    sleptMs += lateMs;
    // What came after the sleep and before this look did not sleep.
    startedAtMs = Math.min(nowMs, startedAtMs + lateMs);
    byteAtMs = Math.min(nowMs, byteAtMs + lateMs);
    payloadAtMs = Math.min(nowMs, payloadAtMs + lateMs);
    // What a server here has not begun it may still be at: its connection is not one that a sleep ends.
    if (fed || limits.isLocal !== true) suspicion = { cause: 'sleep', sinceMs: nowMs };
  };
  const toLoss = (): Loss | undefined => {
    const nowMs = clock.elapsed();
    const wallMs = clock.now();
    const lateMs = nowMs - lookedAtMs - lookMs;
    const lateWallMs = wallMs - lookedAtWallMs - lookMs;
    lookedAtMs = nowMs;
    lookedAtWallMs = wallMs;
    if (Math.max(lateMs, lateWallMs) > sleepMs) wakeFrom(lateMs > sleepMs ? lateMs : 0);
    if (!isOnline() && limits.isLocal !== true) suspicion ??= { cause: 'network', sinceMs: nowMs };
    return suspicion && nowMs - suspicion.sinceMs >= proofMs ? suspicion.cause : undefined;
  };

  const toSilence = (): Silence | undefined => {
    const nowMs = clock.elapsed();
    if (isFinished()) {
      finishedAtMs ??= nowMs;
      return nowMs - finishedAtMs >= finishedLimitMs ? 'bytes' : undefined;
    }
    if (!begun) return nowMs - startedAtMs >= limits.firstMs ? 'first' : undefined;
    if (nowMs - byteAtMs >= limits.byteMs) return 'bytes';
    return nowMs - payloadAtMs >= limits.payloadMs ? 'payload' : undefined;
  };
  const look = (): void => {
    const lost = toLoss();
    if (!suspicion || isFinished()) silence = toSilence();
    else loss = lost;
    if (silence ?? loss) controller.abort();
    else cancel = clock.after(lookMs, look);
  };
  let cancel = clock.after(lookMs, look);

  return {
    signal: controller.signal,
    get fed() {
      return fed;
    },
    get silence() {
      return silence;
    },
    get loss() {
      return loss;
    },
    get sleptMs() {
      return sleptMs;
    },
    feed() {
      fed = true;
      suspicion = undefined;
      byteAtMs = clock.elapsed();
    },
    feedPayload(visible) {
      begun ||= visible;
      payloadAtMs = clock.elapsed();
    },
    startOver() {
      startedAtMs = clock.elapsed();
    },
    stop: () => cancel(),
  };
}
