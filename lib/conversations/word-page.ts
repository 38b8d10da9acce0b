// A page of the search's index, as at the back of a book: each word, and behind it in which conversations it occurs. One
// line for a word, in order; a conversation is a mark, which is a character that no word can hold.

/** Conversations that the pages of one block speak of. */
export const blockSize = 256;

/** U+E000 to U+E0FF, of the private use area: neither letter nor digit, so in no word. */
const firstMark = 0xe000;
const marks = /[\uE000-\uE0FF]/g;
const unmarked = /\n[^\n\uE000-\uE0FF]*(?=\n|$)/g;

/** The words of a page with the marks behind them. */
export type PageWords = Map<string, string>;

/** The mark of a conversation, by its number within its block. */
export function toMark(position: number): string {
  return String.fromCharCode(firstMark + position);
}

/** Takes a page apart. */
export function readPage(page: string): PageWords {
  const words: PageWords = new Map();
  for (const line of page.split('\n').slice(1)) {
    const length = toWordLength(line);
    words.set(line.slice(0, length), line.slice(length));
  }
  return words;
}

/** Puts a page together, in the order that {@link visitPage} relies on. */
export function writePage(words: PageWords): string {
  const sorted = [...words].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([word, found]) => `\n${word}${found}`).join('');
}

/** Adds marks to a word, none of them twice. */
export function addMarks(words: PageWords, word: string, added: string): void {
  const known = words.get(word) ?? '';
  const fresh = Array.from(added).filter((mark) => !known.includes(mark));
  if (fresh.length > 0) words.set(word, known + fresh.join(''));
}

/** The page without these marks, and without the words that nobody else uses. */
export function removeMarks(page: string, removed: ReadonlySet<string>): string {
  const kept = page.replaceAll(marks, (mark) => (removed.has(mark) ? '' : mark));
  return kept === page ? page : kept.replaceAll(unmarked, '');
}

/** Calls `visit` with the position of each conversation in which the word occurs, or one that begins so. */
export function visitPage(
  page: string,
  word: string,
  isBeginning: boolean,
  visit: (position: number) => void,
): void {
  const line = `\n${word}`;
  let at = page.indexOf(line);
  while (at >= 0) {
    const next = page.indexOf('\n', at + 1);
    const end = next < 0 ? page.length : next;
    let behind = end - 1;
    for (; isMark(page, behind); behind -= 1) {
      if (isBeginning || isMark(page, at + line.length)) visit(page.charCodeAt(behind) - firstMark);
    }
    // Words that begin alike follow one another, the shortest first.
    at = isBeginning && page.startsWith(line, end) ? end : -1;
  }
}

function isMark(page: string, at: number): boolean {
  const code = page.charCodeAt(at);
  return code >= firstMark && code < firstMark + blockSize;
}

function toWordLength(line: string): number {
  let length = line.length;
  while (length > 0 && isMark(line, length - 1)) length -= 1;
  return length;
}
