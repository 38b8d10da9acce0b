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
  if (typeof value !== 'object' || value === null) return false;
  const { id, atMs, end, steps } = value as Readonly<Record<string, unknown>>;
  const isWhole = typeof id === 'string' && Number.isFinite(atMs) && typeof end === 'string';
  return isWhole && Array.isArray(steps) && steps.every((step) => typeof step === 'object' && step);
}
