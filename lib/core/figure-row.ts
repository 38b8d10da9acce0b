import type { Connection } from './connection.ts';
import type { Answer } from './conversation.ts';
import type { ConnectionId, RunId } from './ids.ts';
import { toCost } from './price.ts';
import type { StepPrice } from './price.ts';
import { toRunFigures } from './run-figures.ts';
import type { RunFigures } from './run-figures.ts';

/**
 * The figures of one answer, as they are kept for the month's bill: no word of it, nor of which conversation it was.
 * They outlive both.
 */
export interface FigureRow extends RunFigures {
  id: RunId;
  /** When it was asked, which is what month it counts in. */
  askedAtMs: number;
  /** `YYYY-MM`, by the clock on the user's wall. */
  month: string;
  connectionId: ConnectionId;
  /** The connection's name then; '' where it was gone. */
  connection: string;
  provider: string;
  model: string;
}

/** What is known of a connection that an answer came over. */
type Asked = Pick<Connection, 'name' | 'provider'>;

/** The row of an answer that has ended; undefined where nothing of it is paid for. */
export function toFigureRow(answer: Answer, connection: Asked | undefined): FigureRow | undefined {
  const figures = toRunFigures(answer.parts ?? []);
  return (
    figures && {
      ...figures,
      id: answer.id,
      askedAtMs: answer.createdAtMs,
      month: toMonth(answer.createdAtMs),
      connectionId: answer.connectionId,
      connection: connection?.name ?? '',
      provider: connection?.provider ?? '',
      model: answer.model,
    }
  );
}

/** The month of a moment, `YYYY-MM`, by the clock on the user's wall. */
export function toMonth(atMs: number): string {
  return toDay(atMs).slice(0, 7);
}

/** The day of a moment, `YYYY-MM-DD`, by the clock on the user's wall. */
export function toDay(atMs: number): string {
  const at = new Date(atMs);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** What the row has cost; with the price that is known now, where none was known then. */
export function toRowCost(row: FigureRow, priceNow: StepPrice | undefined): number | undefined {
  if (row.cost !== undefined) return row.cost;
  const { promptTokens, completionTokens } = row;
  if (!priceNow || promptTokens === undefined) return undefined;
  return toCost(priceNow, { promptTokens, completionTokens });
}
