/** What a line of an error begins with: a field that no standard knows, or the error itself. */
const starts = ['error:', '{"error"', '{ "error"'] as const;

/** What they begin with. */
const firsts = starts.map((start) => start.charAt(0));

/** Whether a line that is no field of the standard is an error. */
export function isErrorLine(line: string): boolean {
  return starts.some((start) => line.startsWith(start));
}

/** A line that is longer than any error is let go: it is only kept because of how it began. */
const longestLine = 64 * 1024;

/** Keeps the beginnings of error lines back until the line is whole. */
export interface ErrorLines {
  /** Takes decoded text and gives what may be parsed now; '' while a beginning is kept back. */
  feed(text: string): string;
  /** What is kept back at the end of the stream. */
  rest(): string;
}

/**
 * Keeps error lines in one piece. Some servers end a stream with a line that is no field of the standard. The parser
 * tells of it when it comes whole, but throws a line that can be no field away as soon as a read ends in it. All other
 * text goes through untouched, and a read that ends with its line costs two searches from its end.
 */
export function createErrorLines(): ErrorLines {
  let kept = '';
  /** Whether what is kept is the beginning of an error, and not only of something that may become one. */
  let known = false;
  /** Whether the last read ended in a line that is no error. */
  let inOther = false;

  const rest = (): string => {
    const text = kept;
    kept = '';
    known = false;
    return text;
  };

  return {
    feed(text) {
      const lineEnd = toLineEnd(text);
      if (lineEnd === 0 && inOther) return text;
      // Nearly every read: it ends with its line, or in one that is no error, and goes on as it is, uncopied.
      if (kept === '' && !firsts.includes(text.charAt(lineEnd))) {
        inOther = lineEnd < text.length;
        return text;
      }
      const lines = lineEnd === 0 ? '' : rest() + text.slice(0, lineEnd);
      // Appended without being looked at as a whole: a line in a thousand reads costs what its length is.
      kept += text.slice(lineEnd);
      known ||= starts.some((start) => kept.startsWith(start));
      inOther = known ? kept.length > longestLine : !starts.some((start) => start.startsWith(kept));
      return inOther ? lines + rest() : lines;
    },
    rest,
  };
}

/** Where the line begins that a read ends in. A search backwards for what is not there would read all of it, slowly. */
function toLineEnd(text: string): number {
  const afterLineFeed = text.lastIndexOf('\n') + 1;
  const hasReturn = text.indexOf('\r', afterLineFeed) >= 0;
  return hasReturn ? text.lastIndexOf('\r') + 1 : afterLineFeed;
}
