import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSettling } from '../../../lib/surface/settling.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('what is typed is said once it stands still, and once when the field is left, whichever comes first', () => {
  const said: string[] = [];
  const settling = createSettling<string>((value) => said.push(value), 600);
  for (const value of ['T', 'Te', 'Tea']) {
    settling.put(value);
    vi.advanceTimersByTime(599);
  }
  expect(said).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(said).toEqual(['Tea']);
  settling.put('Teacher');
  settling.flush();
  settling.flush();
  vi.advanceTimersByTime(10_000);
  expect(said).toEqual(['Tea', 'Teacher']);
});
