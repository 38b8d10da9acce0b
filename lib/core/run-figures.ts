import type { StepPrice } from './price.ts';
import { isAtMost, toCost } from './price.ts';
import type { StreamPart, TerminalPart, Usage } from './parts.ts';
import {
  countPart,
  createRequestCount,
  sum,
  toCounts,
  toPaid,
  toRate,
  toSumCounts,
  toWhole,
} from './request-count.ts';
import type { RequestCount, TokenCounts } from './request-count.ts';

/** What an answer took. Of all its requests, since each that came to something is on the bill. */
export interface RunFigures extends TokenCounts {
  /**
   * From when the request left that was answered to when the bytes of its first word were there: with the making of the
   * connection where there was none, without anything that is done on this side.
   */
  firstTokenMs?: number | undefined;
  /** Over the time in which deltas came; absent of what came in one piece. */
  tokensPerSecond?: number | undefined;
  /** As reported, where there were any: of the prompt what a cache gave and took, of the answer what was thought. */
  cachedTokens?: number | undefined;
  cacheWriteTokens?: number | undefined;
  reasoningTokens?: number | undefined;
  /** In US dollars; absent where a price was not known. */
  cost?: number | undefined;
  /** Whether it costs less if the provider gives what it may: for what was cached, or at another hour. */
  costAtMost: boolean;
  /** Whether the cost is that which the provider has named itself. */
  costTold?: boolean | undefined;
  /** The price of the last request. */
  price?: StepPrice | undefined;
}

/** One request, and what came of it. */
interface Step extends RequestCount {
  atMs: number;
  price: StepPrice | undefined;
}

/** The figures of a run that has ended; undefined where no request came to anything that is paid for. */
export function toRunFigures(parts: readonly StreamPart[]): RunFigures | undefined {
  const steps: Step[] = [];
  let end: TerminalPart | undefined;
  for (const part of parts) {
    const step = steps.at(-1);
    if (part.type === 'step-start') {
      const { atMs, promptTokens, price } = part;
      steps.push({ ...createRequestCount(promptTokens), atMs, price });
    } else if (part.type === 'finish' || part.type === 'abort' || part.type === 'error') {
      end = part;
    }
    if (step) countPart(step, part);
  }
  const paid = toPaid(steps, mayHaveBeenRead(end));
  const last = paid.at(-1);
  if (!last) return undefined;
  const figures: RunFigures = {
    ...toSumCounts(paid),
    costAtMost: paid.some(
      ({ price, usage }) => !isTold(usage) && price !== undefined && isAtMost(price, usage),
    ),
    price: last.price,
    cost: toWhole(paid.map(toStepCost)),
    costTold: paid.every(({ usage }) => isTold(usage)) || undefined,
  };
  for (const name of ['cachedTokens', 'cacheWriteTokens', 'reasoningTokens'] as const) {
    const reported = sum(paid.map(({ usage }) => usage[name] ?? 0));
    if (reported > 0) figures[name] = reported;
  }
  const answered = steps.find(({ firstAtMs }) => firstAtMs !== undefined);
  if (answered?.firstAtMs === undefined) return figures;
  figures.firstTokenMs = Math.max(0, answered.firstAtMs - answered.atMs);
  // What ended by itself ended with its last word.
  const rate = toRate(steps, end?.type === 'error' ? undefined : end?.atMs);
  if (rate !== undefined) figures.tokensPerSecond = rate;
  return figures;
}

/** Whether a request of which nothing came may have been read all the same: it left, and was ended from this side. */
function mayHaveBeenRead(end: TerminalPart | undefined): boolean {
  if (end?.type === 'error') {
    return end.error.kind === 'interrupted' || end.error.kind === 'timed-out';
  }
  return end?.type === 'abort';
}

function toStepCost(step: Step): number | undefined {
  const { price, usage } = step;
  if (isTold(usage)) return usage.cost;
  if (!price) return undefined;
  const { promptTokens, completionTokens } = toCounts(step);
  if (promptTokens === undefined) return price.input === 0 && price.output === 0 ? 0 : undefined;
  return toCost(price, { ...usage, promptTokens, completionTokens });
}

/** Whether whoever bills it has said what it costs: no table knows better. */
function isTold({ cost = -1 }: Usage): boolean {
  return cost >= 0;
}
