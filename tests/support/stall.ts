/** Measures how long this machine leaves a process waiting that wants to run. */
export interface StallWatch {
  /** The longest wait so far beyond what was asked for, in ms. */
  stop(): number;
}

const tickMs = 10;

/**
 * Begins to watch. A bound in ms that is checked from outside of a busy browser can only be kept as well as the machine
 * lets processes run at all: what our own process had to wait is added to it.
 */
export function watchStalls(): StallWatch {
  let longestMs = 0;
  let lastMs = performance.now();
  const note = (): void => {
    const nowMs = performance.now();
    longestMs = Math.max(longestMs, nowMs - lastMs - tickMs);
    lastMs = nowMs;
  };
  const timer = setInterval(note, tickMs);
  return {
    stop() {
      clearInterval(timer);
      note();
      return longestMs;
    },
  };
}
