/** A text as it is searched, and where each unit of it stands in the text as it is shown. */
export interface Folded {
  readonly text: string;
  /** For each UTF-16 unit of `text` the offset of its character in the source; and the length of the source. */
  readonly starts: readonly number[];
}

/**
 * What a search does not tell apart: accents, points and vowel signs that are written above or below a letter, and what
 * has no width. The vowel signs of Indic scripts are letters to their readers, and so are the marks of Kana.
 */
const ignored =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc]|[\ufe00-\ufe0f]|[\u00ad\u0640\u200b-\u200f\u2060\ufeff]/gu;

/** What keyboards have one key for. */
const plainForms: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‐': '-',
  '‑': '-',
  '–': '-',
  '—': '-',
  '−': '-',
};

const known = new Map<string, string>();
const spaces = /\s+/y;

/**
 * Folds a text for searching: without case, accents and widths, each run of white space one space. Where white space has
 * an empty line in it, it is a line feed, which no query holds: nothing is found across it.
 */
export function fold(source: string): Folded {
  const starts: number[] = [];
  let text = '';
  let at = 0;
  while (at < source.length) {
    const code = source.charCodeAt(at);
    let length = 1;
    let folded: string;
    if (code > 0x20 && code < 0x7f) {
      folded = code > 0x40 && code < 0x5b ? String.fromCharCode(code + 0x20) : source.charAt(at);
    } else if ((length = toSpaceLength(source, at)) > 0) {
      folded = isEmptyLine(source, at, length) ? '\n' : ' ';
    } else {
      const character = String.fromCodePoint(source.codePointAt(at) ?? 0);
      length = character.length;
      folded = foldCharacter(character);
    }
    for (let unit = 0; unit < folded.length; unit += 1) starts.push(at);
    text += folded;
    at += length;
  }
  starts.push(source.length);
  return { text, starts };
}

/** A query as texts are folded; '' for one that would be found everywhere. */
export function foldQuery(query: string): string {
  const folded = fold(query).text.replaceAll('\n', ' ');
  return folded.trim() === '' ? '' : folded;
}

/**
 * Where `query` stands in a text, in offsets of its source: each start with its end, whole characters with their marks.
 * Places do not overlap.
 */
export function findPlaces(
  { text, starts }: Folded,
  query: string,
): [start: number, end: number][] {
  const places: [number, number][] = [];
  let lastEnd = 0;
  for (let at = text.indexOf(query); at >= 0; at = text.indexOf(query, at + query.length)) {
    let after = at + query.length;
    // One character may be folded to several, and is found whole.
    while (after < text.length && starts[after] === starts[after - 1]) after += 1;
    const [start, end] = [starts[at] ?? 0, starts[after] ?? 0];
    if (start < lastEnd) continue;
    places.push([start, end]);
    lastEnd = end;
  }
  return places;
}

function foldCharacter(character: string): string {
  let folded = known.get(character);
  if (folded === undefined) {
    const plain = plainForms[character] ?? character.normalize('NFKD').replaceAll(ignored, '');
    // Upper case first: that makes "ss" of "ß", and one letter of all forms of sigma.
    folded = plain.toUpperCase().toLowerCase().normalize('NFC');
    known.set(character, folded);
  }
  return folded;
}

function toSpaceLength(source: string, at: number): number {
  spaces.lastIndex = at;
  return spaces.exec(source)?.[0].length ?? 0;
}

function isEmptyLine(source: string, at: number, length: number): boolean {
  const first = source.indexOf('\n', at);
  const second = first < 0 ? -1 : source.indexOf('\n', first + 1);
  return second >= 0 && second < at + length;
}
