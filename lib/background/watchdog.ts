import type { Clock } from '../core/platform.ts';

/** Local models read a long prompt for minutes before their first byte, so the limit is one for a dead socket. */
const silenceLimitMs = 10 * 60_000;
/** After a named end only the token counts can follow; a server that keeps the socket open is not waited for. */
const finishedLimitMs = 2_000;
const lookMs = 1_000;

/** Ends a stream that has gone silent. */
export interface Watchdog {
  readonly signal: AbortSignal;
  /** Whether anything ever came. */
  readonly fed: boolean;
  /** Bytes came. */
  feed(): void;
  stop(): void;
}

/** Starts watching. Looks once a second instead of setting a timer per read: a read must cost nothing. */
export function createWatchdog(clock: Clock, isFinished: () => boolean): Watchdog {
  const controller = new AbortController();
  let fedAtMs = clock.now();
  let fed = false;
  const look = (): void => {
    const limitMs = isFinished() ? finishedLimitMs : silenceLimitMs;
    if (clock.now() - fedAtMs >= limitMs) controller.abort();
    else cancel = clock.after(lookMs, look);
  };
  let cancel = clock.after(lookMs, look);
  return {
    signal: controller.signal,
    get fed() {
      return fed;
    },
    feed() {
      fed = true;
      fedAtMs = clock.now();
    },
    stop: () => cancel(),
  };
}
