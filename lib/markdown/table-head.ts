import { codes } from './characters.ts';
import type { LineSink } from './line-sink.ts';
import { RowNode, TableNode } from './nodes.ts';
import type { ParagraphNode } from './nodes.ts';
import { fillRow } from './row-builder.ts';
import type { TreeBuilder } from './tree-builder.ts';

/** No head is longer that somebody reads; and a row is drawn anew with each of its characters. */
const longestHead = 1_000;

/**
 * Shows a paragraph as the head of a table while it is one line that begins with a pipe: as most such lines turn out to
 * be. The next line tells.
 *
 * @param sink what takes the rest of its line where that is not so
 */
export function beginHead(tree: TreeBuilder, paragraph: ParagraphNode, sink: LineSink): LineSink {
  const isHead = tree.calm && paragraph.line.charCodeAt(0) === codes.pipe;
  if (!isHead || paragraph.line.length > longestHead) return sink;
  const header = new RowNode(tree.nextId(), tree.line);
  const table = new TableNode(tree.nextId(), tree.line, [], header);
  tree.showHead(paragraph, table);
  const row = fillRow(tree, header, undefined);
  row.append(paragraph.line);
  return {
    append(text) {
      if (paragraph.line.length + text.length > longestHead) tree.dropHead(paragraph);
      if (paragraph.head === undefined) return sink.append(text);
      paragraph.line += text;
      paragraph.content.append(text);
      row.append(text);
    },
    end() {
      if (paragraph.head === undefined) return sink.end();
      paragraph.content.endLine();
      row.end();
    },
  };
}
