import type { LineSink } from './line-sink.ts';
import { CellNode } from './nodes.ts';
import type { RowNode } from './nodes.ts';
import { RowReader } from './table-rules.ts';
import type { TreeBuilder } from './tree-builder.ts';

/**
 * Takes a line apart into the cells of a row.
 *
 * @param columns how many cells it has: others are left out, and missing ones are empty; undefined for as many as there are
 */
export function fillRow(tree: TreeBuilder, row: RowNode, columns: number | undefined): LineSink {
  const most = columns ?? Number.POSITIVE_INFINITY;
  let begun = 0;
  const begin = (): void => {
    begun += 1;
    if (begun > most) return;
    const content = tree.newText(() => row);
    const cell = new CellNode(content);
    const { onStale } = content;
    content.onStale = () => {
      cell.version += 1;
      onStale();
    };
    row.cells.push(cell);
    tree.touch(row);
  };
  const current = (): CellNode | undefined => (begun > most ? undefined : row.cells.at(-1));
  const reader = new RowReader({
    begin,
    text(text) {
      const cell = current();
      if (cell === undefined) return;
      cell.content.append(text);
      cell.version += 1;
      tree.touch(row);
    },
    end() {
      const cell = current();
      if (cell === undefined) return;
      cell.content.close();
      cell.version += 1;
    },
  });
  return {
    append: (text) => reader.append(text),
    end() {
      reader.end();
      while (row.cells.length < (columns ?? 0)) {
        begin();
        row.cells.at(-1)?.content.close();
      }
      row.open = false;
      tree.touch(row);
    },
  };
}
