import { isDeleted, isOpen } from '../core/conversation.ts';
import { toAddedRows, toChanged } from './adding.ts';
import { changeConversation } from './change-conversation.ts';
import { toBegun, toTakenUp, toTouched } from './conversation-store.ts';
import type { DiskStore } from './conversation-store.ts';
import { openConversationDatabase, toJournalRange } from './database.ts';
import type { ConversationDatabase, TableName } from './database.ts';
import { deleteConversations } from './delete-conversations.ts';
import { toExcerpts } from './excerpts.ts';
import { createFigures } from './figures.ts';
import { createLists } from './lists.ts';
import { openLasting } from './lasting.ts';
import { searchConversations } from './search-conversations.ts';
import { indexPending, looseLimit } from './search-index.ts';

/** Opens the database, and keeps a store over it for as long as it is asked: anew where the browser takes it away. */
export async function openIndexedStore(name?: string): Promise<DiskStore> {
  return openLasting(async (onLost) =>
    createIndexedStore(await openConversationDatabase(name, onLost)),
  );
}

/** The store over IndexedDB. `mostLoose` is how many conversations' words may lie unbound; tests bind sooner. */
export function createIndexedStore(
  database: ConversationDatabase,
  mostLoose: number = looseLimit,
): DiskStore {
  return {
    async begin({ conversation, question, answer }) {
      // Strict: the request costs money and leaves the browser, so its row is on the disk and not in a cache before.
      const transaction = database.transaction(
        ['conversations', 'messages', 'openRuns', 'unindexed'],
        'readwrite',
        { durability: 'strict' },
      );
      const conversations = transaction.objectStore('conversations');
      const messages = transaction.objectStore('messages');
      const [known, run] = await Promise.all([
        conversations.get(conversation.id),
        messages.getKey(answer.id),
      ]);
      if (run !== undefined) return false;
      await keepWhole(transaction, [
        () => conversations.put(toBegun(known, conversation)),
        () => question && messages.put(question),
        // It can be found before its answer has ended.
        () => question && transaction.objectStore('unindexed').put({ messageId: question.id }),
        () => messages.put(answer),
        () => transaction.objectStore('openRuns').put({ runId: answer.id }),
      ]);
      return true;
    },
    async appendJournal(runId, seq, parts) {
      const transaction = database.transaction('journal', 'readwrite');
      const row = transaction.store.put({ runId, seq, parts: [...parts] });
      // Said now, the end of the transaction does not wait for the page to hear of the row first.
      transaction.commit();
      await Promise.all([row, transaction.done]);
    },
    async readJournal(runId) {
      const rows = await database.getAll('journal', toJournalRange(runId));
      return rows.flatMap((row) => row.parts);
    },
    async restartJournal(runId, parts) {
      const transaction = database.transaction('journal', 'readwrite');
      await keepWhole(transaction, [
        () => transaction.store.delete(toJournalRange(runId)),
        () => transaction.store.put({ runId, seq: 0, parts: [...parts] }),
      ]);
    },
    async finishRun(answer, figures) {
      const transaction = database.transaction(
        ['conversations', 'messages', 'journal', 'openRuns', 'unindexed', 'figures'],
        'readwrite',
      );
      const conversations = transaction.objectStore('conversations');
      const messages = transaction.objectStore('messages');
      const conversation = await conversations.get(answer.conversationId);
      const isThere = (await messages.getKey(answer.id)) !== undefined;
      await keepWhole(transaction, [
        () => isThere && conversation && conversations.put(toTouched(conversation, answer)),
        () => isThere && messages.put(answer),
        () => isThere && transaction.objectStore('unindexed').put({ messageId: answer.id }),
        () => transaction.objectStore('journal').delete(toJournalRange(answer.id)),
        () => transaction.objectStore('openRuns').delete(answer.id),
        () => figures && transaction.objectStore('figures').put(figures),
      ]);
      return isThere;
    },
    async takeUp({ conversation, messages }, figures = []) {
      const transaction = database.transaction(
        ['conversations', 'messages', 'journal', 'openRuns', 'unindexed', 'figures'],
        'readwrite',
        { durability: 'strict' },
      );
      const conversations = transaction.objectStore('conversations');
      const rows = transaction.objectStore('messages');
      const [known, ...there] = await Promise.all([
        conversations.get(conversation.id),
        ...messages.map(({ id }) => rows.get(id)),
      ]);
      const taken = messages.filter((_, at) => !there[at] || isOpen(there[at]));
      await keepWhole(transaction, [
        () => conversations.put(toTakenUp(known, conversation)),
        ...figures.map((row) => () => transaction.objectStore('figures').put(row)),
        ...taken.flatMap((row) => [
          () => rows.put(row),
          () => transaction.objectStore('unindexed').put({ messageId: row.id }),
          () => transaction.objectStore('journal').delete(toJournalRange(row.id)),
          () => transaction.objectStore('openRuns').delete(row.id),
        ]),
      ]);
    },
    openRuns: () => database.getAllKeys('openRuns'),
    message: (id) => database.get('messages', id),
    messages: (id) => database.getAllFromIndex('messages', 'byConversation', id),
    conversation: (id) => database.get('conversations', id),
    ...createLists(database),
    ...createFigures(database),
    search: (query, limit, folder) => searchConversations(database, query, limit, folder),
    excerpts(ids, query) {
      const index = database.transaction('messages').store.index('byConversation');
      return toExcerpts(ids, query, (id) => index.getAll(id));
    },
    change: (id, change) => changeConversation(database, id, change),
    async add(records, after) {
      const transaction = database.transaction(
        ['conversations', 'messages', 'unindexed'],
        'readwrite',
      );
      const conversations = transaction.objectStore('conversations');
      const messages = transaction.objectStore('messages');
      if (after !== undefined) {
        const last = await conversations.get(after);
        if (!last || isDeleted(last)) return null;
      }
      const known = await Promise.all(
        records.map(({ conversation }) => conversations.getKey(conversation.id)),
      );
      const fresh = records.filter((_, at) => known[at] === undefined);
      const rows = await toAddedRows(records, {
        message: (id) => messages.get(id),
        messages: (id) => messages.index('byConversation').getAll(id),
      });
      await keepWhole(transaction, [
        ...fresh.map(
          ({ conversation }) =>
            () =>
              conversations.put(conversation),
        ),
        ...rows.map((row) => () => messages.put(row)),
        ...rows.map(
          ({ id }) =>
            () =>
              transaction.objectStore('unindexed').put({ messageId: id }),
        ),
      ]);
      return toChanged(fresh, rows);
    },
    delete: (ids) => deleteConversations(database, ids),
    async clear() {
      const names: TableName[] = [...database.objectStoreNames];
      const transaction = database.transaction(names, 'readwrite', { durability: 'strict' });
      const ids = await transaction.objectStore('conversations').getAllKeys();
      await keepWhole(
        transaction,
        names.map((name) => () => transaction.objectStore(name).clear()),
      );
      return ids;
    },
    index: (limit) => indexPending(database, limit, mostLoose),
    async sweep() {
      const transaction = database.transaction(['journal', 'openRuns', 'messages'], 'readwrite');
      const openRuns = transaction.objectStore('openRuns');
      const journal = transaction.objectStore('journal');
      for (const runId of await openRuns.getAllKeys()) {
        const message = await transaction.objectStore('messages').get(runId);
        if (message?.role !== 'assistant') await openRuns.delete(runId);
      }
      const open = new Set(await openRuns.getAllKeys());
      for (const key of await journal.getAllKeys())
        if (!open.has(key[0])) await journal.delete(key);
      await transaction.done;
    },
  };
}

/**
 * Makes the requests of a transaction, all or none. One that throws at once, as for a value that cannot be cloned, does
 * not end its transaction by itself: what was asked before it would be kept.
 */
async function keepWhole(
  transaction: { readonly done: Promise<void>; abort(): void },
  requests: readonly (() => Promise<unknown> | false | null | undefined)[],
): Promise<void> {
  const made: unknown[] = [transaction.done];
  try {
    for (const request of requests) made.push(request());
  } catch (cause) {
    transaction.abort();
    await Promise.allSettled(made);
    throw cause;
  }
  await Promise.all(made);
}
