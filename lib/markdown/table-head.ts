import { codes } from './characters.ts';
import type { LineSink } from './line-sink.ts';
import { RowNode, TableNode } from './nodes.ts';
import type { ParagraphNode } from './nodes.ts';
import { fillRow } from './row-builder.ts';
import { dropHead, showHead } from './shown-head.ts';
import type { TreeBuilder } from './tree-builder.ts';

/** No head is longer that somebody reads; and a row is drawn anew with each of its characters. */
const longestHead = 1_000;

/** Whether the last line of a paragraph may be the head of a table: one that begins with a pipe mostly is. */
export function mayBeHead(tree: TreeBuilder, paragraph: ParagraphNode): boolean {
  const { line, undecided, hadHead } = paragraph;
  if (!tree.calm || undecided !== undefined || hadHead) return false;
  return line.charCodeAt(0) === codes.pipe && line.length <= longestHead;
}

/**
 * Shows the last line of a paragraph as the head of a table, in its place or below it. The next line tells whether it is.
 *
 * @param sink what takes the rest of its line where that is not so
 */
export function beginHead(
  tree: TreeBuilder,
  paragraph: ParagraphNode,
  sink: LineSink,
  isBelow: boolean,
): LineSink {
  const header = new RowNode(tree.nextId(), tree.line);
  const table = new TableNode(tree.nextId(), tree.line, [], header);
  showHead(tree, paragraph, table, isBelow);
  const row = fillRow(tree, header, undefined);
  row.append(paragraph.line);
  return {
    append(text) {
      if (paragraph.line.length + text.length > longestHead) dropHead(tree, paragraph);
      if (paragraph.head === undefined) return sink.append(text);
      paragraph.line += text;
      if (!isBelow) paragraph.content.append(text);
      row.append(text);
    },
    end() {
      if (paragraph.head === undefined) return sink.end();
      if (!isBelow) paragraph.content.endLine();
      row.end();
    },
  };
}
