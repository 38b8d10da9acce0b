import type { Answer } from '../core/conversation.ts';
import { toMonth } from '../core/calendar.ts';
import { toFigureRow, toPricedRow } from '../core/figure-row.ts';
import type { FigureRow } from '../core/figure-row.ts';
import type { Command } from '../protocol/command.ts';
import type { UpdateOf } from '../protocol/update.ts';
import { findStepPrice } from '../providers/find-step-price.ts';
import type { Connections } from './connections.ts';
import type { Core } from './core.ts';
import { toWhole } from './records.ts';

type Asked = Extract<Command, { type: 'figures-read' }>;

/** The rows, with the prices of today for those that had none when they were asked. */
export async function toPriced(
  rows: readonly FigureRow[],
  connections: Pick<Connections, 'views' | 'settings'>,
): Promise<FigureRow[]> {
  const [views, { prices }] = await Promise.all([connections.views(), connections.settings()]);
  const byId = new Map(views.map((view) => [view.id, view]));
  return rows.map((row) => {
    const connection = byId.get(row.connectionId);
    return toPricedRow(row, connection && findStepPrice(connection, row.model, prices));
  });
}

/** What is asked for of the figures: those of a month, of a conversation as it is now, or of one answer. */
export async function readFigures(
  core: Core,
  { requestId, of }: Asked,
): Promise<UpdateOf<'figures'>> {
  const month = ('month' in of && of.month) || toMonth(core.clock.now());
  const [months, rows] = await Promise.all([
    core.store.figureMonths(),
    'month' in of ? core.store.figures(month) : readRows(core, of),
  ]);
  return {
    type: 'figures',
    requestId,
    month,
    months,
    rows: await toPriced(rows, core.connections),
  };
}

async function readRows(
  core: Core,
  of: { conversationId: string } | { runId: string },
): Promise<FigureRow[]> {
  const messages =
    'runId' in of
      ? [await core.store.message(of.runId)]
      : await core.store.messages(of.conversationId);
  const answers = messages.filter((row): row is Answer => row?.role === 'assistant');
  const names = new Map((await core.connections.views()).map((view) => [view.id, view]));
  const rows: FigureRow[] = [];
  for (const answer of answers) {
    // One that is still written is counted when it has ended.
    if (core.runs.find(answer.id)?.journal.closed === false) continue;
    const whole = await toWhole(core, answer);
    if (whole.role !== 'assistant') continue;
    const row = toFigureRow(whole, names.get(answer.connectionId));
    if (row) rows.push(row);
  }
  return rows;
}
