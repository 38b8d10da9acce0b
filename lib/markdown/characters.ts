/** What the rules of the syntax call characters, by their code. */
export const codes = {
  tab: 9,
  lineFeed: 10,
  carriageReturn: 13,
  space: 32,
  exclamation: 33,
  quotation: 34,
  hash: 35,
  dollar: 36,
  ampersand: 38,
  apostrophe: 39,
  leftParenthesis: 40,
  rightParenthesis: 41,
  asterisk: 42,
  plus: 43,
  dash: 45,
  dot: 46,
  slash: 47,
  colon: 58,
  semicolon: 59,
  less: 60,
  equals: 61,
  greater: 62,
  at: 64,
  leftBracket: 91,
  backslash: 92,
  rightBracket: 93,
  caret: 94,
  underscore: 95,
  backtick: 96,
  pipe: 124,
  tilde: 126,
} as const;

/** Whether it is a space or a tab. */
export function isBlank(code: number): boolean {
  return code === codes.space || code === codes.tab;
}

/**
 * Whether it is a space, a tab or a line end. NaN, what stands past the end of a text, is none. Neither is what
 * JavaScript's `\s` and `trim` take for white space beside these: to the specification that is text.
 */
export function isSpace(code: number): boolean {
  return isBlank(code) || code === codes.lineFeed;
}

/** Whether it is one of 0 to 9. */
export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Whether it is one of a to z, in either case. */
export function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

/** Whether it is one of ASCII's punctuation characters, which a backslash can escape. */
export function isAsciiPunctuation(code: number): boolean {
  return (
    (code >= 33 && code <= 47) ||
    (code >= 58 && code <= 64) ||
    (code >= 91 && code <= 96) ||
    (code >= 123 && code <= 126)
  );
}

/** Unicode's white space, of which only the rules of delimiters speak; spaces, tabs and line ends are more of it. */
const whitespace = /^[\f\p{Zs}]$/u;
const punctuation = /^[\p{P}\p{S}]$/u;

/** What stands beside a run of delimiters: white space (also the border of the text), punctuation or something else. */
export type Neighbour = 'space' | 'punctuation' | 'other';

function toNeighbour(character: string): Neighbour {
  const code = character.charCodeAt(0);
  if (Number.isNaN(code) || isSpace(code)) return 'space';
  if (isAsciiPunctuation(code)) return 'punctuation';
  if (whitespace.test(character)) return 'space';
  return punctuation.test(character) ? 'punctuation' : 'other';
}

/** The neighbour that begins at an offset. */
export function neighbourAfter(text: string, at: number): Neighbour {
  const code = text.codePointAt(at);
  return code === undefined ? 'space' : toNeighbour(String.fromCodePoint(code));
}

/** The neighbour that ends at an offset. */
export function neighbourBefore(text: string, at: number): Neighbour {
  if (at === 0) return 'space';
  const last = text.charCodeAt(at - 1);
  const paired = last >= 0xdc00 && last <= 0xdfff && at > 1;
  const code = paired ? (text.codePointAt(at - 2) ?? last) : last;
  return toNeighbour(String.fromCodePoint(code > 0xffff ? code : last));
}

/** Where the run of one character ends that begins at an offset. */
export function runEnd(text: string, start: number): number {
  const code = text.charCodeAt(start);
  let at = start + 1;
  while (text.charCodeAt(at) === code) at += 1;
  return at;
}

/** The first offset from `start` on that holds no space, tab or line end. */
export function skipSpace(text: string, start: number): number {
  let at = start;
  while (isSpace(text.charCodeAt(at))) at += 1;
  return at;
}

/** The same without what is before the first and behind the last character that is no space, tab or line end. */
export function trimSpace(text: string): string {
  const start = skipSpace(text, 0);
  let end = text.length;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/** Where the text ends without the spaces and tabs at its end. */
export function blankStart(text: string, end = text.length): number {
  let at = end;
  while (at > 0 && isBlank(text.charCodeAt(at - 1))) at -= 1;
  return at;
}

/** Whether a sticky pattern matches a line from `at` on. */
export function matchesAt(pattern: RegExp, line: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(line);
}
