import type { Answer } from '../core/conversation.ts';
import { toFigureRow, toMonth, toRowCost } from '../core/figure-row.ts';
import type { FigureRow } from '../core/figure-row.ts';
import type { Command } from '../protocol/command.ts';
import type { UpdateOf } from '../protocol/update.ts';
import { findStepPrice } from '../providers/find-step-price.ts';
import type { Connections } from './connections.ts';
import type { Core } from './core.ts';
import { toWhole } from './records.ts';

type Asked = Extract<Command, { type: 'figures-read' }>;

/** What the month has cost so far, in US dollars, as far as prices are known. */
export async function toSpent(
  rows: readonly FigureRow[],
  connections: Pick<Connections, 'views' | 'settings'>,
): Promise<number> {
  const [views, { prices }] = await Promise.all([connections.views(), connections.settings()]);
  const byId = new Map(views.map((view) => [view.id, view]));
  const costs = rows.map((row) => {
    const connection = byId.get(row.connectionId);
    return toRowCost(row, connection && findStepPrice(connection, row.model, prices)) ?? 0;
  });
  return costs.reduce((sum, cost) => sum + cost, 0);
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
  return { type: 'figures', requestId, month, months, rows };
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
