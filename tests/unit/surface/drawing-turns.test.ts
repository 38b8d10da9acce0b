import { expect, test } from 'vitest';
import type { MessageId } from '../../../lib/core/ids.ts';
import { createDrawingTurns } from '../../../lib/surface/drawing-turns.ts';
import type { DrawingTurns } from '../../../lib/surface/drawing-turns.ts';

interface Scene {
  turns: DrawingTurns;
  /** Lets a frame come that many ms after the one before; false where nobody waits for one. */
  frame(afterMs?: number): boolean;
  drawn(ids: readonly MessageId[]): number[];
}

function createScene(): Scene {
  let task: ((whole: boolean) => void) | undefined;
  let nowMs = 0;
  const turns = createDrawingTurns(
    {
      request: (next) => void (task = next),
      cancel: () => void (task = undefined),
    },
    () => nowMs,
  );
  return {
    turns,
    frame(afterMs = 16) {
      nowMs += afterMs;
      const due = task;
      task = undefined;
      due?.(false);
      return due !== undefined;
    },
    drawn: (ids) => ids.flatMap((id, index) => (turns.isDue(id).value ? [index] : [])),
  };
}

function toIds(count: number): MessageId[] {
  return Array.from({ length: count }, (_, index) => `row ${index}`);
}

test('a few rows are drawn at once', () => {
  const { turns, drawn, frame } = createScene();
  turns.show(toIds(12), 11);
  expect(drawn(toIds(12))).toHaveLength(12);
  expect(frame()).toBe(false);
});

test('of many rows those where it is read are drawn at once, and the others from there on', () => {
  const { turns, drawn, frame } = createScene();
  const ids = toIds(100);
  turns.show(ids, 50);
  expect(drawn(ids)).toEqual([47, 48, 49, 50, 51, 52, 53]);
  frame();
  expect(drawn(ids)).toEqual([46, 47, 48, 49, 50, 51, 52, 53, 54]);
  let frames = 1;
  while (frame()) frames += 1;
  expect(drawn(ids)).toHaveLength(100);
  expect(frames).toBeLessThan(20);
});

test('while frames are late fewer rows have their turn in each, and never none', () => {
  const { turns, drawn, frame } = createScene();
  const ids = toIds(100);
  turns.show(ids, 99);
  frame();
  let before = drawn(ids).length;
  const added = Array.from({ length: 4 }, () => {
    frame(120);
    const now = drawn(ids).length;
    const more = now - before;
    before = now;
    return more;
  });
  expect(added).toEqual([1, 1, 1, 1]);
});

test('what is about to be seen comes first', () => {
  const { turns, frame } = createScene();
  turns.show(toIds(100), 99);
  turns.hasten('row 3');
  frame();
  expect(turns.isDue('row 3').value).toBe(true);
  expect(turns.isDue('row 4').value).toBe(false);
});

test('a question that is asked meanwhile is drawn at once, and what waited goes on', () => {
  const { turns, drawn, frame } = createScene();
  turns.show(toIds(100), 99);
  turns.show(toIds(102), 101);
  expect(turns.isDue('row 101').value).toBe(true);
  expect(turns.isDue('row 0').value).toBe(false);
  while (frame());
  expect(drawn(toIds(102))).toHaveLength(102);
});

test('rows of another conversation wait for none of those that have gone', () => {
  const { turns, frame } = createScene();
  turns.show(toIds(100), 99);
  turns.show(['other'], 0);
  expect(turns.isDue('other').value).toBe(true);
  frame();
  expect(frame()).toBe(false);
});
