import { blankStart, codes, isSpace } from './characters.ts';
import type { FootnoteOrder, Referrer } from './footnote-order.ts';
import type { Inline, InlineSegment } from './inline.ts';
import type { ParsedInlines } from './inline-options.ts';
import { parseInlines } from './inline-parser.ts';
import { toLabelKey } from './link-parts.ts';
import type { References, Seeker } from './references.ts';
import type { StaleText, StaleTexts } from './stale-texts.ts';

/** What the texts of one document share. */
export interface TextContext {
  readonly references: References;
  /** Whether what is half open is shown as if it were whole. */
  readonly calm: boolean;
  /** Is told how many characters were looked at. */
  scanned(count: number): void;
  readonly order: FootnoteOrder;
  readonly stale: StaleTexts;
}

/**
 * A segment is closed when it has so many characters, at the next place where nothing is open. It is what a late
 * definition has read and drawn anew.
 */
const shortestSegment = 1_000;
/** From so many characters on without such a place, the open segment is parsed only now and then. */
const longestSegment = 8_000;
/**
 * So many runs of `*`, `_` and `~`, and references to footnotes, in one text may be signs; no text that somebody means
 * has more. Without a limit one of hundreds of thousands in which nothing closes would be parsed for seconds, and as many
 * marks without a space between them laid out for seconds.
 */
const mostRuns = 1_000;
/** How much an open segment that is that long must have grown to be parsed again. */
const growth = 1.25;

interface Parsed {
  readonly length: number;
  readonly held: string;
  readonly segment: InlineSegment;
}

const nothing: Parsed = { length: 0, held: '', segment: { inlines: [], open: true } };

interface ClosedSegment extends InlineSegment {
  readonly source: string;
  /** Keys of the footnotes that it refers to. */
  readonly footnotes: readonly string[];
  /** How many runs of delimiters it has. */
  readonly runs: number;
}

/** The text of a leaf while it grows: closed segments, and an open one that is parsed when someone asks. */
export class LeafText implements Seeker, Referrer, StaleText {
  /** A text that begins later has a greater one. */
  readonly place: number;
  readonly #context: TextContext;
  readonly #hasClosingHashes: boolean;
  readonly #closed: ClosedSegment[] = [];
  /** Which of them missed a label that has got a meaning since. */
  readonly #stale = new Set<number>();
  /** The text behind the closed segments. */
  #tail = '';
  #open = true;
  /** How much of the tail is not held back, whatever it may become. */
  #released = 0;
  /** Whether the line is whole in which the text ends now, so that its last characters are what they are. */
  #lineEnded = false;
  #segments: readonly InlineSegment[] | undefined;
  /** What was last found in the tail, how long it was then, and what of it was held back. */
  #parsed = nothing;
  /** What has come since: an open segment that is long is not even put together until it is parsed again. */
  #fresh = '';
  /** Called when a label that the text uses has got a meaning. */
  onStale: () => void = () => undefined;

  /** @param hasClosingHashes whether a run of `#` at the end is not part of the text */
  constructor(context: TextContext, hasClosingHashes = false) {
    this.#context = context;
    this.place = context.order.nextPlace();
    this.#hasClosingHashes = hasClosingHashes;
  }

  append(text: string): void {
    this.#tail += text;
    this.#fresh += text;
    this.#lineEnded = false;
    this.#change();
  }

  /** Whether the end of the text is not shown, since more may make something else of it. */
  get isHolding(): boolean {
    if (!this.#open) return false;
    this.inlines();
    return this.#parsed.held !== '' && this.#released < this.#tail.length;
  }

  /** Shows what is held back as it is, for want of more. */
  release(): void {
    this.#released = this.#tail.length;
    this.#change();
  }

  /** The line is whole; another one may follow. */
  endLine(): void {
    this.#lineEnded = true;
    this.#change();
  }

  /** Nothing more comes: what was half open is what it is. */
  close(): void {
    this.#open = false;
    this.#change();
  }

  /** Takes the last characters away again, with the line end before them; tells whether any are left. */
  removeLastLine(length: number): boolean {
    const text = this.#closed.map(({ source }) => source).join('') + this.#tail;
    this.#closed.length = 0;
    this.#stale.clear();
    this.#tail = text.slice(0, Math.max(0, text.length - length - 1));
    this.#released = 0;
    this.#parsed = nothing;
    this.#change();
    return this.#tail !== '';
  }

  /** Takes all of it away: what it said stands in another text, or comes to do so. */
  clear(): void {
    this.#closed.length = 0;
    this.#stale.clear();
    this.#tail = '';
    this.#released = 0;
    this.#fresh = '';
    this.#parsed = nothing;
    this.onStale = () => undefined;
    this.#change();
  }

  refresh(segment: number): void {
    const { length } = this.#closed;
    if (segment < length || !this.#open) {
      this.#stale.add(Math.min(segment, length));
      this.#context.stale.add(this);
      return;
    }
    this.#parsed = nothing;
    this.#change();
    this.onStale();
  }

  get isStale(): boolean {
    return this.#stale.size > 0;
  }

  readAgain(most: number): number {
    let read = 0;
    for (const at of [...this.#stale].sort((one, other) => one - other)) {
      if (read >= most) break;
      // Those that stood behind one that is open again are gone.
      if (!this.#stale.delete(at)) continue;
      const segment = this.#closed[at];
      read += segment?.source.length ?? this.#tail.length;
      if (segment !== undefined && !this.#readSegment(at, segment)) this.#openFrom(at);
    }
    this.#parsed = nothing;
    this.#change();
    this.onStale();
    return read;
  }

  inlines(): readonly InlineSegment[] {
    this.#segments ??= this.#parse();
    return this.#segments;
  }

  /** Reads a closed segment anew; tells whether it is still closed at its end. */
  #readSegment(at: number, { source, runs: before }: ClosedSegment): boolean {
    // The place behind it is looked at only if something follows, and what follows is no white space.
    const { cuts } = this.#parseText(`${source}.`, { open: true, at, cutsApart: source.length });
    const { inlines, footnotes, runs } = this.#parseText(source, { at });
    if (cuts.length === 0 || runs !== before) return false;
    this.#closed[at] = { source, inlines, footnotes, runs, open: false };
    return true;
  }

  /** Reads all that follows as if it had just come. */
  #openFrom(at: number): void {
    const opened = this.#closed.splice(at);
    for (const segment of this.#stale) if (segment >= at) this.#stale.delete(segment);
    this.#tail = opened.map(({ source }) => source).join('') + this.#tail;
    this.#released = 0;
  }

  #refer(footnotes: readonly string[]): void {
    const closed = this.#closed.flatMap(({ footnotes }) => footnotes);
    this.#context.order.refer(this, [...closed, ...footnotes]);
  }

  #change(): void {
    this.#segments = undefined;
    this.#context.order.change(this);
  }

  #parse(): readonly InlineSegment[] {
    const { length, held, segment } = this.#parsed;
    const waits = this.#open && length > longestSegment;
    if (waits && this.#tail.length < length * growth) {
      const rest: Inline = { type: 'text', text: held + this.#fresh };
      return [...this.#closed, segment, { inlines: [rest], open: true }];
    }
    this.#parsed = nothing;
    this.#fresh = '';
    const text = this.#trimmed();
    if (text === '') {
      this.#refer([]);
      return [...this.#closed];
    }
    const isLong = text.length >= 2 * shortestSegment;
    const found = this.#parseText(text, { open: this.#open || isLong, calm: this.#open });
    if (found.cuts.length > 0) {
      this.#closeAt(found.cuts, text);
      return this.#parse();
    }
    if (!this.#open) {
      const { inlines, footnotes } = isLong ? this.#parseText(text) : found;
      this.#refer(footnotes);
      return [...this.#closed, { inlines, open: false }];
    }
    this.#refer(found.footnotes);
    const heldBack = this.#tail.slice(found.shown);
    const open = { inlines: found.inlines, open: true };
    this.#parsed = { length: this.#tail.length, held: heldBack, segment: open };
    return [...this.#closed, open];
  }

  #closeAt(cuts: readonly number[], text: string): void {
    let from = 0;
    for (const cut of cuts) {
      const source = text.slice(from, cut);
      const { inlines, footnotes, runs } = this.#parseText(source);
      this.#closed.push({ source, inlines, footnotes, runs, open: false });
      from = cut;
    }
    this.#tail = this.#tail.slice(from);
    this.#released = Math.max(0, this.#released - from);
  }

  /** @param at the number of the segment that it is, if not the next one */
  #parseText(
    text: string,
    {
      open = false,
      calm = false,
      at = this.#closed.length,
      cutsApart = shortestSegment,
    }: { open?: boolean; calm?: boolean; at?: number; cutsApart?: number } = {},
  ): ParsedInlines {
    const { references, scanned } = this.#context;
    return parseInlines(text, {
      open,
      calm: calm && this.#context.calm,
      cutsApart,
      released: this.#released,
      isLineOpen: !this.#lineEnded && text.length === this.#tail.length,
      target: (label) => references.target(toLabelKey(label), this, at),
      named: (name) => references.named(name, this, at),
      footnote: (label) => references.footnote(toLabelKey(label), this, at)?.key,
      scanned,
      runs: this.#closed.slice(0, at).reduce((rest, { runs }) => rest - runs, mostRuns),
    });
  }

  #trimmed(): string {
    let end = this.#tail.length;
    while (end > 0 && isSpace(this.#tail.charCodeAt(end - 1))) end -= 1;
    if (this.#hasClosingHashes) end = withoutHashes(this.#tail, end);
    return this.#tail.slice(0, end);
  }
}

function withoutHashes(text: string, end: number): number {
  let start = end;
  while (text.charCodeAt(start - 1) === codes.hash) start -= 1;
  const before = blankStart(text, start);
  return start < end && (start === 0 || before < start) ? before : end;
}
