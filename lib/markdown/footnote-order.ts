import type { FootnoteDefinitionBlock } from './block.ts';
import type { References } from './references.ts';

/** A text that may refer to footnotes. */
export interface Referrer {
  /** A text that begins later has a greater one. */
  readonly place: number;
  /** Parses the text if it has changed, which tells what it refers to. */
  inlines(): unknown;
}

/** The same one each time, since whoever shows footnotes looks at them when it is another. */
const none: readonly FootnoteDefinitionBlock[] = [];

/** Which footnotes are referred to, and in which order. */
export class FootnoteOrder {
  readonly #references: References;
  /** Texts whose references are not known yet. */
  readonly #changed = new Set<Referrer>();
  readonly #keys = new Map<Referrer, readonly string[]>();
  #lastPlace = 0;
  #footnotes: readonly FootnoteDefinitionBlock[] | undefined = none;

  constructor(references: References) {
    this.#references = references;
  }

  nextPlace(): number {
    this.#lastPlace += 1;
    return this.#lastPlace;
  }

  /** A text has changed. */
  change(text: Referrer): void {
    this.#changed.add(text);
  }

  /** A text was parsed, and refers to footnotes with these keys. */
  refer(text: Referrer, keys: readonly string[]): void {
    const before = this.#keys.get(text) ?? [];
    if (keys.length === before.length && keys.every((key, index) => key === before[index])) return;
    if (keys.length === 0) this.#keys.delete(text);
    else this.#keys.set(text, keys);
    this.#footnotes = undefined;
  }

  footnotes(): readonly FootnoteDefinitionBlock[] {
    // Without a definition nothing is a reference: texts that change meanwhile are parsed when they are shown.
    if (!this.#references.hasFootnotes) return none;
    for (const text of this.#changed) text.inlines();
    this.#changed.clear();
    this.#footnotes ??= this.#inOrder();
    return this.#footnotes;
  }

  #inOrder(): readonly FootnoteDefinitionBlock[] {
    const texts = [...this.#keys].sort(([one], [other]) => one.place - other.place);
    const keys = new Set(texts.flatMap(([, keys]) => keys));
    return [...keys].flatMap((key) => this.#references.findFootnote(key) ?? []);
  }
}
