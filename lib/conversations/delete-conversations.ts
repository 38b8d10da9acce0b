import type { ConversationId } from '../core/ids.ts';
import { toJournalRange } from './database.ts';
import type { ConversationDatabase, TableName } from './database.ts';
import { forgetWords } from './search-index.ts';

const tables: TableName[] = [
  'conversations',
  'messages',
  'journal',
  'openRuns',
  'numbers',
  'pages',
  'members',
  'loose',
  'unindexed',
];

/** Deletes conversations with all that was ever written of them, in one transaction that is on the disk when it ends. */
export async function deleteConversations(
  database: ConversationDatabase,
  ids: readonly ConversationId[],
): Promise<void> {
  const transaction = database.transaction(tables, 'readwrite', { durability: 'strict' });
  const conversations = transaction.objectStore('conversations');
  const messages = transaction.objectStore('messages');
  await forgetWords(transaction, ids);
  for (const id of ids) {
    const rows = await messages.index('byConversation').getAll(id);
    const requests: Promise<unknown>[] = [conversations.delete(id)];
    for (const row of rows) {
      requests.push(messages.delete(row.id), transaction.objectStore('unindexed').delete(row.id));
      if (row.role === 'user') continue;
      requests.push(
        transaction.objectStore('openRuns').delete(row.id),
        transaction.objectStore('journal').delete(toJournalRange(row.id)),
      );
    }
    await Promise.all(requests);
  }
  await transaction.done;
}
