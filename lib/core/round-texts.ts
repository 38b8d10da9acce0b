import { roundBreak } from './call-view.ts';
import type { RoundView } from './call-view.ts';
import type { GrowingText } from './text-buffer.ts';

interface Rounds {
  text: GrowingText;
  rounds: readonly RoundView[];
}

/** What the model said in one round of a run. Grows as the whole does, as long as no other round follows. */
export function toRoundText({ text, rounds }: Rounds, round: number): GrowingText {
  if (round === 0 && rounds.length === 1) return text;
  const from = rounds[round]?.textAt ?? text.length;
  const next = rounds[round + 1];
  const toEnd = (): number =>
    next ? next.textAt - (next.parted ? roundBreak.length : 0) : text.length;
  const toLength = (): number => Math.max(0, toEnd() - from);
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
