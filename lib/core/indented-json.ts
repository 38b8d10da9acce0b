import { parseJson } from './json.ts';

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
  return createJsonIndenter().add(text);
}

/** Indents JSON that comes in pieces. */
export interface JsonIndenter {
  /** What the piece adds to the indented text; all that was given before stays as it is. */
  add(piece: string): string;
}

/** Builds one for a text from its beginning, which nothing holds to being JSON. */
export function createJsonIndenter(): JsonIndenter {
  let depth = 0;
  let inString = false;
  let isEscaped = false;
  /** Whether a bracket was just opened: one that is closed at once gets no line of its own. */
  let isOpened = false;
  let read = 0;
  // Deeper than anybody reads there are no lines: each would be of one sign, and there may be any number.
  const newLine = (): string => (depth > deepest ? '' : `\n${'  '.repeat(Math.max(0, depth))}`);
  const toSign = (sign: string): string => {
    switch (sign) {
      case '{':
      case '[':
        depth += 1;
        isOpened = true;
        return sign;
      case '}':
      case ']':
        depth -= 1;
        return newLine() + sign;
      case ',':
        return sign + newLine();
      case ':':
        return ': ';
      default:
        inString = sign === '"';
        return sign;
    }
  };
  return {
    add(piece) {
      read += piece.length;
      if (read > longest) return piece;
      let added = '';
      for (const sign of piece) {
        if (inString) {
          added += sign;
          inString = isEscaped || sign !== '"';
          isEscaped = !isEscaped && sign === '\\';
        } else if (/\s/u.test(sign)) {
          continue;
        } else if (isOpened && (sign === '}' || sign === ']')) {
          depth -= 1;
          isOpened = false;
          added += sign;
        } else {
          if (isOpened) added += newLine();
          isOpened = false;
          added += toSign(sign);
        }
      }
      return added;
    },
  };
}
