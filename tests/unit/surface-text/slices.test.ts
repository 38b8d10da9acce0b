import { expect, test } from 'vitest';
import type { FrameScheduler, FrameTask } from '../../../lib/surface/frame.ts';
import { createSlices, toSlices } from '../../../lib/surface/slices.ts';

/** Frames that are drawn by hand, and a clock that only work moves. */
function createFrames() {
  const tasks = new Set<FrameTask>();
  const clock = { ms: 0 };
  const frames: FrameScheduler = {
    request: (task) => void tasks.add(task),
    cancel: (task) => void tasks.delete(task),
    close: () => undefined,
  };
  const draw = (): boolean => {
    const due = [...tasks];
    tasks.clear();
    for (const task of due) task(false);
    return due.length > 0;
  };
  return { frames, clock, draw };
}

test('what is long is done in slices, and what is short at once', () => {
  const { frames, clock, draw } = createFrames();
  const slices = createSlices(frames, () => clock.ms);
  let left = 20;
  slices.run(() => {
    clock.ms += 1;
    left -= 1;
    return left > 0;
  });
  const after: number[] = [left];
  while (draw()) {
    clock.ms += 10;
    after.push(left);
  }
  expect(after).toEqual([14, 8, 2, 0, 0]);
});

test('all that is drawn in one surface shares the time of a frame', () => {
  const { frames, clock, draw } = createFrames();
  const slices = createSlices(frames, () => clock.ms);
  const done: string[] = [];
  const take = (name: string) => () => {
    clock.ms += 4;
    done.push(name);
    return false;
  };
  for (const name of ['a', 'b', 'c', 'd', 'e']) slices.run(take(name));
  expect(done).toEqual(['a', 'b']);
  draw();
  expect(done).toEqual(['a', 'b', 'c', 'd']);
  draw();
  expect(done).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(toSlices(frames)).toBe(toSlices(frames));
});

test('what is forgotten is not done', () => {
  const { frames, clock, draw } = createFrames();
  const slices = createSlices(frames, () => clock.ms);
  slices.run(() => {
    clock.ms += 6;
    return false;
  });
  let runs = 0;
  const forget = slices.run(() => (runs += 1) < 3);
  forget();
  while (draw()) clock.ms += 1;
  expect(runs).toBe(0);
});
