import { describe, expect, test } from 'vitest';
import { toSentContent } from '../../../lib/core/content.ts';
import type { ContentPart, PagePart } from '../../../lib/core/content.ts';
import type { StreamPart } from '../../../lib/core/parts.ts';
import { toRunView } from '../../../lib/core/run-view.ts';
import { estimateTokens } from '../../../lib/core/token-estimate.ts';
import { toContextWindow } from '../../../lib/providers/context-windows.ts';
import { toFitting, toRoom, toShownText, withPage } from '../../../lib/surface/context-fit.ts';
import type { Shown } from '../../../lib/surface/surface.ts';

function page(length: number, changes: Partial<PagePart> = {}): PagePart {
  return {
    type: 'page',
    text: 'word '.repeat(length / 5),
    title: 't',
    url: 'https://a.example/',
    ...changes,
  };
}

function tokensOf(context: readonly ContentPart[]): number {
  return context.reduce((sum, part) => sum + estimateTokens(toShownText(part)), 0);
}

describe('the context of a question', () => {
  test('is left alone where it fits', () => {
    expect(toFitting([page(1000), { type: 'selection', text: 'x' }], 1000)).toBeUndefined();
  });

  test('is cut where it does not: what is short stays whole, what is long shares the rest', () => {
    const fitting = toFitting([page(1000), page(50_000), page(90_000)], 5000) ?? [];
    const [short, long, longer] = fitting as PagePart[];
    expect(short?.limit).toBeUndefined();
    expect(tokensOf(fitting)).toBeLessThanOrEqual(5003);
    expect(tokensOf(fitting)).toBeGreaterThan(4900);
    expect(Math.abs((long?.limit ?? 0) - (longer?.limit ?? 0))).toBeLessThan(10);
  });

  test('keeps a cut that somebody has made, however much it is', () => {
    const cut = page(50_000, { limit: 40_000, isOwnLimit: true });
    expect(toFitting([cut], 500)).toBeUndefined();
  });

  test('is cut anew where the room is another, or what shares it', () => {
    const [first] = toFitting([page(50_000)], 5000) ?? [];
    const both = toFitting([first!, page(50_000)], 5000) ?? [];
    const [one, other] = both as PagePart[];
    expect(Math.abs((one?.limit ?? 0) - (other?.limit ?? 0))).toBeLessThan(10);
    expect(toFitting(both, 5000)).toBeUndefined();
    expect(toFitting([other!], 5000)).toEqual([first]);
    expect(toFitting([other!], 50_000)).toEqual([page(50_000)]);
  });

  test('is cut where it is a selection that is too long, as a page is', () => {
    const selection = { type: 'selection', text: 'word '.repeat(10_000) } as const;
    const fitting = toFitting([selection], 1000) ?? [];
    expect(tokensOf(fitting)).toBeLessThanOrEqual(1000);
    expect(toSentContent(fitting)[0]).toMatchObject({ whole: 50_000 });
  });

  test('has a page once', () => {
    const other = page(10, { url: 'https://b.example/' });
    expect(withPage([page(5), other], page(15))).toEqual([other, page(15)]);
  });
});

test('what is sent of a page ends at its limit, never inside a character, and says how much there was', () => {
  const text = 'ab🙂cd';
  const sent = toSentContent([
    page(0, { text, limit: 3, isOwnLimit: true }),
    page(0, { text, limit: 99 }),
  ]);
  expect(sent[0]).toMatchObject({ text: 'ab', whole: 6 });
  expect(sent[0]).not.toHaveProperty('limit');
  expect(sent[0]).not.toHaveProperty('isOwnLimit');
  expect(sent[1]).toMatchObject({ text });
  expect(sent[1]).not.toHaveProperty('whole');
});

test.each([
  ['gpt-4.1-mini', 'https://api.openai.com/v1', 1_000_000, true],
  ['openai/gpt-4o', 'https://openrouter.ai/api/v1', 128_000, true],
  ['claude-opus-5', 'https://api.anthropic.com', 200_000, true],
  ['somebody-7b', 'https://api.example.com/v1', 32_000, false],
  ['llama3.3', 'http://localhost:11434/v1', 8_000, false],
] as const)('%s at %s reads %d tokens; known: %s', (model, baseUrl, tokens, isKnown) => {
  expect(toContextWindow(model, baseUrl)).toEqual({ tokens, isKnown });
  // What somebody says goes before every rule, and the user before the server.
  expect(toContextWindow(model, baseUrl, { told: 4_096 }).tokens).toBe(4_096);
  const said = toContextWindow(model, baseUrl, { own: 9_000, told: 4_096 });
  expect(said).toEqual({ tokens: 9_000, isKnown: true });
});

test('the room is smaller by what was called in the conversation, and what came of it', () => {
  const roomOf = (parts: readonly StreamPart[]): number => {
    const row = { role: 'assistant', view: () => toRunView(parts) } as unknown as Shown;
    return toRoom(null, [row]).tokens;
  };
  const said: StreamPart = { type: 'text-delta', text: '😀' };
  const call: StreamPart = { type: 'tool-call-delta', index: 0, name: 'x', arguments: '😀😀' };
  const end: StreamPart = { type: 'call-end', call: 0, outcome: 'done', text: '😀', atMs: 1 };
  expect(roomOf([said]) - roomOf([said, call, end])).toBe(4 + 2);
});
