import type { InlineSegment } from './inline.ts';

/** What all blocks have. A block is the same object for as long as it stands in the document. */
export interface BlockBase {
  /** Unique in its document; a block that begins later has a greater one. */
  readonly id: number;
  /** Raised with each change of the block itself: its text, a property, which children it has. Not with theirs. */
  readonly version: number;
  /** Whether it may still grow. */
  readonly open: boolean;
}

/** A block, or a cell, whose text is inlines. */
export interface InlineContent {
  /** Its segments, parsed if they have changed. Those that are closed are the same objects again. */
  inlines(): readonly InlineSegment[];
}

/** Text that only grows. */
export interface RawText {
  readonly length: number;
  /** What is new since `offset`, at the cost of just that. */
  since(offset: number): string;
  toString(): string;
}

export interface ParagraphBlock extends BlockBase, InlineContent {
  readonly type: 'paragraph';
}

export interface HeadingBlock extends BlockBase, InlineContent {
  readonly type: 'heading';
  readonly level: 1 | 2 | 3 | 4 | 5 | 6;
}

export interface CodeBlock extends BlockBase {
  readonly type: 'code';
  /** What follows the opening fence, entities decoded; '' where nothing does. Its first word is the language. */
  readonly info: string;
  readonly fenced: boolean;
  /** Whether the closing fence has come. */
  readonly closed: boolean;
  readonly text: RawText;
}

/** A formula that has lines of its own. It is in the tree when it is whole, and stays as it is. */
export interface FormulaBlock extends BlockBase {
  readonly type: 'formula';
  /** In TeX, without the signs around it: nobody has looked whether it is a formula. */
  readonly text: string;
}

export interface HtmlBlock extends BlockBase {
  readonly type: 'html';
  readonly text: RawText;
}

export interface RuleBlock extends BlockBase {
  readonly type: 'rule';
}

export interface QuoteBlock extends BlockBase {
  readonly type: 'quote';
  readonly children: readonly Block[];
}

export interface ListBlock extends BlockBase {
  readonly type: 'list';
  readonly ordered: boolean;
  /** The number of its first item; 1 where it has none. */
  readonly start: number;
  /** What its markers have: `-`, `+` or `*`, or after a number `.` or `)`. */
  readonly delimiter: string;
  /** Whether the paragraphs of its items stand without space between them. Can only turn to false. */
  readonly tight: boolean;
  readonly children: readonly ItemBlock[];
}

export interface ItemBlock extends BlockBase {
  readonly type: 'item';
  /** Whether its box is ticked; undefined where it has none. */
  readonly task: boolean | undefined;
  /** Its number in an ordered list. */
  readonly number: number | undefined;
  readonly children: readonly Block[];
}

export interface FootnoteDefinitionBlock extends BlockBase {
  readonly type: 'footnote-definition';
  /** As it was written. */
  readonly label: string;
  /** The label as references are compared with it. */
  readonly key: string;
  readonly children: readonly Block[];
}

export type ColumnAlignment = 'left' | 'center' | 'right' | undefined;

export interface TableBlock extends BlockBase {
  readonly type: 'table';
  /** One for each column. */
  readonly align: readonly ColumnAlignment[];
  readonly header: RowBlock;
  /** Without the header. */
  readonly rows: readonly RowBlock[];
}

/** A row of a table, a block of its own among what has changed. */
export interface RowBlock extends BlockBase {
  readonly type: 'row';
  /** As many as the table has columns, once the row is closed; until then, as many as have begun. */
  readonly cells: readonly CellContent[];
}

/** A cell. Its `version` is raised when its text changes. */
export interface CellContent extends InlineContent {
  readonly version: number;
}

/** What `children` of a container can hold. */
export type Block =
  | ParagraphBlock
  | HeadingBlock
  | CodeBlock
  | FormulaBlock
  | HtmlBlock
  | RuleBlock
  | QuoteBlock
  | ListBlock
  | ItemBlock
  | FootnoteDefinitionBlock
  | TableBlock
  | RowBlock;
