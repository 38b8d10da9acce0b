import type { TextBuffer } from '../core/text-buffer.ts';
import { removeHidden } from '../core/hidden-characters.ts';

/** How much of a text's end is read for its trace. */
const readLength = 400;
/** A longer line is shown from its last sentence on. */
const longLine = 90;

/**
 * What a text is about just now, on one line: its last line, or where that is long its last sentence, without the marks of
 * Markdown. Costs the same however long the text is.
 */
export function toTrace(text: TextBuffer): string {
  const end = text.since(Math.max(0, text.length - readLength));
  const line = removeHidden(end).trimEnd().split('\n').at(-1)?.trim() ?? '';
  const plain = line.replace(/^(?:#{1,6}|[-*+>]|\d+[.)])\s+/u, '').replaceAll(/\*\*|__|`/gu, '');
  if (plain.length <= longLine) return plain;
  // The sentence before the last mark that something follows.
  const sentences = plain.split(/(?<=[.?!。？！])\s*(?=\S)/u);
  return sentences.at(-1) ?? plain;
}
