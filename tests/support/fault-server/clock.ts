import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Milliseconds since 1970 with fractions, never running backwards; comparable with
 * `performance.timeOrigin + performance.now()` of a page on the same machine.
 */
export function nowMs(): number {
  return performance.timeOrigin + performance.now();
}

/** Lets deltas through at a steady rate. */
export interface Pace {
  /** Resolves when the next delta is due, the first one at once; rejects when `signal` aborts. */
  next(signal: AbortSignal): Promise<void>;
  /** Counts from now on: after a pause the missed deltas must not come in one burst. */
  restart(): void;
}

/** Makes a {@link Pace}. */
export function createPace(perSecond: number): Pace {
  let startMs: number | undefined;
  let passed = 0;

  return {
    next: async (signal) => {
      startMs ??= nowMs();
      // Due times count from the start: a timer that fires 1 ms late each time would otherwise
      // turn 500 deltas a second into 330.
      const waitMs = startMs + (passed * 1000) / perSecond - nowMs();
      passed += 1;
      if (waitMs > 0) await sleep(waitMs, undefined, { signal });
    },
    restart: () => {
      startMs = undefined;
      passed = 0;
    },
  };
}
