/** Keeps the pieces of an error line together on their way to the parser. */
export interface ErrorLines {
  /** Takes text as it was read; returns what the parser is to get now. */
  take(text: string): string;
}

/** What some servers write in the middle of a stream when they fail, as a line that is in no field of the standard. */
const beginnings = ['error:', '{"error"'];
/** Beyond it the line goes to the parser, which drops it: a stranger's line must not be joined for ever. */
const heldLimit = 16 * 1024;

/**
 * Holds back the beginning of a line as long as it may be an error: the parser reports a line that it does not know
 * only when it comes in one piece, and silently drops one that is cut over two reads (eventsource-parser 4.1).
 */
export function createErrorLines(): ErrorLines {
  let held = '';
  let atLineStart = true;
  return {
    take(text) {
      const whole = held + text;
      held = '';
      const start = Math.max(whole.lastIndexOf('\n'), whole.lastIndexOf('\r')) + 1;
      if (start === 0 && !atLineStart) return whole;
      const line = whole.slice(start);
      if (line !== '' && line.length < heldLimit && mayBeError(line)) {
        held = line;
        atLineStart = true;
        return whole.slice(0, start);
      }
      atLineStart = line === '';
      return whole;
    },
  };
}

function mayBeError(line: string): boolean {
  return beginnings.some((beginning) => line.startsWith(beginning) || beginning.startsWith(line));
}
