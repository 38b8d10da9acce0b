import { blankStart, codes, isBlank, isDigit, runEnd } from './characters.ts';

/** Whether the line from `at` on is a rule. */
export function isRule(line: string, at: number): boolean {
  const code = line.charCodeAt(at);
  if (code !== codes.asterisk && code !== codes.dash && code !== codes.underscore) return false;
  let count = 0;
  for (let index = at; index < line.length; index += 1) {
    const next = line.charCodeAt(index);
    if (next === code) count += 1;
    else if (!isBlank(next)) return false;
  }
  return count >= 3;
}

/** Whether the line from `at` on has nothing but what a rule has, and so can still become one. */
export function isRuleSoFar(line: string, at: number): boolean {
  const code = line.charCodeAt(at);
  if (code !== codes.asterisk && code !== codes.dash && code !== codes.underscore) return false;
  for (let index = at; index < line.length; index += 1) {
    const next = line.charCodeAt(index);
    if (next !== code && !isBlank(next)) return false;
  }
  return true;
}

/** The level of the heading that the underline at `at` makes of the paragraph above it. */
export function readUnderline(line: string, at: number): 1 | 2 | undefined {
  const code = line.charCodeAt(at);
  if (code !== codes.equals && code !== codes.dash) return undefined;
  if (runEnd(line, at) !== Math.max(blankStart(line), at)) return undefined;
  return code === codes.equals ? 1 : 2;
}

/** The level of the heading whose `#` begin at `at`, and where they end. */
export function readHeadingStart(
  line: string,
  at: number,
): { readonly level: 1 | 2 | 3 | 4 | 5 | 6; readonly end: number } | undefined {
  if (line.charCodeAt(at) !== codes.hash) return undefined;
  const end = runEnd(line, at);
  const level = end - at;
  if (level > 6 || (end < line.length && !isBlank(line.charCodeAt(end)))) return undefined;
  return { level: level as 1, end };
}

/** A run of three backticks or tildes, or more. */
export interface Fence {
  readonly character: number;
  readonly length: number;
  /** How many columns of white space are taken from the lines of the code, if they have them. */
  readonly indent: number;
}

/** The fence that begins code at `at`, and where it ends. */
export function readFence(
  line: string,
  at: number,
  indent: number,
): { readonly fence: Fence; readonly end: number } | undefined {
  const character = line.charCodeAt(at);
  if (character !== codes.backtick && character !== codes.tilde) return undefined;
  const end = runEnd(line, at);
  if (end - at < 3) return undefined;
  if (character === codes.backtick && line.includes('`', end)) return undefined;
  return { fence: { character, length: end - at, indent }, end };
}

/** Whether the line from `at` on closes code that such a fence has begun. */
export function isClosingFence(line: string, at: number, fence: Fence): boolean {
  if (line.charCodeAt(at) !== fence.character) return false;
  const end = runEnd(line, at);
  return end - at >= fence.length && blankStart(line) <= end;
}

/** What stands before an item of a list. */
export interface Marker {
  readonly ordered: boolean;
  /** The number; 1 where it has none. */
  readonly start: number;
  readonly delimiter: string;
  /** In characters. */
  readonly length: number;
}

/** The marker that begins an item at `at`; what follows it is for the caller to look at. */
export function readMarker(line: string, at: number): Marker | undefined {
  const code = line.charCodeAt(at);
  const isBullet = code === codes.dash || code === codes.plus || code === codes.asterisk;
  let end = at;
  while (end - at < 9 && isDigit(line.charCodeAt(end))) end += 1;
  const closing = line.charCodeAt(end);
  const isNumber = end > at && (closing === codes.dot || closing === codes.rightParenthesis);
  if (!isBullet && !isNumber) return undefined;
  const after = line.charCodeAt(end + 1);
  if (!Number.isNaN(after) && !isBlank(after)) return undefined;
  return {
    ordered: isNumber,
    start: isNumber ? Number(line.slice(at, end)) : 1,
    delimiter: line.charAt(end),
    length: end + 1 - at,
  };
}

const footnote = /\[\^((?:[^ \t\n[\]\\]|\\[[\]\\]|\\(?![[\]\\])){1,999})\]:[ \t]*/y;

/** The label of a footnote's definition that begins at `at`, and where its text begins. */
export function readFootnoteStart(
  line: string,
  at: number,
): { readonly label: string; readonly end: number } | undefined {
  footnote.lastIndex = at;
  const label = footnote.exec(line)?.[1];
  return label === undefined ? undefined : { label, end: footnote.lastIndex };
}
