import { codes } from './characters.ts';
import type { Read } from './link-parts.ts';

const none = { kind: 'none' } as const;
const cut = { kind: 'cut' } as const;

/** An address between angle brackets. */
export interface BracketedAddress {
  readonly href: string;
  readonly text: string;
}

const address = /<([a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\0-\x20\x7f<>]*)>/y;
const mail =
  /<([a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*)>/y;

/** Reads `<https://…>` or `<name@host>`. */
export function readBracketedAddress(text: string, at: number): Read<BracketedAddress> {
  address.lastIndex = at;
  const found = address.exec(text)?.[1];
  if (found !== undefined) {
    return { kind: 'found', part: { href: found, text: found }, end: address.lastIndex };
  }
  mail.lastIndex = at;
  const name = mail.exec(text)?.[1];
  if (name === undefined) return none;
  return { kind: 'found', part: { href: `mailto:${name}`, text: name }, end: mail.lastIndex };
}

const attribute =
  '[ \\t\\n]+[a-zA-Z_:][a-zA-Z0-9_.:-]*(?:[ \\t\\n]*=[ \\t\\n]*(?:[^ \\t\\n"\'=<>`]+|\'[^\']*\'|"[^"]*"))?';
const tag = new RegExp(
  `<(?:[a-zA-Z][a-zA-Z0-9-]*(?:${attribute})*[ \\t\\n]*/?|/[a-zA-Z][a-zA-Z0-9-]*[ \\t\\n]*)>`,
  'y',
);
const tagBeginning = new RegExp(
  `<(?:/?|/?[a-zA-Z][a-zA-Z0-9-]*|/[a-zA-Z][a-zA-Z0-9-]*[ \\t\\n]*|` +
    `[a-zA-Z][a-zA-Z0-9-]*(?:${attribute})*` +
    `(?:[ \\t\\n]+[a-zA-Z_:][a-zA-Z0-9_.:-]*[ \\t\\n]*=[ \\t\\n]*(?:'[^']*|"[^"]*)?)?[ \\t\\n]*/?)$`,
  'y',
);
const addressBeginning = /<[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~:@-][^\0-\x20\x7f<>]*$/y;

/** Finds raw HTML, and remembers what does not come any more, so that no part of a text is looked through often. */
export class HtmlReader {
  readonly #text: string;
  /** Closings that are not found from some offset on, and so from no later one. */
  readonly #missing = new Set<string>();
  readonly #scanned: (count: number) => void;

  constructor(text: string, scanned: (count: number) => void) {
    this.#text = text;
    this.#scanned = scanned;
  }

  /** Where the raw HTML ends that begins with the `<` at an offset. */
  read(at: number): Read<string> {
    const text = this.#text;
    if (text.startsWith('<!--', at)) return this.#readTo('-->', at, at + 2);
    if (text.startsWith('<?', at)) return this.#readTo('?>', at, at + 2);
    if (text.startsWith('<![CDATA[', at)) return this.#readTo(']]>', at, at + 9);
    if (text.charCodeAt(at + 1) === codes.exclamation) {
      if (/[a-zA-Z]/.test(text.charAt(at + 2))) return this.#readTo('>', at, at + 3);
      return '<!--'.startsWith(text.slice(at)) || '<![CDATA['.startsWith(text.slice(at))
        ? cut
        : none;
    }
    if (this.#missing.has('tag') || /[ \t\n<>]/.test(text.charAt(at + 1))) return none;
    tag.lastIndex = at;
    if (tag.test(text)) return { kind: 'found', part: '', end: tag.lastIndex };
    return none;
  }

  /** Whether what begins with the `<` at an offset could become HTML or an address with more text. */
  isCut(at: number): boolean {
    const read = this.read(at);
    if (read.kind === 'cut') return true;
    for (const beginning of [tagBeginning, addressBeginning]) {
      beginning.lastIndex = at;
      if (beginning.test(this.#text)) return true;
    }
    return false;
  }

  #readTo(closing: string, at: number, from: number): Read<string> {
    // Two comments of the specification are closed by the dashes that open them.
    if (closing === '-->') {
      const short = /<!---?>/y;
      short.lastIndex = at;
      if (short.test(this.#text)) return { kind: 'found', part: '', end: short.lastIndex };
    }
    if (this.#missing.has(closing)) return cut;
    const end = this.#text.indexOf(closing, closing === '-->' ? from + 2 : from);
    this.#scanned((end < 0 ? this.#text.length : end) - from);
    if (end >= 0) return { kind: 'found', part: '', end: end + closing.length };
    this.#missing.add(closing);
    return cut;
  }
}
