import { describe, expect, test } from 'vitest';
import { findPlaces, fold, foldQuery } from '../../../../lib/surface/find/fold.ts';

/** What is found of a text, as it stands there. */
function find(text: string, query: string): string[] {
  return findPlaces(fold(text), foldQuery(query)).map(([start, end]) => text.slice(start, end));
}

describe('what is found', () => {
  test.each([
    ['case is not told apart', 'Stream, STREAM, stream', 'sTREAM', ['Stream', 'STREAM', 'stream']],
    ['nor are accents', 'Über uber ÜBER', 'uber', ['Über', 'uber', 'ÜBER']],
    ['on either side', 'resume and résumé', 'RÉSUMÉ', ['resume', 'résumé']],
    ['marks that stand apart belong to their letter', 'cafe\u0301 x', 'cafe', ['cafe\u0301']],
    ['a character of two letters is found whole', 'Straße', 'STRASSE', ['Straße']],
    ['half of it too, and once', 'Maß', 's', ['ß']],
    ['ligatures are letters', 'eﬃcient', 'ffi', ['ﬃ']],
    ['every sigma is one', 'ΟΔΟΣ οδός', 'οδος', ['ΟΔΟΣ', 'οδός']],
    ['points of Hebrew and Arabic', 'שָׁלוֹם مَرْحَبًا', 'שלום', ['שָׁלוֹם']],
    ['marks that make another letter stay', 'か が', 'か', ['か']],
    ['vowel signs stay', 'की का क', 'का', ['का']],
    ['quotes of a keyboard', 'it’s “so”', `it's "so"`, ['it’s “so”']],
    ['dashes of a keyboard', '1–2 1—2', '1-2', ['1–2', '1—2']],
    ['soft hyphens are not there', 'Donau\u00addampf', 'donaudampf', ['Donau\u00addampf']],
    ['a line end is a space', 'one\ntwo', 'one two', ['one\ntwo']],
    ['so is any white space', 'one \t\u00a0two', 'one  two', ['one \t\u00a0two']],
    ['an empty line is a border', 'one\n\ntwo', 'one two', []],
    ['a space at the end is looked for', 'in inner in ', 'in ', ['in ', 'in ']],
    ['places do not overlap', 'aaaaa', 'aa', ['aa', 'aa']],
    ['pairs of surrogates stay whole', 'a 👍🏽 b 👍', '👍', ['👍', '👍']],
    ['blanks alone find nothing', 'a b c', '  ', []],
    ['nothing finds nothing', 'a b c', '', []],
  ] as const)('%s', (_, text, query, found) => {
    const needle = foldQuery(query);
    expect(needle === '' ? [] : find(text, query)).toEqual(found);
  });
});

test('a megabyte is folded in a moment', () => {
  const text = 'It was a quiet morning — the river went on as it always had.\n'.repeat(16_000);
  const startedAtMs = performance.now();
  expect(findPlaces(fold(text), foldQuery('quiet morning - THE'))).toHaveLength(16_000);
  expect(performance.now() - startedAtMs).toBeLessThan(2_000);
});
