import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinDeltas, releaseWithheld } from '../../../lib/core/parts.ts';
import type { StreamPart } from '../../../lib/core/parts.ts';
import { createKeyGuard } from '../../../lib/providers/key-guard.ts';
import { strikeParts } from '../../../lib/providers/key-parts.ts';
import { check } from '../../support/property.ts';

const key = 'sk-proj-7+aK/pQ2=xV9%mZ0&bT4wL8nR1cY6';

type TextType = 'text-delta' | 'reasoning-delta' | 'refusal-delta';

function guard(deltas: readonly string[], type: TextType = 'text-delta', of = key): StreamPart[] {
  const parts: StreamPart[] = [];
  const { take, end } = createKeyGuard(of, (part) => parts.push(part));
  for (const text of deltas) take({ type, text });
  end();
  return parts;
}

function toText(parts: readonly StreamPart[]): string {
  return parts.map((part) => ('text' in part ? part.text : '')).join('');
}

/** Cuts a text where the numbers say, each a share of it. */
function cut(text: string, shares: readonly number[]): string[] {
  const places = shares.map((share) => Math.floor(share * text.length)).toSorted((a, b) => a - b);
  return [...places, text.length].map((place, at) => text.slice(places[at - 1] ?? 0, place));
}

/** Numbers with a point of any size are nearly all next to nothing, and would cut a text at its beginning alone. */
const share = fc.integer({ min: 0, max: 1_000 }).map((number) => number / 1_000);
const shares = fc.array(share, { maxLength: 60, size: 'max' });
const alphabet = fc.constantFrom(
  ...Array.from('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/=%-_'),
);
const anyKey = fc.string({ unit: alphabet, minLength: 40, maxLength: 120 });

/** Deltas of every kind, and of two calls of a tool. */
const kinds: readonly ((text: string) => StreamPart)[] = [
  (text) => ({ type: 'text-delta', text }),
  (text) => ({ type: 'reasoning-delta', text }),
  (text) => ({ type: 'refusal-delta', text }),
  (text) => ({ type: 'tool-call-delta', index: 0, arguments: text }),
  (text) => ({ type: 'tool-call-delta', index: 1, arguments: text }),
];

function toDelta(kind: number, text: string): StreamPart {
  return kinds[kind]?.(text) ?? { type: 'text-delta', text };
}

/** What is shown of each kind: text, reasoning, refusal, and what tools are called with. */
function toTexts(parts: readonly StreamPart[]): string[] {
  const shown = ['', '', '', '', ''];
  for (const part of parts) {
    if (part.type === 'text-delta') shown[0] += part.text;
    else if (part.type === 'reasoning-delta') shown[1] += part.text;
    else if (part.type === 'refusal-delta') shown[2] += part.text;
    else if (part.type === 'tool-call-delta') shown[3 + part.index] += part.arguments;
    else if (part.type === 'text-was-reasoning') shown.splice(0, 2, '', `${shown[1]}${shown[0]}`);
  }
  return shown;
}

function hasPiece(text: string, of: string, length: number): boolean {
  for (let at = 0; at + length <= of.length; at += 1) {
    if (text.includes(of.slice(at, at + length))) return true;
  }
  return false;
}

describe('the guard of an answer', () => {
  test('lets no key through, however the deltas cut it', () => {
    check(
      fc.property(anyKey, fc.string(), fc.string(), shares, (of, before, after, at) => {
        const text = toText(guard(cut(`${before}${of}${after}`, at), 'text-delta', of));
        expect(hasPiece(text, of, 16)).toBe(false);
        expect(text).toContain('[key]');
      }),
      1_000,
    );
  });

  test('lets no large piece of a key through, at whatever place it begins', () => {
    check(
      fc.property(anyKey, fc.nat(), fc.nat(), fc.string(), shares, (of, first, more, after, at) => {
        const from = first % (of.length - 16);
        const piece = of.slice(from, from + 16 + (more % (of.length - from - 15)));
        const text = toText(guard(cut(`so: ${piece} ${after}`, at), 'text-delta', of));
        expect(hasPiece(text, of, 16)).toBe(false);
      }),
      1_000,
    );
  });

  test('lets no key through in pieces of any kinds, whatever comes between them', () => {
    const between = fc.constantFrom<StreamPart>(
      { type: 'usage', usage: { completionTokens: 1 } },
      { type: 'oddity', kind: 'unreadable', count: 1, sample: '?' },
      { type: 'citation', citation: { url: 'https://x.example/', title: 'x' } },
      { type: 'model-used', model: 'm' },
      { type: 'withheld', part: null },
    );
    const which = fc.array(fc.nat({ max: kinds.length }), { minLength: 200, maxLength: 200 });
    const all = fc.array(shares, { minLength: kinds.length, maxLength: kinds.length });
    check(
      fc.property(anyKey, all, which, between, (of, cuts, turns, other) => {
        const queues = cuts.map((at) => cut(`It is ${of}.`, at));
        const parts: StreamPart[] = [];
        const { take, end } = createKeyGuard(of, (part) => parts.push(part));
        for (const turn of turns) {
          const text = queues[turn]?.shift();
          if (text !== undefined) take(toDelta(turn, text));
          else take(other);
        }
        end();
        for (const text of toTexts(parts)) expect(hasPiece(text, of, 16)).toBe(false);
      }),
      1_000,
    );
  });

  test('strikes a key out in pieces with another kind between them, but for a short beginning', () => {
    const parts: StreamPart[] = [];
    const { take, end } = createKeyGuard(key, (part) => parts.push(part));
    for (const text of cut(`It is ${key}.`, [0.2, 0.4, 0.6, 0.8])) {
      take({ type: 'text-delta', text });
      take({ type: 'reasoning-delta', text: '.' });
    }
    end();
    expect(toTexts(parts)[0]).toMatch(/^It is .{0,11}(?:\[key\])+\.$/);
  });

  test('strikes a key out that is cut where an answer turns out to be thought', () => {
    const parts: StreamPart[] = [];
    const { take, end } = createKeyGuard(key, (part) => parts.push(part));
    take({ type: 'reasoning-delta', text: key.slice(0, 11) });
    take({ type: 'text-delta', text: key.slice(11, 14) });
    take({ type: 'text-was-reasoning' });
    take({ type: 'reasoning-delta', text: key.slice(14, 25) });
    take({ type: 'text-delta', text: `${key.slice(25)}.` });
    end();
    for (const text of toTexts(parts)) expect(hasPiece(text, key, 12)).toBe(false);
  });

  test('leaves every text as it is that has no large piece of the key', () => {
    check(
      fc.property(fc.array(fc.string()), (deltas) => {
        expect(toText(guard(deltas))).toBe(deltas.join(''));
      }),
    );
  });

  test.each([
    ['a word of the key', ['The ', 'proj', 'ect sk-pro', 'j-7 begins']],
    ['the beginning that all keys of a provider share', [key.slice(0, 8), ' is how they begin']],
    ['less than a large piece', [`${key.slice(4, 19)}!`]],
    ['the last word of a reply', ['so: ', key.slice(0, 11)]],
  ])('says whole what is only like the key: %s', (_, deltas) => {
    expect(toText(guard(deltas))).toBe(deltas.join(''));
  });

  test('lets a key through in no single characters', () => {
    expect(toText(guard(Array.from(`It is ${key}.`)))).toBe('It is sk-[key].');
  });

  test('strikes a key out that a reply ends with, whole or broken off', () => {
    expect(toText(guard(['It is ', key]))).toBe('It is [key]');
    expect(toText(guard(['It is ', key.slice(0, 13)]))).toBe('It is [key]');
  });

  test('strikes out each of many', () => {
    expect(toText(guard([key + key, `${key}, ${key}`]))).not.toContain(key.slice(0, 16));
    expect(strikeParts(`${key} and ${key}`, key, 16)).toBe('[key] and [key]');
  });

  test.each(['reasoning-delta', 'refusal-delta'] as const)('guards a %s too', (type) => {
    expect(guard(['It is ', key, '.'], type).at(-1)).toEqual({ type, text: '[key].' });
  });

  test('says what it holds back, so that a stop or a death puts it in its place', () => {
    const parts: StreamPart[] = [];
    const { take } = createKeyGuard(key, (part) => parts.push(part));
    take({ type: 'text-delta', text: 'A proj' });
    expect(joinDeltas(parts)).toMatchObject([
      { type: 'text-delta', text: 'A ' },
      { type: 'withheld', part: { text: 'proj' } },
    ]);
    expect(releaseWithheld(parts)).toEqual([{ type: 'text-delta', text: 'A proj' }]);
    take({ type: 'text-delta', text: key.slice(7) });
    expect(toText(releaseWithheld(parts))).toBe('A [key]');
  });

  test('goes on over what says nothing, and ends with what does', () => {
    const parts: StreamPart[] = [];
    const { take, end } = createKeyGuard(key, (part) => parts.push(part));
    take({ type: 'text-delta', text: `It is ${key.slice(0, 20)}` });
    take({ type: 'usage', usage: { completionTokens: 1 } });
    take({ type: 'text-delta', text: key.slice(20) });
    take({ type: 'reasoning-delta', text: 'Hm.' });
    end();
    expect(parts.filter(({ type }) => type !== 'withheld')).toEqual([
      { type: 'text-delta', text: 'It is ' },
      { type: 'usage', usage: { completionTokens: 1 } },
      { type: 'text-delta', text: '[key]' },
      { type: 'reasoning-delta', text: 'Hm.' },
    ]);
  });

  test('goes on over what the reader of a reply holds back, which may be the key’s too', () => {
    const parts: StreamPart[] = [];
    const { take, end } = createKeyGuard(key, (part) => parts.push(part));
    take({ type: 'text-delta', text: `It is ${key.slice(0, 26)}` });
    take({ type: 'withheld', part: { type: 'text-delta', text: key.slice(26, 28) } });
    expect(toText(releaseWithheld(parts))).toBe('It is [key]');
    take({ type: 'withheld', part: null });
    take({ type: 'text-delta', text: key.slice(26) });
    end();
    expect(toText(releaseWithheld(parts))).toBe('It is [key]');
  });

  test('guards what calls a tool, which is named once', () => {
    const parts: StreamPart[] = [];
    const { take, end } = createKeyGuard(key, (part) => parts.push(part));
    const call = { type: 'tool-call-delta', index: 0 } as const;
    take({ ...call, id: `c-${key}`, name: 'send', arguments: '' });
    take({ ...call, arguments: `{"key":"${key.slice(0, 9)}` });
    take({ ...call, arguments: `${key.slice(9)}"}` });
    take({ ...call, index: 1, id: 'c-2', name: key, arguments: key });
    end();
    expect(parts).toEqual([
      { ...call, id: 'c-[key]', name: 'send', arguments: '' },
      { ...call, arguments: '{"key":"' },
      { ...call, arguments: '[key]"}' },
      { ...call, index: 1, id: 'c-2', name: '[key]', arguments: '' },
      { ...call, index: 1, arguments: '[key]' },
    ]);
  });

  test('strikes the key out of sources', () => {
    const parts: StreamPart[] = [];
    const citation = { url: `https://x.example/?q=${encodeURIComponent(key)}`, title: key };
    createKeyGuard(key, (part) => parts.push(part)).take({ type: 'citation', citation });
    expect(parts).toEqual([
      { type: 'citation', citation: { url: 'https://x.example/?q=[key]', title: '[key]' } },
    ]);
  });

  test('leaves the words alone of whoever has no key, or a word for one', () => {
    expect(toText(guard(['The ollama key'], 'text-delta', 'ollama'))).toBe('The ollama key');
  });
});
