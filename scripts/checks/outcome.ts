import type { Failure } from './failures.ts';

/** What a runner found. A runner that could not run has failed once. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** One sentence about why, where the numbers do not tell. */
  readonly note?: string;
  /** The tests that failed, as far as the runner's report names them. */
  readonly failures?: readonly Failure[];
}

/** One check, all or nothing. */
export function toOutcome(isGood: boolean, note?: string): Outcome {
  const counts = { passed: isGood ? 1 : 0, failed: isGood ? 0 : 1, skipped: 0 };
  return note === undefined ? counts : { ...counts, note };
}

/**
 * Adds what the numbers of a test runner hide: that it crashed beside its tests, or found none.
 * @param counts as the runner's own report says, or undefined when it wrote none
 * @param exitCode of the runner's process
 */
export function toTestOutcome(counts: Outcome | undefined, exitCode: number): Outcome {
  if (counts === undefined) return toOutcome(false, `crashed with exit code ${exitCode}`);
  if (counts.passed + counts.failed + counts.skipped === 0)
    return toOutcome(false, 'no tests found');
  if (exitCode !== 0 && counts.failed === 0) {
    return { ...counts, failed: 1, note: `ended with exit code ${exitCode} beside its tests` };
  }
  return counts;
}

/** The sum of several outcomes, in numbers alone. */
export function addOutcomes(outcomes: readonly Outcome[]): Outcome {
  return outcomes.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** The failed tests of all runners, one per line; empty when nobody names any. */
export function toFailureList(
  lines: readonly { readonly name: string; readonly outcome: Outcome }[],
): string {
  return lines
    .flatMap(({ name, outcome }) =>
      (outcome.failures ?? []).map(({ test, error }) =>
        `✗ ${`${name} `.padEnd(12)}${test}${error && `: ${error}`}`.replaceAll('\n', ' '),
      ),
    )
    .join('\n');
}

/** The closing line, which machines read: `12 passed, 0 failed`, with the skipped if there are. */
export function toClosingLine({ passed, failed, skipped }: Outcome): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
