import { strikeParts } from './key-parts.ts';

/** A shorter key may be part of any word: it is struck out only as it is. */
const shortKey = 8;
/** Of a key that is longer than this, pieces of this length are struck out too, as of one that is quoted in part. */
const pieceLength = 12;

/** What stands for a character in HTML, where it has a name there. */
const entities: Readonly<Record<string, string>> = {
  '&': 'amp',
  '<': 'lt',
  '>': 'gt',
  '"': 'quot',
  "'": 'apos',
  '+': 'plus',
  '/': 'sol',
  '=': 'equals',
};

let latest: { key: string; pattern: RegExp } | undefined;

/**
 * The text without the key: as it is, in other case, as JSON writes it (also PHP's, and any character as a number),
 * percent-encoded, in HTML, or in base64, where it may stand behind a name; and without large pieces of it.
 */
export function redact(text: string, key: string | null): string {
  if (!key) return text;
  const plain = text.replaceAll(key, '[key]');
  if (key.length < shortKey) return plain;
  if (latest?.key !== key) latest = { key, pattern: toPattern(key) };
  const whole = plain.replaceAll(latest.pattern, '[key]');
  return key.length > pieceLength ? strikeParts(whole, key, pieceLength) : whole;
}

/**
 * No text may be read as one piece of the key in two ways: over many pieces these are more than can ever be tried. So
 * backslashes in a row are one piece, which has those before the next character too.
 */
function toPattern(key: string): RegExp {
  const pieces = key.match(/\\+[^\\]?|[^\\]/g) ?? [];
  const forms = [pieces.map(toForms).join(''), ...toBase64Forms(key)];
  return new RegExp(forms.join('|'), 'gi');
}

/** The key's own share of a base64 text, which depends on how many bytes stand before it. */
function toBase64Forms(key: string): string[] {
  const bytes = new TextEncoder().encode(key);
  return [0, 1, 2].map((offset) => {
    const encoded = btoa(String.fromCharCode(...new Uint8Array(offset), ...bytes));
    // The first and the last letters hold bits of the neighbours.
    const own = encoded.replace(/=+$/, '').slice(offset === 0 ? 0 : offset + 1, -1);
    return own.replaceAll(/[+-]/g, '[+-]').replaceAll(/[/_]/g, '[/_]');
  });
}

/** All forms of one character, or of some backslashes and the character after them. */
function toForms(piece: string): string {
  const count = piece.lastIndexOf('\\') + 1;
  const next = piece.slice(count);
  const nextForms = next === '' ? '' : toLetterForms(next, '{1,4}', '{0,3}');
  if (count === 0) return nextForms;
  const most = 4 * count + (next === '' ? 0 : 4);
  const rest = next === '' ? '' : toLetterForms(next, '{0}', '{0}');
  const slash = toNumberForms('\\').join('|');
  return `(?:\\\\{${count},${most}}${rest}|(?:\\\\{1,4}u005c|${slash}){${count}}${nextForms})`;
}

/** With how many backslashes before its number, and before itself. */
function toLetterForms(letter: string, beforeNumber: string, beforeItself: string): string {
  const hex = letter.charCodeAt(0).toString(16).padStart(4, '0');
  const escape = String.raw`\\${beforeNumber}u${hex}`;
  if (/\w/.test(letter)) return `(?:${letter}|${escape})`;
  // The longer forms first: a percent sign is also the beginning of its own.
  const forms = [escape, ...toNumberForms(letter), String.raw`\\${beforeItself}\u${hex}`];
  return `(?:${forms.join('|')})`;
}

/** As addresses and HTML write it. */
function toNumberForms(letter: string): string[] {
  const code = letter.charCodeAt(0);
  const hex = code.toString(16);
  const name = entities[letter];
  return [
    `%(?:25)?${hex}`,
    `&(?:#0*${code}|#[xX]0*${hex}${name === undefined ? '' : `|${name}`});`,
  ];
}
