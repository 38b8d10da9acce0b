import type { ColumnAlignment } from './block.ts';
import { codes, isBlank } from './characters.ts';

const delimiterRow = /(?=[- \t]*[:|])\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/y;

/**
 * The alignments that the line from `at` on gives to the columns of a table whose header is the line above. Dashes alone
 * underline a heading, also where there is none because only definitions stand above them.
 */
export function readDelimiterRow(line: string, at: number): readonly ColumnAlignment[] | undefined {
  delimiterRow.lastIndex = at;
  if (!delimiterRow.test(line)) return undefined;
  const cells = line.slice(at).match(/:?-+:?/g) ?? [];
  return cells.map(toAlignment);
}

function toAlignment(cell: string): ColumnAlignment {
  const isLeft = cell.startsWith(':');
  if (cell.endsWith(':')) return isLeft ? 'center' : 'right';
  return isLeft ? 'left' : undefined;
}

/** What a reader of a row is told. */
export interface CellSink {
  /** A cell begins; it may stay empty. */
  begin(): void;
  /** Text of the cell that has begun, without the white space before it. */
  text(text: string): void;
  /** The cell ends. */
  end(): void;
}

/** Cuts a row into its cells while it comes. */
export class RowReader {
  readonly #sink: CellSink;
  #isStart = true;
  #isInCell = false;
  /** White space that is the cell's only if more follows. */
  #blanks = '';
  #isEscaped = false;

  constructor(sink: CellSink) {
    this.#sink = sink;
  }

  append(text: string): void {
    let from = 0;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (this.#isEscaped) {
        this.#isEscaped = false;
        // An escaped pipe is one in code too, where a backslash would else be seen.
        if (code !== codes.pipe) this.#write('\\');
        if (code === codes.pipe || code === codes.backslash) {
          this.#write(text.charAt(at));
          from = at + 1;
          continue;
        }
      }
      if (code === codes.backslash) {
        this.#write(text.slice(from, at));
        this.#isEscaped = true;
        from = at + 1;
      } else if (code === codes.pipe) {
        this.#write(text.slice(from, at));
        this.#takePipe();
        from = at + 1;
      }
    }
    this.#write(text.slice(from));
  }

  end(): void {
    if (this.#isEscaped) this.#write('\\');
    if (this.#isInCell) this.#sink.end();
  }

  #takePipe(): void {
    if (!this.#isStart || this.#isInCell) {
      if (!this.#isInCell) this.#sink.begin();
      this.#sink.end();
    }
    this.#isStart = false;
    this.#isInCell = false;
    this.#blanks = '';
  }

  #write(text: string): void {
    let from = 0;
    if (!this.#isInCell) {
      while (isBlank(text.charCodeAt(from))) from += 1;
      if (from === text.length) return;
      this.#sink.begin();
      this.#isInCell = true;
      this.#isStart = false;
    }
    let to = text.length;
    while (to > from && isBlank(text.charCodeAt(to - 1))) to -= 1;
    if (to > from) {
      this.#sink.text(this.#blanks + text.slice(from, to));
      this.#blanks = '';
    }
    this.#blanks += text.slice(to);
  }
}

/** How many cells a line has. */
export function countCells(line: string): number {
  let count = 0;
  const none = (): void => undefined;
  const reader = new RowReader({ begin: () => (count += 1), text: none, end: none });
  reader.append(line);
  reader.end();
  return count;
}
