import type { KeepDays } from '../core/connection.ts';
import type { ConversationId, MessageId } from '../core/ids.ts';
import type { ConversationRecord } from '../conversations/conversation-store.ts';
import type { RunError } from '../core/run-error.ts';
import { pageConversations } from '../protocol/record-messages.ts';
import type { UpdateOf } from '../protocol/update.ts';
import type { DraftStore } from './draft-store.ts';
import type { Ask } from './requests.ts';

/** A piece of a conversation on its way out: large ones come in several, one after the other. */
export type RecordPiece = UpdateOf<'record-page'>['records'][number];

/** What of a record is needed to know whether it is there already. */
export interface RecordOutline {
  conversationId: ConversationId;
  messageIds: MessageId[];
}

/** What can be asked about whole conversations. Everything may be asked twice. */
export interface RecordRequests {
  /** Ids of all that is kept, or of what would go if conversations were kept for so many days. */
  list(keepDays: KeepDays | null): Promise<ConversationId[]>;
  /** Reads these conversations, in pages of bounded size; the next one is asked for when this one was taken. */
  read(
    ids: readonly ConversationId[],
    options: { signal: AbortSignal },
  ): AsyncGenerator<ReadRecords, void>;
  compare(
    outlines: RecordOutline[],
    options: { signal: AbortSignal },
  ): Promise<Pick<UpdateOf<'record-compared'>, 'conversations' | 'messages' | 'interrupted'>>;
  /**
   * Adds records that are not there, unless `after`, which was added before, has been deleted meanwhile. Resolves with
   * why they were not, or null.
   */
  add(
    records: readonly ConversationRecord[],
    after?: ConversationId,
  ): Promise<RunError | 'deleted' | null>;
  /** Deletes these, or all. Resolves with why they were not, or null. */
  remove(ids: readonly ConversationId[] | null): Promise<RunError | null>;
}

/** A page of what is read. */
export interface ReadRecords {
  pieces: readonly RecordPiece[];
  /** How many of the conversations that were asked for are done with, this page included. */
  done: number;
}

/** Builds the requests. */
export function createRecordRequests(ask: Ask, drafts: Pick<DraftStore, 'forget'>): RecordRequests {
  const toId = (): string => crypto.randomUUID();
  return {
    async list(keepDays) {
      const command = { type: 'record-list', requestId: toId(), keepDays } as const;
      return (await ask('record-list', command)).conversationIds;
    },
    async *read(ids, { signal }) {
      let done = 0;
      let afterId: MessageId | null = null;
      while (done < ids.length) {
        const conversationIds = ids.slice(done, done + pageConversations);
        const command = {
          type: 'record-read',
          requestId: toId(),
          conversationIds,
          afterId,
        } as const;
        const page: UpdateOf<'record-page'> = await ask('record-page', command, { signal });
        done += page.taken;
        afterId = page.afterId;
        yield { pieces: page.records, done };
      }
    },
    async compare(outlines, { signal }) {
      const command = { type: 'record-compare', requestId: toId(), outlines } as const;
      return ask('record-compared', command, { signal });
    },
    async add(records, after) {
      const type = 'record-add' as const;
      const command = { type, requestId: toId(), records: [...records], after };
      const { error, deleted } = await ask('record-added', command);
      return error ?? (deleted ? 'deleted' : null);
    },
    async remove(ids) {
      const conversationIds = ids && [...ids];
      const command = { type: 'record-delete' as const, requestId: toId(), conversationIds };
      const { error } = await ask('record-deleted', command);
      // What was typed and never asked goes with the rest; where it is on a screen, that page keeps it.
      if (ids === null && error === null) drafts.forget();
      return error;
    },
  };
}
