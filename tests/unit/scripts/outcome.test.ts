import { describe, expect, it } from 'vitest';
import {
  addOutcomes,
  toClosingLine,
  toFailureList,
  toOutcome,
  toTestOutcome,
} from '../../../scripts/checks/outcome.ts';

const counts = { passed: 3, failed: 0, skipped: 0 };

describe('toTestOutcome', () => {
  it('takes the numbers of a runner that ended well', () => {
    expect(toTestOutcome(counts, 0)).toEqual(counts);
  });

  it('counts a runner that wrote no report as failed once', () => {
    expect(toTestOutcome(undefined, 137)).toMatchObject({ passed: 0, failed: 1 });
  });

  it('counts a runner that found no tests as failed, even if it was content', () => {
    expect(toTestOutcome({ passed: 0, failed: 0, skipped: 0 }, 0)).toMatchObject({
      failed: 1,
      note: 'no tests found',
    });
  });

  it('counts a crash beside green tests as one more failure', () => {
    expect(toTestOutcome(counts, 1)).toMatchObject({ passed: 3, failed: 1 });
  });

  it('does not count a failing test twice for its exit code', () => {
    expect(toTestOutcome({ ...counts, failed: 2 }, 1)).toMatchObject({ failed: 2 });
  });
});

describe('the closing line', () => {
  it('is the sum over all runners', () => {
    const sum = addOutcomes([toOutcome(true), toOutcome(false, 'why'), counts]);
    expect(toClosingLine(sum)).toBe('4 passed, 1 failed');
  });

  it('names what was skipped only if something was', () => {
    expect(toClosingLine({ passed: 1, failed: 0, skipped: 2 })).toBe(
      '1 passed, 0 failed, 2 skipped',
    );
  });
});

describe('the list of what failed', () => {
  it('names each test on a line of its own, with its runner', () => {
    const failures = [
      { test: 'a.test.ts › one', error: 'AssertionError: no' },
      { test: 'a.test.ts › two\nlines', error: '' },
    ];
    const lines = [
      { name: 'lint', outcome: toOutcome(false) },
      { name: 'unit', outcome: { ...counts, failed: 2, failures } },
    ];
    expect(toFailureList(lines).split('\n')).toEqual([
      '✗ unit        a.test.ts › one: AssertionError: no',
      '✗ unit        a.test.ts › two lines',
    ]);
  });

  it('is empty when nothing failed', () => {
    expect(toFailureList([{ name: 'unit', outcome: counts }])).toBe('');
  });
});
