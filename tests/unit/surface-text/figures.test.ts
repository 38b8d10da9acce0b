import { describe, expect, test } from 'vitest';
import { readFigures } from '../../../lib/surface/figure-requests.ts';
import {
  parseAmount,
  toCostWords,
  toDollars,
  toMonthWords,
  toPriceWords,
  toSumCost,
} from '../../../lib/surface/figure-format.ts';
import { toConnections, toDays, toModels, toSum } from '../../../lib/surface/figure-sums.ts';
import { figureWords } from '../../../lib/strings/figure-words.ts';
import { createTranslator } from '../../../lib/strings/translator.ts';
import { toRow } from '../../support/figure-rows.ts';

const english = createTranslator('en', figureWords);
const german = createTranslator('de', figureWords);
const at = (day: number): number => new Date(2026, 10, day, 12).getTime();

describe('a sum of answers', () => {
  const rows = [
    toRow({ id: 'a', cost: 0.5, firstTokenMs: 100, tokensPerSecond: 10 }),
    toRow({ id: 'b', firstTokenMs: 900, promptAbout: true, promptTokens: undefined }),
    toRow({ id: 'c', cost: 0.25, firstTokenMs: 300, tokensPerSecond: 30, costAtMost: true }),
  ];

  test('adds what is known, says what is not, and has the middle of times', () => {
    expect(toSum(rows)).toEqual({
      answers: 3,
      titles: 0,
      promptTokens: 200,
      completionTokens: 150,
      promptAbout: true,
      completionAbout: false,
      cost: 0.75,
      costAtMost: true,
      unpriced: 1,
      firstTokenMs: 300,
      tokensPerSecond: 20,
    });
  });

  test('says its cost with its doubts', () => {
    expect(toSumCost(toSum(rows), english)).toBe('at most about $0.75');
    expect(toSumCost(toSum(rows.slice(1, 2)), english)).toBe('not known');
    expect(toSumCost(toSum([]), english)).toBe('$0.00');
    const free = toRow({ id: 'free', cost: 0 });
    expect(toSumCost(toSum([free]), english)).toBe('$0.00');
    expect(toSumCost(toSum([free, rows[1]!]), english), 'no price is no nought').toBe('not known');
  });

  test('has titles for themselves: paid for like answers, and none', () => {
    const titled = [...rows, toRow({ id: 't', title: true, cost: 0.25, firstTokenMs: 9_000 })];
    expect(toSum(titled)).toMatchObject({ answers: 3, titles: 1, cost: 1, firstTokenMs: 300 });
    expect(toModels(titled).map(({ label, sum }) => [label, sum.answers, sum.titles])).toEqual([
      ['model', 3, 0],
      ['model', 0, 1],
    ]);
  });
});

test('answers are put together by model and by connection, under its last name', () => {
  const rows = [
    toRow({ id: 'a', model: 'small', connection: 'Old', askedAtMs: at(1) }),
    toRow({ id: 'b', model: 'large', connection: 'New', askedAtMs: at(2) }),
    toRow({ id: 'c', model: 'small', connectionId: 'gone', connection: '' }),
  ];
  expect(toModels(rows).map(({ label, sum }) => [label, sum.answers])).toEqual([
    ['small', 2],
    ['large', 1],
  ]);
  expect(toConnections(rows).map(({ label, sum }) => [label, sum.answers])).toEqual([
    ['New', 2],
    ['', 1],
  ]);
});

test('a month has all its days', () => {
  const days = toDays([toRow({ id: 'a', askedAtMs: at(30) })], '2026-11');
  expect(days).toHaveLength(30);
  expect(days.filter(({ sum }) => sum.answers > 0).map(({ key }) => key)).toEqual(['2026-11-30']);
  expect(toDays([], '2024-02')).toHaveLength(29);
});

test.each([
  [0, '$0.00'],
  [0.000_012_3, '$0.000012'],
  [0.0456, '$0.046'],
  [0.5, '$0.50'],
  [1234.5, '$1,234.50'],
])('%d dollars are %s', (amount, words) => {
  expect(toDollars(amount, english)).toBe(words);
});

test.each([
  ['20', 20],
  [' 7,50 ', 7.5],
  ['$0.15', 0.15],
  ['7,50 $', 7.5],
  ['.5', 0.5],
  ['', undefined],
  ['-1', undefined],
  ['1.000,50', undefined],
  ['9999999', undefined],
  ['ten', undefined],
])('the amount %j is %j', (text, amount) => {
  expect(parseAmount(text)).toBe(amount);
});

test('a cost is marked where count or price are not the last word', () => {
  const sure = { cost: 1, costAtMost: false, promptAbout: false, completionAbout: false };
  expect(toCostWords(sure, english)).toBe('$1.00');
  expect(toCostWords({ ...sure, promptAbout: true }, english)).toBe('about $1.00');
  expect(toCostWords({ ...sure, costAtMost: true }, english)).toBe('at most $1.00');
  // Nothing is nothing, however many tokens it was.
  expect(toCostWords({ ...sure, cost: 0, promptAbout: true }, english)).toBe('$0.00');
});

test('a price says from when and from whom it is', () => {
  expect(toPriceWords({ input: 2.5, output: 10, seen: '2026-05-01' }, english)).toBe(
    '$2.50 in, $10.00 out; read on May 1, 2026',
  );
  expect(toPriceWords({ input: 1, output: 2, seen: '2026-05-01', own: true }, english)).toContain(
    'yours',
  );
  expect(toPriceWords({ input: 0, output: 0 }, english)).toContain('free');
  expect(toPriceWords(undefined, english)).toBe('no price known');
  expect(toMonthWords('2026-11', german)).toBe('November 2026');
});

test('a damaged row does not hide the others, and months come with the latest first', async () => {
  const sound = toRow({ id: 'a', price: { input: 1, output: 2 } });
  const rows = [sound, { ...sound, model: 5 }, null, 'x', { ...sound, price: {} }];
  const request = async () => ({
    type: 'figures',
    requestId: 'r',
    month: '2026-11',
    months: ['2026-09', '2026-10'],
    rows,
  });
  const figures = await readFigures({ request: request as never }, { month: null });
  expect(figures).toEqual({
    month: '2026-11',
    months: ['2026-11', '2026-10', '2026-09'],
    rows: [sound],
  });
});
