/** A text of which parts missed a label that has got a meaning since. */
export interface StaleText {
  /** Whether there are still such parts. */
  readonly isStale: boolean;
  /** Reads such parts anew, of `most` characters and at least one; tells how many characters they had. */
  readAgain(most: number): number;
}

/**
 * The texts that a late definition changes. One definition can change all there is, so what they have is read anew in
 * steps by who has to keep a page free.
 */
export class StaleTexts {
  readonly #texts = new Set<StaleText>();

  add(text: StaleText): void {
    this.#texts.add(text);
  }

  /** Reads about so many characters anew; tells whether any are left. */
  readAgain(most: number): boolean {
    let rest = most;
    for (const text of this.#texts) {
      if (rest <= 0) return true;
      if (text.isStale) rest -= text.readAgain(rest);
      if (!text.isStale) this.#texts.delete(text);
    }
    return this.#texts.size > 0;
  }
}
