import { toChangedConversation } from '../core/conversation.ts';
import type { ConversationChange } from '../core/conversation.ts';
import type { ConversationId } from '../core/ids.ts';
import type { ConversationDatabase, TableName } from './database.ts';
import { forgetWords } from './search-index.ts';

/** What a change of the title alone takes along: the words of a conversation are its title's too. */
const wordTables: TableName[] = ['messages', 'numbers', 'pages', 'members', 'loose', 'unindexed'];

/** Changes a conversation in one transaction; false where there is none of that id. */
export async function changeConversation(
  database: ConversationDatabase,
  id: ConversationId,
  change: ConversationChange,
): Promise<boolean> {
  const isTitled = change.title !== undefined;
  const tables: TableName[] = ['conversations', ...(isTitled ? wordTables : [])];
  const transaction = database.transaction(tables, 'readwrite', { durability: 'strict' });
  const conversations = transaction.objectStore('conversations');
  const known = await conversations.get(id);
  if (!known) return false;
  const changed = toChangedConversation(known, change);
  if (changed.title !== known.title) {
    // A word can be put to a conversation and not be taken from it: all of them are read anew.
    await forgetWords(transaction, [id]);
    const rows = await transaction.objectStore('messages').index('byConversation').getAllKeys(id);
    const unindexed = transaction.objectStore('unindexed');
    await Promise.all(rows.map((messageId) => unindexed.put({ messageId })));
  }
  await Promise.all([conversations.put(changed), transaction.done]);
  return true;
}
