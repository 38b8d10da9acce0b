import { createRandom } from './random.ts';
import type { Random } from './random.ts';

// Hidden characters that the product may remove on purpose (tags, bidi controls, zero-width space)
// stay out: this text is compared with the screen by equality. ZWJ in emoji is legitimate.
const pieceLists: readonly (readonly string[])[] = [
  ['The river', 'a quiet morning', 'whether', 'streaming', 'tokens arrive', 'one by one', 'it’s'],
  ['👩‍👩‍👧‍👦', '🏳️‍🌈', '👍🏽', '🇩🇪🇯🇵', '👨🏿‍🚀', '❤️‍🔥', '1️⃣', '🧑🏻‍🤝‍🧑🏿', '😀'],
  ['東京都の天気は晴れです。', '人工智能正在改变世界', '한국어 문장입니다', '「引用」', '𠮷野家'],
  ['مرحبا بالعالم', 'שלום עולם', 'قال "hello" ثم ذهب', 'מחיר: 42 ₪', '؟'],
  ['e\u0301te\u0301', 'a\u0308o\u0302', 'Z\u0351\u036b\u0343', 'नमस्ते', 'ก็', '𝒳𝔘'],
  ['\n', '\n\n', '\n\n\n', '  \n', '\t', '\u00a0', '\u2028'],
  ['**bold**', '_em_', '`code`', '\n# ', '\n- ', '\n1. ', '[x](https://example.com/a_b)', '***'],
  ['\n| a | b |\n|---|---|\n| 1 | 2 |\n', '\n```ts\n', '\n> ', '~~', '\\*'],
  ['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '</div>', '<!-- -->', '<b'],
  ['&amp;', '&lt;b&gt;', '&#x41;', '&nbsp', '&'],
  ['data: [DONE]', '"quoted"', '\\n', '\\u0041', '{"a":[1]}', ': comment', '\nevent: x\n'],
];

/** How many of the lists hold nothing that Markdown reads. */
const plainLists = 5;

/**
 * Text that is unkind to a stream and to a renderer: emoji sequences, CJK, right-to-left script,
 * combining marks, long words, blank lines, Markdown, markup and event-stream look-alikes.
 * Every kind occurs in any 1,500 characters or so.
 *
 * @param length the exact length in UTF-16 units; no sequence is cut to reach it
 */
export function seededText(seed: number, length: number): string {
  return toText(seed, length, pieceLists);
}

/**
 * The same without what Markdown reads: one paragraph, which is on screen as it was written, letter for letter. Its words
 * are parted by spaces that do not break, since an ordinary one at the end of a text is not shown.
 */
export function seededProse(seed: number, length: number): string {
  return toText(seed, length, pieceLists.slice(0, plainLists)).replaceAll(' ', '\u00a0');
}

/**
 * Cuts `text` about as a tokenizer does (a word with its leading space, pieces of long words, single
 * characters of rich script): never inside a surrogate pair, but between an emoji and its
 * ZWJ or a letter and its accent, as real answers arrive.
 *
 * @returns deltas that are never empty and join to `text`
 */
export function seededDeltas(seed: number, text: string): string[] {
  const random = createRandom(seed);
  const deltas: string[] = [];
  for (const word of text.match(/\s*[^\s]+|\s+/gu) ?? []) {
    const characters = Array.from(word);
    for (let at = 0; at < characters.length;) {
      const size = random.next() < 0.2 ? 1 : random.integer(2, 9);
      deltas.push(characters.slice(at, at + size).join(''));
      at += size;
    }
  }
  return deltas;
}

/** Below this many units the rest is filled with letters: few pieces would still fit. */
const shortRest = 24;

function toText(seed: number, length: number, lists: typeof pieceLists): string {
  const random = createRandom(seed);
  let text = '';
  while (text.length < length) {
    // A shuffled round of all kinds instead of free choice: no kind is missing by bad luck.
    for (const piece of pieceRound(random, lists)) {
      const spaced = random.next() < 0.7 ? `${piece} ` : piece;
      if (text.length + spaced.length <= length) text += spaced;
    }
    if (length - text.length < shortRest) text = text.padEnd(length, 'x');
  }
  return text;
}

function pieceRound(random: Random, lists: typeof pieceLists): string[] {
  const pieces = lists.map((list) => random.pick(list));
  return random.shuffle([...pieces, longWord(random)]);
}

function longWord(random: Random): string {
  let word = '';
  for (let left = random.integer(30, 90); left > 0; left -= 1) {
    word += String.fromCodePoint(random.integer(0x61, 0x7a));
  }
  return word;
}
