import { describe, expect, test } from 'vitest';
import type { StreamPart } from '../../../lib/core/parts.ts';
import { toRunFigures } from '../../../lib/core/run-figures.ts';
import { toPromptTokens } from '../../../lib/core/token-estimate.ts';

const price = { input: 2, output: 8, seen: '2026-05-01' };
const request = (atMs: number, step = 1): StreamPart => ({
  type: 'step-start',
  step,
  atMs,
  promptTokens: 100,
  price,
});
/** A text of so many estimated tokens; of less than two it is one. An emoji is two. */
const text = (tokens: number): StreamPart => ({
  type: 'text-delta',
  text: tokens < 2 ? 'x' : '😀'.repeat(tokens / 2),
});
const firstAt = (atMs: number): StreamPart => ({ type: 'first-delta', atMs });
const lastAt = (atMs: number): StreamPart => ({ type: 'last-delta', atMs });
const usage = (promptTokens: number, completionTokens: number, more = {}): StreamPart => ({
  type: 'usage',
  usage: { promptTokens, completionTokens, ...more },
});
const finishAt = (atMs: number): StreamPart[] => [
  { type: 'step-finish', finishReason: { unified: 'stop', raw: 'stop' } },
  { type: 'finish', finishReason: { unified: 'stop', raw: 'stop' }, atMs },
];
const errorAt = (atMs: number, kind: 'interrupted' | 'rate-limited' | 'timed-out'): StreamPart => ({
  type: 'error',
  error: { kind },
  atMs,
});
const waitFor = (untilMs: number): StreamPart => ({
  type: 'retry-wait',
  error: { kind: 'rate-limited' },
  attempt: 1,
  of: 3,
  untilMs,
});

describe('an answer whose endpoint counts', () => {
  test('has what was reported, its times and its cost', () => {
    const parts = [request(1000), firstAt(1400), text(20), lastAt(3400), usage(500, 100)];
    expect(toRunFigures([...parts, ...finishAt(9000)])).toEqual({
      firstTokenMs: 400,
      tokensPerSecond: 50,
      promptTokens: 500,
      completionTokens: 100,
      promptAbout: false,
      completionAbout: false,
      cost: (500 * 2 + 100 * 8) / 1_000_000,
      costAtMost: false,
      price,
    });
  });

  test('costs what the provider says that it costs, whatever a table says', () => {
    const said = [firstAt(2), text(1), usage(500, 1, { cachedTokens: 300, cost: 0.25 })];
    const figures = toRunFigures([request(1), ...said, ...finishAt(9)]);
    expect(figures).toMatchObject({ cost: 0.25, costTold: true, costAtMost: false });
    const again = [...said, waitFor(20), request(30, 2), firstAt(31), text(2), usage(500, 2)];
    // The other request has but the table.
    expect(toRunFigures([request(1), ...again, ...finishAt(40)])?.costTold).toBeUndefined();
  });

  test('costs less for what a cache gave and more for what it took, as far as that is known', () => {
    const cached = { cachedTokens: 300, cacheWriteTokens: 100, reasoningTokens: 7 };
    const toFigures = (more: object) => {
      const start = { type: 'step-start', step: 1, atMs: 1, price: { ...price, ...more } } as const;
      return toRunFigures([start, firstAt(2), text(1), usage(500, 10, cached), ...finishAt(9)]);
    };
    expect(toFigures({ cacheRead: 0.5, cacheWrite: 3 })).toMatchObject({
      cost: (100 * 2 + 300 * 0.5 + 100 * 3 + 10 * 8) / 1_000_000,
      costAtMost: false,
      ...cached,
    });
    // The most that anybody asks: never too little.
    expect(toFigures({})).toMatchObject({
      cost: (400 * 2 + 100 * 4 + 10 * 8) / 1_000_000,
      costAtMost: true,
    });
  });

  test('costs at most that much where some of it was cached, or the price depends on the hour', () => {
    const said = [firstAt(2), text(1), usage(500, 1, { cachedTokens: 300 }), ...finishAt(9)];
    expect(toRunFigures([request(1), ...said])).toMatchObject({ costAtMost: true });
    const hourly: StreamPart = {
      type: 'step-start',
      step: 1,
      atMs: 1,
      price: { ...price, atMost: true },
    };
    expect(toRunFigures([hourly, firstAt(2), text(1), usage(5, 1), ...finishAt(9)])).toMatchObject({
      costAtMost: true,
    });
  });

  test('is as fast as what could be seen, without thoughts that came in no delta', () => {
    const parts = [request(0), firstAt(5000), text(100), lastAt(7000)];
    const hidden = usage(10, 1100, { reasoningTokens: 1000 });
    expect(toRunFigures([...parts, hidden, ...finishAt(7000)])).toMatchObject({
      tokensPerSecond: 50,
      completionTokens: 1100,
    });
    const thought: StreamPart = { type: 'reasoning-delta', text: 'hm' };
    expect(toRunFigures([...parts, thought, hidden, ...finishAt(7000)])).toMatchObject({
      tokensPerSecond: 550,
    });
  });
});

describe('an answer of which nobody reported', () => {
  test('is counted by its text, and its question by what was sent, and both are marked', () => {
    const parts = [request(0), firstAt(100), text(100), lastAt(2100), ...finishAt(2100)];
    expect(toRunFigures(parts)).toMatchObject({
      promptTokens: 100,
      completionTokens: 100,
      promptAbout: true,
      completionAbout: true,
      tokensPerSecond: 50,
      cost: (100 * 2 + 100 * 8) / 1_000_000,
    });
  });

  test('and of which no price was known has no cost', () => {
    const parts: StreamPart[] = [{ type: 'step-start', step: 1, atMs: 0 }, text(1), ...finishAt(9)];
    expect(toRunFigures(parts)).toMatchObject({ completionTokens: 1 });
    expect(toRunFigures(parts)?.cost).toBeUndefined();
    expect(toRunFigures(parts)?.promptTokens).toBeUndefined();
  });
});

describe('an answer that did not end by itself counts too:', () => {
  test('one that was stopped, by what had come', () => {
    const parts = [request(0), firstAt(300), text(50), lastAt(1300)];
    expect(toRunFigures([...parts, { type: 'abort', atMs: 60_000 }])).toMatchObject({
      firstTokenMs: 300,
      tokensPerSecond: 50,
      completionTokens: 50,
      completionAbout: true,
    });
  });

  test('one whose first report was of a single token', () => {
    const parts = [request(0), usage(700, 1), firstAt(300), text(50)];
    expect(toRunFigures([...parts, { type: 'abort', atMs: 1300 }])).toMatchObject({
      promptTokens: 700,
      promptAbout: false,
      completionTokens: 50,
      completionAbout: true,
    });
  });

  test('one whose background died, at the speed that it had until then', () => {
    const parts = [request(0), firstAt(300), text(50), lastAt(1300)];
    expect(toRunFigures([...parts, errorAt(90_000_000, 'interrupted')])).toMatchObject({
      tokensPerSecond: 50,
    });
    const unnoted = [request(0), firstAt(300), text(50), errorAt(90_000_000, 'interrupted')];
    expect(toRunFigures(unnoted)).not.toHaveProperty('tokensPerSecond');
  });

  test.each<[string, StreamPart]>([
    ['stopped', { type: 'abort', atMs: 9 }],
    ['interrupted', errorAt(9, 'interrupted')],
    ['given up', errorAt(9, 'timed-out')],
  ])('one that was %s before its first word, by its question', (_, end) => {
    expect(toRunFigures([request(0), end])).toMatchObject({
      promptTokens: 100,
      completionTokens: 0,
    });
  });
});

describe('nothing is counted of', () => {
  test.each<[string, StreamPart[]]>([
    ['a request that was refused', [request(0), errorAt(9, 'rate-limited')]],
    ['one that was stopped in the wait for its next try', [request(0), waitFor(9)]],
    ['one that never left', [{ type: 'queued', ahead: 2 }]],
    ['an answer from elsewhere', [text(1), ...finishAt(9)]],
  ])('%s', (_, parts) => {
    const last = parts.at(-1)?.type;
    const isEnded = last === 'error' || last === 'finish';
    expect(toRunFigures(isEnded ? parts : [...parts, { type: 'abort', atMs: 9 }])).toBeUndefined();
  });
});

describe('an answer of several requests', () => {
  test('waited for its first word from the last of them on', () => {
    const parts = [request(0), waitFor(2000), request(2000, 2), firstAt(2300), text(10)];
    expect(toRunFigures([...parts, ...finishAt(3000)])).toMatchObject({
      firstTokenMs: 300,
      promptTokens: 100,
      completionTokens: 10,
    });
  });

  const call: StreamPart = {
    type: 'tool-call-delta',
    index: 0,
    id: 'a',
    name: 'x',
    arguments: '😀'.repeat(10),
  };

  test('is as fast as each of them was, however long the user thought about what the first called', () => {
    const first = [request(0), firstAt(100), text(80), call, lastAt(1100)];
    const next = [request(3_600_000, 2), firstAt(3_600_500), text(98), text(1), lastAt(3_601_500)];
    const figures = toRunFigures([...first, ...next, ...finishAt(3_601_500)]);
    expect(figures).toMatchObject({ firstTokenMs: 100, tokensPerSecond: 100 });
  });

  test('leaves out of its speed those that came in one piece', () => {
    const next = [request(5000, 2), firstAt(5500), text(100), lastAt(7500), ...finishAt(9000)];
    const figures = toRunFigures([request(0), firstAt(100), call, ...next]);
    expect(figures).toMatchObject({ tokensPerSecond: 50 });
  });

  test('has a speed too where an early journal does not say when the second began', () => {
    const first = [request(0), firstAt(100), text(50), lastAt(600)];
    const next = [request(1000, 2), text(50), lastAt(2100), ...finishAt(9000)];
    expect(toRunFigures([...first, ...next])).toMatchObject({ tokensPerSecond: 50 });
  });

  test('costs what each of them cost that came to something', () => {
    const parts = [
      request(0),
      usage(50, 2),
      waitFor(2000),
      request(2000, 2),
      firstAt(2300),
      text(10),
      usage(60, 10),
      ...finishAt(3000),
    ];
    expect(toRunFigures(parts)).toMatchObject({
      promptTokens: 110,
      completionTokens: 12,
      cost: (110 * 2 + 12 * 8) / 1_000_000,
    });
  });
});

test('a prompt is as long as its messages, and what stands around each', () => {
  expect(toPromptTokens([{ text: '😀😀' }, { text: 'x' }])).toBe(4 + 4 + 1 + 4);
});

test('a prompt is longer by what was called in it, what came of it, and what may be called', () => {
  const calls = [{ name: '😀', arguments: '😀😀' }];
  expect(toPromptTokens([{ text: '', calls }])).toBe(4 + 2 + 4);
  expect(toPromptTokens([{ text: '', results: [{ text: '😀' }, { text: '😀' }] }])).toBe(4 + 4);
  const schema = { note: '😀'.repeat(50) };
  const offer = { name: '😀', description: '😀😀', schema };
  const schemaTokens = toPromptTokens([{ text: JSON.stringify(schema) }]);
  expect(toPromptTokens([{ text: '' }], [offer])).toBe(4 + 2 + schemaTokens);
});
