import {
  isClosingFence,
  isRule,
  readFence,
  readFootnoteStart,
  readHeadingStart,
  readMarker,
  readUnderline,
} from './block-starts.ts';
import type { Fence, Marker } from './block-starts.ts';
import type { ColumnAlignment } from './block.ts';
import { codes, skipSpace, trimSpace } from './characters.ts';
import { readFormulaStart } from './formula-lines.ts';
import type { FormulaStart } from './formula-lines.ts';
import { readHtmlStart } from './html-starts.ts';
import type { HtmlKind } from './html-starts.ts';
import { LineCursor } from './line-cursor.ts';
import { mayClose, mayStart } from './line-prospects.ts';
import { countOpenContainers, matchContainer } from './container-rules.ts';
import type { BlockNode, ParagraphNode } from './nodes.ts';
import { hasText } from './paragraph-rules.ts';
import { countCells, readDelimiterRow } from './table-rules.ts';

/** A container that a line begins. */
export type Opening =
  | { readonly type: 'quote' }
  | { readonly type: 'item'; readonly marker: Marker; readonly indent: number }
  | { readonly type: 'footnote'; readonly label: string };

/** What a line is to its leaf. */
export type LeafPlan =
  | { readonly type: 'blank' | 'rule' | 'fence-end' }
  /** Text of a paragraph: the open one's, be it by laziness, or a new one's. */
  | { readonly type: 'text'; readonly text: string }
  /** Another line of the open code or HTML, or row of the open table. */
  | { readonly type: 'line'; readonly text: string }
  | { readonly type: 'heading'; readonly level: 1 | 2 | 3 | 4 | 5 | 6; readonly text: string }
  | { readonly type: 'underline'; readonly level: 1 | 2 }
  | { readonly type: 'delimiter-row'; readonly align: readonly ColumnAlignment[] }
  | { readonly type: 'fence'; readonly fence: Fence; readonly info: string }
  | { readonly type: 'indented'; readonly text: string }
  | FormulaStart
  | { readonly type: 'html'; readonly kind: HtmlKind; readonly text: string };

/** What a line does to the tree. */
export interface LinePlan {
  /** How many of the open blocks go on. */
  readonly matched: number;
  readonly opened: readonly Opening[];
  readonly leaf: LeafPlan;
}

/** Containers stand so deep in one another at most; what would begin one more is text. */
const deepestContainers = 100;

/**
 * Tells what a line does, and changes nothing. Of a line that is not `whole` it tells it only when nothing that
 * could follow in the line makes a difference: what is shown is never taken back.
 *
 * @param open the open blocks, the document's own child first, the leaf last
 * @param mayBeFormula whether a formula may begin in it: not when one was looked for in vain
 * @returns undefined while more of the line is needed
 */
export function planLine(
  line: string,
  open: readonly BlockNode[],
  whole: boolean,
  mayBeFormula = true,
): LinePlan | undefined {
  const cursor = new LineCursor(line);
  const tip = open.at(-1);
  let matched = 0;
  for (const block of open) {
    if (!whole && cursor.indent().at >= line.length) return undefined;
    if (!matchContainer(block, cursor)) break;
    matched += 1;
  }
  const leaf = open[matched];
  const isAtLeaf = matched === open.length - 1 && leaf !== undefined;
  if (!whole && cursor.indent().at >= line.length) return undefined;
  if (isAtLeaf && (leaf.type === 'code' || leaf.type === 'html')) {
    const plan = planRawLine(leaf, cursor, whole);
    if (plan === undefined) return undefined;
    if (plan !== 'none') return { matched: open.length, opened: [], leaf: plan };
  }
  const paragraph = tip?.type === 'paragraph' ? tip : undefined;
  return planStarts(cursor, {
    whole,
    mayBeFormula,
    matched,
    paragraph,
    isInParagraph: isAtLeaf && paragraph !== undefined,
    isInTable: isAtLeaf && leaf.type === 'table',
    isInNewItem: !isAtLeaf && isEmptyItem(open[matched - 1]),
    depth: countOpenContainers(open, matched),
  });
}

function isEmptyItem(block: BlockNode | undefined): boolean {
  return block?.type === 'item' && !block.begun;
}

/** What a line is to code or HTML that is open; 'none' if it ends it. */
function planRawLine(
  leaf: Extract<BlockNode, { type: 'code' | 'html' }>,
  cursor: LineCursor,
  whole: boolean,
): LeafPlan | 'none' | undefined {
  const { columns, at } = cursor.indent();
  const blank = at >= cursor.line.length;
  if (leaf.type === 'html') {
    return blank && leaf.kind >= 6 ? 'none' : { type: 'line', text: cursor.rest() };
  }
  if (leaf.fence === undefined) {
    if (columns < 4 && !blank) return 'none';
    cursor.skipColumns(4);
    return { type: 'line', text: cursor.rest() };
  }
  if (columns < 4) {
    if (!whole && mayClose(cursor.line, at, leaf.fence)) return undefined;
    if (whole && isClosingFence(cursor.line, at, leaf.fence)) return { type: 'fence-end' };
  }
  cursor.skipColumns(leaf.fence.indent);
  return { type: 'line', text: cursor.rest() };
}

/** What is known of the place where a line goes on behind its containers. */
interface Place {
  readonly whole: boolean;
  readonly mayBeFormula: boolean;
  readonly matched: number;
  /** The paragraph that was open before the line. */
  readonly paragraph: ParagraphNode | undefined;
  /** Whether all that the paragraph stands in goes on. */
  readonly isInParagraph: boolean;
  readonly isInTable: boolean;
  readonly isInNewItem: boolean;
  readonly depth: number;
}

function planStarts(cursor: LineCursor, place: Place): LinePlan | undefined {
  const { line } = cursor;
  const { whole, paragraph } = place;
  const opened: Opening[] = [];
  const toPlan = (leaf: LeafPlan, matched = place.matched): LinePlan => ({ matched, opened, leaf });
  for (;;) {
    const { columns, at } = cursor.indent();
    const isFirst = opened.length === 0;
    const isInParagraph = place.isInParagraph && isFirst;
    if (at >= line.length) return whole ? toPlan({ type: 'blank' }) : undefined;
    if (columns >= 4) {
      if (isFirst && paragraph !== undefined) break;
      cursor.skipColumns(4);
      return toPlan({ type: 'indented', text: cursor.rest() });
    }
    const isInItem = isFirst ? place.isInNewItem : opened.at(-1)?.type === 'item';
    if (!whole && mayStart(line, at, isInParagraph, isInItem)) return undefined;
    const mayNest = place.depth + opened.length < deepestContainers;
    if (mayNest && line.charCodeAt(at) === codes.greater) {
      takeQuoteMarker(cursor);
      opened.push({ type: 'quote' });
      continue;
    }
    const formula = place.mayBeFormula ? readFormulaStart(line, at) : undefined;
    if (formula !== undefined) return toPlan(formula);
    const leaf = planLeafStart(cursor, at, columns, isInParagraph ? paragraph : undefined, {
      mayHtmlInterrupt: !(isFirst && paragraph !== undefined),
    });
    if (leaf !== undefined) return toPlan(leaf);
    const footnote = mayNest ? readFootnoteStart(line, at) : undefined;
    if (footnote !== undefined) {
      cursor.skipIndent();
      cursor.skipCharacters(footnote.end - at);
      cursor.skipIndent();
      opened.push({ type: 'footnote', label: footnote.label });
      continue;
    }
    const item = mayNest ? readItemStart(cursor, at, isInParagraph, whole) : undefined;
    if (item === 'open') return undefined;
    if (item === undefined) {
      const row = isInParagraph ? planDelimiterRow(line, at, paragraph) : undefined;
      if (row !== undefined) return toPlan(row);
      break;
    }
    opened.push(item);
  }
  cursor.skipIndent();
  const isRow = place.isInTable && opened.length === 0;
  if (isRow) return toPlan({ type: 'line', text: cursor.rest() }, place.matched + 1);
  return toPlan({ type: 'text', text: cursor.rest() });
}

function takeQuoteMarker(cursor: LineCursor): void {
  cursor.skipIndent();
  cursor.skipCharacters(1);
  cursor.skipColumns(1);
}

function planLeafStart(
  cursor: LineCursor,
  at: number,
  indent: number,
  paragraph: ParagraphNode | undefined,
  { mayHtmlInterrupt }: { readonly mayHtmlInterrupt: boolean },
): LeafPlan | undefined {
  const { line } = cursor;
  const heading = readHeadingStart(line, at);
  if (heading !== undefined) {
    return {
      type: 'heading',
      level: heading.level,
      text: line.slice(skipSpace(line, heading.end)),
    };
  }
  const fenced = readFence(line, at, indent);
  if (fenced !== undefined) {
    return { type: 'fence', fence: fenced.fence, info: trimSpace(line.slice(fenced.end)) };
  }
  const kind = readHtmlStart(line, at, !mayHtmlInterrupt);
  if (kind !== undefined) return { type: 'html', kind, text: cursor.rest() };
  if (paragraph !== undefined) {
    const level = readUnderline(line, at);
    if (level !== undefined && hasText(paragraph)) return { type: 'underline', level };
  }
  return isRule(line, at) ? { type: 'rule' } : undefined;
}

/** The row of dashes that makes the last line of a paragraph the header of a table. */
function planDelimiterRow(
  line: string,
  at: number,
  paragraph: ParagraphNode | undefined,
): LeafPlan | undefined {
  const align = paragraph === undefined ? undefined : readDelimiterRow(line, at);
  if (align === undefined || paragraph === undefined) return undefined;
  if (countCells(paragraph.line) !== align.length) return undefined;
  return { type: 'delimiter-row', align };
}

/** The item that begins at `at`; 'open' while it cannot be told where its text begins. */
function readItemStart(
  cursor: LineCursor,
  at: number,
  isInParagraph: boolean,
  whole: boolean,
): Opening | 'open' | undefined {
  const { line } = cursor;
  const marker = readMarker(line, at);
  if (marker === undefined) return undefined;
  let next = at + marker.length;
  while (line.charCodeAt(next) === codes.space || line.charCodeAt(next) === codes.tab) next += 1;
  const isEmpty = next >= line.length;
  if (isEmpty && !whole) return 'open';
  if (isInParagraph && (isEmpty || marker.start !== 1)) return undefined;
  const { columns: before } = cursor.indent();
  cursor.skipIndent();
  cursor.skipCharacters(marker.length);
  const { columns: after } = cursor.indent();
  // Five columns or more are one, and code that is indented by the others.
  const padding = isEmpty || after > 4 ? 1 : after;
  cursor.skipColumns(padding);
  return { type: 'item', marker, indent: before + marker.length + padding };
}
