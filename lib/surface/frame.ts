/** What the scheduler needs of a page; a test brings its own. */
export interface FramePage {
  requestFrame(callback: () => void): number;
  cancelFrame(frame: number): void;
  setTimer(callback: () => void, delayMs: number): number;
  clearTimer(timer: number): void;
  isHidden(): boolean;
  onVisibility(listener: () => void): () => void;
}

/** Runs writing to the page at the pace at which somebody can see it. */
export interface FrameScheduler {
  /** Runs `task` once, soon. Asking again before it ran changes nothing. */
  request(task: () => void): void;
  /** Forgets `task`. */
  cancel(task: () => void): void;
  /** Runs all that is waiting, now. */
  flush(): void;
  close(): void;
}

/** How long a visible page is given to produce a frame: a covered window is visible and gets none, or one a second. */
const lateFrameMs = 100;
/** A hidden page gets no frames at all. Four times a second keeps its text near, and each write short. */
const hiddenDelayMs = 250;

/**
 * Builds the one scheduler of a surface. It exists because a delta arrives more often than a screen is drawn; it never
 * decides whether something is written, only when. Coming to the front or going to the back writes all at once.
 */
export function createFrameScheduler(page: FramePage = browserPage): FrameScheduler {
  const tasks = new Set<() => void>();
  let frame: number | undefined;
  let timer: number | undefined;

  const disarm = (): void => {
    if (frame !== undefined) page.cancelFrame(frame);
    if (timer !== undefined) page.clearTimer(timer);
    frame = undefined;
    timer = undefined;
  };
  const flush = (): void => {
    disarm();
    const due = [...tasks];
    tasks.clear();
    for (const task of due) task();
  };
  const arm = (): void => {
    if (timer !== undefined) return;
    if (!page.isHidden()) frame = page.requestFrame(flush);
    timer = page.setTimer(flush, page.isHidden() ? hiddenDelayMs : lateFrameMs);
  };
  const unwatch = page.onVisibility(flush);

  return {
    request(task) {
      tasks.add(task);
      arm();
    },
    cancel(task) {
      tasks.delete(task);
      if (tasks.size === 0) disarm();
    },
    flush,
    close() {
      tasks.clear();
      disarm();
      unwatch();
    },
  };
}

const browserPage: FramePage = {
  requestFrame: (callback) => requestAnimationFrame(callback),
  cancelFrame: (frame) => cancelAnimationFrame(frame),
  setTimer: (callback, delayMs) => window.setTimeout(callback, delayMs),
  clearTimer: (timer) => window.clearTimeout(timer),
  isHidden: () => document.hidden,
  onVisibility(listener) {
    document.addEventListener('visibilitychange', listener);
    return () => document.removeEventListener('visibilitychange', listener);
  },
};
