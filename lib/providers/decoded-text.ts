/** A text as it reads once it is decoded, and where each of its characters stands in what was read. */
export interface DecodedText {
  text: string;
  /** By character: where it begins there. */
  starts: readonly number[];
  /** By character: where what follows it begins there. */
  ends: readonly number[];
}

/** A percent sign that was encoded again is undone in several turns; more than these nobody makes by mistake. */
const turns = 4;

/** What stands for a character in HTML, where it has a name there. */
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  plus: '+',
  sol: '/',
  equals: '=',
};

/**
 * How a character is written as a number or a name: behind backslashes, percent-encoded (also more than once), in HTML.
 * Each part takes what it can get and gives back a few characters at most, so a text is read in one go.
 */
const escapes =
  /\\+(?:u([\da-f]{4})|u\{0*([\da-f]{1,6})\}|x([\da-f]{2})|([0-7]{2,3})|([^\w\s\\]))?|%(?:25)*([\da-f]{2})|&#0*(\d{1,7});?|&#x0*([\da-f]{1,6});?|&(amp|lt|gt|quot|apos|plus|sol|equals);/gi;
const bases = [16, 16, 16, 8, undefined, 16, 10, 16, undefined] as const;

/** What may stand between letters and is no letter: white space, marks that nobody sees. */
const gaps = /[\s\p{Cc}\p{Cf}\p{DI}]+/gu;

/**
 * The text in lower case, without white space and marks that nobody sees, with every character as itself that is written
 * as a number or a name. Backslashes are gone: how many there are depends on how often a text was quoted.
 */
export function decodeText(text: string): DecodedText {
  const places = Array.from({ length: text.length }, (_, at) => at);
  let decoded = rewrite({ text, starts: places, ends: places.map((at) => at + 1) }, gaps, () => '');
  for (let turn = 0; turn < turns; turn += 1) {
    const before = decoded.text;
    decoded = rewrite(rewrite(decoded, escapes, toCharacter), gaps, () => '');
    if (decoded.text === before) break;
  }
  return { ...decoded, text: toLowerCase(decoded.text) };
}

/** Puts something else in the place of every match; what has no match stays, and where everything stands is kept. */
export function rewrite(
  decoded: DecodedText,
  pattern: RegExp,
  toText: (match: RegExpMatchArray) => string,
): DecodedText {
  const { text } = decoded;
  const pieces: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const copy = (from: number, to: number): void => {
    pieces.push(text.slice(from, to));
    for (let at = from; at < to; at += 1) {
      starts.push(decoded.starts[at] ?? 0);
      ends.push(decoded.ends[at] ?? 0);
    }
  };
  let done = 0;
  for (const match of text.matchAll(pattern)) {
    copy(done, match.index);
    done = match.index + match[0].length;
    const written = toText(match);
    pieces.push(written);
    for (let at = 0; at < written.length; at += 1) {
      starts.push(decoded.starts[match.index] ?? 0);
      ends.push(decoded.ends[done - 1] ?? 0);
    }
  }
  if (done === 0) return decoded;
  copy(done, text.length);
  return { text: pieces.join(''), starts, ends };
}

/** Only of ASCII: other letters may become longer. */
export function toLowerCase(text: string): string {
  return text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function toCharacter(match: RegExpMatchArray): string {
  const at = match.findIndex((found, index) => index > 0 && found !== undefined);
  // Backslashes before a letter.
  if (at < 0) return '';
  const found = match[at] ?? '';
  const base = bases[at - 1];
  if (base === undefined) return entities[found.toLowerCase()] ?? found;
  const code = Number.parseInt(found, base);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
