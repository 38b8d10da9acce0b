import type { RoundView } from './call-view.ts';
import type { GrowingText } from './text-buffer.ts';

interface Rounds {
  text: GrowingText;
  rounds: readonly RoundView[];
}

const parting = '\n\n';

/** What the model said in one round of a run. Grows as the whole does, as long as no other round follows. */
export function toRoundText({ text, rounds }: Rounds, round: number): GrowingText {
  if (round === 0 && rounds.length === 1) return text;
  const from = rounds[round]?.textAt ?? text.length;
  const next = rounds[round + 1]?.textAt;
  const toLength = (): number => Math.max(0, (next ?? text.length) - from);
  const since = (offset: number, limit = Number.POSITIVE_INFINITY): string => {
    const most = Math.min(limit, toLength() - offset);
    return most <= 0 ? '' : text.since(from + offset, most);
  };
  return {
    get length() {
      return toLength();
    },
    since,
    toString: () => since(0),
  };
}

/** Which calls of a run were made in that round: from the first up to the one that is none any more. */
export function toRoundCalls(
  { rounds, toolCalls }: { rounds: readonly RoundView[]; toolCalls: readonly unknown[] },
  round: number,
): { first: number; end: number } {
  const first = rounds[round]?.firstCall ?? toolCalls.length;
  return { first, end: rounds[round + 1]?.firstCall ?? toolCalls.length };
}

/**
 * All that the model said in a run, with a blank line between its rounds: what was said before a call and what was said after it are no one
 * sentence. It grows at its end alone, as the rounds do.
 */
export function toSaidText({ text, rounds }: Rounds): GrowingText {
  if (rounds.length === 1) return text;
  const toPieces = (): string[] =>
    rounds
      .map((_, round) => toRoundText({ text, rounds }, round).toString())
      .filter((piece) => piece !== '');
  const toWhole = (): string => toPieces().join(parting);
  return {
    get length() {
      return toWhole().length;
    },
    since: (offset, limit = Number.POSITIVE_INFINITY) => toWhole().slice(offset, offset + limit),
    toString: toWhole,
  };
}
