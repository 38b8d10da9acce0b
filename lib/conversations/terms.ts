import { toQuestionText } from '../core/content.ts';
import type { Message } from '../core/conversation.ts';

/** Longer ones are not words but addresses and hashes, and are found by their beginning. */
const termLength = 32;
/** More different words than any answer has, and most books. */
const termLimit = 20_000;

/** Scripts that write without spaces: every two neighbouring characters are a term, so that any part of a text is found. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/u;
/** A pictograph is a word of its own: people look for what they remember. */
const words = new RegExp(
  `(?:${unspaced.source})+|(?:(?!${unspaced.source})[\\p{L}\\p{N}\\p{M}])+|\\p{Extended_Pictographic}`,
  'gu',
);

/** The different words of a text, or of a query, as they are searched for: without case and accents. */
export function toTerms(text: string, of: 'text' | 'query' = 'text'): Set<string> {
  const terms = new Set<string>();
  const plain = text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036F]/g, '')
    .normalize('NFC')
    .toLowerCase();
  for (const [word] of plain.matchAll(words)) {
    if (terms.size >= termLimit) break;
    if (unspaced.test(word)) for (const pair of toPairs(word, of)) terms.add(pair);
    else terms.add(word.slice(0, termLength));
  }
  return terms;
}

/** Whether the last word of a query may go on: nothing stands behind it yet. */
export function isBeingTyped(query: string): boolean {
  return /[\p{L}\p{N}\p{M}]$/u.test(query);
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
    return [toQuestionText(message.content), ...attached.map((part) => part.text)].join('\n');
  }
  const parts = message.parts ?? [];
  return parts.map((part) => (part.type === 'text-delta' ? part.text : '')).join('');
}
