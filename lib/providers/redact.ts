import { decodeText, rewrite, toLowerCase } from './decoded-text.ts';
import type { DecodedText } from './decoded-text.ts';
import { toKeyForms } from './key-forms.ts';
import type { KeyForm } from './key-forms.ts';
import { findParts, gram, strikeRanges, struck } from './key-parts.ts';
import type { Range } from './key-parts.ts';

/** A shorter key may be part of any word: it is struck out only as it is. */
const shortKey = 8;

/** What stands before and between bytes in hex: `0x73, 0x6b`, `73:6b`, `["73","6b"]`. */
const betweenBytes = /0x|[-:,;"'[\](){}|.]+/g;

/**
 * The text without the key: as it is, in other case, as JSON, PHP and HTML write it, percent-encoded, with any character
 * as a number, with gaps, in hex or in base64, each once or twice, where it may stand behind a name; and without large
 * pieces of it. Never throws, of whatever length the key is, and takes time in proportion to the text: the text is decoded
 * and compared, and no pattern is made of the key.
 */
export function redact(text: string, key: string | null): string {
  if (!key) return text;
  const plain = text.replaceAll(key, struck);
  if (key.length < shortKey || plain.length < gram) return plain;
  const decoded = decodeText(plain);
  const places = { decoded, hex: toHexText(decoded), base64: toBase64Text(decoded) };
  const forms = toKeyForms(key);
  const found = forms.flatMap((form) => findForm(places[form.place], form));
  return found.length === 0 ? plain : strikeRanges(plain, toApart(found));
}

/** Where a form of the key stands in the text that was decoded. */
function findForm({ text, starts, ends }: DecodedText, form: KeyForm): Range[] {
  return findParts(text, form.text, form.least).map(
    ([start, end]) => [starts[start] ?? 0, ends[end - 1] ?? 0] as const,
  );
}

/** In order, and those as one that overlap: a piece may be one of several forms. */
function toApart(ranges: readonly Range[]): Range[] {
  const apart: Range[] = [];
  for (const [start, end] of ranges.toSorted(([a], [b]) => a - b)) {
    const last = apart.at(-1);
    if (last && start < last[1]) apart[apart.length - 1] = [last[0], Math.max(last[1], end)];
    else apart.push([start, end]);
  }
  return apart;
}

function toHexText(decoded: DecodedText): DecodedText {
  return rewrite(decoded, betweenBytes, () => '');
}

/** The two letters that addresses write otherwise. */
function toBase64Text(decoded: DecodedText): DecodedText {
  const text = toLowerCase(decoded.text).replaceAll('-', '+').replaceAll('_', '/');
  return { ...decoded, text };
}
