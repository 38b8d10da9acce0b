import { longestKey } from '../core/key-keeping.ts';
import { decodeText, toLowerCase } from './decoded-text.ts';

/** A way in which a key is written, and how long a piece of it is no chance. */
export interface KeyForm {
  /** In lower case. */
  text: string;
  least: number;
  /** Whether it is looked for in a text that was decoded, in one without what stands between bytes, or in base64. */
  place: 'decoded' | 'hex' | 'base64';
}

/** Pieces of a key that are that long are struck out too, as of one that is quoted in part. */
const pieceLength = 12;
/** What is left of a key that is made of escapes may be any word. */
const shortest = 5;

let latest: { key: string; forms: readonly KeyForm[] } | undefined;

/** The key decoded, in hex and in base64, and the latter two once more in each other. */
export function toKeyForms(key: string): readonly KeyForm[] {
  if (latest?.key !== key) latest = { key, forms: buildForms(key) };
  return latest.forms;
}

function buildForms(key: string): readonly KeyForm[] {
  const decoded = decodeText(key).text;
  const least = key.length > pieceLength ? pieceLength : decoded.length;
  const forms: KeyForm[] = [];
  if (decoded.length >= shortest)
    forms.push({ text: decoded, least: Math.min(least, decoded.length), place: 'decoded' });
  const once = toCoded(key, Math.min(pieceLength, key.length));
  // One that was kept before keys had a bound is looked for in fewer forms: each takes time by its length.
  const layered = key.length > longestKey ? [] : once;
  const twice = layered.flatMap(({ text, least: length }) => toCoded(text, length));
  return [
    ...forms,
    ...[...once, ...twice].map((form) => ({ ...form, text: toLowerCase(form.text) })),
  ];
}

/** A text in hex and in base64, of which pieces count that hold as much as so many of its characters. */
function toCoded(text: string, least: number): KeyForm[] {
  const bytes = new TextEncoder().encode(text);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const base64 = toBase64Shares(bytes).map((share) => ({
    text: share,
    // What so many bytes have whole, wherever they begin.
    least: Math.min(share.length, Math.floor((least * 4) / 3) - 2),
    place: 'base64' as const,
  }));
  return [{ text: hex, least: least * 2, place: 'hex' }, ...base64];
}

/** The bytes' own share of a base64 text, which depends on how many bytes stand before them. */
function toBase64Shares(bytes: Uint8Array): string[] {
  return [0, 1, 2].map((offset) => {
    let binary = '\0'.repeat(offset);
    for (const byte of bytes) binary += String.fromCharCode(byte);
    // The first and the last letters hold bits of the neighbours.
    return btoa(binary)
      .replace(/=+$/, '')
      .slice(offset === 0 ? 0 : offset + 1, -1);
  });
}
