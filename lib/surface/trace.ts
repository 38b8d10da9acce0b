import { removeHidden } from '../core/hidden-characters.ts';
import type { TextBuffer } from '../core/text-buffer.ts';
import type { Block } from '../markdown/block.ts';
import { createMarkdownDocument } from '../markdown/document.ts';
import { allNames } from './all-names.ts';
import { toPlainText } from '../markdown/plain-text.ts';

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
  const lines = removeHidden(end).split('\n');
  let plain = '';
  while (plain === '' && lines.length > 0) plain = toWords(lines.pop()?.trim() ?? '');
  if (plain.length <= longLine) return plain;
  // The sentence before the last mark that something follows.
  const sentences = plain.split(/(?<=[.?!。？！])\s*(?=\S)/u);
  return sentences.at(-1) ?? plain;
}

/** What a line says by itself, as the screen would show it; nothing where it is a fence or a rule. */
function toWords(line: string): string {
  const document = createMarkdownDocument({
    names: allNames.part,
    // A later trace has them: this one is gone in a moment.
    onUnknownName: () => void allNames.load(),
  });
  // Alone it is no row of a table.
  document.append(line.startsWith('|') ? line.replaceAll(/[|\s]+/gu, ' ').trim() : line);
  // What was opened in a line before is closed here.
  return toLastWords(document.blocks)
    .replaceAll(/\*\*|`/gu, '')
    .replaceAll('\n', ' ')
    .trim();
}

function toLastWords(blocks: readonly Block[]): string {
  const block = blocks.at(-1);
  switch (block?.type) {
    case 'paragraph':
    case 'heading':
      return block
        .inlines()
        .map(({ inlines }) => toPlainText(inlines))
        .join('');
    case 'quote':
    case 'list':
    case 'item':
      return toLastWords(block.children);
    case 'formula':
      return block.text;
    default:
      return '';
  }
}
