import type { Block, CellContent } from '../../lib/markdown/block.ts';
import { allNames } from '../../lib/markdown/all-names.ts';
import { createMarkdownDocument } from '../../lib/markdown/document.ts';
import type { MarkdownDocument } from '../../lib/markdown/document.ts';
import type { Inline, InlineSegment } from '../../lib/markdown/inline.ts';

/** Reads pieces as they come, and ends. */
export function readMarkdown(
  pieces: readonly string[],
  { peek = false, calm = true } = {},
): MarkdownDocument {
  const document = createMarkdownDocument({ calm, names: allNames });
  for (const piece of pieces) {
    document.append(piece);
    // What is looked at is parsed; what it shows in between must leave nothing behind.
    if (peek) {
      dump(document);
      document.release();
      dump(document);
    }
  }
  document.end();
  return document;
}

/** All that the tree shows, the same for the same tree: without ids and versions, and without the borders of segments. */
export function dump({ blocks, footnotes }: MarkdownDocument): unknown {
  return { blocks: blocks.map(dumpBlock), footnotes: footnotes.map(({ key }) => key) };
}

function dumpBlock(block: Block): unknown {
  switch (block.type) {
    case 'paragraph':
      return { type: block.type, open: block.open, inlines: joinSegments(block.inlines()) };
    case 'heading':
      return { type: block.type, level: block.level, inlines: joinSegments(block.inlines()) };
    case 'rule':
      return { type: block.type };
    case 'html':
    case 'formula':
      return { type: block.type, text: block.text.toString() };
    case 'code': {
      const { type, info, fenced, closed, open, text } = block;
      return { type, info, fenced, closed, open, text: text.toString() };
    }
    case 'quote':
      return { type: block.type, children: block.children.map(dumpBlock) };
    case 'list': {
      const { type, ordered, start, delimiter, tight } = block;
      return { type, ordered, start, delimiter, tight, children: block.children.map(dumpBlock) };
    }
    case 'item':
      return {
        type: block.type,
        task: block.task,
        number: block.number,
        children: block.children.map(dumpBlock),
      };
    case 'footnote-definition':
      return { type: block.type, key: block.key, children: block.children.map(dumpBlock) };
    case 'table': {
      const { type, align, header, rows } = block;
      return { type, align, header: dumpBlock(header), rows: rows.map(dumpBlock) };
    }
    case 'row':
      return { type: block.type, cells: block.cells.map(dumpCell) };
  }
}

function dumpCell(cell: CellContent): unknown {
  return joinSegments(cell.inlines());
}

/** The inlines of all segments, with text that a border has cut in two as one. */
function joinSegments(segments: readonly InlineSegment[]): readonly Inline[] {
  const joined: Inline[] = [];
  for (const inline of segments.flatMap(({ inlines }) => inlines)) {
    const last = joined.at(-1);
    if (inline.type === 'text' && last?.type === 'text') {
      joined[joined.length - 1] = { type: 'text', text: last.text + inline.text };
    } else {
      joined.push(inline);
    }
  }
  return joined;
}
