/** What stands in the place of a key. */
export const struck = '[key]';

/** Where a piece of a key is looked for: pieces of this length are nearly never in other words. */
export const gram = 4;

/**
 * The text without pieces of the key that are `least` characters or longer, as they stand in it. Looks at as few places as
 * can miss none: any such piece has one of them whole.
 */
export function strikeParts(text: string, key: string, least: number): string {
  const stride = least - gram + 1;
  let clean = '';
  let done = 0;
  for (let at = 0; at + gram <= text.length; at += stride) {
    if (at + gram <= done || !key.includes(text.slice(at, at + gram))) continue;
    const from = findPiece(text, key, least, Math.max(done, at - least + gram), at);
    if (from < 0) continue;
    let [start, end] = [from, from + least];
    while (end < text.length && key.includes(text.slice(start, end + 1))) end += 1;
    while (start > done && key.includes(text.slice(start - 1, end))) start -= 1;
    clean += text.slice(done, start) + struck;
    done = end;
    // Two keys in a row are found as one goes on behind the first.
    at = Math.max(at, end - stride);
  }
  return done === 0 ? text : clean + text.slice(done);
}

/** Where between `first` and `last` a piece of that length begins that is in the key; -1 where none does. */
function findPiece(text: string, key: string, least: number, first: number, last: number): number {
  for (let from = first; from <= last && from + least <= text.length; from += 1) {
    if (key.includes(text.slice(from, from + least))) return from;
  }
  return -1;
}
