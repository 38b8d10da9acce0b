import { openDB } from 'idb';
import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type { Conversation, Message } from '../core/conversation.ts';
import type { StreamPart } from '../core/parts.ts';

/** A row of a live run's journal: the parts from sequence number `seq` up to the next row's. */
export interface JournalRow {
  runId: string;
  seq: number;
  parts: StreamPart[];
}

/**
 * In which conversations a word occurs, for 256 of them: bit `n % 256` of `bits` stands for conversation number `n`.
 * Small rows of one size, since a word that everybody uses would else have one row that every answer rewrites; by block
 * first, so that those of many new conversations lie together.
 */
export interface TermRow {
  term: string;
  block: number;
  bits: Uint8Array<ArrayBuffer>;
}

/** The schema, version {@link schemaVersion}. An example of each version is in the tests, and is opened there by this one. */
export interface ConversationSchema extends DBSchema {
  conversations: { key: string; value: Conversation; indexes: { byUpdate: number } };
  messages: { key: string; value: Message; indexes: { byConversation: string } };
  journal: { key: [string, number]; value: JournalRow };
  /** Ids of the runs that have no end yet; apart, since an index cannot find a null. */
  openRuns: { key: string; value: { runId: string } };
  /** Conversations by a number of their own, which is never used again. */
  numbers: {
    key: number;
    value: { conversationId: string };
    indexes: { byConversation: string };
  };
  terms: { key: [number, string]; value: TermRow };
  /** Messages whose words are not among `terms` yet; a run's stands for its question too. */
  unindexed: { key: string; value: { messageId: string } };
}

/** An open database of conversations. */
export type ConversationDatabase = IDBPDatabase<ConversationSchema>;

/** Names of tables. */
export type TableName = StoreNames<ConversationSchema>;

/** A transaction that writes, over whichever tables. */
export type WritingTransaction = IDBPTransaction<ConversationSchema, TableName[], 'readwrite'>;

/** Version of the schema. Raised with every change of it, together with a step in `migrations`. */
export const schemaVersion = 2;

type Upgrade = IDBPTransaction<ConversationSchema, TableName[], 'versionchange'>;

/** What makes version n + 1 of version n. Never changed once released: what a user has was made by the old ones. */
const migrations: readonly ((database: ConversationDatabase, upgrade: Upgrade) => Promise<void>)[] =
  [
    async (database) => {
      database
        .createObjectStore('conversations', { keyPath: 'id' })
        .createIndex('byUpdate', 'updatedAtMs');
      database
        .createObjectStore('messages', { keyPath: 'id' })
        .createIndex('byConversation', 'conversationId');
      database.createObjectStore('journal', { keyPath: ['runId', 'seq'] });
      database.createObjectStore('openRuns', { keyPath: 'runId' });
    },
    // Search. What is there already is read later, in pieces: a migration that lasts could be killed at every try.
    async (database, upgrade) => {
      database
        .createObjectStore('numbers', { autoIncrement: true })
        .createIndex('byConversation', 'conversationId', { unique: true });
      database.createObjectStore('terms', { keyPath: ['block', 'term'] });
      const unindexed = database.createObjectStore('unindexed', { keyPath: 'messageId' });
      const messages = upgrade.objectStore('messages');
      for (const key of await messages.getAllKeys()) await unindexed.put({ messageId: key });
    },
  ];

/**
 * Opens the database, creating or migrating it: whole, or not at all. Rejects where the browser refuses IndexedDB, and
 * where a later version of us has made it. `onLost` is told when the browser takes it away while it is open.
 */
export async function openConversationDatabase(
  name = 'sidestream',
  onLost?: () => void,
): Promise<ConversationDatabase> {
  let failure: unknown;
  const opening = openDB<ConversationSchema>(name, schemaVersion, {
    async upgrade(fresh, oldVersion, _newVersion, upgrade) {
      try {
        for (const migrate of migrations.slice(oldVersion)) await migrate(fresh, upgrade);
      } catch (cause) {
        // A promise that is rejected does not end the transaction: half a migration would be kept.
        upgrade.done.catch(() => undefined);
        upgrade.abort();
        failure = cause;
      }
    },
    // An old background of ours must not keep a new one from its database.
    blocking(_current, blocked, event) {
      (event.target as IDBDatabase).close();
      // Deleted, and not taken over by a later version.
      if (blocked === null) onLost?.();
    },
    ...(onLost && { terminated: onLost }),
  });
  return opening.catch((cause: unknown) => {
    throw failure ?? cause;
  });
}

/** The rows of one run's journal. */
export function toJournalRange(runId: string): IDBKeyRange {
  return IDBKeyRange.bound([runId, 0], [runId, Number.POSITIVE_INFINITY]);
}
