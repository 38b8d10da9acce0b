import { codes, isDigit, isLetter, isSpace } from './characters.ts';

/** An address that is a link as it stands. */
export interface FoundAddress {
  readonly href: string;
  readonly end: number;
}

/** Finds the addresses that GFM makes links without any sign around them. */
export class AddressReader {
  readonly #text: string;
  readonly #hasAt: boolean;
  /** The end of a host name that is none: what begins within it ends in the same two labels. */
  #badHostEnd = -1;
  /** The end of a run of punctuation behind which an address goes on. */
  #innerUntil = -1;

  constructor(text: string) {
    this.#text = text;
    this.#hasAt = text.includes('@');
  }

  /** Whether an address can begin with a character. A quick look, since it is taken at each. */
  mayBegin(code: number): boolean {
    return (
      code === 104 ||
      code === 72 ||
      code === 119 ||
      code === 87 ||
      (this.#hasAt && isMailCharacter(code))
    );
  }

  read(at: number): FoundAddress | undefined {
    return this.#readMail(at) ?? this.#readWeb(at);
  }

  #readMail(at: number): FoundAddress | undefined {
    const text = this.#text;
    if (!this.#hasAt || !isMailCharacter(text.charCodeAt(at))) return undefined;
    const before = text.charCodeAt(at - 1);
    if (isMailCharacter(before) || before === codes.slash) return undefined;
    let end = at;
    while (isMailCharacter(text.charCodeAt(end))) end += 1;
    if (text.charCodeAt(end) !== codes.at) return undefined;
    const host = end + 1;
    let hasDot = false;
    for (end = host; ; end += 1) {
      const code = text.charCodeAt(end);
      if (code === codes.dot) {
        if (!isLetterOrDigit(text.charCodeAt(end + 1))) break;
        hasDot = true;
      } else if (!isLetterOrDigit(code) && code !== codes.dash && code !== codes.underscore) {
        break;
      }
    }
    if (!hasDot || end === host || !isLetter(text.charCodeAt(end - 1))) return undefined;
    return { href: `mailto:${text.slice(at, end)}`, end };
  }

  #readWeb(at: number): FoundAddress | undefined {
    const text = this.#text;
    const before = text.charCodeAt(at - 1);
    web.lastIndex = at;
    const scheme = web.exec(text)?.[0];
    if (scheme === undefined) return undefined;
    const isPlain = scheme.charCodeAt(3) === codes.dot;
    if (isPlain ? !mayStandBefore(before) : isLetter(before)) return undefined;
    const host = isPlain ? at : at + scheme.length;
    if (isPlain && host + 4 >= text.length) return undefined;
    if (!isPlain && endsHost(text, host)) return undefined;
    const hostEnd = this.#readHost(host);
    if (hostEnd === undefined) return undefined;
    const end = this.#readPath(hostEnd);
    return { href: (isPlain ? 'http://' : '') + text.slice(at, end), end };
  }

  #readHost(start: number): number | undefined {
    const text = this.#text;
    if (start < this.#badHostEnd) return undefined;
    let inLast = false;
    let inLastButOne = false;
    let end = start;
    let seen = false;
    for (; end < text.length; end += 1) {
      const code = text.charCodeAt(end);
      if (code === codes.dot || code === codes.underscore) {
        if (this.#isTrail(end)) break;
        if (code === codes.underscore) inLast = true;
        else [inLastButOne, inLast] = [inLast, false];
      } else if (code !== codes.dash && endsHost(text, end)) {
        break;
      } else {
        seen = true;
      }
    }
    if (seen && !inLast && !inLastButOne) return end;
    this.#badHostEnd = end;
    return undefined;
  }

  #readPath(start: number): number {
    const text = this.#text;
    let depth = 0;
    let end = start;
    for (; end < text.length; end += 1) {
      const code = text.charCodeAt(end);
      if (isWhite(code)) break;
      if (code === codes.leftParenthesis) {
        depth += 1;
      } else if (code === codes.rightParenthesis && depth > 0) {
        depth -= 1;
      } else if (isTrailing(code) && this.#isTrail(end)) {
        break;
      }
    }
    return end;
  }

  /** Whether nothing but punctuation that belongs to the sentence stands between an offset and the end of the word. */
  #isTrail(start: number): boolean {
    const text = this.#text;
    if (start < this.#innerUntil) return false;
    let at = start;
    for (;;) {
      const code = text.charCodeAt(at);
      if (Number.isNaN(code) || code === codes.less || isWhite(code)) return true;
      if (code === codes.ampersand) {
        reference.lastIndex = at;
        if (!reference.test(text)) break;
        at = reference.lastIndex;
      } else if (code === codes.rightBracket) {
        at += 1;
        const next = text.charCodeAt(at);
        const ends =
          Number.isNaN(next) || next === codes.leftParenthesis || next === codes.leftBracket;
        if (ends || isWhite(next)) return true;
      } else if (isTrailing(code)) {
        at += 1;
      } else {
        break;
      }
    }
    this.#innerUntil = at;
    return false;
  }
}

const web = /https?:\/\/|www\./iy;
const reference = /&[a-z]+;/iy;
/** All that is white space to Unicode or to JavaScript: GFM has no word for what ends an address, its references have this. */
const wideSpace = /\s/u;
const widePunctuation = /[\p{P}\p{S}]/u;

function isWhite(code: number): boolean {
  if (code > 127) return wideSpace.test(String.fromCharCode(code));
  return code === codes.space || (code >= codes.tab && code <= codes.carriageReturn);
}

function isLetterOrDigit(code: number): boolean {
  return isLetter(code) || isDigit(code);
}

function isMailCharacter(code: number): boolean {
  return (
    isLetterOrDigit(code) ||
    code === codes.plus ||
    code === codes.dash ||
    code === codes.dot ||
    code === codes.underscore
  );
}

function mayStandBefore(code: number): boolean {
  return Number.isNaN(code) || isSpace(code) || beforeWww.has(code);
}

const beforeWww: ReadonlySet<number> = new Set([
  codes.leftParenthesis,
  codes.asterisk,
  codes.underscore,
  codes.leftBracket,
  codes.rightBracket,
  codes.tilde,
]);

function endsHost(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (Number.isNaN(code) || code <= codes.space || code === 127) return true;
  if (code < 128) return !isLetterOrDigit(code);
  const character = String.fromCodePoint(text.codePointAt(at) ?? code);
  return wideSpace.test(character) || widePunctuation.test(character);
}

function isTrailing(code: number): boolean {
  return trailing.has(code);
}

const trailing: ReadonlySet<number> = new Set(
  Array.from('!"&\')*,.:;<?_~]', (character) => character.charCodeAt(0)),
);
