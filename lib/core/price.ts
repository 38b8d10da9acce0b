import type { ConnectionId } from './ids.ts';

/** What a million tokens cost when a request left, in US dollars. */
export interface StepPrice {
  input: number;
  output: number;
  /** The day from which it is known, `YYYY-MM-DD`; absent where nothing is asked for: a model on this machine. */
  seen?: string | undefined;
  /** Where the price depends on the hour: these are the highest. */
  atMost?: boolean | undefined;
  /** Whether the user has said it. */
  own?: boolean | undefined;
  /** Of what of the prompt was read from a cache, or written to one; absent where nobody knows. */
  cacheRead?: number | undefined;
  cacheWrite?: number | undefined;
}

/** A price that the user has entered for one model of a connection. */
export interface OwnPrice {
  connectionId: ConnectionId;
  model: string;
  /** In US dollars for a million tokens, as {@link StepPrice}. */
  input: number;
  output: number;
  cacheRead?: number | undefined;
  cacheWrite?: number | undefined;
  /** The day that it was entered. */
  seen: string;
}

/** Above all prices: nobody writes seven digits before the point and means it. */
export const highestPrice = 1_000_000;

/** What a request took, as far as it changes its cost. */
export interface PricedTokens {
  promptTokens: number;
  completionTokens: number;
  cachedTokens?: number | undefined;
  cacheWriteTokens?: number | undefined;
}

/** Nobody asks more for a prompt that is written to a cache than this many times its price (Anthropic, for an hour). */
const mostForWriting = 2;

/** What that many tokens cost, in US dollars: at most, where {@link isAtMost} says so. */
export function toCost(
  price: Pick<StepPrice, 'input' | 'output' | 'cacheRead' | 'cacheWrite'>,
  { promptTokens, completionTokens, cachedTokens = 0, cacheWriteTokens = 0 }: PricedTokens,
): number {
  const { input, output, cacheRead = input, cacheWrite = input * mostForWriting } = price;
  const read = Math.min(cachedTokens, promptTokens);
  const written = Math.min(cacheWriteTokens, promptTokens - read);
  const plain = promptTokens - read - written;
  const inward = plain * input + read * cacheRead + written * cacheWrite;
  return (inward + completionTokens * output) / 1_000_000;
}

/** Whether that costs less if the provider gives what it may: for what was cached, or at another hour. */
export function isAtMost(
  { input, atMost, cacheRead, cacheWrite }: StepPrice,
  {
    cachedTokens = 0,
    cacheWriteTokens = 0,
  }: Omit<PricedTokens, 'promptTokens' | 'completionTokens'>,
): boolean {
  const isGuessed =
    (cachedTokens > 0 && cacheRead === undefined) ||
    (cacheWriteTokens > 0 && cacheWrite === undefined);
  return atMost === true || (isGuessed && input > 0);
}
