import { isDeleted, isOpen, toChangedConversation } from '../core/conversation.ts';
import type { Conversation, Message } from '../core/conversation.ts';
import { isTemporary } from '../core/ids.ts';
import type { FigureRow } from '../core/figure-row.ts';
import type { ConversationId, RunId } from '../core/ids.ts';
import type { RowArea } from '../core/platform.ts';
import { toAddedRows, toChanged } from './adding.ts';
import { toBegun, toTouched } from './conversation-store.ts';
import type { ConversationRecord, ConversationStore } from './conversation-store.ts';
import { toExcerpts } from './excerpts.ts';
import { createMemoryJournals } from './memory-journals.ts';
import { hasWanted, toRanked } from './rank.ts';
import { toMessageText, toWanted } from './terms.ts';

/** A row of the area, by its kind, which its key begins with. */
type Row =
  | readonly ['conversation', Conversation]
  | readonly ['message', Message]
  | readonly ['figures', FigureRow];

/** The store in memory, and what a disk needs of it that has room again. */
export interface MemoryStore extends ConversationStore {
  /** Whether there is any conversation in it. */
  readonly isHolding: boolean;
  /** The conversations that are here for want of room on a disk: all but the temporary ones. */
  waiting(): ConversationId[];
  /** One of them. Not a promise: nothing can be deleted between this and a write that is asked for in the same turn. */
  record(id: ConversationId): ConversationRecord | undefined;
  /** The figures of its answers, which go where it goes. */
  figuresOf(record: ConversationRecord): FigureRow[];
  /** Takes out what is on the disk by now. What has come to the conversation since stays. */
  forget(record: ConversationRecord): Promise<void>;
}

/**
 * The store for what is not to be on the disk, or cannot be: temporary conversations, and all of them where the browser
 * refuses its database. `area` keeps the rows while the background sleeps; `rows` is what it holds. `onLosing` is told
 * when it has no room for all of an answer.
 */
export function createMemoryStore(
  rows: Readonly<Record<string, unknown>>,
  area: Pick<RowArea, 'set' | 'remove'>,
  onLosing: () => void = () => undefined,
): MemoryStore {
  const conversations = new Map<string, Conversation>();
  const messages = new Map<string, Message>();
  const figures = new Map<RunId, FigureRow>();
  const journals = createMemoryJournals(area);
  for (const [key, row] of Object.entries(rows)) {
    // Our own rows, of this session and so of this version.
    if (key.startsWith('conversation.')) {
      const conversation = row as Conversation;
      conversations.set(conversation.id, conversation);
    } else if (key.startsWith('message.')) {
      const message = row as Message;
      messages.set(message.id, message);
    } else if (key.startsWith('figures.')) {
      const took = row as FigureRow;
      figures.set(took.id, took);
    } else if (key.startsWith('journal.')) {
      journals.load(row);
    }
  }
  const toMessages = (id: ConversationId): Message[] =>
    [...messages.values()].filter((row) => row.conversationId === id);
  const byUpdate = (folder?: string): Conversation[] =>
    [...conversations.values()]
      .filter((row) => !isDeleted(row) && (folder === undefined || row.folder === folder))
      .sort((a, b) => b.updatedAtMs - a.updatedAtMs);

  /** The area first: what it refuses, as when it is full, did not happen here either. */
  const put = async (rows: readonly Row[]): Promise<void> => {
    await area.set(Object.fromEntries(rows.map(([kind, row]) => [`${kind}.${row.id}`, row])));
    for (const [kind, row] of rows) {
      if (kind === 'conversation') conversations.set(row.id, row);
      else if (kind === 'message') messages.set(row.id, row);
      else figures.set(row.id, row);
    }
  };

  const forgetFigures: ConversationStore['forgetFigures'] = async (ids) => {
    const gone = [...(ids ?? figures.keys())].filter((id) => figures.delete(id));
    if (gone.length > 0) await area.remove(gone.map((id) => `figures.${id}`));
  };

  const remove = async (ids: readonly ConversationId[]): Promise<void> => {
    const keys: string[] = [];
    for (const id of ids) {
      keys.push(`conversation.${id}`);
      conversations.delete(id);
      for (const message of toMessages(id)) {
        keys.push(`message.${message.id}`, ...journals.drop(message.id));
        messages.delete(message.id);
      }
    }
    await area.remove(keys);
  };

  return {
    get isHolding() {
      return conversations.size > 0;
    },
    async begin({ conversation, question, answer }) {
      if (messages.has(answer.id)) return false;
      await put([
        ['conversation', toBegun(conversations.get(conversation.id), conversation)],
        ...(question ? [['message', question] as const] : []),
        ['message', answer],
      ]);
      return true;
    },
    async appendJournal(runId, seq, parts) {
      try {
        await journals.append(runId, seq, parts);
      } catch (cause) {
        onLosing();
        throw cause;
      }
    },
    readJournal: async (runId) => journals.read(runId),
    restartJournal: (runId, parts) => journals.restart(runId, parts),
    async finishRun(answer, took) {
      const isThere = messages.has(answer.id);
      if (!isThere && took) await put([['figures', took]]);
      if (isThere) {
        const conversation = conversations.get(answer.conversationId);
        const touched = conversation && toTouched(conversation, answer);
        try {
          const rows: Row[] = [
            ...(touched ? [['conversation', touched] as const] : []),
            ['message', answer],
          ];
          // Where there is little room, the answer goes before its figures.
          if (took) await put([...rows, ['figures', took]]).catch(() => put(rows));
          else await put(rows);
        } catch (cause) {
          // Row and journal say the same, and there may be no room for both: then the journal is what is kept, and the
          // next background makes the row of it.
          if (!(await journals.keepToEnd(answer.id))) {
            onLosing();
            throw cause;
          }
          if (messages.has(answer.id)) messages.set(answer.id, answer);
          return true;
        }
      }
      const keys = journals.drop(answer.id);
      // Of nearly every answer nothing is here: it is on the disk.
      if (keys.length > 0) await area.remove(keys);
      return isThere;
    },
    openRuns: async () => [...messages.values()].filter(isOpen).map(({ id }) => id),
    message: async (id) => messages.get(id),
    messages: async (id) => toMessages(id),
    conversation: async (id) => conversations.get(id),
    conversations: async (limit, folder) => byUpdate(folder).slice(0, limit),
    pinned: async (limit, folder) =>
      byUpdate(folder)
        .filter(({ pinnedAtMs }) => pinnedAtMs !== undefined)
        .sort((a, b) => (b.pinnedAtMs ?? 0) - (a.pinnedAtMs ?? 0))
        .slice(0, limit),
    folders: async () => [...new Set(byUpdate().flatMap(({ folder }) => folder ?? []))],
    deleted: async () => [...conversations.values()].filter(isDeleted),
    async change(id, change) {
      const known = conversations.get(id);
      if (known) await put([['conversation', toChangedConversation(known, change)]]);
      return known !== undefined;
    },
    async search(query, limit, folder) {
      const wanted = toWanted(query);
      const isFound = ({ id, title }: Conversation): boolean => {
        return hasWanted([title, ...toMessages(id).map(toMessageText)].join('\n'), wanted);
      };
      const found = wanted.length === 0 ? [] : byUpdate(folder).filter(isFound);
      return toRanked(found, query).slice(0, limit);
    },
    excerpts: (ids, query) => toExcerpts(ids, query, async (id) => toMessages(id)),
    conversationsBefore: async (atMs) =>
      byUpdate()
        // Temporary ones are nobody's to export, and go by themselves.
        .filter(({ id, updatedAtMs }) => updatedAtMs < atMs && !isTemporary(id))
        .map(({ id }) => id)
        .reverse(),
    async add(records, after) {
      const fresh = records.filter(({ conversation }) => !conversations.has(conversation.id));
      const rows = await toAddedRows(records, {
        message: async (id) => messages.get(id),
        messages: async (id) => toMessages(id),
      });
      const last = after === undefined ? undefined : conversations.get(after);
      if (after !== undefined && (!last || isDeleted(last))) return null;
      await put([
        ...fresh.map(({ conversation }) => ['conversation', conversation] as const),
        ...rows.map((row) => ['message', row] as const),
      ]);
      return toChanged(fresh, rows);
    },
    delete: remove,
    async clear() {
      const ids = [...conversations.keys()];
      await remove(ids);
      await forgetFigures(null);
      return ids;
    },
    figures: async (month) => [...figures.values()].filter((row) => row.month === month),
    figureMonths: async () => [...new Set([...figures.values()].map(({ month }) => month))],
    forgetFigures,
    figuresOf: ({ messages: rows }) => rows.flatMap(({ id }) => figures.get(id) ?? []),
    waiting: () => [...conversations.keys()].filter((id) => !isTemporary(id)),
    record(id) {
      const conversation = conversations.get(id);
      return conversation && { conversation, messages: toMessages(id) };
    },
    async forget({ conversation, messages: rows }) {
      const keys: string[] = [];
      for (const { id } of rows) {
        keys.push(`message.${id}`, `figures.${id}`, ...journals.drop(id));
        messages.delete(id);
        figures.delete(id);
      }
      if (toMessages(conversation.id).length === 0) {
        keys.push(`conversation.${conversation.id}`);
        conversations.delete(conversation.id);
      }
      await area.remove(keys);
    },
    index: async () => 0,
    sweep: async () => undefined,
  };
}
