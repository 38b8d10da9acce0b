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
   * Runs `task` once, soon; in `delayMs` if it is not asked for before; with `restMs`, in the first frame that begins so long
   * after it ran last. Asking again before it ran hastens it; a `delayMs` from before is forgotten, since it was for
   * the case that nobody would ask.
   */
  request(task: FrameTask, when?: { restMs?: number; delayMs?: number }): void;
  /** Forgets `task`. */
  cancel(task: FrameTask): void;
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
  /** What is to run, with the earliest time at which it may. */
  const tasks = new Map<FrameTask, number>();
  /** The timers of those that run later. */
  const delayed = new Map<FrameTask, number>();
  const ranAtMs = new WeakMap<FrameTask, number>();
  let frame: number | undefined;
  let timer: number | undefined;
  /**
   * Of what is in no hurry: its frame is asked for when it is due. One that is asked for and not used would cost a turn of
   * the page all the same, and the more of it the more is above.
   */
  let rest: { timer: number; dueMs: number } | undefined;

  const endRest = (): void => {
    if (rest) page.clearTimer(rest.timer);
    rest = undefined;
  };
  const disarm = (): void => {
    if (frame !== undefined) page.cancelFrame(frame);
    if (timer !== undefined) page.clearTimer(timer);
    endRest();
    frame = undefined;
    timer = undefined;
  };
  const undelay = (task: FrameTask): void => {
    const waiting = delayed.get(task);
    if (waiting !== undefined) page.clearTimer(waiting);
    delayed.delete(task);
  };
  const run = (task: FrameTask, whole: boolean): void => {
    undelay(task);
    tasks.delete(task);
    ranAtMs.set(task, page.nowMs());
    task(whole);
  };
  const flush = (whole: boolean): void => {
    disarm();
    const now = page.nowMs();
    const due = [...tasks].filter(([, dueMs]) => whole || dueMs <= now);
    for (const [task] of due) run(task, whole);
    if (tasks.size > 0) arm(Math.min(...tasks.values()));
  };
  const flushFrame = (): void => flush(false);
  const flushWhole = (): void => flush(true);
  const askFrame = (): void => {
    endRest();
    frame ??= page.requestFrame(flushFrame);
  };
  const arm = (dueMs: number): void => {
    const leftMs = Math.max(0, dueMs - page.nowMs());
    timer ??= page.setTimer(flushWhole, page.isHidden() ? hiddenDelayMs : leftMs + lateFrameMs);
    if (page.isHidden() || frame !== undefined) return;
    if (leftMs === 0) return askFrame();
    if (rest && rest.dueMs <= dueMs) return;
    endRest();
    const onDue = (): void => {
      // By the timer and not by the clock, which may lag behind it.
      for (const [task, at] of tasks) if (at <= dueMs) tasks.set(task, 0);
      askFrame();
    };
    rest = { timer: page.setTimer(onDue, leftMs), dueMs };
  };
  const delay = (task: FrameTask, delayMs: number): void => {
    undelay(task);
    const runLate = (): void => {
      run(task, page.isHidden());
      if (tasks.size === 0) disarm();
    };
    delayed.set(task, page.setTimer(runLate, delayMs));
  };
  const unwatch = page.onVisibility(() => {
    for (const task of delayed.keys()) tasks.set(task, 0);
    flushWhole();
  });

  return {
    request(task, { restMs = 0, delayMs } = {}) {
      if (delayMs !== undefined) return delay(task, delayMs);
      undelay(task);
      const dueMs = restMs > 0 ? (ranAtMs.get(task) ?? 0) + restMs : 0;
      tasks.set(task, Math.min(dueMs, tasks.get(task) ?? dueMs));
      arm(dueMs);
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
