import type { Inline } from './inline.ts';
import type { Piece } from './pieces.ts';
import { toPlainText } from './plain-text.ts';

/** Inlines stand so deep in one another at most; what is deeper stands in the last of them without a sign of its own. */
const deepestInlines = 100;

interface Frame {
  readonly wrapper: Piece | undefined;
  next: Piece | undefined;
  readonly inlines: Inline[];
}

/** Makes the tree that is shown of a list of pieces. It uses no recursion: pieces can be as deep as the text is long. */
export function toInlines(first: Piece | undefined, source: string): readonly Inline[] {
  const frames: Frame[] = [{ wrapper: undefined, next: first, inlines: [] }];
  let depth = 0;
  for (;;) {
    const frame = frames.at(-1);
    if (frame === undefined) return [];
    const piece = frame.next;
    if (piece === undefined) {
      frames.pop();
      const parent = frames.at(-1);
      if (parent === undefined) return frame.inlines;
      if (frame.inlines !== parent.inlines && frame.wrapper !== undefined) {
        depth -= 1;
        parent.inlines.push(toParent(frame.wrapper, frame.inlines, source));
      }
      continue;
    }
    frame.next = piece.next;
    if (!isParent(piece)) {
      pushLeaf(frame.inlines, piece, source);
    } else if (depth < deepestInlines) {
      depth += 1;
      frames.push({ wrapper: piece, next: piece.first, inlines: [] });
    } else {
      frames.push({ wrapper: piece, next: piece.first, inlines: frame.inlines });
    }
  }
}

function isParent({ type }: Piece): boolean {
  return (
    type === 'emphasis' ||
    type === 'strong' ||
    type === 'strikethrough' ||
    type === 'link' ||
    type === 'image'
  );
}

function toParent(piece: Piece, children: readonly Inline[], source: string): Inline {
  const { type, title, target } = piece;
  const length = piece.end - piece.start;
  if (type === 'image') {
    return { type, src: target, title, alt: toPlainText(children), length, children };
  }
  if (type === 'link') {
    const autolink = piece.flag;
    const own: readonly Inline[] = [
      { type: 'text', text: piece.text ?? source.slice(piece.start, piece.end) },
    ];
    return { type, href: target, title, autolink, length, children: autolink ? own : children };
  }
  return { type: type as 'emphasis', children };
}

function pushLeaf(inlines: Inline[], piece: Piece, source: string): void {
  const text = piece.text ?? source.slice(piece.start, piece.end);
  switch (piece.type) {
    case 'line-break':
    case 'soft-break':
      inlines.push({ type: piece.type });
      return;
    case 'footnote-reference':
      inlines.push({
        type: piece.type,
        key: piece.target,
        label: text,
        length: piece.end - piece.start,
      });
      return;
    case 'code':
    case 'html':
      inlines.push({ type: piece.type, text });
      return;
    case 'formula':
      inlines.push({ type: piece.type, text, displayed: piece.flag });
      return;
    default:
      pushText(inlines, text);
  }
}

function pushText(inlines: Inline[], text: string): void {
  if (text === '') return;
  const last = inlines.at(-1);
  if (last?.type === 'text') inlines[inlines.length - 1] = { type: 'text', text: last.text + text };
  else inlines.push({ type: 'text', text });
}
