import type TurndownService from 'turndown';

/**
 * Tables of Markdown. Of our own: the plugin's rules look through the whole table for each of its cells, and a register of
 * thousands of rows took them longer than all else.
 */
export function withTables(service: TurndownService): void {
  const columns = new WeakMap<Element, number>();
  const toColumns = (table: HTMLTableElement | null): number => {
    if (!table) return 0;
    const known = columns.get(table);
    if (known !== undefined) return known;
    let most = 0;
    for (const row of table.rows) most = Math.max(most, widthOf(row));
    columns.set(table, most);
    return most;
  };
  const isList = (node: Node): boolean => toColumns((node as Element).closest('table')) <= 1;
  service.addRule('cell', {
    filter: ['td', 'th'],
    replacement: (content, node) => {
      if (isList(node)) return `\n\n${content.trim()}\n\n`;
      const words = content
        .trim()
        .replaceAll('|', '\\|')
        .replaceAll(/\s*\n\s*/g, ' ');
      return `| ${words} ${'|  '.repeat(Math.max(0, spanOf(node) - 1))}`;
    },
  });
  service.addRule('row', {
    filter: ['tr'],
    replacement: (content, node) => {
      const row = node as HTMLTableRowElement;
      const table = row.closest('table');
      if (!table || isList(row)) return content;
      const wide = toColumns(table);
      const line = `${content.trim()}${' |'.repeat(Math.max(1, 1 + wide - widthOf(row)))}\n`;
      if (table.rows[0] !== row) return line;
      const rule = `${'| --- '.repeat(wide)}|\n`;
      const isHead =
        [...row.cells].every(({ localName }) => localName === 'th') ||
        row.parentElement?.localName === 'thead';
      return isHead ? `${line}${rule}` : `${'|     '.repeat(wide)}|\n${rule}${line}`;
    },
  });
  service.addRule('caption', {
    filter: ['caption'],
    replacement: (content) => `\n\n${content.trim()}\n\n`,
  });
  service.addRule('rows', {
    filter: ['thead', 'tbody', 'tfoot'],
    replacement: (content) => content,
  });
  service.addRule('table', {
    filter: ['table'],
    replacement: (content) => `\n\n${content.trim()}\n\n`,
  });
}

function widthOf(row: HTMLTableRowElement): number {
  let width = 0;
  for (const cell of row.cells) width += spanOf(cell);
  return width;
}

/** A cell may say that it spans thousands. */
function spanOf(cell: Element): number {
  return Math.min(50, Math.max(1, Number(cell.getAttribute('colspan')) || 1));
}
