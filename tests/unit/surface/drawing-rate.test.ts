import { expect, test } from 'vitest';
import { createDrawingRate } from '../../../lib/surface/drawing-rate.ts';

test('a text at fifty deltas a second never waits, a faster one leaves more frames to the page', () => {
  let nowMs = 0;
  const pace = createDrawingRate(() => nowMs);
  pace.note(0);
  nowMs += 20;
  expect(pace.note(5)).toBe(0);
  nowMs += 20;
  const fast = pace.note(25);
  expect(fast).toBeGreaterThan(0);
  // Three frames at most are left out: what comes last is on screen well within 100 ms.
  expect(fast).toBeLessThan((4 * 1000) / 60);
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
