import { codes, isBlank, skipSpace } from './characters.ts';
import { readDestination, readLabel, readTitle, toLabelKey } from './link-parts.ts';
import type { Read } from './link-parts.ts';

/** Where a label leads. */
export interface LinkTarget {
  readonly href: string;
  readonly title: string | undefined;
}

/** What a paragraph can begin with: `[label]: address "title"`; the two as they are written. */
export interface LinkDefinition extends LinkTarget {
  readonly key: string;
}

const none = { kind: 'none' } as const;
const cut = { kind: 'cut' } as const;

/**
 * Reads a definition at the beginning of a paragraph's text, or of what earlier ones have left of it.
 *
 * @param whole whether the text ends here; if not, what could still become a definition or another one is cut
 */
export function readDefinition(text: string, whole: boolean): Read<LinkDefinition> {
  const open = whole ? none : cut;
  const label = readLabel(text, 0);
  if (label.kind !== 'found') return label.kind === 'cut' ? open : none;
  if (label.end >= text.length) return open;
  if (text.charCodeAt(label.end) !== codes.colon) return none;
  const addressStart = skipSpace(text, label.end + 1);
  const address = readDestination(text, addressStart);
  if (address.kind !== 'found') return address.kind === 'cut' ? open : none;
  if (address.end === addressStart) return none;
  const key = toLabelKey(label.part);
  const lineEnd = toLineEnd(text, address.end);
  const plain: Read<LinkDefinition> =
    lineEnd === undefined
      ? none
      : { kind: 'found', part: { key, href: address.part, title: undefined }, end: lineEnd };
  const titleStart = skipSpace(text, address.end);
  if (titleStart >= text.length) return whole ? plain : cut;
  if (titleStart === address.end) return none;
  const title = readTitle(text, titleStart);
  if (title.kind !== 'found') return title.kind === 'cut' && !whole ? cut : plain;
  const titleLineEnd = toLineEnd(text, title.end);
  if (titleLineEnd === undefined) return plain;
  const mayGoOn = text.charCodeAt(titleLineEnd - 1) !== codes.lineFeed;
  if (mayGoOn && !whole) return cut;
  return {
    kind: 'found',
    part: { key, href: address.part, title: title.part },
    end: titleLineEnd,
  };
}

/** Behind the line end that is next, if nothing but blanks is before it. */
function toLineEnd(text: string, start: number): number | undefined {
  let at = start;
  while (isBlank(text.charCodeAt(at))) at += 1;
  if (at >= text.length) return at;
  return text.charCodeAt(at) === codes.lineFeed ? at + 1 : undefined;
}
