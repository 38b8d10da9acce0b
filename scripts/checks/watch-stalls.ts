/** What tells whether the machine stood still: a rented one does so now and then, and then every limit of a test is over. */
export interface StallWatch {
  /** A sentence on what was noticed since the last call; undefined where there was nothing. */
  take(): string | undefined;
  stop(): void;
}

const tickMs = 500;
/** More than a busy machine ever keeps waiting a process that does nothing else. */
const stallMs = 5_000;

/** Looks at the clock again and again; this process has nothing else to do while a runner works. */
export function watchStalls(now: () => number = Date.now): StallWatch {
  let lastMs = now();
  let longestMs = 0;
  const timer = setInterval(() => {
    const nowMs = now();
    longestMs = Math.max(longestMs, nowMs - lastMs - tickMs);
    lastMs = nowMs;
  }, tickMs);
  timer.unref();
  return {
    take() {
      const ms = longestMs;
      longestMs = 0;
      return ms < stallMs ? undefined : `the machine stood still for ${Math.round(ms / 1000)} s`;
    },
    stop: () => clearInterval(timer),
  };
}
