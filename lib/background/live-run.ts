import type { Answer } from '../core/conversation.ts';
import { createJournal } from '../core/journal.ts';
import type { Journal } from '../core/journal.ts';
import type { Clock, Unsubscribe } from '../core/platform.ts';
import { isVisible } from '../core/parts.ts';
import type { StreamPart } from '../core/parts.ts';
import type { ConversationStore } from '../conversations/conversation-store.ts';
import { createRunWriter } from './run-writer.ts';

/** Gets the entries from `from` up to `to`, deltas joined. */
export type RunListener = (from: number, to: number, parts: StreamPart[]) => void;

/** A run whose journal is in memory. */
export interface LiveRun {
  readonly answer: Answer;
  readonly journal: Journal;
  /** Aborted when the run has ended for whatever reason but its own: the socket closes. */
  readonly controller: AbortController;
  /** Adds a part and sees to it that it is written and shown. Nothing happens once the journal is closed. */
  append(part: StreamPart): void;
  /** Reads from `cursor` on: what is there at once, then what comes. */
  attach(cursor: number, listener: RunListener): Unsubscribe;
  /** Whether somebody reads it. */
  readonly watched: boolean;
  /** Resolves when the run has ended and all of it is written. */
  readonly settled: Promise<void>;
}

/** Builds a run with an empty journal. */
export function createLiveRun(answer: Answer, store: ConversationStore, clock: Clock): LiveRun {
  const journal = createJournal();
  const controller = new AbortController();
  const listeners = new Map<RunListener, number>();
  const settled = Promise.withResolvers<void>();
  let firstSeen = false;

  const writer = createRunWriter({
    journal,
    clock,
    write: (seq, parts) => store.appendJournal(answer.id, seq, parts),
    isWatched: () => listeners.size > 0,
    onDurable(durable) {
      for (const listener of listeners.keys()) tell(listener, durable);
      if (journal.closed && durable === journal.length) settled.resolve();
    },
  });

  const tell = (listener: RunListener, to: number): void => {
    const from = listeners.get(listener) ?? to;
    if (from >= to) return;
    listeners.set(listener, to);
    listener(from, to, journal.since(from, to));
  };

  return {
    answer,
    journal,
    controller,
    settled: settled.promise,
    get watched() {
      return listeners.size > 0;
    },
    append(part) {
      let urgent = false;
      if (!firstSeen && isVisible(part)) {
        firstSeen = true;
        urgent = journal.append({ type: 'first-delta', atMs: clock.now() });
      }
      if (journal.append(part)) writer.changed(urgent);
    },
    attach(cursor, listener) {
      // A cursor from a journal that this one is not cannot be served from: start over.
      listeners.set(listener, cursor <= writer.durable ? cursor : 0);
      tell(listener, writer.durable);
      writer.watched();
      return () => listeners.delete(listener);
    },
  };
}
