import { existsSync, readFileSync } from 'node:fs';
import type { Outcome } from './outcome.ts';

/** The parts of the JSON reports of Vitest and Playwright that are counted. */
interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  /** Files that could not be loaded fail without any test of theirs. */
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: unknown[];
  }[];
}

interface PlaywrightReport {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
  /** Errors outside of any test, such as a file that does not load. */
  readonly errors: readonly unknown[];
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
    ...(deadFiles > 0 && { note: `${deadFiles} files could not be loaded` }),
  };
}

/** Counts a report of Playwright's JSON reporter; undefined when there is none. */
export function readPlaywrightReport(file: string): Outcome | undefined {
  const report = readReport(file) as PlaywrightReport | undefined;
  if (report === undefined) return undefined;
  const { expected, unexpected, flaky, skipped } = report.stats;
  // Nothing is retried, so a flaky test cannot be: should one appear, it has failed once.
  return { passed: expected, failed: unexpected + flaky, skipped };
}
