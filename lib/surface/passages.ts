import { endsInHalf } from '../core/surrogates.ts';
import type { Inline, InlineSegment } from '../markdown/inline.ts';

/** A stretch of a text that is laid out by itself. */
export interface Passage {
  readonly segments: readonly InlineSegment[];
}

/**
 * A browser lays out a whole block for each word added to it. So a text that is longer than this goes on in a further
 * block, from the next space on.
 */
const longText = 4_000;
/** A text without spaces goes on anywhere. */
const unbrokenText = 6_000;
/** What a formula or a line end counts for: it is not divided. */
const atomLength = 40;

interface Checkpoint {
  readonly source: InlineSegment;
  /** Passages that are whole behind it, what has begun of the next, and how long that is. */
  readonly whole: number;
  readonly begun: readonly InlineSegment[];
  readonly length: number;
}

/**
 * Divides the segments of one text. Where it is divided hangs on its characters alone, and not on how they came; a
 * passage that is whole stays the same object, and so does all of a short text.
 */
export function createPassages(): (segments: readonly InlineSegment[]) => readonly Passage[] {
  let checkpoints: Checkpoint[] = [];
  let passages: Passage[] = [];
  /** What lies in two passages, as long as it is the same and begins where it did. */
  const known = new WeakMap<InlineSegment, { begin: number; divided: Divided }>();
  const divideOnce = (source: InlineSegment, begin: number): Divided => {
    const last = known.get(source);
    const divided = last?.begin === begin ? last.divided : divide(source, begin);
    known.set(source, { begin, divided });
    return divided;
  };
  return (segments) => {
    let same = 0;
    while (same < checkpoints.length && checkpoints[same]?.source === segments[same]) same += 1;
    checkpoints = checkpoints.slice(0, same);
    const last = checkpoints.at(-1);
    passages = passages.slice(0, last?.whole ?? 0);
    let begun = [...(last?.begun ?? [])];
    let length = last?.length ?? 0;
    for (const source of segments.slice(same)) {
      const divided = divideOnce(source, length);
      length = divided.length;
      for (const [index, segment] of divided.segments.entries()) {
        if (index > 0) {
          passages.push({ segments: begun });
          begun = [];
        }
        begun.push(segment);
      }
      checkpoints.push({ source, whole: passages.length, begun: [...begun], length });
    }
    return begun.length === 0 ? passages : [...passages, { segments: begun }];
  };
}

interface Divided {
  readonly segments: readonly InlineSegment[];
  /** How long the last of the passages is by then. */
  readonly length: number;
}

/** One segment as the pieces that belong to different passages; itself, where it belongs to one. */
function divide(source: InlineSegment, length: number): Divided {
  const whole = length + toLength(source.inlines);
  if (whole <= longText) return { segments: [source], length: whole };
  const divider = new Divider(length);
  divider.takeAll(source.inlines);
  return { segments: divider.end(source.open), length: divider.length };
}

/** Takes inlines one after the other; those that are open where a passage ends go on in the next one. */
class Divider {
  length: number;
  readonly #done: Inline[][] = [];
  #top: Inline[] = [];
  readonly #open: { wrapper: Wrapper; outer: Inline[] }[] = [];

  constructor(length: number) {
    this.length = length;
  }

  takeAll(inlines: readonly Inline[]): void {
    for (const inline of inlines) this.#take(inline);
  }

  end(open: boolean): InlineSegment[] {
    return [...this.#done, this.#top].map((inlines) => ({ inlines, open }));
  }

  #take(inline: Inline): void {
    if (inline.type === 'text' || inline.type === 'code' || inline.type === 'html') {
      this.#takeText(inline);
    } else if (isWrapper(inline)) {
      this.#open.push({ wrapper: inline, outer: this.#top });
      this.#top = [];
      this.takeAll(inline.children);
      this.#close();
    } else {
      this.length += toOwnLength(inline);
      this.#top.push(inline);
    }
  }

  #takeText(inline: Wording): void {
    let rest = inline.text;
    for (;;) {
      const cut = toCut(rest, this.length);
      if (cut === undefined) break;
      this.#push(inline, rest.slice(0, cut));
      this.#break();
      rest = rest.slice(cut);
    }
    this.length += rest.length;
    this.#push(inline, rest);
  }

  /** Text behind text is one: what looks like signs and is none comes in very many pieces. */
  #push(inline: Wording, text: string): void {
    const last = this.#top.at(-1);
    if (text === '') return;
    if (inline.type === 'text' && last?.type === 'text') {
      this.#top[this.#top.length - 1] = { type: 'text', text: last.text + text };
    } else {
      this.#top.push({ ...inline, text });
    }
  }

  #close(): void {
    const ended = this.#open.pop();
    if (!ended) return;
    const children = this.#top;
    this.#top = ended.outer;
    if (children.length > 0) this.#top.push({ ...ended.wrapper, children });
  }

  #break(): void {
    const wrappers = this.#open.map(({ wrapper }) => wrapper);
    while (this.#open.length > 0) this.#close();
    this.#done.push(this.#top);
    this.#top = [];
    this.length = 0;
    for (const wrapper of wrappers) {
      this.#open.push({ wrapper, outer: this.#top });
      this.#top = [];
    }
  }
}

type Wording = Extract<Inline, { type: 'text' | 'code' | 'html' }>;
type Wrapper = Extract<Inline, { type: 'emphasis' | 'strong' | 'strikethrough' }>;

function isWrapper(inline: Inline): inline is Wrapper {
  return inline.type === 'emphasis' || inline.type === 'strong' || inline.type === 'strikethrough';
}

function toLength(inlines: readonly Inline[]): number {
  let length = 0;
  for (const inline of inlines) length += toOwnLength(inline);
  return length;
}

/**
 * What a definition that comes late makes a link counts for as much as its source: otherwise all that follows would be
 * divided elsewhere, and drawn anew.
 */
function toOwnLength(inline: Inline): number {
  switch (inline.type) {
    case 'text':
    case 'code':
    case 'html':
      return inline.text.length;
    case 'emphasis':
    case 'strong':
    case 'strikethrough':
      return toLength(inline.children);
    case 'link':
    case 'image':
    case 'footnote-reference':
      return inline.length;
    default:
      return atomLength;
  }
}

/** How much of a text goes into a passage that has that length already; undefined where all of it does. */
function toCut(text: string, length: number): number | undefined {
  if (length + text.length <= longText) return undefined;
  const space = text.indexOf(' ', Math.max(0, longText - length));
  if (space >= 0 && length + space < unbrokenText) return space + 1;
  if (length + text.length <= unbrokenText) return undefined;
  const cut = Math.max(1, unbrokenText - length);
  // Between the halves of a pair is no place to cut.
  return endsInHalf(text.slice(0, cut)) ? cut + 1 : cut;
}
