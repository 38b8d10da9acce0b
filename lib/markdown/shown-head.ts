import type { ColumnAlignment } from './block.ts';
import type { ParagraphNode, TableNode } from './nodes.ts';
import type { TreeBuilder } from './tree-builder.ts';

/** Shows a table in the place of the open paragraph, or below what there is of it. */
export function showHead(
  tree: TreeBuilder,
  paragraph: ParagraphNode,
  table: TableNode,
  isBelow: boolean,
): void {
  const parent = tree.open.at(-2);
  paragraph.head = table;
  if (isBelow) tree.attach(table, parent);
  else tree.replaceLast(parent, table);
  tree.note(table.header);
}

/** Shows the last line of the open paragraph as text again, if it is shown as the head of a table: it is none. */
export function dropHead(tree: TreeBuilder, paragraph: ParagraphNode): void {
  const { head } = paragraph;
  if (head === undefined) return;
  const isBelow = standsBelow(tree, paragraph);
  paragraph.head = undefined;
  paragraph.hadHead = true;
  for (const { content } of head.header.cells) content.clear();
  tree.forget(head.header);
  tree.lastText = { text: paragraph.content, owner: () => paragraph };
  tree.replaceLast(tree.open.at(-2), isBelow ? undefined : paragraph);
  if (!isBelow) return;
  tree.appendText(paragraph, `\n${paragraph.line}`);
  if (!head.header.open) paragraph.content.endLine();
}

/** Makes what is shown as the head of a table one; tells whether anything is. */
export function keepHead(tree: TreeBuilder, align: readonly ColumnAlignment[]): boolean {
  const { tip: paragraph } = tree;
  const head = paragraph?.type === 'paragraph' ? paragraph.head : undefined;
  if (paragraph?.type !== 'paragraph' || head === undefined) return false;
  const isBelow = standsBelow(tree, paragraph);
  paragraph.head = undefined;
  if (isBelow) {
    paragraph.lastLine = head.firstLine - 1;
    tree.closeDownTo(tree.open.length - 1);
  } else {
    paragraph.content.clear();
    tree.open.pop();
  }
  tree.open.push(head);
  head.align = align;
  head.lastLine = tree.line;
  tree.touch(head);
  tree.touch(head.header);
  return true;
}

/** Whether the head of an open paragraph is shown below it, and not in its place. */
function standsBelow(tree: TreeBuilder, paragraph: ParagraphNode): boolean {
  return tree.childrenOf(tree.open.at(-2)).at(-2) === paragraph;
}
