import type { Conversation } from '../core/conversation.ts';
import { toTerms, toWanted } from './terms.ts';
import type { Wanted } from './terms.ts';

/** Whether all words that are wanted are in a text. */
export function hasWanted(text: string, wanted: readonly Wanted[]): boolean {
  const terms = toTerms(text);
  return wanted.every(({ word, isBeginning }) =>
    isBeginning ? [...terms].some((term) => term.startsWith(word)) : terms.has(word),
  );
}

/**
 * What was found, in its order: what says in its title what was looked for, in whole words before their beginnings, then what
 * is pinned, then the newest.
 */
export function toRanked(rows: readonly Conversation[], query: string): Conversation[] {
  const wanted = toWanted(query);
  const whole = wanted.map((each) => ({ ...each, isBeginning: false }));
  const ranks = new Map(
    rows.map((row) => [
      row.id,
      (hasWanted(row.title, wanted) ? 2 : 0) +
        (hasWanted(row.title, whole) ? 2 : 0) +
        (row.pinnedAtMs === undefined ? 0 : 1),
    ]),
  );
  const rankOf = ({ id }: Conversation): number => ranks.get(id) ?? 0;
  return rows.toSorted((a, b) => rankOf(b) - rankOf(a) || b.updatedAtMs - a.updatedAtMs);
}
