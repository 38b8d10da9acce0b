import { expect, test } from 'vitest';
import { toReportNow } from '../../../lib/surface/connection-report.ts';
import type { FormReport } from '../../../lib/surface/connection-report.ts';

const waiting: readonly FormReport[] = [
  { type: 'failed', task: 'test', error: { kind: 'key-locked' } },
  { type: 'failed', task: 'list', error: { kind: 'key-locked' } },
  { type: 'key-not-kept', fault: 'locked' },
];

test.each(waiting)('what waits for the passphrase waits until it was entered: %j', (report) => {
  expect(toReportNow(report, 'locked', false)).toBe(report);
  // Entered in the form itself, it goes on from the report.
  expect(toReportNow(report, 'unlocked', true)).toBe(report);
  expect(toReportNow(report, 'unlocked', false)).toEqual({ type: 'unlocked' });
  // Forgotten elsewhere, it is said by the form that asks for it.
  expect(toReportNow(report, 'unset', false)).toBe(report);
});

test('what does not wait for the passphrase stands whatever becomes of it', () => {
  for (const report of [null, { type: 'saved' } as const]) {
    for (const lock of ['unset', 'locked', 'unlocked'] as const) {
      expect(toReportNow(report, lock, false)).toBe(report);
    }
  }
});
