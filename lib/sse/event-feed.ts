import { createParser } from 'eventsource-parser';
import { createErrorLines, isErrorLine } from './error-lines.ts';

/** One event of a stream. */
export interface ServerSentEvent {
  /** The `event:` field; undefined stands for the default, `message`. */
  event: string | undefined;
  data: string;
}

/** Takes the decoded text of an event stream as it comes. */
export interface EventFeed {
  feed(text: string): void;
  /**
   * Takes the last text. WHATWG discards an event without its blank line; providers do end streams so, and their last
   * word counts.
   */
  end(last: string): void;
  /** Set once an event is longer than the limit; nothing more may be fed then. */
  readonly tooLong: boolean;
}

const lineFeed = 10;
const space = 32;

/**
 * Reads events. A text that begins between two events and holds nothing but whole `data:` lines, each with its blank
 * line, as nearly every read does, is cut without the parser, which takes a tenth off a read of one event in Node
 * (measured: `npm run bench -- --only decode`). What is not of that form goes through {@link createParsedFeed}, from
 * where it begins.
 */
export function createEventFeed(
  onEvent: (event: ServerSentEvent) => void,
  limit: number,
  onComment?: () => void,
): EventFeed {
  const parsed = createParsedFeed(onEvent, limit, onComment);
  /** Whether the parser stands behind a blank line, where it keeps nothing of what came before. */
  let isBetween = false;

  /** Gives where the first line begins that is left to the parser. */
  const cut = (text: string): number => {
    // It ends lines, too.
    if (text.indexOf('\r') >= 0) return 0;
    let begin = 0;
    while (text.startsWith('data:', begin)) {
      const end = text.indexOf('\n', begin);
      if (end < 0 || text.charCodeAt(end + 1) !== lineFeed) break;
      const start = text.charCodeAt(begin + 5) === space ? begin + 6 : begin + 5;
      onEvent({ event: undefined, data: text.slice(start, end) });
      begin = end + 2;
    }
    return begin;
  };

  return {
    feed(text) {
      const begin = isBetween ? cut(text) : 0;
      if (begin === text.length) return;
      const rest = begin === 0 ? text : text.slice(begin);
      parsed.feed(rest);
      isBetween = rest.endsWith('\n\n');
    },
    end: parsed.end,
    get tooLong() {
      return parsed.tooLong;
    },
  };
}

/** Reads events of every form, with the parser alone. */
export function createParsedFeed(
  onEvent: (event: ServerSentEvent) => void,
  limit: number,
  onComment?: () => void,
): EventFeed {
  const errorLines = createErrorLines();
  let tooLong = false;
  const parser = createParser({
    maxBufferSize: limit,
    onEvent({ event, data }) {
      onEvent({ event, data });
    },
    onComment: () => onComment?.(),
    // Some servers write an error in the middle as a line of its own, with a field that no standard knows.
    onError({ type, field, value, line }) {
      if (type === 'max-buffer-size-exceeded') tooLong = true;
      if (type !== 'unknown-field') return;
      if (field === 'error') onEvent({ event: 'error', data: value ?? '' });
      else if (line !== undefined && isErrorLine(line)) onEvent({ event: 'error', data: line });
    },
  });
  return {
    feed: (text) => parser.feed(errorLines.feed(text)),
    end: (last) => parser.feed(`${errorLines.feed(last)}${errorLines.rest()}\n\n`),
    get tooLong() {
      return tooLong;
    },
  };
}
