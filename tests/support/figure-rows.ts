import type { FigureRow } from '../../lib/core/figure-row.ts';

/** The figures of an answer, with defaults for all that a test does not care about. */
export function toRow(fields: Partial<FigureRow> & Pick<FigureRow, 'id'>): FigureRow {
  return {
    askedAtMs: Date.UTC(2026, 10, 12, 12),
    month: '2026-11',
    connectionId: 'connection',
    connection: 'Mine',
    provider: 'custom',
    model: 'model',
    promptTokens: 100,
    completionTokens: 50,
    promptAbout: false,
    completionAbout: false,
    costAtMost: false,
    ...fields,
  };
}
