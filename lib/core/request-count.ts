import type { StreamPart, Usage } from './parts.ts';
import { toHundredths } from './token-estimate.ts';

/** What is counted of one request of an answer. */
export interface RequestCount {
  /** About how long its prompt is, for when it is not reported. */
  promptTokens: number | undefined;
  usage: Usage;
  /** Estimated tokens of what it has said, in hundredths, and of what of this was thought. */
  said: number;
  thought: number;
  /** The last call whose name was counted. */
  named?: number;
  came: boolean;
  /** When its first delta was there, and its last one. */
  firstAtMs?: number;
  lastAtMs?: number;
  /** Whether it has named its end, so that what it reports is the whole. */
  finished: boolean;
  /** Whether another request took its place. */
  replaced: boolean;
}

/** Tokens, and whether they are estimated. */
export interface TokenCounts {
  /** Absent where nobody counted and nothing says how long the question was. */
  promptTokens?: number | undefined;
  completionTokens: number;
  promptAbout: boolean;
  completionAbout: boolean;
}

/** Begins to count a request. */
export function createRequestCount(promptTokens?: number): RequestCount {
  return {
    promptTokens,
    usage: {},
    said: 0,
    thought: 0,
    came: false,
    finished: false,
    replaced: false,
  };
}

/** Counts a part of a request. */
export function countPart(request: RequestCount, part: StreamPart): void {
  switch (part.type) {
    case 'usage':
      request.came = true;
      request.usage = { ...request.usage, ...toNamed(part.usage) };
      break;
    case 'first-delta':
      request.firstAtMs = part.atMs;
      break;
    case 'last-delta':
      request.lastAtMs = part.atMs;
      break;
    case 'model-used':
    case 'citation':
      request.came = true;
      break;
    case 'reasoning-delta':
    case 'text-delta':
    case 'refusal-delta':
      say(request, part.text, part.type === 'reasoning-delta');
      break;
    case 'tool-call-delta':
      say(request, part.arguments);
      // Some repeat it with every piece.
      if (part.index !== request.named) say(request, part.name ?? '');
      request.named = part.index;
      break;
    case 'text-was-reasoning':
      request.thought = request.said;
      break;
    case 'step-finish':
    case 'finish':
      request.finished = true;
      break;
    case 'retry-wait':
    case 'corrected':
      request.replaced = true;
      break;
    default:
      break;
  }
}

/** The requests that are on the bill; `mayBeRead` says so of a last one of which nothing came, since it left. */
export function toPaid<Request extends RequestCount>(
  requests: readonly Request[],
  mayBeRead: boolean,
): Request[] {
  return requests.filter(
    ({ came, replaced }, at) => came || (mayBeRead && !replaced && at === requests.length - 1),
  );
}

/** The counts of one request: reported where they are, else estimated. */
export function toCounts({ usage, promptTokens, said, finished }: RequestCount): TokenCounts {
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

/** The counts of several requests together. */
export function toSumCounts(requests: readonly RequestCount[]): TokenCounts {
  const counts = requests.map(toCounts);
  return {
    promptTokens: toWhole(counts.map(({ promptTokens }) => promptTokens)),
    completionTokens: sum(counts.map(({ completionTokens }) => completionTokens)),
    promptAbout: counts.some(({ promptAbout }) => promptAbout),
    completionAbout: counts.some(({ completionAbout }) => completionAbout),
  };
}

/** A rate over less than this says more about buffering than about the model. */
const leastRateMs = 250;

/**
 * Tokens per second over the time in which deltas came; undefined where that was too short. `endMs` is when the last request
 * ended by itself; undefined where it was lost, no one knows when.
 */
export function toRate(
  requests: readonly RequestCount[],
  endMs: number | undefined,
): number | undefined {
  const answered = requests.findIndex(({ firstAtMs }) => firstAtMs !== undefined);
  if (answered < 0) return undefined;
  const rated = toStretches(requests.slice(answered), endMs).filter(
    ({ tookMs }) => tookMs >= leastRateMs,
  );
  const flowed = sum(rated.map((stretch) => stretch.flowed));
  return flowed > 1 ? (flowed * 1000) / sum(rated.map(({ tookMs }) => tookMs)) : undefined;
}

/** How long deltas came, and what they brought: of each request alone, since a user may take an hour between two. */
function toStretches(
  requests: readonly RequestCount[],
  endMs: number | undefined,
): { tookMs: number; flowed: number }[] {
  const last = requests.at(-1);
  const stretches = requests.map((request) => {
    const firstAtMs = request.firstAtMs ?? Infinity;
    const lastAtMs = request.lastAtMs ?? (request === last ? endMs : undefined) ?? firstAtMs;
    return { tookMs: lastAtMs - firstAtMs, flowed: toFlowed(request) };
  });
  if (requests.every(({ said, firstAtMs }) => said === 0 || firstAtMs !== undefined))
    return stretches;
  // An early journal knows only when the first of all of them began.
  const { firstAtMs = 0 } = requests[0] ?? {};
  const untilMs = requests.findLast(({ lastAtMs }) => lastAtMs !== undefined)?.lastAtMs ?? endMs;
  const flowed = sum(stretches.map((stretch) => stretch.flowed));
  return [{ tookMs: (untilMs ?? firstAtMs) - firstAtMs, flowed }];
}

/** Tokens of which something could be seen coming: thoughts that a model keeps to itself come in no delta. */
function toFlowed(request: RequestCount): number {
  const { completionTokens, completionAbout } = toCounts(request);
  const { usage, thought } = request;
  const unseen = thought === 0 && !completionAbout ? (usage.reasoningTokens ?? 0) : 0;
  return Math.max(0, completionTokens - unseen);
}

/** All of them together; undefined where one of them is. */
export function toWhole(numbers: readonly (number | undefined)[]): number | undefined {
  const known = numbers.filter((each) => each !== undefined);
  return known.length === numbers.length ? sum(known) : undefined;
}

/** All of them together. */
export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

function say(request: RequestCount, text: string, isThought = false): void {
  const said = toHundredths(text);
  request.said += said;
  if (isThought) request.thought += said;
  request.came = true;
}

/** The counts that a report does name: one that it leaves open is not taken back by it. */
function toNamed(usage: Usage): Usage {
  return Object.fromEntries(Object.entries(usage).filter(([, count]) => count !== undefined));
}
