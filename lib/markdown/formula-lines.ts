import { blankStart, codes, runEnd, trimSpace } from './characters.ts';
import { findClosingSigns, isFormula } from './formulas.ts';
import type { FormulaSigns } from './formulas.ts';

/** A formula that a line begins, with all of it that the line has. */
export interface FormulaStart {
  readonly type: 'formula';
  readonly signs: FormulaSigns;
  readonly text: string;
  /** Whether it also ends in that line. */
  readonly whole: boolean;
}

/** The signs of a formula with lines of its own, where the line from `at` on begins with some. */
function readSigns(line: string, at: number): FormulaSigns | undefined {
  if (line.startsWith('\\[', at)) return '[';
  return line.charCodeAt(at) === codes.dollar && runEnd(line, at) - at === 2 ? '$$' : undefined;
}

/**
 * The formula that the whole line begins at `at`. One behind which the line goes on stands in a text, and one without
 * anything in it is none.
 */
export function readFormulaStart(line: string, at: number): FormulaStart | undefined {
  const signs = readSigns(line, at);
  if (signs === undefined) return undefined;
  const end = readFormulaEnd(line, at + 2, signs);
  if (end.kind === 'open')
    return { type: 'formula', signs, text: line.slice(at + 2), whole: false };
  if (end.kind === 'text' || !isFormula(end.text)) return undefined;
  return { type: 'formula', signs, text: trimSpace(end.text), whole: true };
}

/** What a line has of a formula: all that is left of it, nothing of its end, or an end behind which the line goes on. */
type FormulaEnd =
  | { readonly kind: 'end'; readonly text: string }
  | { readonly kind: 'open' }
  | { readonly kind: 'text' };

/** Reads a whole line from `from` on, where a formula is open. */
export function readFormulaEnd(line: string, from: number, signs: FormulaSigns): FormulaEnd {
  const { at, found } = findClosingSigns(line, from, signs);
  if (!found) return { kind: 'open' };
  if (blankStart(line) > at + 2) return { kind: 'text' };
  return { kind: 'end', text: line.slice(from, at) };
}

/** Whether more of the line could tell whether a formula begins in it at `at`. */
export function isFormulaStartOpen(line: string, at: number): boolean {
  if (at + 1 >= line.length) return true;
  const signs = readSigns(line, at);
  return signs !== undefined && readFormulaEnd(line, at + 2, signs).kind !== 'text';
}
