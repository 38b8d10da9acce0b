import { expect, test } from 'vitest';
import { toBudgetMark, toBudgetPassed } from '../../../lib/core/budget.ts';
import { toMonth } from '../../../lib/core/calendar.ts';
import { toPricedRow } from '../../../lib/core/figure-row.ts';
import { toRow } from '../../support/figure-rows.ts';

test.each([
  [7.99, 10, undefined],
  [8, 10, 80],
  [9.99, 10, 80],
  [10, 10, 100],
  [25, 10, 100],
  [0, 0, undefined],
  [0.01, 0, 100],
  [1_000, null, undefined],
])('$%d of a budget of %j is worth a warning at %j per cent', (spent, budget, level) => {
  expect(toBudgetPassed('2026-11', spent, budget)?.level).toBe(level);
});

test('a warning that was put away is another one at the next level, in the next month, and of another budget', () => {
  const passed = { month: '2026-11', budget: 10, level: 80 } as const;
  const marks = [
    passed,
    { ...passed, level: 100 as const },
    { ...passed, month: '2026-12' },
    { ...passed, budget: 20 },
  ].map(toBudgetMark);
  expect(new Set(marks).size).toBe(4);
});

test('a month is that of the clock on the wall', () => {
  expect(toMonth(new Date(2026, 10, 30, 23, 59).getTime())).toBe('2026-11');
  expect(toMonth(new Date(2026, 11, 1).getTime())).toBe('2026-12');
});

test('a row keeps the cost that it had, and gets one where a price is known by now', () => {
  const now = { input: 1, output: 2 };
  expect(toPricedRow(toRow({ id: 'r', cost: 5 }), now).cost).toBe(5);
  expect(toPricedRow(toRow({ id: 'r' }), now)).toMatchObject({ cost: 0.0002, price: now });
  expect(toPricedRow(toRow({ id: 'r' }), undefined).cost).toBeUndefined();
  expect(toPricedRow(toRow({ id: 'r', promptTokens: undefined }), now).cost).toBeUndefined();
});
