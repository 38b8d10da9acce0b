import type { Bracket } from './brackets.ts';
import { codes } from './characters.ts';
import type { InlineParser } from './inline-parser.ts';

/** How far from the end a bracket is still taken for the beginning of a link. */
const longestLinkText = 300;

const held = /(?:[*_~`$]+|!?\[|!|\\|&(?:#?[a-zA-Z\d]{0,32})?)$/;

/**
 * From where on a text is held back, since the next character may make something else of its last ones.
 *
 * @param released up to where it has been waited for long enough: dollars at its end mostly end a formula
 */
export function heldBackStart(text: string, released: number): number {
  let end = text.length;
  if (end > 0 && released >= end && text.charCodeAt(end - 1) === codes.dollar) return end;
  for (let tries = 0; tries < 4; tries += 1) {
    const found = held.exec(text.slice(Math.max(0, end - 64), end));
    if (found === null) break;
    end -= found[0].length;
  }
  return end;
}

/**
 * Shows what is half open in the last line as it will look when it is whole: `**bo` is strong, the text of a link
 * is text without its bracket, that of an image is an image without an address. What is further behind comes first:
 * each takes all that is behind it.
 */
export function showHalfOpen(parser: InlineParser, lastLine: number): void {
  let { bracket } = parser;
  for (let { top } = parser.delimiters; top !== undefined; top = top.previous) {
    const { piece, code, canOpen, isInner } = top;
    if (piece.start < lastLine || !canOpen || isInner) continue;
    const isTilde = code === codes.tilde;
    if (isTilde && top.rest !== 2) continue;
    bracket = hideBrackets(parser, bracket, Math.max(piece.start, lastLine));
    while (top.rest > 0) {
      const used = top.rest >= 2 ? 2 : 1;
      top.rest -= used;
      piece.end -= used;
      if (piece.next === undefined) continue;
      parser.pieces.wrap(
        isTilde ? 'strikethrough' : used === 2 ? 'strong' : 'emphasis',
        piece,
        undefined,
      );
    }
  }
  hideBrackets(parser, bracket, lastLine);
}

/** Hides the brackets from one on that stand behind `from`; gives the next one. */
function hideBrackets(
  parser: InlineParser,
  first: Bracket | undefined,
  from: number,
): Bracket | undefined {
  let bracket = first;
  for (; bracket !== undefined && bracket.piece.start >= from; bracket = bracket.previous) {
    const { piece, isActive, isHeld, isImage } = bracket;
    const isNear = isHeld || parser.text.length - piece.start < longestLinkText;
    if (!isNear || !isActive) continue;
    piece.text = '';
    if (parser.text.charCodeAt(piece.end) === codes.caret) {
      // The label of a footnote is no text.
      parser.shown = Math.min(parser.shown, piece.start);
      parser.pieces.dropBehind(piece);
    } else if (isImage && piece.next !== undefined) {
      parser.pieces.wrap('image', piece, undefined);
    }
  }
  return bracket;
}
