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
}

/** A price that the user has entered for one model of a connection. */
export interface OwnPrice {
  connectionId: ConnectionId;
  model: string;
  /** In US dollars for a million tokens, as {@link StepPrice}. */
  input: number;
  output: number;
  /** The day that it was entered. */
  seen: string;
}

/** Above all prices: nobody writes seven digits before the point and means it. */
export const highestPrice = 1_000_000;

/** What that many tokens cost, in US dollars. */
export function toCost(
  { input, output }: Pick<StepPrice, 'input' | 'output'>,
  tokens: { promptTokens: number; completionTokens: number },
): number {
  return (tokens.promptTokens * input + tokens.completionTokens * output) / 1_000_000;
}
