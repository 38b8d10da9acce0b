import * as v from 'valibot';
import type { FigureRow } from '../core/figure-row.ts';
import { stepPriceSchema } from './schemas.ts';

const figureRowSchema: v.GenericSchema<FigureRow> = v.object({
  id: v.string(),
  askedAtMs: v.number(),
  month: v.string(),
  connectionId: v.string(),
  connection: v.string(),
  provider: v.string(),
  model: v.string(),
  firstTokenMs: v.optional(v.number()),
  tokensPerSecond: v.optional(v.number()),
  promptTokens: v.optional(v.number()),
  completionTokens: v.number(),
  promptAbout: v.boolean(),
  completionAbout: v.boolean(),
  cost: v.optional(v.number()),
  costAtMost: v.boolean(),
  price: v.optional(stepPriceSchema),
});

/** Figures from a disk. Each row stands for itself: one that is damaged is left out, and must not hide the others. */
export function parseFigureRows(rows: readonly unknown[]): FigureRow[] {
  return rows.filter((row): row is FigureRow => v.is(figureRowSchema, row));
}
