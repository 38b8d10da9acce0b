import { codes, isDigit, isLetter, isSpace, runEnd } from './characters.ts';

/** What a formula stands between: `$…$`, `$$…$$`, `\(…\)` or `\[…\]`. */
export type FormulaSigns = '$' | '$$' | '(' | '[';

/** Whether signs put their formula in a line of its own. */
export function isDisplayed(signs: FormulaSigns): boolean {
  return signs === '$$' || signs === '[';
}

/** The signs that stand at `at` and could begin a formula, as far as can be told by what is directly beside them. */
export function readOpeningSigns(text: string, at: number): FormulaSigns | undefined {
  if (text.charCodeAt(at) === codes.backslash) {
    const next = text.charCodeAt(at + 1);
    if (next === codes.leftParenthesis) return '(';
    return next === codes.leftBracket ? '[' : undefined;
  }
  if (text.charCodeAt(at) !== codes.dollar) return undefined;
  const length = runEnd(text, at) - at;
  if (length === 2) return '$$';
  const next = text.charCodeAt(at + 1);
  if (length > 2 || Number.isNaN(next) || isSpace(next)) return undefined;
  // `US$5` is money.
  const before = text.charCodeAt(at - 1);
  return isLetter(before) || isDigit(before) ? undefined : '$';
}

/** How long the signs are at each end. */
export function toSignsLength(signs: FormulaSigns): 1 | 2 {
  return signs === '$' ? 1 : 2;
}

/** Where a search for the end of a formula ends, and whether the signs stand there that could be it. */
interface Closing {
  readonly at: number;
  readonly found: boolean;
}

/** Looks for the end of a formula whose text begins at `from`. Code wins: no formula reaches over a backtick. */
export function findClosingSigns(
  text: string,
  from: number,
  signs: FormulaSigns,
  limit = text.length,
): Closing {
  const isDollar = signs === '$' || signs === '$$';
  const closing = signs === '(' ? codes.rightParenthesis : codes.rightBracket;
  let at = from;
  for (; at < limit; at += 1) {
    const code = text.charCodeAt(at);
    if (code === codes.backtick) break;
    if (code === codes.backslash) {
      if (!isDollar && text.charCodeAt(at + 1) === closing) return { at, found: true };
      at += 1;
    } else if (code === codes.dollar && isDollar) {
      const end = runEnd(text, at);
      if (signs === '$' || end - at >= 2) return { at, found: true };
    }
  }
  return { at: Math.min(at, limit), found: false };
}

/**
 * Whether there is a formula in a text that stands between signs: not where there is nothing to be seen in it, white space
 * of any kind, and what is escaped backslashes alone is no more than that.
 */
export function isFormula(text: string): boolean {
  return /[^\s\\]/.test(text);
}
