import { describe, expect, it } from 'vitest';
import { createRandom } from '../../support/random.ts';

describe('createRandom', () => {
  it('gives the same numbers for the same seed and others for another', () => {
    const numbers = (seed: number) => {
      const random = createRandom(seed);
      return Array.from({ length: 20 }, () => random.next());
    };
    expect(numbers(7)).toEqual(numbers(7));
    expect(numbers(7)).not.toEqual(numbers(8));
    expect(numbers(7).every((number) => number >= 0 && number < 1)).toBe(true);
  });

  it('reaches both ends of an integer range and nothing beyond', () => {
    const random = createRandom(1);
    const seen = new Set(Array.from({ length: 300 }, () => random.integer(-1, 2)));
    expect([...seen].toSorted((a, b) => a - b)).toEqual([-1, 0, 1, 2]);
  });

  it('picks every item and refuses an empty list', () => {
    const random = createRandom(2);
    expect(new Set(Array.from({ length: 100 }, () => random.pick(['a', 'b', 'c']))).size).toBe(3);
    expect(() => random.pick([])).toThrow(RangeError);
  });

  it('shuffles a copy', () => {
    const list = [1, 2, 3, 4, 5, 6, 7, 8];
    const shuffled = createRandom(3).shuffle(list);
    expect(list).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(shuffled).not.toEqual(list);
    expect(shuffled.toSorted((a, b) => a - b)).toEqual(list);
  });

  it('splits into pieces that are not empty and join to the text', () => {
    for (let seed = 0; seed < 50; seed += 1) {
      const text = 'The river 👍🏽 flows.'.repeat(seed % 4);
      const pieces = createRandom(seed).split(text, 5);
      expect(pieces.join('')).toBe(text);
      expect(pieces.every((piece) => piece.length >= 1 && piece.length <= 5)).toBe(true);
    }
  });
});
