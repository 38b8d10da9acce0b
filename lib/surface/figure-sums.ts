import { toDay } from '../core/calendar.ts';
import type { FigureRow } from '../core/figure-row.ts';

/** What several answers took together. */
export interface FigureSum {
  answers: number;
  /** Titles that a model was asked for: no answers, and paid for like them. */
  titles: number;
  promptTokens: number;
  completionTokens: number;
  promptAbout: boolean;
  completionAbout: boolean;
  /** In US dollars, of those whose price is known. */
  cost: number;
  costAtMost: boolean;
  /** How many have no known price. */
  unpriced: number;
  /** The middle one of all that have one. */
  firstTokenMs?: number | undefined;
  tokensPerSecond?: number | undefined;
}

/** Answers that have something in common. */
export interface FigureGroup {
  key: string;
  label: string;
  sum: FigureSum;
}

/** What a bar can show. */
export const measures = ['cost', 'tokens', 'answers'] as const;

/** One of {@link measures}. */
export type Measure = (typeof measures)[number];

/** All of them together. */
export function toSum(rows: readonly FigureRow[]): FigureSum {
  const add = (of: (row: FigureRow) => number): number =>
    rows.reduce((total, row) => total + of(row), 0);
  const answers = rows.filter(({ title }) => !title);
  return {
    answers: answers.length,
    titles: rows.length - answers.length,
    promptTokens: add(({ promptTokens }) => promptTokens ?? 0),
    completionTokens: add(({ completionTokens }) => completionTokens),
    promptAbout: rows.some(({ promptAbout }) => promptAbout),
    completionAbout: rows.some(({ completionAbout }) => completionAbout),
    cost: add(({ cost }) => cost ?? 0),
    costAtMost: rows.some(({ cost, costAtMost }) => costAtMost && (cost ?? 0) > 0),
    unpriced: rows.filter(({ cost }) => cost === undefined).length,
    firstTokenMs: toMiddle(answers.flatMap(({ firstTokenMs }) => firstTokenMs ?? [])),
    tokensPerSecond: toMiddle(answers.flatMap(({ tokensPerSecond }) => tokensPerSecond ?? [])),
  };
}

/** The answers of each model, those with the most answers first; titles for themselves. */
export function toModels(rows: readonly FigureRow[]): FigureGroup[] {
  return toGroups(
    rows,
    ({ model, title }) => `${title ? 'title' : ''}\n${model}`,
    ({ model }) => model,
  );
}

/** The answers of each connection, by the name that it had last; '' for one that was gone. */
export function toConnections(rows: readonly FigureRow[]): FigureGroup[] {
  return toGroups(
    rows,
    ({ connectionId }) => connectionId,
    ({ connection }) => connection,
  );
}

/** The answers of each day of a month, days without one too. */
export function toDays(rows: readonly FigureRow[], month: string): FigureGroup[] {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const count = new Date(year, number, 0).getDate();
  const byDay = Map.groupBy(rows, ({ askedAtMs }) => toDay(askedAtMs));
  return Array.from({ length: count }, (_, at) => {
    const day = `${month}-${String(at + 1).padStart(2, '0')}`;
    return { key: day, label: day, sum: toSum(byDay.get(day) ?? []) };
  });
}

/** How much that is, as a bar. */
export function toMeasured(sum: FigureSum, measure: Measure): number {
  if (measure === 'tokens') return sum.promptTokens + sum.completionTokens;
  return sum[measure];
}

function toGroups(
  rows: readonly FigureRow[],
  toKey: (row: FigureRow) => string,
  toLabel: (row: FigureRow) => string,
): FigureGroup[] {
  const groups = [...Map.groupBy(rows, toKey)].map(([key, own]) => {
    const latest = own.reduce((a, b) => (b.askedAtMs >= a.askedAtMs ? b : a));
    return { key, label: toLabel(latest), sum: toSum(own) };
  });
  return groups.sort((a, b) => b.sum.answers - a.sum.answers || a.label.localeCompare(b.label));
}

function toMiddle(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}
