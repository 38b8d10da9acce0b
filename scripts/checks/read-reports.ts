import { existsSync, readFileSync } from 'node:fs';
import {
  toPlaywrightFailures,
  toPlaywrightLine,
  toVitestFailures,
  type Failure,
  type PlaywrightError,
  type PlaywrightSuite,
  type VitestFile,
} from './failures.ts';
import type { Outcome } from './outcome.ts';

/** The parts of the JSON reports of Vitest and Playwright that are counted. */
interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  /** Files that could not be loaded fail without any test of theirs. */
  readonly testResults: readonly VitestFile[];
}

interface PlaywrightReport {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
  /** Errors outside of any test, such as a file that does not load. */
  readonly errors: readonly PlaywrightError[];
  readonly suites?: readonly PlaywrightSuite[];
}

function readReport(file: string): unknown {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Counts a report of Vitest's JSON reporter; undefined when there is none. */
export function readVitestReport(file: string): Outcome | undefined {
  const report = readReport(file) as VitestReport | undefined;
  if (report === undefined) return undefined;
  const deadFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + deadFiles,
    skipped: report.numPendingTests + report.numTodoTests,
    ...toNamed(report.testResults.flatMap(toVitestFailures)),
    ...(deadFiles > 0 && { note: `${deadFiles} files could not be loaded` }),
  };
}

/** Counts a report of Playwright's JSON reporter; undefined when there is none. */
export function readPlaywrightReport(file: string): Outcome | undefined {
  const report = readReport(file) as PlaywrightReport | undefined;
  if (report === undefined) return undefined;
  const { expected, unexpected, flaky, skipped } = report.stats;
  // Nothing is retried, so a flaky test cannot be: should one appear, it has failed once.
  const besideTests = report.errors.map((error) => ({
    test: 'outside of any test',
    error: toPlaywrightLine(error),
  }));
  const failures = [
    ...(report.suites ?? []).flatMap((suite) => toPlaywrightFailures(suite)),
    ...besideTests,
  ];
  return { passed: expected, failed: unexpected + flaky, skipped, ...toNamed(failures) };
}

function toNamed(failures: readonly Failure[]): Pick<Outcome, 'failures'> {
  return failures.length > 0 ? { failures } : {};
}
