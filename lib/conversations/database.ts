import { openDB } from 'idb';
import type { DBSchema, IDBPDatabase } from 'idb';
import type { Conversation, Message } from '../core/conversation.ts';
import type { StreamPart } from '../core/parts.ts';

/** A row of a live run's journal: the parts from sequence number `seq` up to the next row's. */
export interface JournalRow {
  runId: string;
  seq: number;
  parts: StreamPart[];
}

/** The schema, version 1. */
export interface ConversationSchema extends DBSchema {
  conversations: { key: string; value: Conversation; indexes: { byUpdate: number } };
  messages: { key: string; value: Message; indexes: { byConversation: string } };
  journal: { key: [string, number]; value: JournalRow };
  /** Ids of the runs that have no end yet; apart, since an index cannot find a null. */
  openRuns: { key: string; value: { runId: string } };
}

/** An open database of conversations. */
export type ConversationDatabase = IDBPDatabase<ConversationSchema>;

/** Opens the database, creating or migrating it. Rejects where the browser refuses IndexedDB. */
export function openConversationDatabase(name = 'sidestream'): Promise<ConversationDatabase> {
  return openDB<ConversationSchema>(name, 1, {
    upgrade(database, oldVersion) {
      if (oldVersion < 1) {
        database
          .createObjectStore('conversations', { keyPath: 'id' })
          .createIndex('byUpdate', 'updatedAtMs');
        database
          .createObjectStore('messages', { keyPath: 'id' })
          .createIndex('byConversation', 'conversationId');
        database.createObjectStore('journal', { keyPath: ['runId', 'seq'] });
        database.createObjectStore('openRuns', { keyPath: 'runId' });
      }
    },
  });
}
