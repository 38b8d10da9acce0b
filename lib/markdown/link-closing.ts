import { readReference, readResource } from './brackets.ts';
import type { Bracket } from './brackets.ts';
import type { LinkTarget } from './definitions.ts';
import { unescapeText } from './entities.ts';
import type { InlineParser } from './inline-parser.ts';

/** Takes a `]`, and what makes a link or an image of what is before it. */
export function closeBracket(parser: InlineParser): void {
  const close = parser.at;
  const { bracket, text, options } = parser;
  if (bracket === undefined) return parser.takeText(1);
  parser.bracket = bracket.previous;
  if (!bracket.isActive) return parser.takeText(1);
  const resource = readResource(text, close + 1);
  if (resource.kind === 'found') {
    const { href, title } = resource.part;
    const target = {
      href: unescapeText(href, options.named),
      title: title === undefined ? undefined : unescapeText(title, options.named),
    };
    return wrapLink(parser, bracket, target, resource.end);
  }
  const read = readReference(text, bracket, close, options.target);
  if (read.kind === 'found') return wrapLink(parser, bracket, read.part, read.end);
  // Brackets directly behind others, be they no link together, may be one of their own: until that is known both wait.
  const end = read.kind === 'unknown' ? read.end : close + 1;
  const isLast = options.isLineOpen && end === text.length;
  if (options.open && (resource.kind === 'cut' || read.kind === 'cut' || isLast)) {
    parser.pending = Math.min(parser.pending, bracket.piece.start);
    if (options.calm && bracket.piece.start >= parser.lastLine) {
      bracket.isHeld = true;
      parser.bracket = bracket;
      return parser.holdBack(close);
    }
  }
  parser.takeText(1);
}

function wrapLink(
  parser: InlineParser,
  bracket: Bracket,
  { href, title }: LinkTarget,
  end: number,
): void {
  const { delimiters, pieces } = parser;
  delimiters.pair(bracket.bottom);
  delimiters.dropAbove(bracket.bottom);
  const wrapper = pieces.wrap(bracket.isImage ? 'image' : 'link', bracket.piece, undefined);
  pieces.remove(bracket.piece);
  wrapper.start = bracket.piece.start;
  wrapper.end = end;
  wrapper.target = href;
  wrapper.title = title;
  parser.at = end;
  if (bracket.isImage) return;
  for (let outer = bracket.previous; outer !== undefined; outer = outer.previous) {
    if (outer.isImage) continue;
    if (!outer.isActive) break;
    outer.isActive = false;
  }
}
