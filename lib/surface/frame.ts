/** What the scheduler needs of a page; a test brings its own. */
export interface FramePage {
  requestFrame(callback: () => void): number;
  cancelFrame(frame: number): void;
  setTimer(callback: () => void, delayMs: number): number;
  clearTimer(timer: number): void;
  isHidden(): boolean;
  nowMs(): number;
  onVisibility(listener: () => void): () => void;
}

/** Runs writing to the page at the pace at which somebody can see it. */
export interface FrameScheduler {
  /** Runs `task` once, soon; where `isPatient`, after a frame's rest. Asking again before it ran can only hasten it. */
  request(task: () => void, isPatient?: boolean): void;
  /** Forgets `task`. */
  cancel(task: () => void): void;
  /** Runs all that is waiting, now. */
  flush(): void;
  close(): void;
}

/** How long a visible page is given to produce a frame: a covered window is visible and gets none, or one a second. */
const lateFrameMs = 100;
/** What is in no hurry leaves a frame that comes sooner than this after the last writing to the browser. */
const paceMs = 24;
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
  let lastMs = Number.NEGATIVE_INFINITY;
  /** Whether all that waits is patient. */
  let isPatient = true;

  const disarm = (): void => {
    if (frame !== undefined) page.cancelFrame(frame);
    if (timer !== undefined) page.clearTimer(timer);
    frame = undefined;
    timer = undefined;
  };
  const flush = (): void => {
    disarm();
    isPatient = true;
    lastMs = page.nowMs();
    const due = [...tasks];
    tasks.clear();
    for (const task of due) task();
  };
  const onFrame = (): void => {
    if (isPatient && page.nowMs() - lastMs < paceMs) frame = page.requestFrame(onFrame);
    else flush();
  };
  const arm = (): void => {
    if (timer !== undefined) return;
    if (!page.isHidden()) frame = page.requestFrame(onFrame);
    timer = page.setTimer(flush, page.isHidden() ? hiddenDelayMs : lateFrameMs);
  };
  const unwatch = page.onVisibility(flush);

  return {
    request(task, patient = false) {
      isPatient &&= patient;
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
  nowMs: () => performance.now(),
  onVisibility(listener) {
    document.addEventListener('visibilitychange', listener);
    return () => document.removeEventListener('visibilitychange', listener);
  },
};
