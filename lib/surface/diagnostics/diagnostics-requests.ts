import type { RunRecord } from '../../core/run-record.ts';
import type { Surface } from '../surface.ts';

/** The log as it is now. */
export interface Diagnostics {
  /** The newest first; null where it could not be read. */
  records: RunRecord[] | null;
  /** How many backgrounds have begun since the browser did. */
  lives: number;
}

/** Reads the log of the last runs. */
export async function readDiagnostics({ request }: Pick<Surface, 'request'>): Promise<Diagnostics> {
  const requestId = crypto.randomUUID();
  const { records, lives } = await request('diagnostics', { type: 'diagnostics-read', requestId });
  return { records: records && records.filter(isRunRecord).reverse(), lives };
}

/** Clears it. Resolves with false where that was refused. */
export async function clearDiagnostics({ request }: Pick<Surface, 'request'>): Promise<boolean> {
  const command = { type: 'diagnostics-clear', requestId: crypto.randomUUID() } as const;
  return (await request('carried-out', command)).error === null;
}

/** Whether a row can be shown: one that is damaged on the disk is left out, and must not hide the others. */
function isRunRecord(value: unknown): value is RunRecord {
  if (!isPlain(value)) return false;
  const { id, atMs, end, steps } = value;
  // Beyond these no date is.
  const isDated = typeof atMs === 'number' && Math.abs(atMs) <= 8.64e15;
  return typeof id === 'string' && isDated && typeof end === 'string' && Array.isArray(steps);
}

/** What a row has rows in. */
const nested: ReadonlySet<string> = new Set(['steps', 'retry', 'fault']);

/** Whether all that is in a row, and in those within it, can be told in words. */
function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).every(([name, each]) => {
    if (!nested.has(name)) return typeof each !== 'object';
    return Array.isArray(each) ? each.every(isPlain) : isPlain(each);
  });
}
