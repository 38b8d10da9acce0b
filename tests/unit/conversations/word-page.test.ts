import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { toTerms } from '../../../lib/conversations/terms.ts';
import {
  addMarks,
  blockSize,
  readPage,
  removeMarks,
  toMark,
  visitPage,
  writePage,
} from '../../../lib/conversations/word-page.ts';
import type { PageWords } from '../../../lib/conversations/word-page.ts';
import { check } from '../../support/property.ts';

/** Words of few letters, so that many are alike or begin alike, and whatever the terms of any text are. */
const word = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', 'é', '東'), minLength: 1, maxLength: 4 }),
  fc
    .string({ unit: 'binary', minLength: 1 })
    .map((text) => [...toTerms(text)][0])
    .filter((term) => term !== undefined),
);
const entries = fc.array(fc.tuple(word, fc.nat({ max: blockSize - 1 })), { maxLength: 40 });

function toPage(marked: readonly (readonly [string, number])[]): string {
  const words: PageWords = new Map();
  for (const [each, position] of marked) addMarks(words, each, toMark(position));
  return writePage(words);
}

function find(page: string, wanted: string, isBeginning: boolean): number[] {
  const found = new Set<number>();
  visitPage(page, wanted, isBeginning, (position) => found.add(position));
  return [...found].sort((a, b) => a - b);
}

const unique = (positions: readonly number[]): number[] =>
  [...new Set(positions)].sort((a, b) => a - b);

test('a page gives back what was put on it, by whole words and by their beginnings', () => {
  check(
    fc.property(entries, word, (marked, wanted) => {
      const page = toPage(marked);
      const whole = marked.filter(([each]) => each === wanted);
      const begun = marked.filter(([each]) => each.startsWith(wanted));
      expect(find(page, wanted, false)).toEqual(unique(whole.map(([, at]) => at)));
      expect(find(page, wanted, true)).toEqual(unique(begun.map(([, at]) => at)));
      expect(writePage(readPage(page))).toBe(page);
    }),
  );
});

test('without some marks it is the page that it would be had they never been put on it', () => {
  const positions = fc.uniqueArray(fc.nat({ max: blockSize - 1 }));
  check(
    fc.property(entries, positions, (marked, removed) => {
      const kept = marked.filter(([, position]) => !removed.includes(position));
      expect(removeMarks(toPage(marked), new Set(removed.map(toMark)))).toBe(toPage(kept));
    }),
  );
});
