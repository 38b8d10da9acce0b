/** What stands in the place of a key. */
export const struck = '[key]';

/** Where a piece of a key is looked for: pieces of this length are nearly never in other words. */
export const gram = 4;

/** A place in a text: where it begins, and where what follows it does. */
export type Range = readonly [start: number, end: number];

/** The text without pieces of the key that are `least` characters or longer, as they stand in it. */
export function strikeParts(text: string, key: string, least: number): string {
  return strikeRest('', text, key, least);
}

/** The text without such pieces, of those too that began in what was shown `before` it. */
export function strikeRest(before: string, text: string, key: string, least: number): string {
  const whole = before + text;
  const behind = findParts(whole, key, least).filter(([, end]) => end > before.length);
  return strikeRanges(whole, behind, before.length);
}

/** The text from that place on, without those ranges, which are in order and apart. */
export function strikeRanges(text: string, ranges: readonly Range[], from = 0): string {
  let clean = '';
  let done = from;
  for (const [start, end] of ranges) {
    clean += text.slice(done, Math.max(done, start)) + struck;
    done = end;
  }
  return done === 0 ? text : clean + text.slice(done);
}

/**
 * Where pieces of the key stand that are `least` characters or longer, at least {@link gram}. Looks at as few places as
 * can miss none: any such piece has one of them whole.
 */
export function findParts(text: string, key: string, least: number): Range[] {
  const stride = least - gram + 1;
  const found: Range[] = [];
  let done = 0;
  for (let at = 0; at + gram <= text.length; at += stride) {
    if (at + gram <= done || !key.includes(text.slice(at, at + gram))) continue;
    const from = findPiece(text, key, least, Math.max(done, at - least + gram), at);
    if (from < 0) continue;
    const end =
      from +
      stretch(least, Math.min(key.length, text.length - from), (length) =>
        key.includes(text.slice(from, from + length)),
      );
    const length = stretch(end - from, Math.min(key.length, end - done), (most) =>
      key.includes(text.slice(end - most, end)),
    );
    found.push([end - length, end]);
    done = end;
    // Two keys in a row are found as one goes on behind the first.
    at = Math.max(at, end - stride);
  }
  return found;
}

/** The greatest length that fits, where any shorter one than one that fits does too, and `least` does. */
export function stretch(least: number, most: number, fits: (length: number) => boolean): number {
  let [low, high] = [least, most];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where between `first` and `last` a piece of that length begins that is in the key; -1 where none does. */
function findPiece(text: string, key: string, least: number, first: number, last: number): number {
  for (let from = first; from <= last && from + least <= text.length; from += 1) {
    if (key.includes(text.slice(from, from + least))) return from;
  }
  return -1;
}
