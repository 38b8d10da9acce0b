import { isRuleSoFar } from './block-starts.ts';
import type { Fence } from './block-starts.ts';
import { blankStart, codes, matchesAt, runEnd } from './characters.ts';
import { isFormulaStartOpen } from './formula-lines.ts';
import { isHtmlStartOpen } from './html-starts.ts';

/** Whether what there is of a line could still become the fence that closes code. */
export function mayClose(line: string, at: number, fence: Fence): boolean {
  if (line.charCodeAt(at) !== fence.character) return false;
  const end = runEnd(line, at);
  return end >= line.length || (end - at >= fence.length && blankStart(line) <= end);
}

const underlineOrRow = /[|:=\- \t]+$/y;
const numberOrPlus = /(?:\+|\d{1,9}[.)]?)$/y;
const hashes = /#{1,6}[ \t]*$/y;
const shortFence = /(?:`{1,2}|~{1,2})$/y;
const tildeFence = /~{3}/y;
const backtickFence = /`{3,}[^`]*$/y;
const footnote = /\[(?:\^(?:[^ \t[\]]{0,1000}(?:\]:?)?)?)?$/y;
const pipe = /\|[ \t]*$/y;
const task = /\[[ xX]?(?:\][ \t]*)?$/y;

/**
 * Whether what there is of a line from `at` on could still begin, or turn out to be, another block than it now is.
 * May say yes too often: the line is then only shown later.
 */
export function mayStart(
  line: string,
  at: number,
  isInParagraph: boolean,
  isInItem: boolean,
): boolean {
  const code = line.charCodeAt(at);
  if (isInParagraph && matchesAt(underlineOrRow, line, at)) return true;
  switch (code) {
    case codes.dash:
    case codes.asterisk:
    case codes.underscore:
      return isRuleSoFar(line, at);
    case codes.hash:
      return matchesAt(hashes, line, at);
    case codes.backtick:
      return matchesAt(shortFence, line, at) || matchesAt(backtickFence, line, at);
    case codes.tilde:
      return matchesAt(shortFence, line, at) || matchesAt(tildeFence, line, at);
    case codes.dollar:
    case codes.backslash:
      return isFormulaStartOpen(line, at);
    case codes.pipe:
      // A head of a table is shown with its first cell.
      return matchesAt(pipe, line, at);
    case codes.less:
      return isHtmlStartOpen(line, at, isInParagraph);
    case codes.leftBracket:
      return matchesAt(footnote, line, at) || (isInItem && matchesAt(task, line, at));
    default:
      return matchesAt(numberOrPlus, line, at);
  }
}
