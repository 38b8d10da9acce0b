import type { StepPrice } from './price.ts';
import { isAtMost, toCost } from './price.ts';
import type { StreamPart, TerminalPart, Usage } from './parts.ts';
import { toHundredths } from './token-estimate.ts';

/** What an answer took. Of all its requests, since each that came to something is on the bill. */
export interface RunFigures {
  /**
   * From when the request left that was answered to when the bytes of its first word were there: with the making of the
   * connection where there was none, without anything that is done on this side.
   */
  firstTokenMs?: number | undefined;
  /** Over the time in which deltas came; absent of what came in one piece. */
  tokensPerSecond?: number | undefined;
  /** Absent where nobody counted and nothing says how long the question was. */
  promptTokens?: number | undefined;
  completionTokens: number;
  /** As reported, where there were any: of the prompt what a cache gave and took, of the answer what was thought. */
  cachedTokens?: number | undefined;
  cacheWriteTokens?: number | undefined;
  reasoningTokens?: number | undefined;
  /** Whether a count is estimated, as it is wherever the endpoint came to no report. */
  promptAbout: boolean;
  completionAbout: boolean;
  /** In US dollars; absent where a price was not known. */
  cost?: number | undefined;
  /** Whether it costs less if the provider gives what it may: for what was cached, or at another hour. */
  costAtMost: boolean;
  /** Whether the cost is that which the provider has named itself. */
  costTold?: boolean | undefined;
  /** The price of the last request. */
  price?: StepPrice | undefined;
}

/** A rate over less than this says more about buffering than about the model. */
const leastRateMs = 250;

/** One request, and what came of it. */
interface Step {
  atMs: number;
  promptTokens: number | undefined;
  price: StepPrice | undefined;
  usage: Usage;
  /** Estimated tokens of what it has said, in hundredths, and of what of this was thought. */
  said: number;
  thought: number;
  came: boolean;
  firstAtMs?: number;
  lastAtMs?: number;
  /** Whether it has named its end, so that what it reports is the whole. */
  finished: boolean;
  /** Whether another request took its place. */
  replaced: boolean;
}

/** The figures of a run that has ended; undefined where no request came to anything that is paid for. */
export function toRunFigures(parts: readonly StreamPart[]): RunFigures | undefined {
  const steps: Step[] = [];
  let answered: Step | undefined;
  let end: TerminalPart | undefined;
  for (const part of parts) {
    const step = steps.at(-1);
    if (part.type === 'step-start') {
      if (step) step.replaced = true;
      steps.push(toStep(part));
    } else if (part.type === 'first-delta') {
      answered ??= step;
      if (step) step.firstAtMs = part.atMs;
    } else if (part.type === 'last-delta') {
      if (step) step.lastAtMs = part.atMs;
    } else if (part.type === 'finish' || part.type === 'abort' || part.type === 'error') {
      end = part;
    }
    if (step) take(step, part);
  }
  const paid = steps.filter((step) => step.came || (!step.replaced && mayHaveBeenRead(end)));
  const last = paid.at(-1);
  if (!last) return undefined;
  const counts = paid.map(toCounts);
  const figures: RunFigures = {
    completionTokens: sum(counts.map(({ completionTokens }) => completionTokens)),
    promptAbout: counts.some(({ promptAbout }) => promptAbout),
    completionAbout: counts.some(({ completionAbout }) => completionAbout),
    costAtMost: paid.some(
      ({ price, usage }) => !isTold(usage) && price !== undefined && isAtMost(price, usage),
    ),
  };
  if (last.price) figures.price = last.price;
  const prompts = counts.flatMap(({ promptTokens }) => promptTokens ?? []);
  if (prompts.length === counts.length) figures.promptTokens = sum(prompts);
  const costs = paid.flatMap((step, at) => toStepCost(step, counts[at]) ?? []);
  if (costs.length === paid.length) figures.cost = sum(costs);
  if (paid.every(({ usage }) => isTold(usage))) figures.costTold = true;
  for (const name of ['cachedTokens', 'cacheWriteTokens', 'reasoningTokens'] as const) {
    const reported = sum(paid.map(({ usage }) => usage[name] ?? 0));
    if (reported > 0) figures[name] = reported;
  }
  if (answered?.firstAtMs === undefined) return figures;
  figures.firstTokenMs = Math.max(0, answered.firstAtMs - answered.atMs);
  const rated = toStretches(steps.slice(steps.indexOf(answered)), end).filter(
    ({ tookMs }) => tookMs >= leastRateMs,
  );
  const flowed = sum(rated.map((stretch) => stretch.flowed));
  if (flowed > 1) {
    figures.tokensPerSecond = (flowed * 1000) / sum(rated.map(({ tookMs }) => tookMs));
  }
  return figures;
}

/** How long deltas came, and what they brought: of each request alone, since a user may take an hour between two. */
function toStretches(
  steps: readonly Step[],
  end: TerminalPart | undefined,
): { tookMs: number; flowed: number }[] {
  // What ended by itself ended with its last word; what was lost, no one knows when.
  const endMs = end?.type === 'error' ? undefined : end?.atMs;
  const last = steps.at(-1);
  const stretches = steps.map((step) => {
    const firstAtMs = step.firstAtMs ?? Infinity;
    const lastAtMs = step.lastAtMs ?? (step === last ? endMs : undefined) ?? firstAtMs;
    return { tookMs: lastAtMs - firstAtMs, flowed: toFlowed(step) };
  });
  if (steps.every(({ said, firstAtMs }) => said === 0 || firstAtMs !== undefined)) return stretches;
  // An early journal knows only when the first of all of them began.
  const { firstAtMs = 0 } = steps[0] ?? {};
  const untilMs = steps.findLast(({ lastAtMs }) => lastAtMs !== undefined)?.lastAtMs ?? endMs;
  const flowed = sum(stretches.map((stretch) => stretch.flowed));
  return [{ tookMs: (untilMs ?? firstAtMs) - firstAtMs, flowed }];
}

function toStep({ atMs, promptTokens, price }: Extract<StreamPart, { type: 'step-start' }>): Step {
  return {
    atMs,
    promptTokens,
    price,
    usage: {},
    said: 0,
    thought: 0,
    came: false,
    finished: false,
    replaced: false,
  };
}

function take(step: Step, part: StreamPart): void {
  switch (part.type) {
    case 'usage':
      step.came = true;
      step.usage = { ...step.usage, ...toNamed(part.usage) };
      break;
    case 'model-used':
    case 'citation':
      step.came = true;
      break;
    case 'reasoning-delta':
      step.thought += toHundredths(part.text);
      step.said += toHundredths(part.text);
      step.came = true;
      break;
    case 'text-delta':
    case 'refusal-delta':
      step.said += toHundredths(part.text);
      step.came = true;
      break;
    case 'tool-call-delta':
      step.said += toHundredths(part.arguments) + toHundredths(part.name ?? '');
      step.came = true;
      break;
    case 'text-was-reasoning':
      step.thought = step.said;
      break;
    case 'step-finish':
    case 'finish':
      step.finished = true;
      break;
    case 'retry-wait':
    case 'corrected':
      step.replaced = true;
      break;
    default:
      break;
  }
}

/** Whether a request of which nothing came may have been read all the same: it left, and was ended from this side. */
function mayHaveBeenRead(end: TerminalPart | undefined): boolean {
  if (end?.type === 'error') {
    return end.error.kind === 'interrupted' || end.error.kind === 'timed-out';
  }
  return end?.type === 'abort';
}

interface Counts {
  promptTokens: number | undefined;
  completionTokens: number;
  promptAbout: boolean;
  completionAbout: boolean;
}

function toCounts({ usage, promptTokens, said, finished }: Step): Counts {
  const told = usage.completionTokens;
  const heard = Math.ceil(said / 100);
  // Some report as they go, and the first report is of one token: of what was cut off, the larger count is the nearer.
  const isTold = told !== undefined && (finished || told >= heard);
  return {
    promptTokens: usage.promptTokens ?? promptTokens,
    completionTokens: isTold ? told : heard,
    promptAbout: usage.promptTokens === undefined,
    completionAbout: !isTold,
  };
}

/** Tokens of which something could be seen coming: thoughts that a model keeps to itself come in no delta. */
function toFlowed(step: Step): number {
  const { completionTokens, completionAbout } = toCounts(step);
  const unseen = step.thought === 0 && !completionAbout ? (step.usage.reasoningTokens ?? 0) : 0;
  return Math.max(0, completionTokens - unseen);
}

function toStepCost({ price, usage }: Step, counts: Counts | undefined): number | undefined {
  if (isTold(usage)) return usage.cost;
  if (!price || !counts) return undefined;
  const { promptTokens, completionTokens } = counts;
  if (promptTokens === undefined) return price.input === 0 && price.output === 0 ? 0 : undefined;
  return toCost(price, { ...usage, promptTokens, completionTokens });
}

/** Whether whoever bills it has said what it costs: no table knows better. */
function isTold({ cost = -1 }: Usage): boolean {
  return cost >= 0;
}

/** The counts that a report does name: one that it leaves open is not taken back by it. */
function toNamed(usage: Usage): Usage {
  return Object.fromEntries(Object.entries(usage).filter(([, count]) => count !== undefined));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
