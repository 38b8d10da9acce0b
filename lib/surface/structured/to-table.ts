import { toRecord } from '../../core/json.ts';

/** A cell: what JSON has that is no list and no object. */
export type Cell = string | number | boolean | null;

/** Data that has rows. */
export interface DataTable {
  columns: string[];
  rows: Cell[][];
}

/**
 * The value as a table, where it is one: a list of flat objects, `columns` and `rows`, or an object that has nothing but
 * one of these in it.
 */
export function toTable(value: unknown): DataTable | undefined {
  return findShallow(value, isCell);
}

/** As a table for a spreadsheet: what is nested stands in its cell as JSON, so that nothing is left out. */
export function toWideTable(value: unknown): DataTable | undefined {
  return findShallow(value, () => true);
}

/** A model that runs in circles nests deeper than can be followed; that is no table. */
function findShallow(
  value: unknown,
  mayBeCell: (value: unknown) => boolean,
): DataTable | undefined {
  try {
    return find(value, mayBeCell);
  } catch {
    return undefined;
  }
}

function find(value: unknown, mayBeCell: (value: unknown) => boolean): DataTable | undefined {
  if (Array.isArray(value)) return fromObjects(value, mayBeCell);
  const record = toRecord(value);
  if (!record) return undefined;
  const { columns, rows = [], ...more } = record;
  // What is beside a table would be left out of one.
  if (isStrings(columns) && Object.keys(more).length === 0)
    return fromRows(columns, rows, mayBeCell);
  const [only, ...others] = Object.values(record);
  return others.length === 0 && typeof only === 'object' ? find(only, mayBeCell) : undefined;
}

function fromObjects(
  list: readonly unknown[],
  mayBeCell: (value: unknown) => boolean,
): DataTable | undefined {
  const objects = list.map(toRecord).filter((each) => each !== undefined);
  if (objects.length === 0 || objects.length < list.length) return undefined;
  if (!objects.every((each) => Object.values(each).every(mayBeCell))) return undefined;
  const columns = [...new Set(objects.flatMap((each) => Object.keys(each)))];
  if (columns.length === 0) return undefined;
  const rows = objects.map((each) => columns.map((column) => toCell(each[column])));
  return { columns, rows };
}

function fromRows(
  columns: string[],
  rows: unknown,
  mayBeCell: (value: unknown) => boolean,
): DataTable | undefined {
  if (!Array.isArray(rows) || !rows.every((row) => Array.isArray(row) && row.every(mayBeCell))) {
    return undefined;
  }
  // A row that is longer than its head, as models write them, loses nothing.
  const width = Math.max(columns.length, ...rows.map((row: unknown[]) => row.length));
  const names = Array.from({ length: width }, (_, at) => columns[at] ?? '');
  return {
    columns: names,
    rows: rows.map((row: unknown[]) => names.map((_, at) => toCell(row[at]))),
  };
}

function toCell(value: unknown): Cell {
  if (value === undefined) return null;
  return isCell(value) ? value : JSON.stringify(value);
}

function isCell(value: unknown): value is Cell {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function isStrings(value: unknown): value is string[] {
  return (
    Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === 'string')
  );
}
