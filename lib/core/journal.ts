import { isTerminal, joinDeltas } from './parts.ts';
import type { StreamPart } from './parts.ts';

/**
 * The ordered parts of one run. An entry's index is its sequence number; a cursor is the number of entries read.
 *
 * Invariant: nothing follows the first terminal part. `append` keeps it by refusing, so a stream that goes on after an
 * abort needs no care anywhere else.
 */
export interface Journal {
  /** Number of entries, which is also the cursor of a reader that has read all. */
  readonly length: number;
  /** Whether a terminal part was appended. */
  readonly closed: boolean;
  /** Adds a part. Returns false, and adds nothing, once the journal is closed. */
  append(part: StreamPart): boolean;
  /** The entries from `cursor` up to, not including, `end` (default: all), neighbouring deltas joined. */
  since(cursor: number, end?: number): StreamPart[];
}

/** Builds an empty journal. */
export function createJournal(): Journal {
  const entries: StreamPart[] = [];
  let closed = false;
  return {
    get length() {
      return entries.length;
    },
    get closed() {
      return closed;
    },
    append(part) {
      if (closed) return false;
      entries.push(part);
      closed = isTerminal(part);
      return true;
    },
    since(cursor, end = entries.length) {
      return joinDeltas(entries.slice(cursor, end));
    },
  };
}
