import type { Answer } from '../core/conversation.ts';
import { createJournal } from '../core/journal.ts';
import type { Journal } from '../core/journal.ts';
import type { Clock, Unsubscribe } from '../core/platform.ts';
import { isTerminal, isVisible, replacesWithheld, toLength } from '../core/parts.ts';
import type { StreamPart, Withheld } from '../core/parts.ts';
import type { StepTrace } from '../core/step-trace.ts';
import type { ConversationStore } from '../conversations/conversation-store.ts';
import { createRunWriter } from './run-writer.ts';

/** The most of an answer, in characters: about a million tokens, which no model says in one go. */
const answerLimit = 4_000_000;
/** The most parts of one: of single letters, more than any answer has, and each of them takes a hundred bytes. */
const partLimit = 2_000_000;
/** The most of those that nobody sees, as token counts: they need not bring a word, and each is kept. */
const silentLimit = 100_000;
/** How far reading may run ahead of the disk, in characters, before the socket has to wait. */
const aheadLimit = 256_000;

/** Gets the entries from `from` up to `to`, deltas joined. */
export type RunListener = (from: number, to: number, parts: StreamPart[]) => void;

/** A run whose journal is in memory. */
export interface LiveRun {
  readonly answer: Answer;
  readonly journal: Journal;
  /** Aborted when the run has ended for whatever reason but its own: the socket closes. */
  readonly controller: AbortController;
  /** What is counted of its requests, in their order. */
  readonly traces: StepTrace[];
  /** The most surfaces that read it at one time. */
  readonly mostReaders: number;
  /**
   * Adds a part and sees to it that it is written and shown. What was withheld comes before the end, whatever end that
   * is. Nothing happens once the journal is closed. An answer that
   * grows beyond every measure is ended here, and its socket closed. `cameAtMs` is when it came, now by default.
   */
  append(part: StreamPart, cameAtMs?: number): void;
  /** Counts a part that came and is not kept like one that is: what is dropped finds its end too. */
  drop(part: StreamPart): void;
  /** What reading has to wait for when it is too far ahead of the disk. */
  room(): Promise<void> | undefined;
  /** Resolves once all that was added so far is written, or has been refused by the disk. */
  written(): Promise<void>;
  /** Reads from `cursor` on: what is there at once, then what comes. */
  attach(cursor: number, listener: RunListener): Unsubscribe;
  /** Whether anything of the answer came that a person sees. */
  readonly begun: boolean;
  /** Whether another background had begun it. */
  readonly isRestored: boolean;
  /** Whether it waits for a connection, and nothing of it has been asked for yet. */
  readonly queued: boolean;
  /** Whether somebody reads it. */
  readonly watched: boolean;
  /** Resolves when the run has ended and all of it is written. */
  readonly settled: Promise<void>;
}

/**
 * Builds a run with an empty journal, or with what another background has written of it. `onQueued` is told when it begins to wait
 * for a connection, and when it has one.
 */
export function createLiveRun(
  answer: Answer,
  store: ConversationStore,
  clock: Clock,
  onQueued?: () => void,
  kept?: readonly StreamPart[],
): LiveRun {
  const journal = createJournal();
  for (const part of kept ?? []) journal.append(part);
  const controller = new AbortController();
  const listeners = new Map<RunListener, number>();
  const settled = Promise.withResolvers<void>();
  let firstSeen = kept?.some(isVisible) ?? false;
  let lastDeltaAtMs = 0;
  /** Of the last delta that has a part of its own. */
  let notedDeltaAtMs = 0;
  let toldDeltaAtMs = 0;
  let thinking = false;
  let queued = false;
  let withheld: Withheld | null = null;
  let withheldAtMs = 0;
  let length = (kept ?? []).reduce((sum, part) => sum + toLength(part), 0);
  let silent = 0;
  let ahead = 0;
  let mostReaders = 0;
  let room: PromiseWithResolvers<void> | undefined;
  /** Who waits for the disk, and how far. */
  const waiters = new Map<() => void, number>();

  const writer = createRunWriter({
    journal,
    clock,
    write(seq, parts) {
      ahead = 0;
      // Of a run whose background dies nobody else could say when its last word came.
      return store.appendJournal(answer.id, seq, [...parts, ...takeLastDelta()]);
    },
    isWatched: () => listeners.size > 0,
    onDurable(durable) {
      for (const listener of listeners.keys()) tell(listener, durable);
      room?.resolve();
      room = undefined;
      for (const [waiter, length] of waiters) {
        if (length > durable) continue;
        waiters.delete(waiter);
        waiter();
      }
      if (journal.closed && durable === journal.length) settled.resolve();
    },
  });

  /** The time of the last delta, if it is not known to the disk yet. The first one has a part of its own. */
  const takeLastDelta = (): StreamPart[] => {
    if (lastDeltaAtMs === toldDeltaAtMs) return [];
    toldDeltaAtMs = lastDeltaAtMs;
    return [{ type: 'last-delta', atMs: lastDeltaAtMs }];
  };

  const noteLastDelta = (): void => {
    if (lastDeltaAtMs === notedDeltaAtMs) return;
    notedDeltaAtMs = lastDeltaAtMs;
    journal.append({ type: 'last-delta', atMs: lastDeltaAtMs });
  };

  const tell = (listener: RunListener, to: number): void => {
    const from = listeners.get(listener) ?? to;
    if (from >= to) return;
    listeners.set(listener, to);
    listener(from, to, journal.since(from, to));
  };

  /** Notes when the model begins to think and when something else follows its thoughts. */
  const markThinking = (part: StreamPart, atMs: number): void => {
    // Readers know since when a text that was no answer has been one thought.
    if (part.type === 'text-was-reasoning') thinking = true;
    const isThought = part.type === 'reasoning-delta';
    if (!isVisible(part) || isThought === thinking) return;
    thinking = isThought;
    journal.append({ type: isThought ? 'reasoning-start' : 'reasoning-end', atMs });
  };

  const append = (whole: StreamPart, cameAtMs = clock.now()): void => {
    const part = toShort(whole, answerLimit - length);
    if (isTerminal(part) && withheld) {
      // It came when it was withheld, and not now.
      append(withheld, withheldAtMs);
      lastDeltaAtMs = Math.max(notedDeltaAtMs, withheldAtMs);
    }
    if (replacesWithheld(part)) withheld = part.type === 'withheld' ? part.part : null;
    if (part.type === 'withheld') withheldAtMs = cameAtMs;
    if (part.type === 'step-start' && firstSeen) {
      // Another round: what lies between them, as the time that the user takes for a call, is none of the model's.
      noteLastDelta();
      firstSeen = false;
    }
    // What a person is asked for must be there whoever dies.
    let urgent = part.type === 'call-asked' || part.type === 'call-end';
    if (isVisible(part)) {
      lastDeltaAtMs = cameAtMs;
      if (!firstSeen) {
        firstSeen = true;
        notedDeltaAtMs = lastDeltaAtMs;
        toldDeltaAtMs = lastDeltaAtMs;
        urgent = journal.append({ type: 'first-delta', atMs: lastDeltaAtMs });
      }
    }
    if (isTerminal(part)) noteLastDelta();
    markThinking(part, cameAtMs);
    if (!journal.append(part)) return;
    const isOpening = part.type === 'queued' || part.type === 'step-start';
    if (isOpening && queued !== (part.type === 'queued')) {
      queued = !queued;
      onQueued?.();
    }
    ahead += toLength(part);
    writer.changed(urgent);
    count(part);
  };

  const count = (part: StreamPart): void => {
    const added = toLength(part);
    length += added;
    if (added === 0) silent += 1;
    const isMany = journal.length > partLimit || silent > silentLimit;
    if (length <= answerLimit && !isMany) return;
    const error = { kind: 'endless', model: answer.model } as const;
    noteLastDelta();
    if (journal.append({ type: 'error', error, atMs: clock.now() })) writer.changed(true);
    controller.abort();
  };

  return {
    answer,
    journal,
    controller,
    traces: [],
    get mostReaders() {
      return mostReaders;
    },
    settled: settled.promise,
    get begun() {
      return firstSeen;
    },
    isRestored: kept !== undefined,
    get queued() {
      return queued;
    },
    get watched() {
      return listeners.size > 0;
    },
    append,
    drop: count,
    room() {
      if (ahead < aheadLimit || journal.closed) return undefined;
      room ??= Promise.withResolvers();
      writer.changed(true);
      return room.promise;
    },
    written() {
      if (writer.durable >= journal.length) return Promise.resolve();
      const { promise, resolve } = Promise.withResolvers<void>();
      waiters.set(resolve, journal.length);
      writer.changed(true);
      return promise;
    },
    attach(cursor, listener) {
      // A cursor from a journal that this one is not cannot be served from: start over. One that was restored is counted
      // anew, and nobody knows whose count a cursor is.
      listeners.set(listener, kept === undefined && cursor <= writer.durable ? cursor : 0);
      mostReaders = Math.max(mostReaders, listeners.size);
      tell(listener, writer.durable);
      writer.watched();
      return () => listeners.delete(listener);
    },
  };
}

/** A delta that alone is longer than there is room for is cut, one character behind it: that ends the answer. */
function toShort(part: StreamPart, room: number): StreamPart {
  if ('text' in part && part.text.length > room) {
    return { ...part, text: part.text.slice(0, room + 1) };
  }
  if (part.type === 'tool-call-delta' && part.arguments.length > room) {
    return { ...part, arguments: part.arguments.slice(0, room + 1) };
  }
  return part;
}
