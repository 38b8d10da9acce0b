import { describe, expect, test } from 'vitest';
import { toRunFigures } from '../../../lib/core/run-figures.ts';
import { toRunView } from '../../../lib/core/run-view.ts';
import type { StreamPart } from '../../../lib/core/parts.ts';
import { createTranslator } from '../../../lib/strings/translator.ts';
import {
  toAnswerFigures,
  toFigureWords,
  toFirstWords,
  toTextDirection,
  toWaitWords,
} from '../../../lib/surface/format.ts';

const english = createTranslator('en');
const started: StreamPart[] = [
  { type: 'step-start', step: 0, atMs: 1000 },
  { type: 'first-delta', atMs: 1420 },
  { type: 'text-delta', text: '😀'.repeat(50) },
];
const stop = { unified: 'stop', raw: 'stop' } as const;

describe('figures of an answer', () => {
  test('a counted answer has an exact rate', () => {
    const view = toRunView([
      ...started,
      { type: 'usage', usage: { promptTokens: 1204, completionTokens: 200 } },
      { type: 'finish', finishReason: stop, atMs: 5420 },
    ]);
    expect(toFigureWords(toAnswerFigures(view, 0), english)).toEqual([
      'first token 0.4 s',
      '50 tokens/s',
      '1,204 in',
      '200 out',
    ]);
  });

  test('an uncounted answer has an estimate, named as such', () => {
    const figures = toAnswerFigures(toRunView(started), 3420);
    expect(figures).toMatchObject({ tokensPerSecond: 50, completionAbout: true });
    expect(toFigureWords(figures, english)).toContain('about 50 tokens/s');
  });

  test.each<[string, StreamPart[]]>([
    ['told', [{ type: 'usage', usage: { promptTokens: 9, completionTokens: 100 } }]],
    ['estimated', []],
  ])('a rate that is %s is without the time that the user took for a call', (_, told) => {
    const view = toRunView([
      ...started,
      { type: 'tool-call-delta', index: 0, id: 'a', name: '', arguments: '' },
      { type: 'last-delta', atMs: 3420 },
      { type: 'step-start', step: 1, atMs: 900_000 },
      { type: 'first-delta', atMs: 901_000 },
      { type: 'text-delta', text: '😀'.repeat(50) },
      ...told,
      { type: 'last-delta', atMs: 903_000 },
      { type: 'finish', finishReason: stop, atMs: 990_000 },
    ]);
    expect(toAnswerFigures(view, 0).tokensPerSecond).toBe(50);
  });

  test('a rate is without the tokens that came in one piece, as in the figures that are kept', () => {
    const parts: StreamPart[] = [
      { type: 'step-start', step: 0, atMs: 0 },
      { type: 'first-delta', atMs: 8_000 },
      { type: 'tool-call-delta', index: 0, id: 'a', name: 'look', arguments: '{}' },
      { type: 'last-delta', atMs: 8_000 },
      { type: 'usage', usage: { completionTokens: 400 } },
      { type: 'step-finish', finishReason: { unified: 'tool-calls', raw: null } },
      { type: 'step-start', step: 1, atMs: 8_003 },
      { type: 'first-delta', atMs: 9_000 },
      { type: 'text-delta', text: 'Now I know.' },
      { type: 'last-delta', atMs: 11_000 },
      { type: 'usage', usage: { completionTokens: 100 } },
      { type: 'finish', finishReason: stop, atMs: 11_000 },
    ];
    expect(toAnswerFigures(toRunView(parts), 0).tokensPerSecond).toBe(50);
    expect(toRunFigures(parts)?.tokensPerSecond).toBe(50);
  });

  test('a name that comes with every piece of a call is counted once', () => {
    const toView = (pieces: readonly string[]) =>
      toRunView([
        { type: 'step-start', step: 0, atMs: 0 },
        ...pieces.map((piece): StreamPart => {
          return { type: 'tool-call-delta', index: 0, name: 'weather_of_a_city', arguments: piece };
        }),
      ]);
    const [once] = toView(['xxxx'.repeat(100)]).requests;
    const [often] = toView(Array.from({ length: 100 }, () => 'xxxx')).requests;
    expect(often?.said).toBe(once?.said);
  });

  test('an answer of several requests has the tokens of all, about as many where one was not counted', () => {
    const told = (promptTokens: number, completionTokens: number): StreamPart[] => [
      { type: 'usage', usage: { promptTokens, completionTokens } },
      { type: 'step-finish', finishReason: { unified: 'tool-calls', raw: null } },
    ];
    const next: StreamPart[] = [
      { type: 'step-start', step: 2, atMs: 2000, promptTokens: 300 },
      { type: 'text-delta', text: '😀'.repeat(9) },
    ];
    const last: StreamPart[] = [{ type: 'finish', finishReason: stop, atMs: 3000 }];
    const wordsOf = (parts: StreamPart[]): string[] =>
      toFigureWords(toAnswerFigures(toRunView(parts), 0), english);
    const first = [...started, ...told(1000, 70)];
    const whole = wordsOf([...first, ...next, ...told(1200, 30), ...last]);
    expect(whole).toEqual(expect.arrayContaining(['2,200 in', '100 out']));
    const guessed = wordsOf([...first, ...next, ...last]);
    expect(guessed).toEqual(expect.arrayContaining(['about 1,300 in', 'about 88 out']));
  });

  test('a request that came to nothing counts only where it may have been read', () => {
    const parts: StreamPart[] = [
      ...started,
      { type: 'usage', usage: { promptTokens: 10, completionTokens: 60 } },
      { type: 'step-finish', finishReason: stop },
      { type: 'step-start', step: 1, atMs: 2000, promptTokens: 20 },
    ];
    const inOf = (...more: StreamPart[]): unknown =>
      toAnswerFigures(toRunView([...parts, ...more]), 0).promptTokens;
    const error = { kind: 'rate-limited' } as const;
    expect(inOf({ type: 'error', error, atMs: 3000 })).toBe(10);
    expect(inOf({ type: 'abort', atMs: 3000 })).toBe(30);
    const again: StreamPart = { type: 'step-start', step: 2, atMs: 4000, promptTokens: 20 };
    expect(inOf(again, { type: 'abort', atMs: 5000 })).toBe(30);
  });

  test('an answer that came in one piece has no rate', () => {
    const view = toRunView([...started, { type: 'finish', finishReason: stop, atMs: 1425 }]);
    expect(toAnswerFigures(view, 0).tokensPerSecond).toBeUndefined();
  });

  test('an answer without a delta has nothing to tell', () => {
    expect(toFigureWords(toAnswerFigures(toRunView([]), 0), english)).toEqual([]);
  });
});

describe('waits', () => {
  test.each([
    [300, '1 second'],
    [20_000, '20 seconds'],
    [120_000, '120 seconds'],
    [130_000, '3 minutes'],
  ])('%i ms is %s', (ms, words) => {
    expect(toWaitWords(ms, english)).toBe(words);
  });
});

describe('first words', () => {
  test.each([
    ['short', 'short'],
    ['  over\n two   lines ', 'over two lines'],
    ['a sentence that is too long to be shown', 'a sentence that is…'],
    ['x'.repeat(40), `${'x'.repeat(20)}…`],
    ['x'.repeat(19) + '😀😀', `${'x'.repeat(19)}…`],
  ])('%j', (text, words) => {
    expect(toFirstWords(text, 20)).toBe(words);
  });
});

describe('direction of a text', () => {
  test.each([
    ['', undefined],
    ['123 …', undefined],
    ['1. hello', 'ltr'],
    ['שלום world', 'rtl'],
    ['«مرحبا»', 'rtl'],
    ['漢字', 'ltr'],
  ])('%j is %s', (text, direction) => {
    expect(toTextDirection(text)).toBe(direction);
  });
});
