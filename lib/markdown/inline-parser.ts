import { AddressReader } from './autolinks.ts';
import { createBracket } from './brackets.ts';
import type { Bracket } from './brackets.ts';
import { blankStart, codes, isAsciiPunctuation, isBlank, runEnd, skipSpace } from './characters.ts';
import { closeBracket } from './link-closing.ts';
import { CodeReader, toCodeText } from './code-spans.ts';
import { DelimiterStack } from './delimiters.ts';
import { readEntity } from './entities.ts';
import { findCuts } from './safe-cut.ts';
import { FormulaReader, takeFormula } from './inline-formulas.ts';
import { heldBackStart, showHalfOpen } from './half-open.ts';
import type { InlineOptions, ParsedInlines } from './inline-options.ts';
import { toInlines } from './piece-tree.ts';
import { PieceList } from './pieces.ts';
import { HtmlReader, readBracketedAddress } from './raw-html.ts';

/** Parses a text from a place where nothing is open. */
export function parseInlines(text: string, options: InlineOptions): ParsedInlines {
  options.scanned(text.length);
  return new InlineParser(text, options).parse();
}

const footnoteLabel = /\[\^((?:[^ \t\n[\]\\]|\\[[\]\\]|\\(?![[\]\\])){1,999})\]/y;

/** What ends a run of plain text: whatever may be more than itself. */
const special: ReadonlySet<number> = new Set([
  codes.lineFeed,
  codes.exclamation,
  codes.dollar,
  codes.ampersand,
  codes.asterisk,
  codes.less,
  codes.leftBracket,
  codes.backslash,
  codes.rightBracket,
  codes.underscore,
  codes.backtick,
  codes.tilde,
]);

/** Where all runs that may be signs have been used up. */
const specialBehindRuns: ReadonlySet<number> = new Set(
  [...special].filter(
    (code) => code !== codes.asterisk && code !== codes.underscore && code !== codes.tilde,
  ),
);

/** One pass over one text. */
export class InlineParser {
  readonly text: string;
  readonly options: InlineOptions;
  readonly pieces = new PieceList();
  readonly delimiters: DelimiterStack;
  readonly formulas: FormulaReader;
  /** The innermost bracket that is open. */
  bracket: Bracket | undefined;
  /** Where the first thing begins that only more text could complete, beside delimiters and brackets. */
  pending = Number.POSITIVE_INFINITY;
  /** From where on the text is held back. */
  shown: number;
  readonly #code: CodeReader;
  readonly #html: HtmlReader;
  readonly #addresses: AddressReader;
  readonly #footnotes: string[] = [];
  #runs = 0;
  /** Where the last line of the text begins: what is half open is shown as whole only there. */
  readonly lastLine: number;
  /** Offset of the next character. */
  at = 0;

  constructor(text: string, options: InlineOptions) {
    const holdsBack = options.calm && options.isLineOpen;
    this.shown = holdsBack ? heldBackStart(text, options.released) : text.length;
    this.text = this.shown < text.length ? text.slice(0, this.shown) : text;
    this.options = options;
    this.delimiters = new DelimiterStack(this.text, this.pieces);
    this.#code = new CodeReader(this.text, options.scanned);
    this.formulas = new FormulaReader(this.text, options.scanned);
    this.#html = new HtmlReader(this.text, options.scanned);
    this.#addresses = new AddressReader(this.text);
    this.lastLine = this.text.lastIndexOf('\n') + 1;
  }

  parse(): ParsedInlines {
    while (this.at < this.text.length) this.#step();
    this.delimiters.pair(undefined);
    const cuts = this.options.open ? findCuts(this, this.options.cutsApart) : [];
    if (this.options.calm) showHalfOpen(this, this.lastLine);
    const inlines = toInlines(this.pieces.first, this.text);
    const { shown } = this;
    return { inlines, cuts, shown, footnotes: this.#footnotes, runs: this.#runs };
  }

  #step(): void {
    const at = this.at;
    switch (this.text.charCodeAt(at)) {
      case codes.lineFeed:
        return this.#takeLineEnd();
      case codes.backslash:
        return takeFormula(this) ? undefined : this.#takeEscape();
      case codes.dollar:
        return takeFormula(this) ? undefined : this.takeText(runEnd(this.text, at) - at);
      case codes.backtick:
        return this.#takeCode();
      case codes.asterisk:
      case codes.tilde:
        return this.#takeDelimiter();
      case codes.underscore:
        return this.#takeAddress(at) ? undefined : this.#takeDelimiter();
      case codes.leftBracket:
        return this.#takeFootnote() ? undefined : this.#openBracket(1);
      case codes.exclamation:
        if (this.text.charCodeAt(at + 1) !== codes.leftBracket) return this.takeText(1);
        return this.#openBracket(2);
      case codes.rightBracket:
        return closeBracket(this);
      case codes.ampersand:
        return this.#takeEntity();
      case codes.less:
        return this.#takeAngle();
      default:
        return this.#takeRun();
    }
  }

  /** Takes so many characters as text, or as another one. */
  takeText(length: number, text?: string): void {
    this.pieces.push('text', this.at, this.at + length, text);
    this.at += length;
  }

  /** Takes plain text up to what may be more than that. */
  #takeRun(): void {
    const { text } = this;
    const start = this.at;
    const ends = this.#runs < this.options.runs ? special : specialBehindRuns;
    let at = start;
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (ends.has(code)) break;
      if (!this.#addresses.mayBegin(code)) continue;
      if (at > start) {
        const before = text.charCodeAt(at - 1);
        const inWord = (before >= 97 && before <= 122) || (before >= 48 && before <= 57);
        if (inWord && !isAddressStart(code)) continue;
      }
      if (this.#takeAddress(at, start)) return;
    }
    // White space before a line end is the line end's.
    const end = text.charCodeAt(at) === codes.lineFeed ? blankStart(text, at) : at;
    if (end > start) this.pieces.push('text', start, Math.max(end, start));
    this.at = at;
  }

  #takeLineEnd(): void {
    const { text } = this;
    const at = this.at;
    const start = blankStart(text, at);
    const isHard = text.startsWith('  ', at - 2) && at - start >= 2;
    let end = at + 1;
    while (isBlank(text.charCodeAt(end))) end += 1;
    this.pieces.push(isHard ? 'line-break' : 'soft-break', start, end);
    this.at = end;
  }

  #takeEscape(): void {
    const at = this.at;
    const next = this.text.charCodeAt(at + 1);
    if (next === codes.lineFeed) {
      let end = at + 2;
      while (isBlank(this.text.charCodeAt(end))) end += 1;
      this.pieces.push('line-break', at, end);
      this.at = end;
    } else if (isAsciiPunctuation(next)) {
      this.takeText(2, this.text.charAt(at + 1));
    } else {
      this.takeText(1);
    }
  }

  #takeCode(): void {
    const start = this.at;
    const end = runEnd(this.text, start);
    const closing = this.#code.findClosing(start, end);
    if (closing !== undefined) {
      const text = toCodeText(this.text.slice(end, closing));
      this.at = closing + end - start;
      this.pieces.push('code', start, this.at, text);
      return;
    }
    this.pending = Math.min(this.pending, start);
    if (this.options.calm && start >= this.lastLine && end < this.text.length) {
      this.at = this.text.length;
      this.pieces.push('code', start, this.at, this.text.slice(skipSpace(this.text, end)));
      return;
    }
    this.takeText(end - start);
  }

  #takeDelimiter(): void {
    if (this.#runs >= this.options.runs) return this.#takeRun();
    this.#runs += 1;
    const start = this.at;
    this.takeText(runEnd(this.text, start) - start);
    if (this.pieces.last !== undefined) this.delimiters.push(this.pieces.last);
  }

  #takeEntity(): void {
    const entity = readEntity(this.text, this.at, this.options.named);
    if (entity === undefined) this.takeText(1);
    else this.takeText(entity.end - this.at, entity.text);
  }

  #takeAngle(): void {
    const start = this.at;
    const address = readBracketedAddress(this.text, start);
    if (address.kind === 'found') {
      const link = this.pieces.push('link', start, address.end, address.part.text);
      link.target = address.part.href;
      link.flag = true;
      this.at = address.end;
      return;
    }
    const html = this.#html.read(start);
    if (html.kind === 'found') {
      this.pieces.push('html', start, html.end);
      this.at = html.end;
      return;
    }
    if (this.options.open && this.#html.isCut(start)) {
      this.pending = Math.min(this.pending, start);
      const waits = this.options.calm && start >= this.options.released;
      if (waits && this.#isNearEnd(start, 80)) return this.holdBack(start);
    }
    this.takeText(1);
  }

  #isNearEnd(start: number, distance: number): boolean {
    return start >= this.lastLine && this.text.length - start <= distance;
  }

  /** Shows nothing from `start` on. */
  holdBack(start: number): void {
    this.shown = Math.min(this.shown, start);
    this.at = this.text.length;
  }

  /** Takes an address that is a link without any sign around it, and the text of the run before it. */
  #takeAddress(at: number, runStart = at): boolean {
    if (this.bracket !== undefined) return false;
    const found = this.#addresses.read(at);
    if (found === undefined) return false;
    if (at > runStart) this.pieces.push('text', runStart, at);
    this.at = found.end;
    if (this.options.calm && this.options.isLineOpen && this.#isInLastWord(found.end)) {
      // It may go on: a link that leads to half an address is worse than none.
      this.pieces.push('text', at, found.end);
      return true;
    }
    const link = this.pieces.push('link', at, found.end);
    link.target = found.href;
    link.flag = true;
    return true;
  }

  /** Whether nothing but a few characters of the same word stand behind an address. */
  #isInLastWord(end: number): boolean {
    return this.text.length - end < 8 && !/[\s<]/.test(this.text.slice(end));
  }

  #takeFootnote(): boolean {
    if (this.text.charCodeAt(this.at + 1) !== codes.caret) return false;
    if (this.#runs >= this.options.runs) return false;
    footnoteLabel.lastIndex = this.at;
    const label = footnoteLabel.exec(this.text)?.[1];
    if (label === undefined) return false;
    // It counts whether or not it is defined, so a late definition changes nothing behind; it is much to draw.
    this.#runs += 5;
    const key = this.options.footnote(label);
    if (key === undefined) return false;
    const end = footnoteLabel.lastIndex;
    this.pieces.push('footnote-reference', this.at, end, label).target = key;
    this.#footnotes.push(key);
    this.at = end;
    return true;
  }

  #openBracket(length: 1 | 2): void {
    if (this.bracket !== undefined) this.bracket.hasInner = true;
    const piece = this.pieces.push('text', this.at, this.at + length);
    const { top } = this.delimiters;
    this.bracket = createBracket(piece, length === 2, top, this.bracket);
    this.at += length;
  }
}

/** Whether an address of the web can begin with a letter, within a word too: `xhttp` no, `1http` yes. */
function isAddressStart(code: number): boolean {
  return code === 104 || code === 72;
}
