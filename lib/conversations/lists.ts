import { isDeleted } from '../core/conversation.ts';
import type { Conversation } from '../core/conversation.ts';
import type { ConversationStore } from './conversation-store.ts';
import type { ConversationDatabase } from './database.ts';
import { readLatest } from './search-conversations.ts';

type Lists = Pick<
  ConversationStore,
  'conversations' | 'pinned' | 'folders' | 'deleted' | 'conversationsBefore'
>;

/** What the database says without being asked for words. All of it goes by indexes, however much there is. */
export function createLists(database: ConversationDatabase): Lists {
  return {
    async conversations(limit, folder) {
      const transaction = database.transaction('conversations');
      if (folder !== undefined) {
        const index = transaction.store.index('byFolder');
        return readLatest(transaction, new Set(await index.getAllKeys(folder)), limit);
      }
      const found: Conversation[] = [];
      for await (const cursor of transaction.store.index('byUpdate').iterate(null, 'prev')) {
        if (isDeleted(cursor.value)) continue;
        found.push(cursor.value);
        if (found.length >= limit) break;
      }
      return found;
    },
    async pinned(limit, folder) {
      // All at once: a person pins a few, and a cursor goes there and back for each of them.
      const rows = await database.getAllFromIndex('conversations', 'byPin');
      return rows
        .filter((row) => !isDeleted(row) && (folder === undefined || row.folder === folder))
        .reverse()
        .slice(0, limit);
    },
    async folders() {
      const { store } = database.transaction('conversations');
      const deleted = await store.index('byDeletion').getAll();
      const index = store.index('byFolder');
      const names: string[] = [];
      let cursor = await index.openKeyCursor(null, 'nextunique');
      while (cursor) {
        names.push(cursor.key);
        cursor = await cursor.continue();
      }
      const emptied = new Set<string>();
      for (const [name, rows] of Map.groupBy(deleted, (row) => row.folder)) {
        if (name !== undefined && (await index.count(name)) === rows.length) emptied.add(name);
      }
      return names.filter((name) => !emptied.has(name));
    },
    deleted: () => database.getAllFromIndex('conversations', 'byDeletion'),
    async conversationsBefore(atMs) {
      const { store } = database.transaction('conversations');
      const [deleted, ids] = await Promise.all([
        store.index('byDeletion').getAllKeys(),
        store.index('byUpdate').getAllKeys(IDBKeyRange.upperBound(atMs, true)),
      ]);
      const gone = new Set(deleted);
      return gone.size === 0 ? ids : ids.filter((id) => !gone.has(id));
    },
  };
}
