import { openDB } from 'idb';
import type { DBSchema, IDBPDatabase } from 'idb';
import { openInTime } from '../conversations/open-in-time.ts';
import { openLasting } from '../conversations/lasting.ts';
import type { Connection, Settings } from '../core/connection.ts';
import type { KeyKind } from '../core/key-keeping.ts';
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
}

interface VaultSchema extends DBSchema {
  connections: { key: string; value: Connection };
  settings: { key: string; value: Settings & { id: string } };
  keys: { key: string; value: KeyRow };
  wrapping: { key: string; value: WrappingRow };
  passphrase: { key: string; value: PassphraseRow };
}

/** What is done with the open vault. */
type VaultDatabase = Pick<IDBPDatabase<VaultSchema>, 'get' | 'getAll' | 'put' | 'delete'>;

const stores = ['connections', 'settings', 'keys', 'wrapping'] as const;

/** Opens the vault, apart from the conversations: an export or a deletion there cannot touch a key. */
export async function openVault(name = 'sidestream-vault'): Promise<Vault> {
  const database = await openLasting<VaultDatabase>((onLost) =>
    openInTime((onUpgrade) =>
      openDB<VaultSchema>(name, 2, {
        upgrade(fresh, oldVersion) {
          onUpgrade();
          if (oldVersion < 1)
            for (const store of stores) fresh.createObjectStore(store, { keyPath: 'id' });
          if (oldVersion < 2) fresh.createObjectStore('passphrase', { keyPath: 'id' });
        },
        blocking(_current, _blocked, event) {
          (event.target as IDBDatabase).close();
          onLost();
        },
        terminated: onLost,
      }),
    ),
  );
  return {
    connections: toTable(database, 'connections'),
    settings: toTable(database, 'settings'),
    keys: toTable(database, 'keys'),
    wrapping: toTable(database, 'wrapping'),
    passphrase: toTable(database, 'passphrase'),
  };
}

/** A vault that dies with the background. */
export function createMemoryVault(): Vault {
  return {
    connections: createMemoryTable(),
    settings: createMemoryTable(),
    keys: createMemoryTable(),
    wrapping: createMemoryTable(),
    passphrase: createMemoryTable(),
  };
}

function toTable<Name extends keyof Vault>(
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
