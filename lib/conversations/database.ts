import { openDB, unwrap } from 'idb';
import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type { Conversation, Message } from '../core/conversation.ts';
import type { FigureRow } from '../core/figure-row.ts';
import type { StreamPart } from '../core/parts.ts';
import { openInTime } from './open-in-time.ts';
import type { PromptRow } from './prompt-table.ts';

/** A row of a live run's journal: the parts from sequence number `seq` up to the next row's. */
export interface JournalRow {
  runId: string;
  seq: number;
  parts: StreamPart[];
}

/**
 * A page of the search's index: the words of a bucket, for a block of 256 conversations, as `word-page.ts` writes them.
 * By bucket first, since somebody who looks for a word wants that bucket of every block.
 */
export interface PageRow {
  bucket: string;
  block: number;
  words: string;
}

/** Which conversations the pages of a block speak of, by their place in it; null where one was deleted, or is all loose. */
export interface MembersRow {
  block: number;
  ids: (string | null)[];
}

/** Words of a conversation that are on no page yet, each between two line feeds. */
export interface LooseRow {
  number: number;
  conversationId: string;
  words: string;
}

/** The schema, version {@link schemaVersion}. An example of each version is in the tests, and is opened there by this one. */
export interface ConversationSchema extends DBSchema {
  conversations: {
    key: string;
    value: Conversation;
    /** The last three hold only conversations that have what they are made of. */
    indexes: { byUpdate: number; byPin: number; byFolder: string; byDeletion: number };
  };
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
  pages: { key: [string, number]; value: PageRow; indexes: { byBlock: number } };
  members: { key: number; value: MembersRow };
  loose: { key: number; value: LooseRow };
  /** Messages whose words are neither loose nor on a page yet; a run's stands for its question too. */
  unindexed: { key: string; value: { messageId: string } };
  /** What answers took and cost; these stay when their conversations go. */
  figures: { key: string; value: FigureRow; indexes: { byMonth: string } };
  /** Of no conversation, and so left alone where these are deleted. */
  prompts: { key: string; value: PromptRow };
}

/** An open database of conversations. */
export type ConversationDatabase = IDBPDatabase<ConversationSchema>;

/** Names of tables. */
export type TableName = StoreNames<ConversationSchema>;

/** A transaction that writes, over whichever tables. */
export type WritingTransaction = IDBPTransaction<ConversationSchema, TableName[], 'readwrite'>;

/** Version of the schema. Raised with every change of it, together with a step in `migrations`. */
export const schemaVersion = 6;

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
      // Not in the schema any more: version 3 has put something better in its place.
      unwrap(database).createObjectStore('terms', { keyPath: ['block', 'term'] });
      database.createObjectStore('unindexed', { keyPath: 'messageId' });
      await markAll(upgrade);
    },
    // A row for each word of a block was a hundred times as many rows, and writing them took minutes after an import.
    async (database, upgrade) => {
      unwrap(database).deleteObjectStore('terms');
      database
        .createObjectStore('pages', { keyPath: ['bucket', 'block'] })
        .createIndex('byBlock', 'block');
      database.createObjectStore('members', { keyPath: 'block' });
      database.createObjectStore('loose', { keyPath: 'number' });
      await markAll(upgrade);
    },
    async (_database, upgrade) => {
      const conversations = upgrade.objectStore('conversations');
      conversations.createIndex('byPin', 'pinnedAtMs');
      conversations.createIndex('byFolder', 'folder');
      conversations.createIndex('byDeletion', 'deletedAtMs');
    },
    async (database) => {
      database.createObjectStore('figures', { keyPath: 'id' }).createIndex('byMonth', 'month');
    },
    async (database) => {
      database.createObjectStore('prompts', { keyPath: 'id' });
    },
  ];

/** Has every message taken into the search anew. */
async function markAll(upgrade: Upgrade): Promise<void> {
  const unindexed = upgrade.objectStore('unindexed');
  const keys = await upgrade.objectStore('messages').getAllKeys();
  await Promise.all(keys.map((messageId) => unindexed.put({ messageId })));
}

/**
 * Opens the database, creating or migrating it: whole, or not at all. Rejects where the browser refuses IndexedDB,
 * where a later version of us has made it, and where something else holds it. `onLost` is told when the browser takes it away while it is open.
 */
export async function openConversationDatabase(
  name = 'sidestream',
  onLost?: () => void,
): Promise<ConversationDatabase> {
  let failure: unknown;
  const opening = openInTime((onUpgrade) =>
    openDB<ConversationSchema>(name, schemaVersion, {
      async upgrade(fresh, oldVersion, _newVersion, upgrade) {
        onUpgrade();
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
    }),
  );
  return opening.catch((cause: unknown) => {
    throw failure ?? cause;
  });
}

/** The rows of one run's journal. */
export function toJournalRange(runId: string): IDBKeyRange {
  return IDBKeyRange.bound([runId, 0], [runId, Number.POSITIVE_INFINITY]);
}
