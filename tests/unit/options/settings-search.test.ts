import { expect, test } from 'vitest';
import { searching as german } from '../../../lib/strings/de/searching.ts';
import { searching as english } from '../../../lib/strings/en/searching.ts';
import {
  findMarks,
  isFound,
  toSettingsQuery,
  toSynonyms,
} from '../../../lib/surface/settings-search.ts';

const synonyms = toSynonyms('dark, night, colours; font, zoom, text size; lone');
const colours = { own: 'Colours As the system Light Dark', headings: 'Settings' };
const size = { own: 'Text size 100 %', headings: 'Settings' };

function finds(text: { own: string; headings: string }, typed: string): boolean {
  return isFound(text, toSettingsQuery(typed, synonyms));
}

test('a setting is found by the beginning of any word of its label, whatever its case and accents', () => {
  expect(finds(colours, 'COL')).toBe(true);
  expect(finds({ own: 'Schlüssel', headings: '' }, 'schlussel')).toBe(true);
  expect(finds({ own: 'monkey', headings: '' }, 'key')).toBe(false);
});

test('a setting is found by what people say for it, from three letters on', () => {
  expect(finds(colours, 'night')).toBe(true);
  expect(finds(size, 'fon')).toBe(true);
  expect(finds(size, 'fo')).toBe(false);
  expect(finds(size, 'night')).toBe(false);
});

test('headings narrow down, and are no hit by themselves', () => {
  expect(finds(size, 'settings font')).toBe(true);
  expect(finds(size, 'settings')).toBe(false);
  expect(finds(size, 'settings colours')).toBe(false);
});

test('nothing is looked for where nothing but spaces was typed', () => {
  expect(toSettingsQuery('  ', synonyms)).toEqual([]);
});

test('what was typed is marked where a word begins', () => {
  const query = toSettingsQuery('key', []);
  expect(findMarks('Keys, no monkey: key', query)).toEqual([
    [0, 3],
    [17, 20],
  ]);
});

test.each([
  ['English', english],
  ['German', german],
])('each group of %s words has words to find by and words that are found', (_, words) => {
  const groups = toSynonyms(words['options.searchSynonyms']);
  expect(groups.length).toBeGreaterThan(20);
  for (const group of groups) expect(new Set(group).size).toBe(group.length);
});
