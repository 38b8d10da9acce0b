/** Gives each piece of a tool call its place. */
export interface CallMerger {
  /** How many calls there are. */
  readonly count: number;
  /** The place of the call that a piece belongs to; undefined for one call more than any endpoint makes at once. */
  place(piece: { index: number | undefined; id: string; name: string }): number | undefined;
}

/** More tool calls than any endpoint makes at once. A stranger's number must not become a list of any length. */
const callLimit = 128;

/**
 * Merges by the endpoint's index. Gemini leaves it out, or repeats 0 for parallel calls, so a piece with a name and an
 * id of its own begins a new call; one with neither goes on with the last.
 */
export function createCallMerger(): CallMerger {
  const calls: { index: number | undefined; id: string }[] = [];
  return {
    get count() {
      return calls.length;
    },
    place({ index, id, name }) {
      const found = calls.findLastIndex((call) =>
        index === undefined ? id === '' || call.id === id : call.index === index,
      );
      const known = calls[found];
      const isNew = known && id !== '' && known.id !== '' && id !== known.id && name !== '';
      if (known && !isNew) {
        known.id ||= id;
        return found;
      }
      if (calls.length >= callLimit) return undefined;
      calls.push({ index, id });
      return calls.length - 1;
    },
  };
}
