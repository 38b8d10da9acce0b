import { isUnspaced, toFolded, toWanted } from '../conversations/terms.ts';

/** A piece of a text, and whether it is what was looked for. */
export interface FoundPiece {
  text: string;
  isFound: boolean;
}

/**
 * A text in pieces, with the words of a query marked as the search finds them: without case and accents, from where a word
 * begins, and anywhere in scripts that write without spaces.
 */
export function toFoundPieces(title: string, query: string): FoundPiece[] {
  const letters = Array.from(title);
  const plain = letters.map(toFolded);
  const marked = letters.map(() => false);
  for (const { word, isBeginning } of toWanted(query)) {
    const wanted = Array.from(word);
    const isAnywhere = !/^[\p{L}\p{N}\p{M}]/u.test(word) || isUnspaced(word);
    for (const at of letters.keys()) {
      if (!isAnywhere && at > 0 && /[\p{L}\p{N}\p{M}]/u.test(letters[at - 1] ?? '')) continue;
      const end = toEnd(plain, at, wanted.join(''));
      if (end === undefined) continue;
      const isOpen = /[\p{L}\p{N}\p{M}]/u.test(letters[end] ?? '');
      if (!isAnywhere && !isBeginning && isOpen) continue;
      marked.fill(true, at, end);
    }
  }
  const pieces: FoundPiece[] = [];
  for (const [at, letter] of letters.entries()) {
    const isFound = marked[at] === true;
    const last = pieces.at(-1);
    if (last?.isFound === isFound) last.text += letter;
    else pieces.push({ text: letter, isFound });
  }
  return pieces;
}

/** Behind which letter a word ends that begins at that one; undefined where another one stands there. */
function toEnd(plain: readonly string[], from: number, word: string): number | undefined {
  let rest = word;
  let at = from;
  // What is not heard belongs to the letter before it.
  while (at < plain.length && (rest !== '' || plain[at] === '')) {
    const letter = plain[at] ?? '';
    if (!rest.startsWith(letter)) return undefined;
    rest = rest.slice(letter.length);
    at += 1;
  }
  return rest === '' ? at : undefined;
}
