import { describe, expect, test } from 'vitest';
import { toFigures } from '../../../scripts/deep/read-figures.ts';
import { toDeepSection } from '../../../scripts/deep/to-section.ts';
import { replaceSection } from '../../../scripts/document-section.ts';
import { noteFigure } from '../../support/deep.ts';

const conditions = { date: '2026-11-21', command: 'npm run test:deep', versions: ['Node 24'] };

describe('a section of a document', () => {
  test('is added at the end, and then replaced where it stands', () => {
    const first = replaceSection('# Title\n', 'deep', 'old');
    const second = replaceSection(`${first}\nmore\n`, 'deep', 'new');
    expect(second).toBe('# Title\n\n<!-- deep -->\n\nnew\n\n<!-- /deep -->\n\nmore\n');
  });

  test('leaves the others alone, also one whose name begins alike', () => {
    const both = replaceSection(replaceSection('', 'deep', 'a'), 'deep long', 'b');
    expect(replaceSection(both, 'deep', 'c')).toBe(both.replace('a', 'c'));
  });
});

describe('figures', () => {
  const figure = { row: 'killed', values: { missingMs: 3 } };

  test('are found in a report of Playwright, however deep', () => {
    const annotations: { type: string; description?: string }[] = [{ type: 'issue' }];
    noteFigure({ annotations }, figure);
    const suite = { specs: [{ tests: [{ annotations }] }] };
    expect(toFigures({ suites: [{ suites: [suite] }] })).toEqual([figure]);
  });

  test('are found in a report of Vitest', () => {
    const testResults = [{ assertionResults: [{ meta: { figure } }, { meta: {} }, {}] }];
    expect(toFigures({ testResults })).toEqual([figure]);
  });

  test('are told with how many there are, the least, the median and the most', () => {
    const line = {
      name: 'deaths',
      outcome: { passed: 3, failed: 0, skipped: 0 },
      seconds: 12.4,
    };
    const figures = [9, 0.25, 4].map((missingMs) => ({
      row: 'killed',
      values: { missingMs, finished: missingMs > 5, runs: 2 },
    }));
    expect(toDeepSection(line, figures, conditions).split('\n')).toEqual([
      '### deaths',
      '',
      '- 2026-11-21, `npm run test:deep`; Node 24',
      '- 3 passed, 0 failed, in 12 s',
      '',
      '|  | runs | least / median / most |',
      '| --- | ---: | --- |',
      '| killed | 3 | missing, ms: 0.3 / 4 / 9; finished: 1 of 3; runs 2 |',
    ]);
  });

  test('stand beside every failure', () => {
    const failures = [{ test: 'a › b', error: 'lost' }];
    const outcome = { passed: 0, failed: 1, skipped: 0, failures };
    expect(toDeepSection({ name: 'deaths', outcome, seconds: 1 }, [], conditions)).toContain(
      '- failed: a › b: lost',
    );
  });
});
