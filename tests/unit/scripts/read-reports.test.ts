import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { toPlaywrightLine } from '../../../scripts/checks/failures.ts';
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

it('names the failed tests of Vitest and the first line of why', () => {
  const file = write({
    numPassedTests: 1,
    numFailedTests: 1,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: [
      {
        name: join(process.cwd(), 'tests/unit/a.test.ts'),
        status: 'failed',
        message: '',
        assertionResults: [
          { status: 'passed', fullName: 'group works', failureMessages: [] },
          {
            status: 'failed',
            fullName: 'group breaks',
            failureMessages: ['\u001b[31mAssertionError: expected 1\u001b[39m\n    at x'],
          },
        ],
      },
      {
        name: join(process.cwd(), 'tests/unit/b.test.ts'),
        status: 'failed',
        message: "\nCannot find module './c.ts'\n at y",
        assertionResults: [],
      },
    ],
  });
  expect(readVitestReport(file)?.failures).toEqual([
    { test: 'tests/unit/a.test.ts › group breaks', error: 'AssertionError: expected 1' },
    { test: 'tests/unit/b.test.ts', error: "Cannot find module './c.ts'" },
  ]);
});

it('names the failed tests of Playwright, however deep, and what failed outside of them', () => {
  const toSpec = (title: string, status: string, ...messages: string[]) => ({
    title,
    tests: [{ status, results: [{ errors: messages.map((message) => ({ message })) }] }],
  });
  const file = write({
    stats: { expected: 1, unexpected: 1, flaky: 1, skipped: 0 },
    errors: [{ message: 'Error: no such folder\n  at z' }],
    suites: [
      {
        title: 'chromium/a.spec.ts',
        specs: [toSpec('works', 'expected'), toSpec('breaks', 'unexpected', 'Error: timeout\n')],
        suites: [{ title: 'group', specs: [toSpec('wavers', 'flaky', 'Error: once')] }],
      },
    ],
  });
  expect(readPlaywrightReport(file)?.failures).toEqual([
    { test: 'chromium/a.spec.ts › breaks', error: 'Error: timeout' },
    { test: 'chromium/a.spec.ts › group › wavers', error: 'Error: once' },
    { test: 'outside of any test', error: 'Error: no such folder' },
  ]);
});

it('says what a test of Playwright that took too long was waiting for, and where', () => {
  const errors = [
    { message: 'Test timeout of 60000ms exceeded.' },
    {
      message:
        "Error: locator.click: Test timeout\nCall log:\n\u001b[2m  - waiting for getByRole('button')\u001b[22m\n",
      location: { file: join(process.cwd(), 'tests/e2e/a.spec.ts'), line: 7 },
    },
  ];
  const file = write({
    stats: { expected: 0, unexpected: 1, flaky: 0, skipped: 0 },
    errors: [],
    suites: [
      {
        title: 'a.spec.ts',
        specs: [{ title: 'hangs', tests: [{ status: 'unexpected', results: [{ errors }] }] }],
      },
    ],
  });
  expect(readPlaywrightReport(file)?.failures).toEqual([
    {
      test: 'a.spec.ts › hangs',
      error:
        "Test timeout of 60000ms exceeded. · Error: locator.click: Test timeout · waiting for getByRole('button') · tests/e2e/a.spec.ts:7",
    },
  ]);
});

it('says what a test of Playwright wanted and what came, shortened, and the lines that it passed', () => {
  const message = [
    'Error: \u001b[2mexpect(\u001b[22mreceived).toEqual(expected)',
    '',
    '- Expected  - 1',
    '+ Received  + 1',
    '',
    '  Object {',
    '-   "opened": "a key",',
    '+   "opened": undefined,',
    '  }',
    '',
    `Received string:    "${'a'.repeat(500)}b"`,
    '    at says (/somewhere/tests/e2e/a.spec.ts:7:3)',
    '    at async /somewhere/tests/e2e/a.spec.ts:40:5',
    '    at run (/somewhere/node_modules/runner/index.js:1:1)',
  ].join('\n');
  const location = { file: join(process.cwd(), 'tests/e2e/a.spec.ts'), line: 7 };
  expect(toPlaywrightLine({ message, location })).toBe(
    [
      'Error: expect(received).toEqual(expected)',
      '-   "opened": "a key",',
      '+   "opened": undefined,',
      `Received string:    "${'a'.repeat(179)} … ${'a'.repeat(198)}b"`,
      'tests/e2e/a.spec.ts:7',
      'tests/e2e/a.spec.ts:40',
    ].join(' · '),
  );
});

it('has nothing to say without a whole report', () => {
  expect(readPlaywrightReport(join(folder, 'absent.json'))).toBeUndefined();
  expect(readVitestReport(write('{"numPassed'))).toBeUndefined();
});
