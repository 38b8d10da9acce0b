import type { LinkDefinition, LinkTarget } from './definitions.ts';
import type { FootnoteNode } from './nodes.ts';

/** A text that looks labels up, and is told when one of those that it missed is there. */
export interface Seeker {
  /** @param segment one of its segments, which missed the label */
  refresh(segment: number): void;
}

/** What labels stand for in a document. Who asks for one that is not there yet is told when it comes. */
export class References {
  readonly #targets = new Map<string, LinkTarget>();
  readonly #footnotes = new Map<string, FootnoteNode>();
  readonly #waiting = new Map<string, Map<Seeker, Set<number>>>();

  /** Adds what `[key]` stands for, unless it stands for something already. */
  addTarget({ key, href, title }: LinkDefinition): void {
    if (this.#targets.has(key)) return;
    this.#targets.set(key, { href, title });
    this.#tell(key);
  }

  addFootnote(definition: FootnoteNode): void {
    if (this.#footnotes.has(definition.key)) return;
    this.#footnotes.set(definition.key, definition);
    this.#tell(footnoteKey(definition.key));
  }

  target(key: string, seeker: Seeker, segment: number): LinkTarget | undefined {
    const target = this.#targets.get(key);
    if (target === undefined) this.#wait(key, seeker, segment);
    return target;
  }

  footnote(key: string, seeker: Seeker, segment: number): FootnoteNode | undefined {
    const footnote = this.#footnotes.get(key);
    if (footnote === undefined) this.#wait(footnoteKey(key), seeker, segment);
    return footnote;
  }

  /** The first definition of a footnote. */
  findFootnote(key: string): FootnoteNode | undefined {
    return this.#footnotes.get(key);
  }

  get hasFootnotes(): boolean {
    return this.#footnotes.size > 0;
  }

  #wait(key: string, seeker: Seeker, segment: number): void {
    const seekers = this.#waiting.get(key) ?? new Map<Seeker, Set<number>>();
    this.#waiting.set(key, seekers);
    const segments = seekers.get(seeker) ?? new Set();
    seekers.set(seeker, segments.add(segment));
  }

  #tell(key: string): void {
    const seekers = this.#waiting.get(key);
    this.#waiting.delete(key);
    for (const [seeker, segments] of seekers ?? []) {
      for (const segment of segments) seeker.refresh(segment);
    }
  }
}

/** No label of a link has a line end, so the two cannot meet. */
function footnoteKey(key: string): string {
  return `\n${key}`;
}
