import { codes } from './characters.ts';
import type { LineCursor } from './line-cursor.ts';
import type { BlockNode } from './nodes.ts';

/** What of a block is needed to tell whether it goes on: a container that a line would begin is none yet. */
export type Matchable =
  | { readonly type: 'item'; readonly begun: boolean; readonly indent: number }
  | { readonly type: Exclude<BlockNode['type'], 'item'> };

/** Columns by which the lines of a footnote's definition are indented. */
const footnoteIndent = 4;

/** Whether a container goes on in a line; takes from the line what says so. A leaf is none. */
export function matchContainer(block: Matchable, cursor: LineCursor): boolean {
  const { columns, at } = cursor.indent();
  const blank = at >= cursor.line.length;
  switch (block.type) {
    case 'list':
      return true;
    case 'quote':
      if (columns >= 4 || cursor.line.charCodeAt(at) !== codes.greater) return false;
      cursor.skipIndent();
      cursor.skipCharacters(1);
      cursor.skipColumns(1);
      return true;
    case 'item':
      // An item may begin with one blank line, not with two.
      return blank ? block.begun : take(cursor, columns, block.indent);
    case 'footnote-definition':
      return blank || take(cursor, columns, footnoteIndent);
    default:
      return false;
  }
}

function take(cursor: LineCursor, columns: number, needed: number): boolean {
  if (columns < needed) return false;
  cursor.skipColumns(needed);
  return true;
}

/** How many containers there are among the first of the open blocks. A list and its item are one. */
export function countOpenContainers(open: readonly BlockNode[], matched: number): number {
  let count = 0;
  for (let index = 0; index < matched; index += 1) {
    const type = open[index]?.type;
    if (type === 'quote' || type === 'item' || type === 'footnote-definition') count += 1;
  }
  return count;
}
