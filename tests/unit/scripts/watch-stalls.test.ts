import { afterEach, expect, it, vi } from 'vitest';
import { watchStalls } from '../../../scripts/checks/watch-stalls.ts';

afterEach(() => {
  vi.useRealTimers();
});

it('says once for how long the machine stood still, and nothing of a busy one', () => {
  vi.useFakeTimers();
  let skippedMs = 0;
  const watch = watchStalls(() => Date.now() + skippedMs);
  vi.advanceTimersByTime(10_000);
  skippedMs += 2_000;
  vi.advanceTimersByTime(10_000);
  expect(watch.take()).toBeUndefined();

  skippedMs += 41_000;
  vi.advanceTimersByTime(1_000);
  expect(watch.take()).toBe('the machine stood still for 41 s');
  expect(watch.take()).toBeUndefined();
  watch.stop();
});
