import type { Pace } from '../core/appearance.ts';
import { endsInHalf } from '../core/surrogates.ts';
import type { GrowingText } from '../core/text-buffer.ts';

/** What is asked about a text: where between `from` and `end` it can be cut. */
export interface BorderQuestion {
  /** Up to here it was read. */
  from: number;
  end: number;
  /** Whether `from` is a border itself. */
  atBorder: boolean;
  pace: Pace;
}

/** How much of a text's end is looked at, in UTF-16 units: a longer word counts as letters, a longer sentence as words. */
const reach: Readonly<Record<Pace, number>> = { stream: 256, word: 256, sentence: 512 };

const finer: Readonly<Record<Pace, Pace | undefined>> = {
  stream: undefined,
  word: 'stream',
  sentence: 'word',
};

// The language of an answer is not known, and the borders that are not a language's own are the same in all.
const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const words = new Intl.Segmenter(undefined, { granularity: 'word' });
const sentences = new Intl.Segmenter(undefined, { granularity: 'sentence' });

/**
 * The last border that what comes next cannot move, from `from` on; undefined where the text is all one piece for as far as
 * is looked. Costs the same however long the text is.
 */
export function toBorder(text: GrowingText, question: BorderQuestion): number | undefined {
  const { from, end, pace } = question;
  if (end <= from) return from;
  const start = toStart(text, question);
  const tail = text.since(start, end - start);
  const border = start + toPieceBorder(tail, pace);
  // Where the looking began is a border between characters only.
  if (border > Math.max(from, start)) return border;
  if (end - from < reach[pace]) return from;
  const next = finer[pace];
  return next && toBorder(text, { ...question, pace: next });
}

/** `end`, or one less where that would leave half a surrogate pair behind it. */
export function toWholeCharacter(text: GrowingText, end: number): number {
  return end > 0 && endsInHalf(text.since(end - 1, 1)) ? end - 1 : end;
}

/** Where to begin looking. In the middle of a text that is a place that is a border whatever stands before it. */
function toStart(text: GrowingText, { from, end, atBorder, pace }: BorderQuestion): number {
  const earliest = Math.max(0, end - reach[pace]);
  if (earliest === 0) return 0;
  if (atBorder && from >= earliest) return from;
  const found = /[\t\n -~](?=[\t\n -~])/u.exec(text.since(earliest, end - earliest - 1));
  return found ? earliest + found.index + 1 : toWholeCharacter(text, earliest);
}

function toPieceBorder(tail: string, pace: Pace): number {
  // Whatever follows a line's end, the line is whole.
  if (tail.endsWith('\n')) return tail.length;
  if (pace === 'stream') return toLastCharacter(tail);
  const border = pace === 'word' ? toLastWord(tail) : toLast(sentences, tail);
  // A border between words is one between characters, but for a few signs that lead the word after them.
  return characters.segment(tail).containing(border)?.index ?? border;
}

/** Where the last character begins: a mark may follow that belongs to it. */
function toLastCharacter(tail: string): number {
  return /[ -~]{2}$/u.test(tail) ? tail.length - 1 : toLast(characters, tail);
}

function toLast(segmenter: Intl.Segmenter, tail: string): number {
  return segmenter.segment(tail).containing(tail.length - 1)?.index ?? 0;
}

/** Where the last word begins that is not followed by a space; with it stays what may turn out to belong to it. */
function toLastWord(tail: string): number {
  const last = toLast(words, tail);
  if (last === 0 || /^\s/u.test(tail.slice(last))) return last;
  return toLast(words, tail.slice(0, last));
}
