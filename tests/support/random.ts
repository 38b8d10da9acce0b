/** A seeded source of choices: the same seed gives the same run on every machine. */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number between `min` and `max`, both included. */
  integer(min: number, max: number): number;
  /** One item of a list that is not empty. */
  pick<Item>(list: readonly Item[]): Item;
  /** The same items in another order; the list itself is left alone. */
  shuffle<Item>(list: readonly Item[]): Item[];
  /** Rising cut positions inside `length`, without 0 and `length`, at most `longest` apart. */
  offsets(length: number, longest?: number): number[];
  /** Pieces that are never empty and join to `text`. Cuts anywhere, inside a surrogate pair too. */
  split(text: string, longest?: number): string[];
}

/**
 * Makes a {@link Random} from mulberry32: 32 bits of state are plenty for tests, and a failing
 * case is named by one small number.
 *
 * @param seed any number; only its lowest 32 bits count
 */
export function createRandom(seed: number): Random {
  let state = seed | 0;

  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };

  const integer = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));

  const offsets = (length: number, longest = 16): number[] => {
    const cuts: number[] = [];
    for (let at = integer(1, longest); at < length; at += integer(1, longest)) cuts.push(at);
    return cuts;
  };

  return {
    next,
    integer,
    pick: (list) => {
      if (list.length === 0) throw new RangeError('Cannot pick from an empty list');
      return list[integer(0, list.length - 1)]!;
    },
    shuffle: (list) => {
      const shuffled = [...list];
      for (let last = shuffled.length - 1; last > 0; last -= 1) {
        const other = integer(0, last);
        [shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!];
      }
      return shuffled;
    },
    offsets,
    split: (text, longest) => {
      const cuts = [0, ...offsets(text.length, longest), text.length];
      return cuts.slice(1).flatMap((end, index) => {
        const piece = text.slice(cuts[index], end);
        return piece === '' ? [] : [piece];
      });
    },
  };
}
