import { allNames } from '../../markdown/all-names.ts';
import type { Block, InlineContent, ItemBlock, ListBlock } from '../../markdown/block.ts';
import { createMarkdownDocument } from '../../markdown/document.ts';
import type { Inline } from '../../markdown/inline.ts';
import { toCopiedText } from './copied-text.ts';

/**
 * An answer without the marks of Markdown, for where nobody reads them: lists keep their numbers, links their addresses,
 * tables have a tab between their cells, as spreadsheets take them, and code is as it was. Nothing hidden is in it.
 */
export function toPlainDocument(markdown: string): string {
  const document = createMarkdownDocument({ names: allNames });
  document.append(markdown);
  document.end();
  const numbers = new Map(document.footnotes.map(({ key }, index) => [key, index + 1]));

  const toBlocks = (blocks: readonly Block[], between: string): string =>
    blocks
      .filter(({ type }) => type !== 'footnote-definition')
      .map(toBlock)
      .join(between);
  const toBlock = (block: Block): string => {
    switch (block.type) {
      case 'paragraph':
      case 'heading':
        return toLine(block);
      case 'code':
      case 'html':
        return block.text.toString().replace(/\n$/u, '');
      case 'formula':
        return block.text;
      case 'rule':
        return '---';
      case 'quote':
        return toBlocks(block.children, '\n\n').replaceAll(/^/gmu, '> ');
      case 'list':
        return toList(block);
      case 'item':
        return toBlocks(block.children, '\n');
      case 'table':
        return [block.header, ...block.rows].map(toBlock).join('\n');
      case 'row':
        return block.cells.map(toLine).join('\t');
      case 'footnote-definition':
        return toBlocks(block.children, '\n\n');
    }
  };
  const toList = (list: ListBlock): string =>
    list.children
      .map((item, index) => {
        const mark = `${list.ordered ? `${list.start + index}.` : '-'} ${toBox(item)}`;
        const text = toBlocks(item.children, list.tight ? '\n' : '\n\n');
        return mark + indent(text, list.ordered ? 3 : 2);
      })
      .join(list.tight ? '\n' : '\n\n');
  const toLine = (leaf: InlineContent): string =>
    leaf
      .inlines()
      .map(({ inlines }) => toText(inlines))
      .join('');
  const toText = (inlines: readonly Inline[]): string => inlines.map(toWords).join('');
  const toWords = (inline: Inline): string => {
    switch (inline.type) {
      case 'text':
      case 'code':
      case 'html':
      case 'formula':
        return inline.text;
      case 'emphasis':
      case 'strong':
      case 'strikethrough':
        return toText(inline.children);
      case 'line-break':
      case 'soft-break':
        return '\n';
      case 'link':
        return toAddressed(toText(inline.children), inline.autolink ? '' : inline.href);
      case 'image':
        return toAddressed(inline.alt, inline.src);
      case 'footnote-reference':
        return `[${numbers.get(inline.key) ?? inline.label}]`;
    }
  };

  const notes = document.footnotes.map(
    (note, index) => `[${index + 1}] ${indent(toBlocks(note.children, '\n'), 4)}`,
  );
  return toCopiedText([toBlocks(document.blocks, '\n\n'), ...notes].join('\n\n').trim());
}

/** Puts so many spaces before all lines of a text but the first. */
function indent(text: string, width: number): string {
  return text.replaceAll(/\n(?=.)/gu, `\n${' '.repeat(width)}`);
}

function toBox({ task }: ItemBlock): string {
  return task === undefined ? '' : task ? '[x] ' : '[ ] ';
}

function toAddressed(text: string, address: string): string {
  if (address === '' || text === address) return text;
  return text === '' ? address : `${text} (${address})`;
}
