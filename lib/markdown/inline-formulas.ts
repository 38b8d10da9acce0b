import { codes, isDigit, isSpace, runEnd, trimSpace } from './characters.ts';
import {
  findClosingSigns,
  isDisplayed,
  isFormula,
  readOpeningSigns,
  toSignsLength,
} from './formulas.ts';
import type { FormulaSigns } from './formulas.ts';
import type { InlineParser } from './inline-parser.ts';

/** Between single dollars: whoever writes more has written of money. */
const longestInDollars = 1_000;
/** How much of a formula that is not whole is waited for without showing anything of it. */
const longestHeldBack = { single: 80, other: 400 } as const;

/** So many letters may follow a formula at once: "th", or the "ten" of German. */
const longestEnding = 3;
const name = /[A-Za-z_]{0,4}/y;

/** What a text has at a place where signs stand. */
type FormulaRead =
  | { readonly kind: 'found'; readonly from: number; readonly to: number }
  /** More text could make it one. */
  | { readonly kind: 'cut' | 'none' };

const none = { kind: 'none' } as const;
const cut = { kind: 'cut' } as const;

/** Finds the formulas of one text. Whatever has no end is looked through once, however many signs begin in it. */
export class FormulaReader {
  readonly #text: string;
  readonly #scanned: (count: number) => void;
  /** Where the search ends that has found nothing, for each kind of signs: another one from before it finds no more. */
  readonly #vain = new Map<FormulaSigns, { readonly end: number; readonly kind: 'cut' | 'none' }>();

  constructor(text: string, scanned: (count: number) => void) {
    this.#text = text;
    this.#scanned = scanned;
  }

  read(at: number, signs: FormulaSigns): FormulaRead {
    const vain = this.#vain.get(signs);
    if (vain !== undefined && at < vain.end) return vain;
    const text = this.#text;
    const from = at + toSignsLength(signs);
    const limit = Math.min(text.length, signs === '$' ? from + longestInDollars : text.length);
    const closing = findClosingSigns(text, from, signs, limit);
    this.#scanned(closing.at - from);
    if (closing.found) return this.#check(from, closing.at, signs);
    const { kind } = closing.at === text.length ? cut : none;
    // One dollar is looked for up to the next alone, so nothing is looked through twice.
    if (signs !== '$') this.#vain.set(signs, { end: closing.at, kind });
    return { kind };
  }

  #check(from: number, to: number, signs: FormulaSigns): FormulaRead {
    const text = this.#text;
    if (!isFormula(text.slice(from, to))) return none;
    if (signs === '$$' && runEnd(text, to) - to > 2) return none;
    if (signs !== '$') return { kind: 'found', from, to };
    const next = text.charCodeAt(to + 1);
    const isClosing = !isSpace(text.charCodeAt(to - 1)) && next !== codes.dollar && !isDigit(next);
    return isClosing && !isVariable(text, to) ? { kind: 'found', from, to } : none;
  }
}

/**
 * Whether the dollar at `at` begins the name of a variable, as in `$PATH:$HOME` or `$a,$b`, rather than end a formula. An
 * ending may follow a formula, as in `$n$th`.
 */
function isVariable(text: string, at: number): boolean {
  name.lastIndex = at + 1;
  const { length } = name.exec(text)?.[0] ?? '';
  return length > 0 && (length > longestEnding || !/[\p{L}\p{N})}\]'|]/u.test(text.charAt(at - 1)));
}

/** Takes the formula that begins at the parser's place; false where none does. */
export function takeFormula(parser: InlineParser): boolean {
  const { text, at: start, options } = parser;
  const signs = readOpeningSigns(text, start);
  if (signs === undefined) return false;
  const formula = parser.formulas.read(start, signs);
  if (formula.kind === 'found') {
    parser.at = formula.to + toSignsLength(signs);
    const source = trimSpace(text.slice(formula.from, formula.to));
    parser.pieces.push('formula', start, parser.at, source).flag = isDisplayed(signs);
    return true;
  }
  if (formula.kind === 'none' || !options.open) return false;
  parser.pending = Math.min(parser.pending, start);
  // A sum of money is read at once; a formula comes whole, or when it has got too long to wait for.
  const isSum = isDigit(text.charCodeAt(start + 1));
  const longest = signs === '$' ? longestHeldBack.single : longestHeldBack.other;
  if (!options.calm || isSum || text.length - start > longest) return false;
  if (start < options.released) return false;
  parser.holdBack(start);
  return true;
}
