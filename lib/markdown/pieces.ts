/**
 * What the inline parser has found so far: a list in which every piece knows its neighbours, so that a run of them
 * can be put into a new one at the cost of one.
 */
export interface Piece {
  type:
    | 'text'
    | 'emphasis'
    | 'strong'
    | 'strikethrough'
    | 'code'
    | 'formula'
    | 'link'
    | 'image'
    | 'html'
    | 'line-break'
    | 'soft-break'
    | 'footnote-reference';
  /** Where it stands in the source. */
  start: number;
  end: number;
  /** Its text where that is not what stands in the source. */
  text: string | undefined;
  /** Of a link or an image; the key of a footnote. */
  target: string;
  title: string | undefined;
  /** Whether a link is its own text; whether a formula has a line of its own. */
  flag: boolean;
  previous: Piece | undefined;
  next: Piece | undefined;
  first: Piece | undefined;
}

/** A list of pieces with both its ends. */
export class PieceList {
  first: Piece | undefined;
  last: Piece | undefined;

  /** Adds a piece at the end. */
  push(type: Piece['type'], start: number, end: number, text?: string): Piece {
    const piece: Piece = {
      type,
      start,
      end,
      text,
      target: '',
      title: undefined,
      flag: false,
      previous: this.last,
      next: undefined,
      first: undefined,
    };
    if (this.last === undefined) this.first = piece;
    else this.last.next = piece;
    this.last = piece;
    return piece;
  }

  /** Puts all pieces between two others (to the end, where there is no second) into a new one in their place. */
  wrap(type: Piece['type'], before: Piece, after: Piece | undefined): Piece {
    const first = before.next;
    const last = after === undefined ? this.last : after.previous;
    const wrapper: Piece = {
      type,
      start: before.end,
      end: after?.start ?? this.last?.end ?? before.end,
      text: undefined,
      target: '',
      title: undefined,
      flag: false,
      previous: before,
      next: after,
      first: undefined,
    };
    if (first !== undefined && first !== after && last !== undefined) {
      first.previous = undefined;
      last.next = undefined;
      wrapper.first = first;
    }
    before.next = wrapper;
    if (after === undefined) this.last = wrapper;
    else after.previous = wrapper;
    return wrapper;
  }

  /** Forgets all pieces behind one. */
  dropBehind(piece: Piece): void {
    piece.next = undefined;
    this.last = piece;
  }

  /** Takes a piece out. */
  remove(piece: Piece): void {
    if (piece.previous === undefined) this.first = piece.next;
    else piece.previous.next = piece.next;
    if (piece.next === undefined) this.last = piece.previous;
    else piece.next.previous = piece.previous;
  }
}
