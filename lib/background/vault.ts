import { openDB } from 'idb';
import type { DBSchema, IDBPDatabase } from 'idb';
import { openInTime } from '../conversations/open-in-time.ts';
import { giveWay, openLasting } from '../conversations/lasting.ts';
import type { Connection, Settings } from '../core/connection.ts';
import type { KeyKind } from '../core/key-keeping.ts';
import type { Pause } from './erase-database.ts';
import { listGenerations, memoryGenerations, openKeyGenerations } from './key-generations.ts';
import type { KeyGenerations } from './key-generations.ts';
import { openKeyDatabase } from './key-database.ts';
import type { PassphraseRow } from './passphrase.ts';
import { createMemoryTable } from './table.ts';
import type { Table } from './table.ts';

/** A key as it is kept: ciphertext, and what may be shown of it. */
export interface KeyRow {
  /** Id of the connection. */
  id: string;
  /** The only origin that it is ever sent to. */
  origin: string;
  /** Absent in rows of the first version, which knew `device` alone. */
  kind?: KeyKind;
  /** Of the key that sealed it; absent for one that has no id. What another sealed by now cannot be opened. */
  sealerId?: string;
  /** Whether the ciphertext is bound to id, origin and kind; that of the first version is not. */
  bound?: boolean;
  /** These are absent where the ciphertext lies in the session store. */
  iv?: Uint8Array<ArrayBuffer>;
  ciphertext?: ArrayBuffer;
  /** '' for a short key, and for one that is not on the disk. */
  lastFour: string;
  savedAtMs: number;
}

/** The device's own AES-GCM key, not extractable: code can use it and can never read it. */
export interface WrappingRow {
  id: string;
  key: CryptoKey;
  /** Tells it from one that was made after it was lost. Absent where the first version made it. */
  sealerId?: string;
}

/** What only the background opens: connections, settings, keys. */
export interface Vault {
  connections: Table<Connection>;
  settings: Table<Settings & { id: string }>;
  keys: Table<KeyRow>;
  wrapping: Table<WrappingRow>;
  passphrase: Table<PassphraseRow>;
  /** The databases that keys, wrapping and passphrase lie in, one after the other. */
  generations: KeyGenerations;
}

interface VaultSchema extends DBSchema {
  connections: { key: string; value: Connection };
  settings: { key: string; value: Settings & { id: string } };
  generation: { key: string; value: { id: string; generation: number } };
  /** Only the first version has written to these two. */
  keys: { key: string; value: KeyRow };
  wrapping: { key: string; value: WrappingRow };
}

/** What is done with the open vault. */
type VaultDatabase = Pick<IDBPDatabase<VaultSchema>, 'get' | 'getAll' | 'put' | 'delete'> & {
  /** Makes a generation the current one, and drops what the first version has kept here. */
  point(generation: number): Promise<void>;
};

const stores = ['connections', 'settings', 'keys', 'wrapping'] as const;

/** Opens the vault, apart from the conversations: an export or a deletion there cannot touch a key. */
export async function openVault(
  name = 'sidestream-vault',
  pause: Pause = (delayMs) => new Promise((resolve) => void setTimeout(resolve, delayMs)),
): Promise<Vault> {
  const database = await openLasting<VaultDatabase>(async (onLost) => {
    const opened = await openInTime((onUpgrade) =>
      openDB<VaultSchema>(name, 2, {
        upgrade(fresh, oldVersion) {
          onUpgrade();
          if (oldVersion < 1)
            for (const store of stores) fresh.createObjectStore(store, { keyPath: 'id' });
          if (oldVersion < 2) fresh.createObjectStore('generation', { keyPath: 'id' });
        },
        ...giveWay(onLost),
      }),
    );
    return {
      get: (store, id) => opened.get(store, id),
      getAll: (store) => opened.getAll(store),
      put: (store, row) => opened.put(store, row),
      delete: (store, id) => opened.delete(store, id),
      async point(generation) {
        const transaction = opened.transaction(['generation', 'keys', 'wrapping'], 'readwrite');
        await Promise.all([
          transaction.objectStore('generation').put({ id: 'current', generation }),
          transaction.objectStore('keys').clear(),
          transaction.objectStore('wrapping').clear(),
          transaction.done,
        ]);
      },
    };
  });
  const prefix = `${name.replace(/vault$/, 'keys')}-`;
  const pointer = {
    read: async () => (await database.get('generation', 'current'))?.generation,
    write: database.point,
  };
  const first = (await pointer.read()) ?? (await begin(database, prefix));
  const { generations, tables } = await openKeyGenerations(prefix, pointer, first, pause);
  return {
    connections: toTable(database, 'connections'),
    settings: toTable(database, 'settings'),
    ...tables,
    generations,
  };
}

/** The first generation, with what the first version has kept in the vault itself. */
async function begin(database: VaultDatabase, prefix: string): Promise<number> {
  const [keys, wrapping] = [await database.getAll('keys'), await database.getAll('wrapping')];
  const known = await listGenerations(prefix);
  let generation = Math.max(1, ...known);
  if (keys.length + wrapping.length > 0) {
    // After any that a background has left that died just here.
    generation = Math.max(0, ...known) + 1;
    const fresh = await openKeyDatabase(`${prefix}${generation}`);
    await fresh.putAll({ keys, wrapping, passphrase: [] });
    await fresh.close();
  }
  await database.point(generation);
  return generation;
}

/** A vault that dies with the background. */
export function createMemoryVault(): Vault {
  return {
    connections: createMemoryTable(),
    settings: createMemoryTable(),
    keys: createMemoryTable(),
    wrapping: createMemoryTable(),
    passphrase: createMemoryTable(),
    generations: memoryGenerations,
  };
}

function toTable<Name extends 'connections' | 'settings'>(
  database: VaultDatabase,
  name: Name,
): Table<VaultSchema[Name]['value']> {
  return {
    get: (id) => database.get(name, id),
    all: () => database.getAll(name),
    async put(row) {
      await database.put(name, row);
    },
    delete: (id) => database.delete(name, id),
  };
}
