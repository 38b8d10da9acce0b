import { codes, isBlank } from './characters.ts';

/** A reader of one line that counts columns: a tab goes to the next multiple of four. */
export class LineCursor {
  readonly line: string;
  /** Offset of the next character. */
  at = 0;
  /** Column of the next character; inside a tab of which a part was taken, past the tab's own column. */
  column = 0;
  /** Columns that are left of a tab of which a part was taken; the tab is before `at`. */
  tabRest = 0;

  constructor(line: string) {
    this.line = line;
  }

  /** Code of the next character; NaN at the end. */
  get code(): number {
    return this.line.charCodeAt(this.at);
  }

  /** Columns of white space before the next other character, and where that is. */
  indent(): { readonly columns: number; readonly at: number } {
    let { at } = this;
    let column = this.column + this.tabRest;
    for (let code = this.code; isBlank(code); code = this.line.charCodeAt(at)) {
      column += code === codes.tab ? 4 - (column % 4) : 1;
      at += 1;
    }
    return { columns: column - this.column, at };
  }

  /** Takes so many columns of white space, or what there is of them. */
  skipColumns(count: number): void {
    for (let left = count; left > 0;) {
      if (this.tabRest > 0) {
        const taken = Math.min(left, this.tabRest);
        this.tabRest -= taken;
        this.column += taken;
        left -= taken;
      } else if (this.code === codes.space) {
        this.at += 1;
        this.column += 1;
        left -= 1;
      } else if (this.code === codes.tab) {
        this.at += 1;
        this.tabRest = 4 - (this.column % 4);
      } else {
        return;
      }
    }
  }

  /** Takes all white space. */
  skipIndent(): void {
    const { columns, at } = this.indent();
    this.column += columns;
    this.at = at;
    this.tabRest = 0;
  }

  /** Takes so many characters that are no tabs. */
  skipCharacters(count: number): void {
    this.at += count;
    this.column += count;
  }

  /** What is left, with what is left of a tab as spaces. */
  rest(): string {
    const text = this.line.slice(this.at);
    return this.tabRest > 0 ? ' '.repeat(this.tabRest) + text : text;
  }
}
