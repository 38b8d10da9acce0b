import { codes, isSpace, trimSpace } from './characters.ts';

/**
 * What reading a part of a link comes to. `cut`: the text ended in the middle of it; with more text it could
 * become one, as it stands it is none.
 */
export type Read<Part> =
  | { readonly kind: 'found'; readonly part: Part; readonly end: number }
  | { readonly kind: 'none' }
  | { readonly kind: 'cut' };

const none = { kind: 'none' } as const;
const cut = { kind: 'cut' } as const;

/** No label is longer, between its brackets. */
const longestLabel = 999;

/** Reads `[label]`; what it finds is the raw text between the brackets. */
export function readLabel(text: string, start: number): Read<string> {
  if (text.charCodeAt(start) !== codes.leftBracket) return start < text.length ? none : cut;
  let blank = true;
  for (let at = start + 1; at <= start + 1 + longestLabel; at += 1) {
    if (at >= text.length) return cut;
    const code = text.charCodeAt(at);
    if (code === codes.rightBracket) {
      return blank ? none : { kind: 'found', part: text.slice(start + 1, at), end: at + 1 };
    }
    if (code === codes.leftBracket) return none;
    if (code === codes.backslash && isBracketOrBackslash(text.charCodeAt(at + 1))) at += 1;
    if (!isSpace(code)) blank = false;
  }
  return none;
}

function isBracketOrBackslash(code: number): boolean {
  return code === codes.leftBracket || code === codes.rightBracket || code === codes.backslash;
}

/** How deep parentheses stand in an address that has no angle brackets. */
const deepestParentheses = 32;

/** Reads a link's address, in angle brackets or without, as it is written: with its escapes and entities. */
export function readDestination(text: string, start: number): Read<string> {
  if (start >= text.length) return cut;
  return text.charCodeAt(start) === codes.less ? readBracketed(text, start) : readBare(text, start);
}

function readBracketed(text: string, start: number): Read<string> {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === codes.greater) {
      return { kind: 'found', part: text.slice(start + 1, at), end: at + 1 };
    }
    if (code === codes.less || code === codes.lineFeed) return none;
    if (code === codes.backslash && text.charCodeAt(at + 1) !== codes.lineFeed) at += 1;
  }
  return cut;
}

function readBare(text: string, start: number): Read<string> {
  let depth = 0;
  let at = start;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code <= codes.space || code === 127) break;
    if (code === codes.leftParenthesis) {
      depth += 1;
      if (depth > deepestParentheses) return none;
    } else if (code === codes.rightParenthesis) {
      if (depth === 0) break;
      depth -= 1;
    } else if (code === codes.backslash && text.charCodeAt(at + 1) > codes.space) {
      at += 1;
    }
  }
  // An escape at the very end takes a character that is not there.
  const end = Math.min(at, text.length);
  if (depth > 0) return end === text.length ? cut : none;
  return { kind: 'found', part: text.slice(start, end), end };
}

/** Reads a link's title, in quotation marks, apostrophes or parentheses, as it is written. */
export function readTitle(text: string, start: number): Read<string> {
  if (start >= text.length) return cut;
  const opening = text.charCodeAt(start);
  const isParenthesis = opening === codes.leftParenthesis;
  if (!isParenthesis && opening !== codes.quotation && opening !== codes.apostrophe) return none;
  const closing = isParenthesis ? codes.rightParenthesis : opening;
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === closing) {
      return { kind: 'found', part: text.slice(start + 1, at), end: at + 1 };
    }
    if (isParenthesis && code === opening) return none;
    if (code === codes.backslash) at += 1;
  }
  return cut;
}

/** A label as labels are compared: by their letters, whatever the case and the spaces between them. */
export function toLabelKey(label: string): string {
  return trimSpace(label)
    .replaceAll(/[ \t\n]+/g, ' ')
    .toLowerCase()
    .toUpperCase();
}
