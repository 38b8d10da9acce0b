import { removeHidden } from '../../core/hidden-characters.ts';
import type { Cell, DataTable } from './to-table.ts';

/**
 * What a spreadsheet would take for a formula, and could be made to send what is beside it: the text of an answer is a
 * stranger's. Also behind white space, which some skip.
 */
const formula = /^\s*[=+\-@]|^[\t\r]/;

/** A table as CSV: RFC 4180, with a line for its columns. */
export function toCsv({ columns, rows }: DataTable): string {
  return [columns, ...rows].map((row) => `${row.map(toField).join(',')}\r\n`).join('');
}

function toField(cell: Cell): string {
  if (cell === null) return '';
  // A number is written by us, and a spreadsheet reads one.
  if (typeof cell !== 'string') return String(cell);
  const text = removeHidden(cell);
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
