import { beforeEach, describe, expect, test } from 'vitest';
import { createFrameScheduler } from '../../../lib/surface/frame.ts';
import type { FramePage, FrameScheduler, FrameTask } from '../../../lib/surface/frame.ts';

let frames: Map<number, () => void>;
let timers: Map<number, { callback: () => void; delayMs: number; atMs: number }>;
let hidden: boolean;
let onVisibility: () => void;
let page: FramePage;
let nowMs: number;

beforeEach(() => {
  let next = 0;
  frames = new Map();
  timers = new Map();
  hidden = false;
  nowMs = 1_000;
  page = {
    nowMs: () => nowMs,
    requestFrame: (callback) => (frames.set(++next, callback), next),
    cancelFrame: (frame) => void frames.delete(frame),
    setTimer: (callback, delayMs) => (
      timers.set(++next, { callback, delayMs, atMs: nowMs + delayMs }),
      next
    ),
    clearTimer: (timer) => void timers.delete(timer),
    isHidden: () => hidden,
    onVisibility(listener) {
      onVisibility = listener;
      return () => {
        onVisibility = () => undefined;
      };
    },
  };
});

const runAll = (callbacks: Iterable<() => void>): void => {
  for (const callback of Array.from(callbacks)) callback();
};

describe('a visible page', () => {
  test('writes once per frame, however often it is asked', () => {
    let runs = 0;
    const scheduler = createFrameScheduler(page);
    const task = (): void => void (runs += 1);
    scheduler.request(task);
    scheduler.request(task);
    expect(frames.size).toBe(1);
    runAll(frames.values());
    expect(runs).toBe(1);
    expect(timers.size).toBe(0);
  });

  test('does not wait longer than 100 ms for a frame that does not come', () => {
    let runs = 0;
    createFrameScheduler(page).request(() => void (runs += 1));
    const [timer] = timers.values();
    expect(timer?.delayMs).toBe(100);
    timer?.callback();
    expect(runs).toBe(1);
    expect(frames.size).toBe(0);
  });

  test('a task may ask for the next frame', () => {
    let runs = 0;
    const scheduler = createFrameScheduler(page);
    const task = (): void => {
      runs += 1;
      if (runs < 3) scheduler.request(task);
    };
    scheduler.request(task);
    for (let turn = 0; turn < 5; turn += 1) {
      const due = [...frames.values()];
      frames.clear();
      runAll(due);
    }
    expect(runs).toBe(3);
  });
});

describe('a patient task', () => {
  let framesUsed = 0;
  const runFrame = (): void => {
    nowMs += 16.7;
    for (const [id, { callback, atMs }] of Array.from(timers)) {
      if (atMs > nowMs) continue;
      timers.delete(id);
      callback();
    }
    const due = [...frames.values()];
    frames.clear();
    framesUsed += due.length;
    runAll(due);
  };

  test('leaves two frames of three to the browser, and asks for none of them', () => {
    let runs = 0;
    const scheduler = createFrameScheduler(page);
    const task = (): void => {
      runs += 1;
      scheduler.request(task, { restMs: 40 });
    };
    scheduler.request(task, { restMs: 40 });
    for (let turn = 0; turn < 13; turn += 1) runFrame();
    expect(runs).toBe(5);
    expect(framesUsed).toBe(5);
  });

  test('makes none wait that is not, and is not hastened by it', () => {
    const scheduler = createFrameScheduler(page);
    const runs: string[] = [];
    const patient = (): void => void runs.push('patient');
    scheduler.request(patient, { restMs: 40 });
    runFrame();
    scheduler.request(patient, { restMs: 40 });
    expect(frames.size).toBe(0);
    scheduler.request(() => void runs.push('other'));
    runFrame();
    expect(runs).toEqual(['patient', 'other']);
    runFrame();
    runFrame();
    expect(runs).toEqual(['patient', 'other', 'patient']);
    expect([frames.size, timers.size]).toEqual([0, 0]);
  });

  test('is not kept waiting by one that runs in every frame', () => {
    const scheduler = createFrameScheduler(page);
    let runs = 0;
    const busy = (): void => scheduler.request(busy);
    const patient = (): void => {
      runs += 1;
      scheduler.request(patient, { restMs: 40 });
    };
    scheduler.request(patient, { restMs: 40 });
    scheduler.request(busy);
    for (let turn = 0; turn < 13; turn += 1) runFrame();
    expect(runs).toBe(5);
  });

  test('is hastened by being asked for without a rest', () => {
    const scheduler = createFrameScheduler(page);
    let runs = 0;
    const task = (): void => void (runs += 1);
    scheduler.request(task);
    runFrame();
    scheduler.request(task, { restMs: 40 });
    scheduler.request(task);
    runFrame();
    expect(runs).toBe(2);
  });

  test('forgets a later time that it was to run at in case that nobody asked', () => {
    const scheduler = createFrameScheduler(page);
    let runs = 0;
    const task = (): void => void (runs += 1);
    scheduler.request(task);
    runFrame();
    scheduler.request(task, { delayMs: 20 });
    scheduler.request(task, { restMs: 40 });
    runFrame();
    runFrame();
    expect(runs).toBe(1);
    runFrame();
    expect(runs).toBe(2);
  });
});

describe('a task that is to run later', () => {
  const later = (): [scheduler: FrameScheduler, task: FrameTask, runs: boolean[]] => {
    const runs: boolean[] = [];
    const task: FrameTask = (whole) => void runs.push(whole);
    const scheduler = createFrameScheduler(page);
    scheduler.request(task, { delayMs: 64 });
    return [scheduler, task, runs];
  };

  test('runs by its own timer, at the pace of a page that is drawn', () => {
    const [, , runs] = later();
    const [timer] = timers.values();
    expect([timer?.delayMs, frames.size]).toEqual([64, 0]);
    timer?.callback();
    expect([runs, timers.size]).toEqual([[false], 0]);
  });

  test('is not run twice when a frame comes first, and waits anew when it is asked for again', () => {
    const [scheduler, task, runs] = later();
    scheduler.request(task, { delayMs: 30 });
    expect(Array.from(timers.values(), ({ delayMs }) => delayMs)).toEqual([30]);
    scheduler.request(task);
    runAll(frames.values());
    expect([runs, timers.size]).toEqual([[false], 0]);
  });

  test('is run whole at once when the page is hidden or shown, and never once it is cancelled', () => {
    const [scheduler, task, runs] = later();
    onVisibility();
    expect([runs, timers.size]).toEqual([[true], 0]);
    scheduler.request(task, { delayMs: 64 });
    scheduler.cancel(task);
    onVisibility();
    expect([runs, timers.size]).toEqual([[true], 0]);
  });
});

test('what no frame has drawn is written whole', () => {
  const runs: boolean[] = [];
  const scheduler = createFrameScheduler(page);
  const task: FrameTask = (whole) => void runs.push(whole);
  scheduler.request(task);
  runAll(frames.values());
  scheduler.request(task);
  for (const { callback } of Array.from(timers.values())) callback();
  expect(runs).toEqual([false, true]);
});

test('a cancelled task is not run, and nothing stays armed for it', () => {
  const scheduler = createFrameScheduler(page);
  const task = (): void => expect.unreachable();
  scheduler.request(task);
  scheduler.cancel(task);
  expect(frames.size + timers.size).toBe(0);
});

test('close leaves nothing behind', () => {
  const scheduler = createFrameScheduler(page);
  scheduler.request(() => expect.unreachable());
  scheduler.close();
  onVisibility();
  expect(frames.size + timers.size).toBe(0);
});
