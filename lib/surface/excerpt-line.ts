import { removeHidden } from '../core/hidden-characters.ts';
import { findPlace } from '../conversations/excerpts.ts';
import type { Excerpt } from '../conversations/excerpts.ts';
import { toWanted } from '../conversations/terms.ts';

/** How much is shown before the words, which are to be seen in a narrow panel too, and at most in all, in characters. */
const lead = 14;
const length = 120;
/** A word that is longer is cut: in scripts that write without spaces a sentence may be one. */
const longestWord = 24;

/** An excerpt as one line around the words: without the signs of Markdown, cut at words, with an ellipsis where it is cut. */
export function toExcerptLine({ text, isBeginning, isEnd }: Excerpt, query: string): string {
  const wanted = toWanted(query);
  const plain = toLine(withoutSigns(text));
  // In an address of a link, as one, the words are themselves among the signs.
  const place = findPlace(plain, wanted);
  const line = place ? plain : toLine(text);
  const at = (place ?? findPlace(line, wanted))?.at ?? 0;
  const from = at <= lead ? 0 : toWordStart(line, at - lead, at);
  const to = from + length >= line.length ? line.length : toWordEnd(line, from + length);
  const isCutBefore = from > 0 || !isBeginning;
  const isCutBehind = to < line.length || !isEnd;
  return `${isCutBefore ? '…' : ''}${line.slice(from, to).trim()}${isCutBehind ? '…' : ''}`;
}

function toLine(text: string): string {
  return removeHidden(text).replaceAll(/\s+/g, ' ').trim();
}

/** What is simple to take out. A sign too many in a line of small print does no harm; a letter too few would. */
function withoutSigns(text: string): string {
  return text
    .replaceAll(/^[ \t]*(?:`{3,}|~{3,}).*$/gm, '')
    .replaceAll(/^[ \t]*\|?(?:[ \t]*:?-{3,}:?[ \t]*\|?)+[ \t]*$/gm, '')
    .replaceAll(/^[ \t]*(?:#{1,6}|>|[-*+])[ \t]+/gm, '')
    .replaceAll(/!?\[([^\]\n]*)\]\([^)\s]*(?:[ \t]+"[^"\n]*")?\)/g, '$1')
    .replaceAll(/\*\*|~~|`+/g, '')
    .replaceAll(/(?<![\p{L}\p{N}])__(?=\S)|(?<=\S)__(?![\p{L}\p{N}])/gu, '')
    .replaceAll(/(?<![\p{L}\p{N}*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\p{L}\p{N}*])/gu, '')
    .replaceAll(/[ \t]*\|[ \t]*/g, ' ');
}

/** The first start of a word from `from` on; `from` itself, or what is whole there, where none begins before `at`. */
function toWordStart(line: string, from: number, at: number): number {
  const space = line.indexOf(' ', from - 1);
  if (space >= 0 && space < Math.min(at, from + longestWord)) return space + 1;
  return isHalf(line, from) ? from + 1 : from;
}

/** The last end of a word before `to`. */
function toWordEnd(line: string, to: number): number {
  const space = line.lastIndexOf(' ', to);
  if (space > to - longestWord) return space;
  return isHalf(line, to) ? to - 1 : to;
}

/** Whether a character would be cut there: one of two halves, or a letter from its accents. */
function isHalf(line: string, at: number): boolean {
  return /^[\uDC00-\uDFFF\p{M}]/u.test(line.slice(at, at + 1));
}
