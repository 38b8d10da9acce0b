import { parseJson } from '../core/json.ts';

/** The longest text that is set anew: beyond it nobody reads, and it would take a frame and more. */
const longest = 100_000;
/** Deeper, the space before the lines would be many times the text; nobody reads that either. */
const deepest = 40;

/**
 * JSON with its levels indented, for a reader; what is no JSON, as it is. Nothing but the space between its signs is
 * changed: parsed and written again, long numbers would be others, and a name that stands twice would stand once.
 */
export function toIndented(text: string): string {
  if (text.length > longest || parseJson(text) === undefined) return text;
  let depth = 0;
  const newLine = (): string => `\n${'  '.repeat(Math.min(depth, deepest))}`;
  // Strings, empty brackets, signs, space: what is between them are numbers and words.
  return text.replaceAll(
    /"(?:[^"\\]|\\.)*"|\{\s*\}|\[\s*\]|[{}[\],:]|\s+/gu,
    (piece: string): string => {
      if (/^\s/u.test(piece)) return '';
      if (/^(?:\{\s*\}|\[\s*\])$/u.test(piece)) return piece.replaceAll(/\s+/gu, '');
      switch (piece) {
        case '{':
        case '[':
          depth += 1;
          return piece + newLine();
        case '}':
        case ']':
          depth -= 1;
          return newLine() + piece;
        case ',':
          return piece + newLine();
        case ':':
          return ': ';
        default:
          return piece;
      }
    },
  );
}
