import { expect, test } from 'vitest';
import { createDrawingRate } from '../../../lib/surface/drawing-rate.ts';

test('a text at fifty deltas a second is slow, at two hundred and fifty it is fast', () => {
  let nowMs = 0;
  const pace = createDrawingRate(() => nowMs);
  pace.note(0);
  nowMs += 20;
  expect(pace.note(5)).toBe(false);
  nowMs += 20;
  expect(pace.note(25)).toBe(true);
});

test('less is read after a frame that was late, and more after one that was not', () => {
  let nowMs = 0;
  const pace = createDrawingRate(() => nowMs);
  const first = pace.slice(false);
  nowMs += 90;
  const second = pace.slice(true);
  expect(second).toBeLessThan(first);
  nowMs += 16;
  expect(pace.slice(true)).toBeGreaterThan(second);
});
