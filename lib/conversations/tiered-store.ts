import { isDeleted, isOpen } from '../core/conversation.ts';
import type { Answer, Conversation } from '../core/conversation.ts';
import type { FigureRow } from '../core/figure-row.ts';
import { isTemporary } from '../core/ids.ts';
import type { ConversationId, MessageId, RunId } from '../core/ids.ts';
import { toFree } from './adding.ts';
import { toBegun } from './conversation-store.ts';
import type { ConversationStore, DiskStore } from './conversation-store.ts';
import type { MemoryStore } from './memory-store.ts';
import { toRanked } from './rank.ts';

/** The one store that the background sees. */
export interface TieredStore extends ConversationStore {
  /** Whether something is in memory alone that the disk refused. */
  readonly diskRefused: boolean;
}

/**
 * Keeps conversations on the disk, and in memory those that are temporary or that the disk refuses: a full disk must not
 * keep anybody from asking, nor cost an answer that has begun. A conversation may lie in both, and so may a journal: its
 * older part on the disk, and from the first refusal on all of it in memory, since a hole would read as if nothing had
 * been there.
 *
 * What memory has for want of room goes to the disk as soon as there is some: all of a conversation at once, before
 * anything else of it. Until then whatever else begins in it is kept in memory too, since no row of the disk may hang
 * from one that is gone with the browser. `onChange` is told when `diskRefused` has changed.
 */
export async function createTieredStore(
  disk: DiskStore,
  memory: MemoryStore,
  onChange: () => void = () => undefined,
): Promise<TieredStore> {
  let diskRefused = false;
  /** Runs whose rows are in memory. */
  const inMemory = new Set<RunId>(await memory.openRuns());
  /** Runs of the disk whose journal goes on in memory. */
  const spilled = new Set<RunId>();
  const look = (): void => {
    const isRefused = spilled.size > 0 || memory.waiting().length > 0;
    if (isRefused === diskRefused) return;
    diskRefused = isRefused;
    onChange();
  };
  let turn: Promise<unknown> = Promise.resolve();
  /** One after the other: nothing begins or ends in a conversation while it goes to the disk. */
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  };
  const moveAll = async (): Promise<void> => {
    for (const id of memory.waiting()) {
      const record = memory.record(id);
      // One that is still being answered goes when that has ended.
      if (!record || record.messages.some(isOpen)) continue;
      try {
        await disk.takeUp(record, memory.figuresOf(record));
        await memory.forget(record);
      } catch {
        // There is no room for it yet.
      }
    }
    look();
  };
  const both = async <Row>(read: (store: ConversationStore) => Promise<Row[]>): Promise<Row[]> =>
    (await Promise.all([read(disk), read(memory)])).flat();
  const newest = (rows: readonly Conversation[]): Conversation[] => {
    const byId = new Map<ConversationId, Conversation>();
    for (const row of rows) byId.set(row.id, toNewer(byId.get(row.id), row));
    return [...byId.values()];
  };
  const newestFirst = (limit: number, rows: readonly Conversation[]): Conversation[] =>
    newest(rows)
      .sort((a, b) => b.updatedAtMs - a.updatedAtMs)
      .slice(0, limit);
  const onDisk = (ids: readonly ConversationId[]): ConversationId[] =>
    ids.filter((id) => !isTemporary(id));

  const finish = async (answer: Answer, figures?: FigureRow): Promise<boolean> => {
    const { id, conversationId } = answer;
    if (!inMemory.has(id)) {
      try {
        const isThere = await disk.finishRun(
          answer,
          isTemporary(conversationId) ? undefined : figures,
        );
        // Whatever memory had of it in the meantime.
        await memory.finishRun(answer);
        spilled.delete(id);
        return isThere;
      } catch {
        // What the disk has of it stays there, in case that the browser ends first.
        const conversation = await disk.conversation(conversationId);
        if (conversation) await memory.begin({ conversation, question: null, answer });
        spilled.delete(id);
      }
    }
    const isThere = await memory.finishRun(answer, figures);
    inMemory.delete(id);
    return isThere;
  };

  await moveAll();
  return {
    get diskRefused() {
      return diskRefused;
    },
    begin: (beginning) =>
      inTurn(async () => {
        const { answer, conversation } = beginning;
        await moveAll();
        // Begun in memory, it is not begun once more on a disk that has room again.
        if (await memory.message(answer.id)) return false;
        if (!isTemporary(conversation.id) && !memory.record(conversation.id)) {
          try {
            return await disk.begin(beginning);
          } catch (cause) {
            if (!isFull(cause)) throw cause;
          }
        }
        inMemory.add(answer.id);
        // What the user made of it on the disk holds in memory too.
        const known = await disk.conversation(conversation.id).catch(() => undefined);
        const begun = { ...beginning, conversation: toBegun(known, conversation) };
        const isNew = await memory.begin(begun);
        look();
        return isNew;
      }),
    async appendJournal(runId, seq, parts) {
      if (!inMemory.has(runId) && !spilled.has(runId)) {
        try {
          return await disk.appendJournal(runId, seq, parts);
        } catch {
          spilled.add(runId);
          look();
        }
      }
      await memory.appendJournal(runId, seq, parts);
    },
    readJournal: (runId) => both((store) => store.readJournal(runId)),
    async restartJournal(runId, parts) {
      if (inMemory.has(runId)) return memory.restartJournal(runId, parts);
      await disk.restartJournal(runId, parts);
      // What the disk refused once is among these.
      await memory.restartJournal(runId, []);
      spilled.delete(runId);
    },
    finishRun: (answer, figures) =>
      inTurn(async () => {
        const isThere = await finish(answer, figures);
        await moveAll();
        return isThere;
      }),
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
    conversations: async (limit, folder) =>
      newestFirst(limit, await both((store) => store.conversations(limit, folder))),
    pinned: async (limit, folder) =>
      newest(await both((store) => store.pinned(limit, folder)))
        .sort((a, b) => (b.pinnedAtMs ?? 0) - (a.pinnedAtMs ?? 0))
        .slice(0, limit),
    folders: async () => [...new Set(await both((store) => store.folders()))],
    search: async (query, limit, folder) =>
      toRanked(newest(await both((store) => store.search(query, limit, folder))), query).slice(
        0,
        limit,
      ),
    // Of one that lies in both, memory has the newer messages.
    excerpts: async (ids, query) => [
      ...new Map(
        (await both((store) => store.excerpts(ids, query))).map((row) => [row.conversationId, row]),
      ).values(),
    ],
    async deleted() {
      // Asked in since, and the disk could not say so yet: not deleted any more.
      const rows = newest(await both((store) => store.deleted()));
      return rows.filter((row) => isDeleted(memory.record(row.id)?.conversation ?? row));
    },
    // In turn, so that both say the same of what lies in both: the disk first, which may refuse.
    change: (id, change) =>
      inTurn(async () => {
        const isKept = !isTemporary(id) && (await disk.change(id, change));
        const isHeld = await memory.change(id, change);
        return isKept || isHeld;
      }),
    conversationsBefore: async (atMs) => [
      ...new Set(await both((store) => store.conversationsBefore(atMs))),
    ],
    // What is in memory alone is another conversation's too.
    async add(records, after) {
      // Nothing of these goes to the disk. They come one by one, from here: no file has any.
      if (records.some(({ conversation }) => isTemporary(conversation.id))) {
        return memory.add(records, after);
      }
      const changed = await disk.add(await toFree(records, memory), after);
      await inTurn(moveAll);
      return changed;
    },
    async delete(ids) {
      await Promise.all([disk.delete(onDisk(ids)), memory.delete(ids)]);
      // What was deleted has made room. Whoever deletes does not wait for what others write.
      void inTurn(moveAll);
    },
    async clear() {
      // Both are asked in one turn: what begins after this call is not deleted by it.
      const [kept, remembered] = await Promise.all([disk.clear(), memory.clear()]);
      void inTurn(moveAll);
      return [...new Set([...kept, ...remembered])];
    },
    // One that has just gone to the disk may lie in both.
    figures: async (month) => [
      ...new Map(
        (await both((store) => store.figures(month))).map((row) => [row.id, row]),
      ).values(),
    ],
    figureMonths: async () => [...new Set(await both((store) => store.figureMonths()))],
    async forgetFigures(ids) {
      await Promise.all([disk.forgetFigures(ids), memory.forgetFigures(ids)]);
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
