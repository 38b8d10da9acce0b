import type { LinkDefinition, LinkTarget } from './definitions.ts';
import { unescapeText } from './entities.ts';
import type { CharacterNames } from './entities.ts';
import type { FootnoteNode } from './nodes.ts';

/** A text that looks labels and names up, and is told when one of those that it missed is there. */
export interface Seeker {
  /** @param segment one of its segments, which missed it */
  refresh(segment: number): void;
}

/** What labels and names of characters stand for in a document. Who asks for one that is not there yet is told when it comes. */
export class References {
  /** As they were written, until all of their names are known. */
  readonly #written = new Map<string, LinkTarget>();
  readonly #targets = new Map<string, LinkTarget>();
  readonly #footnotes = new Map<string, FootnoteNode>();
  readonly #waiting = new Map<string, Map<Seeker, Set<number>>>();
  #names: CharacterNames | undefined;
  readonly #onUnknownName: () => void;

  /**
   * @param names all names of characters there are; without them only the common ones are known, until `learn`
   * @param onUnknownName is told of the first name that is not known
   */
  constructor(names: CharacterNames | undefined, onUnknownName: () => void) {
    this.#names = names;
    this.#onUnknownName = onUnknownName;
  }

  /** From now on all names are known. */
  learn(names: CharacterNames): void {
    if (this.#names !== undefined) return;
    this.#names = names;
    this.#tell(anyName);
  }

  /** What a name stands for that is not among the common ones. */
  named(name: string, seeker: Seeker, segment: number): string | undefined {
    const names = this.#names;
    if (names !== undefined) return Object.hasOwn(names, name) ? names[name] : undefined;
    const isFirst = !this.#waiting.has(anyName);
    this.#wait(anyName, seeker, segment);
    if (isFirst) this.#onUnknownName();
    return undefined;
  }

  /** Adds what `[key]` stands for, unless it stands for something already. */
  addTarget({ key, href, title }: LinkDefinition): void {
    if (this.#written.has(key)) return;
    this.#written.set(key, { href, title });
    this.#tell(key);
  }

  addFootnote(definition: FootnoteNode): void {
    if (this.#footnotes.has(definition.key)) return;
    this.#footnotes.set(definition.key, definition);
    this.#tell(footnoteKey(definition.key));
  }

  target(key: string, seeker: Seeker, segment: number): LinkTarget | undefined {
    const known = this.#targets.get(key);
    if (known !== undefined) return known;
    const written = this.#written.get(key);
    if (written === undefined) {
      this.#wait(key, seeker, segment);
      return undefined;
    }
    let isKnown = true;
    const read = (text: string): string =>
      unescapeText(text, (name) => {
        isKnown &&= this.#names !== undefined;
        return this.named(name, seeker, segment);
      });
    const { href, title } = written;
    const target = { href: read(href), title: title === undefined ? undefined : read(title) };
    if (isKnown) this.#targets.set(key, target);
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

/** What stands for all names: it can be no label, since these are trimmed. */
const anyName = '\n';

/** No label of a link has a line end, so the two cannot meet. */
function footnoteKey(key: string): string {
  return `\n${key}`;
}
