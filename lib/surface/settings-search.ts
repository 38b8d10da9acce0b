import { findPlaces, fold, foldQuery } from './find/fold.ts';

/** A text of the options page in which something is looked for. */
export interface SearchedText {
  /** What it says itself. */
  own: string;
  /** The headings that it stands under: they narrow down, and are no hit by themselves. */
  headings: string;
}

/** What was typed: for each word all that is as good as it. */
export type SettingsQuery = readonly (readonly string[])[];

/** A beginning of fewer letters would find half of all groups. */
const shortestBeginning = 3;

/** Reads groups of words that mean the same: words are parted by commas, groups by semicolons. */
export function toSynonyms(text: string): string[][] {
  return text
    .split(';')
    .map((group) => group.split(',').map((word) => foldQuery(word.trim())))
    .map((group) => group.filter((word) => word !== ''))
    .filter((group) => group.length > 1);
}

/** What is looked for: each typed word, or what means the same as the word that it is the beginning of. */
export function toSettingsQuery(
  typed: string,
  synonyms: readonly (readonly string[])[],
): SettingsQuery {
  const words = foldQuery(typed.trim()).split(' ').filter(Boolean);
  return words.map((word) => {
    const groups = synonyms.filter((group) =>
      group.some(
        (other) => other === word || (word.length >= shortestBeginning && other.startsWith(word)),
      ),
    );
    return [...new Set([word, ...groups.flat()])];
  });
}

/** Whether all that was typed is in that text and its headings, and something of it in the text itself. */
export function isFound({ own, headings }: SearchedText, query: SettingsQuery): boolean {
  const text = fold(own).text;
  const around = fold(headings).text;
  let isOwn = false;
  const all = query.every((words) => {
    if (words.some((word) => hasWord(text, word))) return (isOwn = true);
    return words.some((word) => hasWord(around, word));
  });
  return all && isOwn;
}

/** Where what was typed stands in a text, in offsets of it. */
export function findMarks(source: string, query: SettingsQuery): [start: number, end: number][] {
  const folded = fold(source);
  return query
    .flatMap((words) => words.flatMap((word) => findPlaces(folded, word)))
    .filter(([start]) => start === 0 || !isLetter(source.charAt(start - 1)));
}

/** Words are found by their beginnings: "key" is not "monkey", nor "age" in "language". */
function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !isLetter(text.charAt(at - 1))) return true;
  }
  return false;
}

const letters = /[\p{L}\p{N}]/u;

function isLetter(character: string): boolean {
  return letters.test(character);
}
