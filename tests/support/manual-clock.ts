import { setImmediate as yieldTurn } from 'node:timers/promises';
import type { Clock } from '../../lib/core/platform.ts';

/** Time that stands still until a test moves it. */
export interface ManualClock extends Clock {
  /** Moves on by `ms`, calling whatever falls due on the way, each at its own time. */
  advance(ms: number): void;
  /**
   * Sets the time without calling anything, as when the machine's clock is put right, and as after a sleep in which only
   * that clock went on.
   */
  jump(toMs: number): void;
  /** Moves on by `ms` without calling anything, as a sleep does in which all clocks go on. */
  sleep(ms: number): void;
  /** How many timers wait. */
  readonly waiting: number;
}

interface Timer {
  readonly dueMs: number;
  readonly callback: () => void;
}

/** Makes a clock that shows `startMs`. */
export function createManualClock(startMs = 1_000_000): ManualClock {
  const timers = new Set<Timer>();
  /** What timers go by. */
  let elapsedMs = 0;
  let offsetMs = startMs;

  const nextDue = (untilMs: number): Timer | undefined => {
    const due = [...timers].filter(({ dueMs }) => dueMs <= untilMs);
    return due.sort((a, b) => a.dueMs - b.dueMs)[0];
  };

  return {
    now: () => offsetMs + elapsedMs,
    elapsed: () => elapsedMs,
    after(delayMs, callback) {
      const timer = { dueMs: elapsedMs + delayMs, callback };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    advance(ms) {
      const untilMs = elapsedMs + ms;
      for (let timer = nextDue(untilMs); timer; timer = nextDue(untilMs)) {
        timers.delete(timer);
        elapsedMs = Math.max(elapsedMs, timer.dueMs);
        timer.callback();
      }
      elapsedMs = untilMs;
    },
    jump(toMs) {
      offsetMs = toMs - elapsedMs;
    },
    sleep(ms) {
      elapsedMs += ms;
    },
    get waiting() {
      return timers.size;
    },
  };
}

/** Lets every promise that can settle now do so, and those that wait for them. */
export async function settlePromises(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await yieldTurn();
}
