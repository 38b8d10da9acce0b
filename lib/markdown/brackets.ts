import { codes, skipSpace } from './characters.ts';
import { readDestination, readLabel, readTitle } from './link-parts.ts';
import type { Read } from './link-parts.ts';
import type { LinkTarget } from './definitions.ts';
import type { Delimiter } from './delimiters.ts';
import type { Piece } from './pieces.ts';

/** A `[` or `![` that may begin a link or an image. */
export interface Bracket {
  readonly piece: Piece;
  readonly isImage: boolean;
  /** The delimiters before it. */
  readonly bottom: Delimiter | undefined;
  readonly previous: Bracket | undefined;
  /** Whether another bracket stands behind it, so that what is between them is no label. */
  hasInner: boolean;
  /** A link holds no links. */
  isActive: boolean;
  /** Whether its `]` has come, and what follows may still make it a link or an image. */
  isHeld: boolean;
}

/** A bracket of which nothing is known yet but what stands before it. */
export function createBracket(
  piece: Piece,
  isImage: boolean,
  bottom: Delimiter | undefined,
  previous: Bracket | undefined,
): Bracket {
  return { piece, isImage, bottom, previous, hasInner: false, isActive: true, isHeld: false };
}

/** `unknown`: there is a label, to `end`, that stands for nothing. */
export type ReferenceRead = Read<LinkTarget> | { readonly kind: 'unknown'; readonly end: number };

const none = { kind: 'none' } as const;
const cut = { kind: 'cut' } as const;

/** Reads `(address "title")`, the two as they are written. */
export function readResource(text: string, start: number): Read<LinkTarget> {
  if (text.charCodeAt(start) !== codes.leftParenthesis) return none;
  const addressStart = skipSpace(text, start + 1);
  const address = readDestination(text, addressStart);
  if (address.kind !== 'found') return address;
  const behind = skipSpace(text, address.end);
  const closing = text.charCodeAt(behind);
  if (closing === codes.rightParenthesis) {
    return { kind: 'found', part: { href: address.part, title: undefined }, end: behind + 1 };
  }
  if (behind >= text.length) return cut;
  if (behind === address.end) return none;
  const title = readTitle(text, behind);
  if (title.kind !== 'found') return title;
  const end = skipSpace(text, title.end);
  if (end >= text.length) return cut;
  if (text.charCodeAt(end) !== codes.rightParenthesis) return none;
  return { kind: 'found', part: { href: address.part, title: title.part }, end: end + 1 };
}

/** Reads what makes a reference of the brackets that end at `close`: `[label]`, `[]` or nothing. */
export function readReference(
  text: string,
  bracket: Bracket,
  close: number,
  find: (label: string) => LinkTarget | undefined,
): ReferenceRead {
  const label = close + 1 < text.length ? readLabel(text, close + 1) : none;
  if (label.kind === 'found') {
    const target = find(label.part);
    return target === undefined
      ? { kind: 'unknown', end: label.end }
      : { kind: 'found', part: target, end: label.end };
  }
  const isCollapsed = text.startsWith('[]', close + 1);
  const own = bracket.hasInner ? none : readLabel(text, bracket.piece.end - 1);
  // A bracket within code or HTML ends no label, but the text's own one does.
  const target = own.kind === 'found' && own.end === close + 1 ? find(own.part) : undefined;
  if (target !== undefined) {
    return { kind: 'found', part: target, end: close + (isCollapsed ? 3 : 1) };
  }
  if (isCollapsed) return { kind: 'unknown', end: close + 3 };
  return label.kind === 'cut' ? cut : none;
}
