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

/**
 * Writes to the page. `whole` where the screen is not drawn frame by frame just now, or was not until now: then there is no
 * pace to keep, and whatever is there is written.
 */
export type FrameTask = (whole: boolean) => void;

/** Runs writing to the page at the pace at which somebody can see it. */
export interface FrameScheduler {
  /**
   * Runs `task` once, soon; in `delayMs` if it is not asked for before; where `isPatient`, after a rest of some frames. Asking
   * again before it ran can only hasten it.
   */
  request(task: FrameTask, when?: { isPatient?: boolean; delayMs?: number }): void;
  /** Forgets `task`. */
  cancel(task: FrameTask): void;
  close(): void;
}

/** How long a visible page is given to produce a frame: a covered window is visible and gets none, or one a second. */
const lateFrameMs = 100;
/** What is in no hurry leaves frames that come sooner than this after the last writing to the browser: two of three. */
const paceMs = 40;
/** A hidden page gets no frames at all. Four times a second keeps its text near, and each write short. */
const hiddenDelayMs = 250;

/**
 * Builds the one scheduler of a surface. It exists because a delta arrives more often than a screen is drawn; it never
 * decides whether something is written, only when. Coming to the front or going to the back writes all at once.
 */
export function createFrameScheduler(page: FramePage = browserPage): FrameScheduler {
  const tasks = new Set<FrameTask>();
  /** The timers of those that run later. */
  const delayed = new Map<FrameTask, number>();
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
  const undelay = (task: FrameTask): void => {
    const waiting = delayed.get(task);
    if (waiting !== undefined) page.clearTimer(waiting);
    delayed.delete(task);
  };
  const flush = (whole: boolean): void => {
    disarm();
    isPatient = true;
    lastMs = page.nowMs();
    const due = [...tasks];
    tasks.clear();
    for (const task of due) {
      undelay(task);
      task(whole);
    }
  };
  const onFrame = (): void => {
    if (isPatient && page.nowMs() - lastMs < paceMs) frame = page.requestFrame(onFrame);
    else flush(false);
  };
  const flushWhole = (): void => flush(true);
  const arm = (): void => {
    if (timer !== undefined) return;
    if (!page.isHidden()) frame = page.requestFrame(onFrame);
    timer = page.setTimer(flushWhole, page.isHidden() ? hiddenDelayMs : lateFrameMs);
  };
  const delay = (task: FrameTask, delayMs: number): void => {
    undelay(task);
    const run = (): void => {
      undelay(task);
      tasks.delete(task);
      if (tasks.size === 0) disarm();
      task(page.isHidden());
    };
    delayed.set(task, page.setTimer(run, delayMs));
  };
  const unwatch = page.onVisibility(() => {
    for (const task of delayed.keys()) tasks.add(task);
    flushWhole();
  });

  return {
    request(task, { isPatient: canWait = false, delayMs } = {}) {
      if (delayMs !== undefined) return delay(task, delayMs);
      isPatient &&= canWait;
      tasks.add(task);
      arm();
    },
    cancel(task) {
      undelay(task);
      tasks.delete(task);
      if (tasks.size === 0) disarm();
    },
    close() {
      for (const task of delayed.keys()) undelay(task);
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
