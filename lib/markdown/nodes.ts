import { createTextBuffer } from '../core/text-buffer.ts';
import type {
  Block,
  BlockBase,
  CodeBlock,
  ColumnAlignment,
  FootnoteDefinitionBlock,
  FormulaBlock,
  HeadingBlock,
  HtmlBlock,
  ItemBlock,
  ListBlock,
  ParagraphBlock,
  QuoteBlock,
  RowBlock,
  RuleBlock,
  TableBlock,
} from './block.ts';
import type { Fence, Marker } from './block-starts.ts';
import type { HtmlKind } from './html-starts.ts';
import type { InlineSegment } from './inline.ts';
import type { LeafText } from './leaf-text.ts';

/** What the document keeps of a block beside what it shows. */
class Node implements BlockBase {
  readonly id: number;
  version = 1;
  open = true;
  /** Number of its first line. */
  readonly firstLine: number;
  /** Number of the last line that belongs to the block itself; blank lines at its end do not. */
  lastLine: number;

  constructor(id: number, line: number) {
    this.id = id;
    this.firstLine = line;
    this.lastLine = line;
  }
}

/** A block with a text of inlines. */
class TextNode extends Node {
  readonly content: LeafText;

  constructor(id: number, line: number, content: LeafText) {
    super(id, line);
    this.content = content;
  }

  inlines(): readonly InlineSegment[] {
    return this.content.inlines();
  }
}

export class ParagraphNode extends TextNode implements ParagraphBlock {
  readonly type = 'paragraph';
  /** Lines that may still be definitions, before anything of them is shown; undefined once that is decided. */
  undecided: string | undefined = undefined;
  /** How much of `undecided` was read in vain, so that a long one is read seldom. */
  tried = 0;
  /** Its last line, which the next one can make the header of a table. */
  line = '';
  /** The table that is shown in its place, as long as it may be the head of one. */
  head: TableNode | undefined = undefined;
  /** Whether one of its lines was shown as the head of a table and was none: its other lines are shown as text at once. */
  hadHead = false;
}

export class HeadingNode extends TextNode implements HeadingBlock {
  readonly type = 'heading';
  readonly level: HeadingBlock['level'];

  constructor(id: number, line: number, content: LeafText, level: HeadingBlock['level']) {
    super(id, line, content);
    this.level = level;
  }
}

/** A block whose text is shown as it is. */
class RawNode extends Node {
  readonly text = createTextBuffer();
}

export class CodeNode extends RawNode implements CodeBlock {
  readonly type = 'code';
  info: string;
  readonly fence: Fence | undefined;
  closed = false;
  /** Blank lines at the end of indented code: they belong to it only when more code follows. */
  blanks = '';

  constructor(id: number, line: number, fence: Fence | undefined, info: string) {
    super(id, line);
    this.fence = fence;
    this.info = info;
  }

  get fenced(): boolean {
    return this.fence !== undefined;
  }
}

export class FormulaNode extends Node implements FormulaBlock {
  readonly type = 'formula';
  readonly text: string;

  constructor(id: number, line: number, text: string) {
    super(id, line);
    this.text = text;
  }
}

export class HtmlNode extends RawNode implements HtmlBlock {
  readonly type = 'html';
  readonly kind: HtmlKind;
  /** Blank lines at its end, which belong to it only when more follows. */
  blanks = '';
  /** Text of the current line, in which its end is looked for. */
  line = '';

  constructor(id: number, line: number, kind: HtmlKind) {
    super(id, line);
    this.kind = kind;
  }
}

export class RuleNode extends Node implements RuleBlock {
  readonly type = 'rule';
}

export class QuoteNode extends Node implements QuoteBlock {
  readonly type = 'quote';
  readonly children: BlockNode[] = [];
}

export class ListNode extends Node implements ListBlock {
  readonly type = 'list';
  readonly ordered: boolean;
  readonly start: number;
  readonly delimiter: string;
  tight = true;
  readonly children: ItemNode[] = [];

  constructor(id: number, line: number, marker: Marker) {
    super(id, line);
    this.ordered = marker.ordered;
    this.start = marker.start;
    this.delimiter = marker.delimiter;
  }

  /** The number of an item that is added now. */
  get nextNumber(): number | undefined {
    return this.ordered ? this.start + this.children.length : undefined;
  }
}

export class ItemNode extends Node implements ItemBlock {
  readonly type = 'item';
  task: boolean | undefined = undefined;
  readonly children: BlockNode[] = [];
  readonly number: number | undefined;
  /** Columns by which its lines are indented. */
  readonly indent: number;
  /** Whether any block has begun in it, be it one of which nothing is shown. */
  begun = false;

  constructor(id: number, line: number, indent: number, number: number | undefined) {
    super(id, line);
    this.indent = indent;
    this.number = number;
  }
}

export class FootnoteNode extends Node implements FootnoteDefinitionBlock {
  readonly type = 'footnote-definition';
  readonly label: string;
  readonly key: string;
  readonly children: BlockNode[] = [];

  constructor(id: number, line: number, label: string, key: string) {
    super(id, line);
    this.label = label;
    this.key = key;
  }
}

export class TableNode extends Node implements TableBlock {
  readonly type = 'table';
  align: readonly ColumnAlignment[];
  readonly header: RowNode;
  readonly rows: RowNode[] = [];

  constructor(id: number, line: number, align: readonly ColumnAlignment[], header: RowNode) {
    super(id, line);
    this.align = align;
    this.header = header;
  }
}

export class CellNode {
  readonly content: LeafText;
  version = 1;

  constructor(content: LeafText) {
    this.content = content;
  }

  inlines(): readonly InlineSegment[] {
    return this.content.inlines();
  }
}

export class RowNode extends Node implements RowBlock {
  readonly type = 'row';
  readonly cells: CellNode[] = [];
}

/** Blocks that hold blocks and whose lines begin with something of their own. */
export type ContainerNode = QuoteNode | ItemNode | FootnoteNode;

export type LeafNode =
  | ParagraphNode
  | HeadingNode
  | CodeNode
  | FormulaNode
  | HtmlNode
  | RuleNode
  | TableNode;

export type BlockNode = ContainerNode | ListNode | LeafNode | RowNode;

/** The last line that belongs to a block or to anything in it. */
export function toLastLine(block: BlockNode): number {
  let last = block.lastLine;
  let inner: Block | BlockNode | undefined = block;
  while (inner !== undefined && 'children' in inner) {
    inner = inner.children.at(-1);
    if (inner !== undefined) last = Math.max(last, (inner as BlockNode).lastLine);
  }
  return last;
}
