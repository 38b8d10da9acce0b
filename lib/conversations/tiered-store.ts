import { isTemporary } from '../core/ids.ts';
import type { ConversationId, MessageId, RunId } from '../core/ids.ts';
import type { ConversationStore } from './conversation-store.ts';

/** The one store that the background sees. */
export interface TieredStore extends ConversationStore {
  /** Whether the disk refused a conversation since this store was opened, so that it is kept in memory. */
  readonly diskRefused: boolean;
}

/**
 * Keeps conversations on the disk, and in memory those that are temporary or that the disk refuses: a full disk must not
 * keep anybody from asking. A conversation may lie in both, the older part on the disk.
 */
export async function createTieredStore(
  disk: ConversationStore,
  memory: ConversationStore,
): Promise<TieredStore> {
  let diskRefused = false;
  /** Runs whose rows are in memory. */
  const inMemory = new Set<RunId>(await memory.openRuns());
  const ofRun = (id: RunId): ConversationStore => (inMemory.has(id) ? memory : disk);
  const either = async <Row>(read: (store: ConversationStore) => Promise<Row | undefined>) =>
    (await read(memory)) ?? (await read(disk));
  const both = async <Row>(read: (store: ConversationStore) => Promise<Row[]>): Promise<Row[]> =>
    (await Promise.all([read(disk), read(memory)])).flat();
  /** Later ones win: those in memory are the newer. */
  const byId = <Row extends { id: string }>(rows: readonly Row[]): Row[] => [
    ...new Map(rows.map((row) => [row.id, row])).values(),
  ];
  const newestFirst = (
    limit: number,
    rows: Awaited<ReturnType<ConversationStore['conversations']>>,
  ) =>
    byId(rows)
      .sort((a, b) => b.updatedAtMs - a.updatedAtMs)
      .slice(0, limit);
  const split = (ids: readonly ConversationId[]): ConversationId[] =>
    ids.filter((id) => !isTemporary(id));

  return {
    get diskRefused() {
      return diskRefused;
    },
    async begin(beginning) {
      const { answer, conversation } = beginning;
      if (!isTemporary(conversation.id)) {
        try {
          return await disk.begin(beginning);
        } catch (cause) {
          if (!isFull(cause)) throw cause;
          diskRefused = true;
        }
      }
      inMemory.add(answer.id);
      return memory.begin(beginning);
    },
    appendJournal: (runId, seq, parts) => ofRun(runId).appendJournal(runId, seq, parts),
    readJournal: (runId) => ofRun(runId).readJournal(runId),
    async finishRun(answer) {
      try {
        return await ofRun(answer.id).finishRun(answer);
      } catch (cause) {
        if (inMemory.has(answer.id) || !isFull(cause)) throw cause;
      }
      // What the disk has of it stays there, in case that the browser ends first.
      diskRefused = true;
      const conversation = await disk.conversation(answer.conversationId);
      if (conversation) await memory.begin({ conversation, question: null, answer });
      await memory.finishRun(answer);
    },
    openRuns: () => both((store) => store.openRuns()),
    message: (id: MessageId) => either((store) => store.message(id)),
    messages: async (id) => byId(await both((store) => store.messages(id))),
    conversation: (id) => either((store) => store.conversation(id)),
    conversations: async (limit) =>
      newestFirst(limit, await both((store) => store.conversations(limit))),
    search: async (query, limit) =>
      newestFirst(limit, await both((store) => store.search(query, limit))),
    conversationsBefore: async (atMs) =>
      split([...new Set(await both((store) => store.conversationsBefore(atMs)))]),
    add: (records) => disk.add(records),
    async delete(ids) {
      await memory.delete(ids);
      await disk.delete(split(ids));
    },
    async clear() {
      await memory.clear();
      await disk.clear();
    },
    index: (limit) => disk.index(limit),
    sweep: () => disk.sweep(),
  };
}

/** Firefox says it with a name of its own beside the standard's. */
function isFull(cause: unknown): boolean {
  const name = cause instanceof Error ? cause.name : '';
  return name === 'QuotaExceededError' || name === 'NS_ERROR_DOM_INDEXEDDB_QUOTA_ERR';
}
