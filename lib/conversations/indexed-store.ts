import type { Conversation } from '../core/conversation.ts';
import { toTouched } from './conversation-store.ts';
import type { ConversationStore } from './conversation-store.ts';
import type { ConversationDatabase } from './database.ts';

/** The store over IndexedDB. */
export function createIndexedStore(database: ConversationDatabase): ConversationStore {
  return {
    async begin({ conversation, question, answer }) {
      // Strict: the request costs money and leaves the browser, so its row is on the disk and not in a cache before.
      const transaction = database.transaction(
        ['conversations', 'messages', 'openRuns'],
        'readwrite',
        { durability: 'strict' },
      );
      const messages = transaction.objectStore('messages');
      await keepWhole(transaction, [
        () => transaction.objectStore('conversations').put(conversation),
        () => question && messages.put(question),
        () => messages.put(answer),
        () => transaction.objectStore('openRuns').put({ runId: answer.id }),
      ]);
    },
    async appendJournal(runId, seq, parts) {
      const transaction = database.transaction('journal', 'readwrite');
      const row = transaction.store.put({ runId, seq, parts: [...parts] });
      // Said now, the end of the transaction does not wait for the page to hear of the row first.
      transaction.commit();
      await Promise.all([row, transaction.done]);
    },
    async readJournal(runId) {
      const rows = await database.getAll('journal', rowsOf(runId));
      return rows.flatMap((row) => row.parts);
    },
    async finishRun(answer) {
      const transaction = database.transaction(
        ['conversations', 'messages', 'journal', 'openRuns'],
        'readwrite',
      );
      const conversations = transaction.objectStore('conversations');
      const conversation = await conversations.get(answer.conversationId);
      await keepWhole(transaction, [
        () => conversation && conversations.put(toTouched(conversation, answer)),
        () => transaction.objectStore('messages').put(answer),
        () => transaction.objectStore('journal').delete(rowsOf(answer.id)),
        () => transaction.objectStore('openRuns').delete(answer.id),
      ]);
    },
    openRuns: () => database.getAllKeys('openRuns'),
    message: (id) => database.get('messages', id),
    messages: (id) => database.getAllFromIndex('messages', 'byConversation', id),
    conversation: (id) => database.get('conversations', id),
    async conversations(limit) {
      const found: Conversation[] = [];
      const index = database.transaction('conversations').store.index('byUpdate');
      for await (const cursor of index.iterate(null, 'prev')) {
        found.push(cursor.value);
        if (found.length >= limit) break;
      }
      return found;
    },
  };
}

function rowsOf(runId: string): IDBKeyRange {
  return IDBKeyRange.bound([runId, 0], [runId, Number.POSITIVE_INFINITY]);
}

/**
 * Makes the requests of a transaction, all or none. One that throws at once, as for a value that cannot be cloned, does
 * not end its transaction by itself: what was asked before it would be kept.
 */
async function keepWhole(
  transaction: { readonly done: Promise<void>; abort(): void },
  requests: readonly (() => Promise<unknown> | null | undefined)[],
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
