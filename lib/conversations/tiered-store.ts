import type { Conversation } from '../core/conversation.ts';
import { isTemporary } from '../core/ids.ts';
import type { ConversationId, MessageId, RunId } from '../core/ids.ts';
import { toFree } from './adding.ts';
import type { ConversationStore } from './conversation-store.ts';

/** The one store that the background sees. */
export interface TieredStore extends ConversationStore {
  /** Whether the disk refused something since this store was opened, so that it is kept in memory. */
  readonly diskRefused: boolean;
}

/**
 * Keeps conversations on the disk, and in memory those that are temporary or that the disk refuses: a full disk must not
 * keep anybody from asking, nor cost an answer that has begun. A conversation may lie in both, and so may a journal: its
 * older part on the disk, and from the first refusal on all of it in memory, since a hole would read as if nothing had
 * been there. `onRefused` is told of the first refusal.
 */
export async function createTieredStore(
  disk: ConversationStore,
  memory: ConversationStore,
  onRefused: () => void = () => undefined,
): Promise<TieredStore> {
  let diskRefused = false;
  /** Runs whose rows are in memory. */
  const inMemory = new Set<RunId>(await memory.openRuns());
  /** Runs of the disk whose journal goes on in memory. */
  const spilled = new Set<RunId>();
  const refuse = (): void => {
    if (diskRefused) return;
    diskRefused = true;
    onRefused();
  };
  const both = async <Row>(read: (store: ConversationStore) => Promise<Row[]>): Promise<Row[]> =>
    (await Promise.all([read(disk), read(memory)])).flat();
  const newestFirst = (limit: number, rows: readonly Conversation[]): Conversation[] => {
    const newest = new Map<ConversationId, Conversation>();
    for (const row of rows) newest.set(row.id, toNewer(newest.get(row.id), row));
    return [...newest.values()].sort((a, b) => b.updatedAtMs - a.updatedAtMs).slice(0, limit);
  };
  const onDisk = (ids: readonly ConversationId[]): ConversationId[] =>
    ids.filter((id) => !isTemporary(id));

  return {
    get diskRefused() {
      return diskRefused;
    },
    async begin(beginning) {
      const { answer, conversation } = beginning;
      // Begun in memory, it is not begun once more on a disk that has room again.
      if (await memory.message(answer.id)) return false;
      if (!isTemporary(conversation.id)) {
        try {
          return await disk.begin(beginning);
        } catch (cause) {
          if (!isFull(cause)) throw cause;
          refuse();
        }
      }
      inMemory.add(answer.id);
      return memory.begin(beginning);
    },
    async appendJournal(runId, seq, parts) {
      if (!inMemory.has(runId) && !spilled.has(runId)) {
        try {
          return await disk.appendJournal(runId, seq, parts);
        } catch {
          refuse();
          spilled.add(runId);
        }
      }
      await memory.appendJournal(runId, seq, parts);
    },
    readJournal: (runId) => both((store) => store.readJournal(runId)),
    async finishRun(answer) {
      if (!inMemory.has(answer.id)) {
        try {
          const isThere = await disk.finishRun(answer);
          // Whatever memory had of it in the meantime.
          await memory.finishRun(answer);
          return isThere;
        } catch {
          refuse();
        }
        // What the disk has of it stays there, in case that the browser ends first.
        const conversation = await disk.conversation(answer.conversationId);
        if (conversation) await memory.begin({ conversation, question: null, answer });
      }
      return memory.finishRun(answer);
    },
    async openRuns() {
      return [...new Set(await both((store) => store.openRuns()))];
    },
    message: async (id: MessageId) => (await memory.message(id)) ?? disk.message(id),
    // Those in memory are the newer.
    messages: async (id) => [
      ...new Map((await both((store) => store.messages(id))).map((row) => [row.id, row])).values(),
    ],
    async conversation(id) {
      const [kept, remembered] = await Promise.all([
        disk.conversation(id),
        memory.conversation(id),
      ]);
      return remembered ? toNewer(kept, remembered) : kept;
    },
    conversations: async (limit) =>
      newestFirst(limit, await both((store) => store.conversations(limit))),
    search: async (query, limit) =>
      newestFirst(limit, await both((store) => store.search(query, limit))),
    conversationsBefore: async (atMs) => [
      ...new Set(await both((store) => store.conversationsBefore(atMs))),
    ],
    // What is in memory alone is another conversation's too.
    add: async (records) => disk.add(await toFree(records, memory)),
    async delete(ids) {
      await Promise.all([disk.delete(onDisk(ids)), memory.delete(ids)]);
    },
    async clear() {
      // Both are asked in one turn: what begins after this call is not deleted by it.
      const [kept, remembered] = await Promise.all([disk.clear(), memory.clear()]);
      return [...new Set([...kept, ...remembered])];
    },
    index: (limit) => disk.index(limit),
    sweep: () => disk.sweep(),
  };
}

function toNewer(known: Conversation | undefined, row: Conversation): Conversation {
  return known && known.updatedAtMs > row.updatedAtMs ? known : row;
}

/** Firefox says it with a name of its own beside the standard's. */
function isFull(cause: unknown): boolean {
  const name = cause instanceof Error ? cause.name : '';
  return name === 'QuotaExceededError' || name === 'NS_ERROR_DOM_INDEXEDDB_QUOTA_ERR';
}
