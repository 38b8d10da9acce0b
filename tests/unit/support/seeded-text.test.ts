import { describe, expect, it } from 'vitest';
import { seededDeltas, seededProse, seededText } from '../../support/seeded-text.ts';
import { toShownText } from '../../support/shown-text.ts';

describe('seededText', () => {
  it('is the same for the same seed, another for another, and exactly as long as asked', () => {
    expect(seededText(5, 4000)).toBe(seededText(5, 4000));
    expect(seededText(5, 4000)).not.toBe(seededText(6, 4000));
    for (const length of [0, 1, 23, 24, 500, 4001]) {
      expect(seededText(length, length)).toHaveLength(length);
    }
  });

  it.each([
    ['emoji', /\p{Extended_Pictographic}/u],
    ['CJK', /[\p{Script=Han}\p{Script=Hangul}]/u],
    ['right-to-left script', /[\p{Script=Arabic}\p{Script=Hebrew}]/u],
    ['combining marks', /\p{M}/u],
    ['a long word', /[a-z]{30}/],
    ['a line break', /\n/],
    ['Markdown', /[*_`#|~]/],
    ['markup', /<[a-z/!]/],
  ])('has %s in any 1,500 characters', (_, pattern) => {
    for (let seed = 0; seed < 30; seed += 1) expect(seededText(seed, 1500)).toMatch(pattern);
  });

  it('never cuts a surrogate pair, at any length', () => {
    for (let length = 0; length < 400; length += 1) {
      expect(seededText(11, length).isWellFormed()).toBe(true);
    }
  });
});

describe('seededProse', () => {
  it('is one paragraph that Markdown leaves as it is, of any length', () => {
    for (let seed = 0; seed < 100; seed += 1) {
      const text = seededProse(seed, 20 * seed);
      expect(text).toHaveLength(20 * seed);
      expect(toShownText(text)).toBe(text);
    }
  });
});

describe('seededDeltas', () => {
  it('joins to the text, without empty deltas and without half characters', () => {
    for (let seed = 0; seed < 30; seed += 1) {
      const text = seededText(seed, 1200);
      const deltas = seededDeltas(seed, text);
      expect(deltas.join('')).toBe(text);
      expect(deltas.every((delta) => delta !== '' && delta.isWellFormed())).toBe(true);
      expect(seededDeltas(seed, text)).toEqual(deltas);
    }
  });

  it('cuts inside emoji sequences, as real answers arrive', () => {
    const family = '👩‍👩‍👧‍👦'.repeat(20);
    expect(seededDeltas(1, family).length).toBeGreaterThan(10);
  });
});
