import { codes, neighbourAfter, neighbourBefore } from './characters.ts';
import type { Piece, PieceList } from './pieces.ts';

/** A run of `*`, `_` or `~` that may open or close something. */
export interface Delimiter {
  readonly code: number;
  /** How long the run was. */
  readonly length: number;
  /** How much of it is not used yet. */
  rest: number;
  readonly canOpen: boolean;
  readonly canClose: boolean;
  /** Whether it stands within a word. */
  readonly isInner: boolean;
  readonly piece: Piece;
  previous: Delimiter | undefined;
  next: Delimiter | undefined;
}

/** The runs that wait for their other half. */
export class DelimiterStack {
  top: Delimiter | undefined;
  readonly #source: string;
  readonly #pieces: PieceList;

  constructor(source: string, pieces: PieceList) {
    this.#source = source;
    this.#pieces = pieces;
  }

  /** Adds the run that a piece of text is, if it can open or close anything. */
  push(piece: Piece): void {
    const code = this.#source.charCodeAt(piece.start);
    const length = piece.end - piece.start;
    if (code === codes.tilde && length > 2) return;
    const before = neighbourBefore(this.#source, piece.start);
    const after = neighbourAfter(this.#source, piece.end);
    const isLeft = after !== 'space' && (after === 'other' || before !== 'other');
    const isRight = before !== 'space' && (before === 'other' || after !== 'other');
    const isUnderscore = code === codes.underscore;
    const canOpen = isLeft && (!isUnderscore || !isRight || before === 'punctuation');
    const canClose = isRight && (!isUnderscore || !isLeft || after === 'punctuation');
    if (!canOpen && !canClose) return;
    const delimiter: Delimiter = {
      code,
      length,
      rest: length,
      canOpen,
      canClose,
      isInner: before === 'other',
      piece,
      previous: this.top,
      next: undefined,
    };
    if (this.top !== undefined) this.top.next = delimiter;
    this.top = delimiter;
  }

  /**
   * Pairs the runs above `bottom`; those that find no other half and can open something are left.
   */
  pair(bottom: Delimiter | undefined): void {
    /** For each kind of closing run, below which one no opening one was found. */
    const bottoms = new Map<number, Delimiter | undefined>();
    let closer = this.#above(bottom);
    while (closer !== undefined) {
      if (!closer.canClose) {
        closer = closer.next;
        continue;
      }
      const kind = toKind(closer);
      const stop = bottoms.has(kind) ? bottoms.get(kind) : bottom;
      const opener = findOpener(closer, stop, bottom);
      if (opener === undefined) {
        bottoms.set(kind, closer.previous);
        const { next } = closer;
        if (!closer.canOpen) this.#remove(closer);
        closer = next;
        continue;
      }
      this.#dropBetween(opener, closer);
      closer = this.#match(opener, closer);
    }
  }

  /** Forgets the runs above `bottom`: they are text. */
  dropAbove(bottom: Delimiter | undefined): void {
    this.top = bottom;
    if (bottom !== undefined) bottom.next = undefined;
  }

  #above(bottom: Delimiter | undefined): Delimiter | undefined {
    if (bottom !== undefined) return bottom.next;
    let first = this.top;
    while (first?.previous !== undefined) first = first.previous;
    return first;
  }

  /** Makes one emphasis of a pair, and gives the run to go on with. */
  #match(opener: Delimiter, closer: Delimiter): Delimiter | undefined {
    const isStrike = opener.code === codes.tilde;
    const used = isStrike ? opener.rest : opener.rest >= 2 && closer.rest >= 2 ? 2 : 1;
    const type = isStrike ? 'strikethrough' : used === 2 ? 'strong' : 'emphasis';
    opener.rest -= used;
    closer.rest -= used;
    opener.piece.end -= used;
    closer.piece.start += used;
    const wrapper = this.#pieces.wrap(type, opener.piece, closer.piece);
    wrapper.end = closer.piece.start;
    if (opener.rest === 0) {
      this.#pieces.remove(opener.piece);
      this.#remove(opener);
    }
    if (closer.rest > 0) return closer;
    const { next } = closer;
    this.#pieces.remove(closer.piece);
    this.#remove(closer);
    return next;
  }

  #dropBetween(opener: Delimiter, closer: Delimiter): void {
    opener.next = closer;
    closer.previous = opener;
  }

  #remove(delimiter: Delimiter): void {
    if (delimiter.previous !== undefined) delimiter.previous.next = delimiter.next;
    if (delimiter.next === undefined) this.top = delimiter.previous;
    else delimiter.next.previous = delimiter.previous;
  }
}

function toKind({ code, canOpen, length, rest }: Delimiter): number {
  if (code === codes.tilde) return code * 8 + rest;
  return code * 8 + (canOpen ? 4 : 0) + (length % 3);
}

function findOpener(
  closer: Delimiter,
  stop: Delimiter | undefined,
  bottom: Delimiter | undefined,
): Delimiter | undefined {
  let opener = closer.previous;
  while (opener !== undefined && opener !== stop && opener !== bottom) {
    if (opener.code === closer.code && opener.canOpen && fits(opener, closer)) return opener;
    opener = opener.previous;
  }
  return undefined;
}

function fits(opener: Delimiter, closer: Delimiter): boolean {
  if (opener.code === codes.tilde) return opener.rest === closer.rest;
  const isEither = opener.canClose || closer.canOpen;
  const isOdd = (opener.length + closer.length) % 3 === 0 && closer.length % 3 !== 0;
  return !(isEither && isOdd);
}
