import { expect, test } from 'vitest';
import { toReportNow } from '../../../lib/surface/connection-report.ts';
import type { FormReport } from '../../../lib/surface/connection-report.ts';

const waiting: readonly FormReport[] = [
  { type: 'failed', task: 'test', error: { kind: 'key-locked' } },
  { type: 'failed', task: 'list', error: { kind: 'key-locked' } },
  { type: 'key-not-kept', fault: 'locked' },
];

test.each(waiting)('what waits for the passphrase waits until it was entered: %j', (report) => {
  expect(toReportNow(report, 'locked', false, 'passphrase')).toBe(report);
  // Entered in the form itself, it goes on from the report.
  expect(toReportNow(report, 'unlocked', true, 'passphrase')).toBe(report);
  expect(toReportNow(report, 'unlocked', false, 'passphrase')).toEqual({ type: 'unlocked' });
});

test('where the passphrase was forgotten, nothing waits for it any more: one is to be set, or the key to be entered', () => {
  const [failed, , notKept] = waiting as [FormReport, FormReport, FormReport];
  for (const isTried of [false, true]) {
    expect(toReportNow(notKept, 'unset', isTried, 'passphrase')).toEqual({
      type: 'key-not-kept',
      fault: 'no-passphrase',
    });
    // The kept key was to be kept in another way, and is gone with the passphrase that it was under.
    expect(toReportNow(notKept, 'unset', isTried, 'device')).toEqual({ type: 'key-forgotten' });
    expect(toReportNow(failed, 'unset', isTried, 'passphrase')).toEqual({
      type: 'failed',
      task: 'test',
      error: { kind: 'no-key' },
    });
  }
});

test('that there is no passphrase is said until there is one', () => {
  const report: FormReport = { type: 'key-not-kept', fault: 'no-passphrase' };
  expect(toReportNow(report, 'unset', false, 'passphrase')).toBe(report);
  expect(toReportNow(report, 'unlocked', false, 'passphrase')).toBeNull();
});

test('what does not wait for the passphrase stands whatever becomes of it', () => {
  for (const report of [null, { type: 'saved' } as const]) {
    for (const lock of ['unset', 'locked', 'unlocked'] as const) {
      expect(toReportNow(report, lock, false, 'passphrase')).toBe(report);
    }
  }
});
