import { toPartText, toQuestionText } from '../core/content.ts';
import type { ContentPart } from '../core/content.ts';
import type { Message } from '../core/conversation.ts';

/** Longer ones are not words but addresses and hashes, and are found by their beginning. */
const termLength = 32;
/** More different words than any answer has, and most books. */
const termLimit = 20_000;

/** Scripts that write without spaces: every two neighbouring characters are a term, so that any part of a text is found. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/u;
/** A pictograph is a word of its own: people look for what they remember. */
const words = new RegExp(
  `(?:${unspaced.source})+|(?:(?!${unspaced.source})[\\p{L}\\p{N}\\p{M}])+|\\p{RI}{2}|\\p{Extended_Pictographic}`,
  'gu',
);

/**
 * What people leave out when they look for a word: accents, the vowel points of Hebrew and Arabic, and what says whether
 * a pictograph is drawn in colour.
 */
const unheard = /[\u0300-\u036F\u0591-\u05C7\u064B-\u065F\u0670\uFE00-\uFE0F]/g;
/** Letters that no normalization takes apart, as keyboards without them write them. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
};

/** A text without case and accents. It may have other lengths than what it was made of. */
export function toFolded(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(unheard, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[ßæœøłđð]/g, (letter) => plainLetters[letter] ?? letter);
}

/**
 * Where the words of a query stand in a text, by their places in `wanted`; of a stretch that is written without spaces, the
 * first place of each.
 */
export function* findWanted(
  text: string,
  wanted: readonly Wanted[],
): Generator<{ at: number; wanted: number }> {
  for (const { 0: found, index } of text.matchAll(words)) {
    const folded = toFolded(found);
    const isAnywhere = unspaced.test(folded);
    const word = isAnywhere ? folded : folded.slice(0, termLength);
    for (const [place, { word: sought, isBeginning }] of wanted.entries()) {
      const inside = isAnywhere ? word.indexOf(sought) : 0;
      const isThere = isAnywhere || (isBeginning ? word.startsWith(sought) : word === sought);
      if (isThere && inside >= 0) yield { at: index + inside, wanted: place };
    }
  }
}

/** The different words of a text, or of a query, as they are searched for: without case and accents. */
export function toTerms(text: string, of: 'text' | 'query' = 'text'): Set<string> {
  const terms = new Set<string>();
  for (const [word] of toFolded(text).matchAll(words)) {
    if (terms.size >= termLimit) break;
    if (unspaced.test(word)) for (const pair of toPairs(word, of)) terms.add(pair);
    else terms.add(word.slice(0, termLength));
  }
  return terms;
}

/** Whether a word is of a script that writes without spaces, and so stands anywhere in a text. */
export function isUnspaced(word: string): boolean {
  return unspaced.test(word);
}

/** A word of a query. */
export interface Wanted {
  word: string;
  /** It may be the beginning of one. */
  isBeginning: boolean;
}

/**
 * The words of a query. The last one is being typed while nothing stands behind it; one character of a script without
 * spaces begins every pair that it is in.
 */
export function toWanted(query: string): Wanted[] {
  const isOpen = /[\p{L}\p{N}\p{M}]$/u.test(query);
  const terms = [...toTerms(query, 'query')];
  return terms.map((word, at) => ({
    word,
    isBeginning:
      (isOpen && at === terms.length - 1) || (unspaced.test(word) && isOneCharacter(word)),
  }));
}

function isOneCharacter(word: string): boolean {
  return Array.from(word.slice(0, 3)).length === 1;
}

/**
 * The page of the index that a word stands on: words that begin with the same two characters share one, or with the same
 * one where a character says as much as a syllable. So a page is neither long nor nearly empty.
 */
export function toBucket(word: string): string {
  const [first = '', second = ''] = Array.from(word.slice(0, 4));
  return unspaced.test(first) ? first : first + second;
}

function toPairs(word: string, of: 'text' | 'query'): string[] {
  const letters = Array.from(word);
  const pairs = letters.slice(1).map((letter, at) => `${letters[at]}${letter}`);
  // The last one begins no pair, and is looked for alone all the same.
  return of === 'text' || pairs.length === 0 ? [...pairs, ...letters.slice(-1)] : pairs;
}

/** The words of a message by which its conversation is found: what was said, not what was thought. */
export function toMessageText(message: Message): string {
  if (message.role === 'user') {
    const attached = message.content.filter((part) => part.type !== 'text');
    return [toQuestionText(message.content), ...attached.map(toAttachedText)].join('\n');
  }
  let said: string[] = [];
  for (const part of message.parts ?? []) {
    if (part.type === 'text-delta') said.push(part.text);
    // A thought without a beginning is known by its end.
    else if (part.type === 'text-was-reasoning') said = [];
  }
  return said.join('');
}

/** A file and a picture are found by their names too. */
function toAttachedText(part: ContentPart): string {
  const name = part.type === 'file' || part.type === 'picture' ? part.name : '';
  return `${name}\n${toPartText(part)}`;
}
