import type {
  Answer,
  Conversation,
  ConversationChange,
  Message,
  Question,
} from '../core/conversation.ts';
import type { FigureRow } from '../core/figure-row.ts';
import type { ConversationId, MessageId, RunId } from '../core/ids.ts';
import { isTerminal } from '../core/parts.ts';
import type { StreamPart } from '../core/parts.ts';
import type { Excerpt } from './excerpts.ts';

/** What a run leaves in the store before its request may leave the browser. */
export interface RunBeginning {
  conversation: Conversation;
  /** null when an earlier question is answered once more. */
  question: Question | null;
  answer: Answer;
}

/**
 * Where conversations are kept. The background is its only user and so its only writer; every method is one
 * transaction. All reject when the browser refuses (quota, private window).
 */
export interface ConversationStore {
  /**
   * Durable when it resolves: question, run and conversation, all or none. Resolves with false, and writes nothing, when
   * the run's row is there already.
   */
  begin(beginning: RunBeginning): Promise<boolean>;
  /** Adds the entries from sequence number `seq` on to a live run's journal. */
  appendJournal(runId: RunId, seq: number, parts: readonly StreamPart[]): Promise<void>;
  readJournal(runId: RunId): Promise<StreamPart[]>;
  /** Puts these entries in place of a journal, all or none: what is added goes on from their number. */
  restartJournal(runId: RunId, parts: readonly StreamPart[]): Promise<void>;
  /**
   * Writes the ended run's row, with its parts, drops its journal, and touches its conversation. All or none. Of a run
   * whose row is gone nothing is written but its `figures`, which are written in any case, and it resolves with false.
   */
  finishRun(answer: Answer, figures?: FigureRow): Promise<boolean>;
  /** Runs that began and never ended: live ones, and those whose background died. */
  openRuns(): Promise<RunId[]>;
  message(id: MessageId): Promise<Message | undefined>;
  messages(conversationId: ConversationId): Promise<Message[]>;
  /** Also one that was deleted and can be brought back; no other method but `deleted` gives such a one. */
  conversation(id: ConversationId): Promise<Conversation | undefined>;
  /** The most recently changed first; of that folder alone, where one is named. */
  conversations(limit: number, folder?: string): Promise<Conversation[]>;
  /** The pinned ones, the most recently pinned first. */
  pinned(limit: number, folder?: string): Promise<Conversation[]>;
  /** The names of all folders that there is something in, in no order. */
  folders(): Promise<string[]>;
  /** Those in which all words of `query` occur, the last one being begun only; in the order of `toRanked`. */
  search(query: string, limit: number, folder?: string): Promise<Conversation[]>;
  /**
   * Where the words of `query` stand in what was said in these conversations. Only their messages are read, up to a measure:
   * what is behind it has no excerpt, nor has one in which none of the words was said.
   */
  excerpts(ids: readonly ConversationId[], query: string): Promise<Excerpt[]>;
  /** Those that were deleted and can be brought back. */
  deleted(): Promise<Conversation[]>;
  /**
   * Changes a conversation, and nothing but what is named; by a title that is new to it, it is found. Resolves with false
   * where there is none of that id.
   */
  change(id: ConversationId, change: ConversationChange): Promise<boolean>;
  /**
   * Ids of all conversations that were last changed before that time, in that order. One that the disk refused to take
   * further may be among them although it was changed later.
   */
  conversationsBefore(atMs: number): Promise<ConversationId[]>;
  /**
   * Adds conversations, each with its messages, all or none. What is there already, by id, is left as it is, but for an
   * interrupted answer, which is completed; a message whose id is another conversation's gets one of its own. Resolves
   * with the conversations that have something new; with null, and adds nothing, where the conversation `after` is not
   * there, or deleted.
   */
  add(
    records: readonly ConversationRecord[],
    after?: ConversationId,
  ): Promise<ConversationId[] | null>;
  /** Deletes conversations with everything in them, journals too. All or none. */
  delete(ids: readonly ConversationId[]): Promise<void>;
  /** Deletes everything, figures too; resolves with the ids of all conversations, temporary ones too. */
  clear(): Promise<ConversationId[]>;
  /** What the answers of that month took, `YYYY-MM`, in no order. */
  figures(month: string): Promise<FigureRow[]>;
  /** The months of which there are figures, in no order. */
  figureMonths(): Promise<string[]>;
  /** Forgets the figures of these runs, or all. */
  forgetFigures(ids: readonly RunId[] | null): Promise<void>;
  /** Takes up to `limit` messages into the search; resolves with how many it took: less when none is left. */
  index(limit: number): Promise<number>;
  /** Removes what a death may have left of runs that are no more. */
  sweep(): Promise<void>;
}

/** The store on the disk. */
export interface DiskStore extends ConversationStore {
  /**
   * Takes what was kept elsewhere for want of room: on the disk when it resolves, all or none. An answer that ended is
   * left as it is; one that began here and ended elsewhere has its end, and its journal is gone.
   */
  takeUp(record: ConversationRecord, figures?: readonly FigureRow[]): Promise<void>;
}

/** A conversation with everything in it. Its answers have ended. */
export interface ConversationRecord {
  conversation: Conversation;
  messages: readonly Message[];
}

/**
 * What a run's beginning makes of a conversation that is there already: whatever else changed it meanwhile stays. One that
 * was deleted is back: somebody has just asked in it, and what they asked is not to go with the rest.
 */
export function toBegun(known: Conversation | undefined, begun: Conversation): Conversation {
  if (!known) return begun;
  const updatedAtMs = Math.max(known.updatedAtMs, begun.updatedAtMs);
  return { ...known, title: known.title || begun.title, updatedAtMs, deletedAtMs: undefined };
}

/** What becomes of it on a disk that has room again: memory had the last word on whether it is deleted. */
export function toTakenUp(known: Conversation | undefined, held: Conversation): Conversation {
  return { ...toBegun(known, held), deletedAtMs: held.deletedAtMs };
}

/** The conversation, last changed when its answer ended. For the stores themselves. */
export function toTouched(conversation: Conversation, { parts }: Answer): Conversation {
  const last = parts?.at(-1);
  const endedAtMs = last && isTerminal(last) ? last.atMs : 0;
  return { ...conversation, updatedAtMs: Math.max(conversation.updatedAtMs, endedAtMs) };
}
