import { toMonth } from './calendar.ts';
import type { Connection } from './connection.ts';
import type { Answer } from './conversation.ts';
import type { ConnectionId, RunId } from './ids.ts';
import { isAtMost, toCost } from './price.ts';
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
  /** Whether it was a title that was asked for, and no answer. */
  title?: true | undefined;
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

/** The row, with what is known by now of its cost, where no price was known then. */
export function toPricedRow(row: FigureRow, priceNow: StepPrice | undefined): FigureRow {
  const { promptTokens, completionTokens } = row;
  if (row.cost !== undefined || !priceNow || promptTokens === undefined) return row;
  return {
    ...row,
    cost: toCost(priceNow, { ...row, promptTokens, completionTokens }),
    costAtMost: row.costAtMost || isAtMost(priceNow, row),
    price: priceNow,
  };
}
