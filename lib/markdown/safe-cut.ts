import { codes, isSpace } from './characters.ts';
import type { InlineParser } from './inline-parser.ts';
import type { Piece } from './pieces.ts';

/**
 * The last place in a text at which nothing is open, and so nothing that follows can change what is before it:
 * between two words, outside of everything that was found, and before all that may still find its other half.
 */
export function findCut(parser: InlineParser): number {
  let { pending } = parser;
  for (let { top } = parser.delimiters; top !== undefined; top = top.previous) {
    if (top.canOpen) pending = Math.min(pending, top.piece.start);
  }
  for (let { bracket } = parser; bracket !== undefined; bracket = bracket.previous) {
    if (bracket.isActive) pending = Math.min(pending, bracket.piece.start);
  }
  for (let piece = parser.pieces.last; piece !== undefined; piece = piece.previous) {
    const cut = piece.start < pending ? cutWithin(piece, pending, parser.text) : 0;
    if (cut > 0) return cut;
  }
  return 0;
}

function cutWithin(piece: Piece, limit: number, text: string): number {
  if (piece.type === 'soft-break' || piece.type === 'line-break') {
    return piece.end <= limit && piece.end < text.length ? piece.end : 0;
  }
  if (piece.type !== 'text' || piece.text !== undefined) return 0;
  for (let at = Math.min(piece.end, limit, text.length - 1); at > piece.start; at -= 1) {
    const isBetween =
      text.charCodeAt(at - 1) === codes.space &&
      !isSpace(text.charCodeAt(at - 2)) &&
      !isSpace(text.charCodeAt(at));
    if (isBetween) return at;
  }
  return 0;
}
