import { removeHidden } from '../core/hidden-characters.ts';
import type { GrowingText } from '../core/text-buffer.ts';
import { allNames } from '../markdown/all-names.ts';
import type { Block, InlineContent } from '../markdown/block.ts';
import { createMarkdownDocument } from '../markdown/document.ts';
import type { Inline } from '../markdown/inline.ts';

/** How what nobody wants to hear is said in short. */
export interface SpokenWords {
  code(lines: number): string;
  table(rows: number): string;
}

/** Turns a growing answer into what is spoken of it. */
export interface SpokenText {
  /** The sentences that are whole by now and were not given before; with `ended` also what is left. */
  next(text: GrowingText, ended: boolean): string[];
}

/** Of one block: what is said of it, and whether only whole, since it sums up what may still grow. */
interface Utterance {
  text: string;
  summary: boolean;
}

const sentences = new Intl.Segmenter(undefined, { granularity: 'sentence' });

/**
 * Builds it for one answer, from its start. It reads Markdown as the screen does, so that nobody has to hear its signs; it is
 * asked every few seconds, and looks only at what was not yet said.
 */
export function createSpokenText(words: SpokenWords): SpokenText {
  const document = createMarkdownDocument({ names: allNames });
  let read = 0;
  /** The outermost blocks that are said, and what is said of the one after them. */
  let block = 0;
  let utterance = 0;
  let length = 0;

  return {
    next(text, ended) {
      if (text.length > read) document.append(text.since(read));
      read = text.length;
      if (ended) document.end();
      const said: string[] = [];
      const { blocks } = document;
      while (block < blocks.length) {
        const isLast = !ended && block === blocks.length - 1;
        const utterances = toUtterances(blocks[block], words);
        while (utterance < utterances.length) {
          const isOpen = isLast && utterance === utterances.length - 1;
          const now = utterances[utterance];
          if (!now || (isOpen && now.summary)) return said;
          const rest = now.text.slice(length);
          const whole = isOpen ? rest.slice(0, toLastSentence(rest)) : rest;
          length += whole.length;
          if (whole.trim() !== '') said.push(whole.trim());
          if (isOpen) return said;
          utterance += 1;
          length = 0;
        }
        // More may come into the last block.
        if (isLast) return said;
        block += 1;
        utterance = 0;
      }
      return said;
    },
  };
}

/** Where the last sentence begins, which may not be whole. */
function toLastSentence(text: string): number {
  return text === '' ? 0 : (sentences.segment(text).containing(text.length - 1)?.index ?? 0);
}

function toUtterances(block: Block | undefined, words: SpokenWords): Utterance[] {
  switch (block?.type) {
    case 'paragraph':
    case 'heading':
      return [{ text: toText(block), summary: false }];
    case 'html':
      return [{ text: removeHidden(block.text.toString()), summary: false }];
    case 'code': {
      const lines = block.text.toString().trimEnd().split('\n').length;
      return [{ text: words.code(lines), summary: true }];
    }
    case 'table':
      return [{ text: words.table(block.rows.length), summary: true }];
    case 'quote':
    case 'list':
    case 'item':
      return block.children.flatMap((child) => toUtterances(child, words));
    default:
      return [];
  }
}

function toText(leaf: InlineContent): string {
  return removeHidden(
    leaf
      .inlines()
      .flatMap(({ inlines }) => inlines)
      .map(toPlain)
      .join('')
      // A footnote that is not defined yet is no word either.
      .replaceAll(/\[\^[^\]\s]+\]/gu, ''),
  );
}

function toPlain(inline: Inline): string {
  switch (inline.type) {
    case 'text':
    case 'code':
    case 'html':
    case 'formula':
      return inline.text;
    case 'image':
      return inline.alt;
    case 'line-break':
    case 'soft-break':
      return ' ';
    case 'footnote-reference':
      return '';
    default:
      return inline.children.map(toPlain).join('');
  }
}
