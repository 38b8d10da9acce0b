import type { FigureRow } from '../core/figure-row.ts';
import type { Command } from '../protocol/command.ts';
import type { Surface } from './surface.ts';

/** Of what there are figures. */
export type FiguresOf = Extract<Command, { type: 'figures-read' }>['of'];

/** What answers took. */
export interface Figures {
  /** The month that they are of, `YYYY-MM`, where they are of one. */
  month: string;
  /** All months of which there are any, the latest first. */
  months: string[];
  rows: FigureRow[];
}

/** Reads what answers took. */
export async function readFigures(
  { request }: Pick<Surface, 'request'>,
  of: FiguresOf,
): Promise<Figures> {
  const requestId = crypto.randomUUID();
  const told = await request('figures', { type: 'figures-read', requestId, of });
  const months = [...new Set([...told.months, told.month])].sort().reverse();
  return { month: told.month, months, rows: told.rows.filter(isFigureRow) };
}

/** Forgets the figures of all months. Resolves with false where that was refused. */
export async function forgetFigures({ request }: Pick<Surface, 'request'>): Promise<boolean> {
  const command = { type: 'figures-forget', requestId: crypto.randomUUID() } as const;
  return (await request('carried-out', command)).error === null;
}

/** What every row has, by what it is. */
const fields = {
  id: 'string',
  askedAtMs: 'number',
  month: 'string',
  connectionId: 'string',
  connection: 'string',
  provider: 'string',
  model: 'string',
  completionTokens: 'number',
  promptAbout: 'boolean',
  completionAbout: 'boolean',
  costAtMost: 'boolean',
} as const satisfies Partial<Record<keyof FigureRow, string>>;

/** What a row may lack: all of it are numbers. */
const counts = [
  'firstTokenMs',
  'tokensPerSecond',
  'promptTokens',
  'cost',
  'cachedTokens',
  'cacheWriteTokens',
  'reasoningTokens',
] as const;

/**
 * Whether it is a row. Each stands for itself: one that is damaged on the disk is left out, and must not hide the others.
 * By hand, since the library for it lies in the first load of each page, which would be cut in pieces for this part.
 */
function isFigureRow(value: unknown): value is FigureRow {
  const row = toFields(value);
  const price = row['price'] === undefined ? { input: 0, output: 0 } : toFields(row['price']);
  return (
    Object.entries(fields).every(([name, type]) => typeof row[name] === type) &&
    counts.every((name) => row[name] === undefined || Number.isFinite(row[name])) &&
    Number.isFinite(price['input']) &&
    Number.isFinite(price['output'])
  );
}

function toFields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
