import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readPlaywrightReport, readVitestReport } from '../../../scripts/checks/read-reports.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sidestream-reports-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(report: unknown): string {
  const file = join(folder, 'report.json');
  writeFileSync(file, typeof report === 'string' ? report : JSON.stringify(report));
  return file;
}

it('counts a test file of Vitest that did not load as failed', () => {
  const file = write({
    numPassedTests: 2,
    numFailedTests: 1,
    numPendingTests: 0,
    numTodoTests: 1,
    testResults: [
      { status: 'failed', assertionResults: [{}] },
      { status: 'failed', assertionResults: [] },
    ],
  });
  expect(readVitestReport(file)).toMatchObject({ passed: 2, failed: 2, skipped: 1 });
});

it('counts a flaky test of Playwright as failed', () => {
  const file = write({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 }, errors: [] });
  expect(readPlaywrightReport(file)).toEqual({ passed: 5, failed: 2, skipped: 2 });
});

it('has nothing to say without a whole report', () => {
  expect(readPlaywrightReport(join(folder, 'absent.json'))).toBeUndefined();
  expect(readVitestReport(write('{"numPassed'))).toBeUndefined();
});
