import { openDB } from 'idb';
import type { DBSchema } from 'idb';
import { openInTime } from '../conversations/open-in-time.ts';
import { giveWay, openLasting } from '../conversations/lasting.ts';
import type { PassphraseRow } from './passphrase.ts';
import type { KeyRow, WrappingRow } from './vault.ts';

/** All that is secret. */
export interface Secrets {
  keys: readonly KeyRow[];
  wrapping: readonly WrappingRow[];
  passphrase: readonly PassphraseRow[];
}

/** The tables of secrets, and their rows. */
export interface SecretRows {
  keys: KeyRow;
  wrapping: WrappingRow;
  passphrase: PassphraseRow;
}

interface KeysSchema extends DBSchema {
  keys: { key: string; value: KeyRow };
  wrapping: { key: string; value: WrappingRow };
  passphrase: { key: string; value: PassphraseRow };
  marks: { key: string; value: { id: string } };
}

/** A database of secrets alone, which can be dropped as a whole. */
export interface KeyDatabase {
  get<Name extends keyof SecretRows>(name: Name, id: string): Promise<SecretRows[Name] | undefined>;
  all<Name extends keyof SecretRows>(name: Name): Promise<SecretRows[Name][]>;
  put<Name extends keyof SecretRows>(name: Name, row: SecretRows[Name]): Promise<void>;
  delete(name: keyof SecretRows, id: string): Promise<void>;
  /** Puts all of these, or none. */
  putAll(secrets: Secrets): Promise<void>;
  /** Whether a ciphertext was replaced or deleted, of which the browser's files may hold the bytes. */
  isStale(): Promise<boolean>;
  close(): Promise<void>;
}

/** The tables of secrets. */
const secretTables = ['keys', 'wrapping', 'passphrase'] as const;

/** Opens it, made where there is none. */
export function openKeyDatabase(name: string): Promise<KeyDatabase> {
  return openLasting<KeyDatabase>(async (onLost) => {
    const database = await openInTime((onUpgrade) =>
      openDB<KeysSchema>(name, 1, {
        upgrade(fresh) {
          onUpgrade();
          for (const store of [...secretTables, 'marks'] as const)
            fresh.createObjectStore(store, { keyPath: 'id' });
        },
        ...giveWay(onLost),
      }),
    );
    /** In one transaction with the change itself: a death must not forget that there is something to erase. */
    const change = async (
      table: keyof SecretRows,
      id: string,
      row: SecretRows[keyof SecretRows] | undefined,
    ): Promise<void> => {
      const { store, done } = toTransaction(table);
      const before = (await store(table).get(id)) as Partial<KeyRow> | undefined;
      const work: Promise<unknown>[] = [];
      if (before?.ciphertext) work.push(store('marks').put({ id: 'stale' }));
      work.push(row ? store(table).put(row) : store(table).delete(id));
      await Promise.all([...work, done]);
    };
    const toTransaction = (table: keyof SecretRows) => {
      const transaction = database.transaction([table, 'marks'], 'readwrite');
      return {
        store: (name: keyof SecretRows | 'marks') => transaction.objectStore(name),
        done: transaction.done,
      };
    };
    return {
      get: (table, id) => database.get(table, id) as never,
      all: (table) => database.getAll(table) as never,
      put: (table, row) => change(table, row.id, row),
      delete: (table, id) => change(table, id, undefined),
      async putAll(secrets) {
        const transaction = database.transaction(secretTables, 'readwrite');
        const puts = secretTables.flatMap((table) =>
          secrets[table].map((row) => transaction.objectStore(table).put(row as never)),
        );
        await Promise.all([...puts, transaction.done]);
      },
      isStale: async () => (await database.get('marks', 'stale')) !== undefined,
      close: async () => database.close(),
    };
  });
}
