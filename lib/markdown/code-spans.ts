import { codes, runEnd } from './characters.ts';

/** Finds where code ends that a run of backticks begins. */
export class CodeReader {
  readonly #text: string;
  readonly #scanned: (count: number) => void;
  /** Where the last run of each length begins; made when it is first needed. */
  #lastRuns: Map<number, number> | undefined;

  constructor(text: string, scanned: (count: number) => void) {
    this.#text = text;
    this.#scanned = scanned;
  }

  /** Where the run begins that closes the one from `start` to `end`. */
  findClosing(start: number, end: number): number | undefined {
    const length = end - start;
    this.#lastRuns ??= this.#findLastRuns(start);
    if ((this.#lastRuns.get(length) ?? 0) <= start) return undefined;
    let at = this.#text.indexOf('`', end);
    while (at >= 0) {
      const runLimit = runEnd(this.#text, at);
      if (runLimit - at === length) break;
      at = this.#text.indexOf('`', runLimit);
    }
    this.#scanned(at - end);
    return at;
  }

  #findLastRuns(start: number): Map<number, number> {
    const runs = new Map<number, number>();
    let at = start;
    while (at >= 0) {
      const end = runEnd(this.#text, at);
      runs.set(end - at, at);
      at = this.#text.indexOf('`', end);
    }
    this.#scanned(this.#text.length - start);
    return runs;
  }
}

/** The text of code as it is shown: line ends are spaces, and one space at both ends is not its own. */
export function toCodeText(text: string): string {
  const line = text.replaceAll('\n', ' ');
  const isPadded =
    line.charCodeAt(0) === codes.space &&
    line.charCodeAt(line.length - 1) === codes.space &&
    /[^ ]/.test(line);
  return isPadded ? line.slice(1, -1) : line;
}
