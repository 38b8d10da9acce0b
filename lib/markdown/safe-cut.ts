import { codes, isSpace } from './characters.ts';
import type { InlineParser } from './inline-parser.ts';
import type { Piece } from './pieces.ts';

/**
 * Places in a text at which nothing is open, and so nothing that follows can change what is before them: between two
 * words, outside of everything that was found, and before all that may still find its other half. They are at least so
 * many characters `apart`, the first from the beginning too.
 */
export function findCuts(parser: InlineParser, apart: number): readonly number[] {
  if (parser.text.length <= apart) return [];
  let { pending } = parser;
  for (let { top } = parser.delimiters; top !== undefined; top = top.previous) {
    if (top.canOpen) pending = Math.min(pending, top.piece.start);
  }
  for (let { bracket } = parser; bracket !== undefined; bracket = bracket.previous) {
    if (bracket.isActive) pending = Math.min(pending, bracket.piece.start);
  }
  const limit = Math.min(pending, parser.text.length - 1);
  const cuts: number[] = [];
  let from = apart;
  let piece = parser.pieces.first;
  while (piece !== undefined && from <= limit) {
    const cut = cutWithin(piece, from, limit, parser.text);
    if (cut === undefined) {
      piece = piece.next;
    } else {
      cuts.push(cut);
      from = cut + apart;
    }
  }
  return cuts;
}

function cutWithin(piece: Piece, from: number, limit: number, text: string): number | undefined {
  if (piece.type === 'soft-break' || piece.type === 'line-break') {
    return piece.end >= from && piece.end <= limit ? piece.end : undefined;
  }
  if (piece.type !== 'text' || piece.text !== undefined) return undefined;
  const last = Math.min(piece.end, limit);
  for (let at = Math.max(piece.start + 1, from); at <= last; at += 1) {
    const isBetween =
      text.charCodeAt(at - 1) === codes.space &&
      !isSpace(text.charCodeAt(at - 2)) &&
      !isSpace(text.charCodeAt(at));
    if (isBetween) return at;
  }
  return undefined;
}
