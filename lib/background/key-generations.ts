import { eraseDatabase, listDatabases } from './erase-database.ts';
import type { Pause } from './erase-database.ts';
import { openKeyDatabase } from './key-database.ts';
import type { KeyDatabase, SecretRows, Secrets } from './key-database.ts';
import { reportFault } from './report-fault.ts';
import type { Table } from './table.ts';

/**
 * Secrets lie in a database of their own, of which there is one after the other: what was replaced or deleted is gone from
 * the browser's files only with the database that it was in.
 */
export interface KeyGenerations {
  current(): Promise<number>;
  /** Whether there is something in the current one's files that is in none of its tables. */
  isStale(): Promise<boolean>;
  /** Writes the next one. It counts for nothing until it is adopted. */
  prepare(secrets: Secrets): Promise<number>;
  /** Makes that one the current one, for this background and for all that follow. */
  adopt(generation: number): Promise<void>;
  /** Erases all others. False where one is left; that is tried again with the next call. */
  erase(): Promise<boolean>;
}

/** Where it is kept which one is current. */
export interface GenerationPointer {
  read(): Promise<number | undefined>;
  write(generation: number): Promise<void>;
}

/** The numbers of all generations that are on the disk, in no order. */
export async function listGenerations(prefix: string): Promise<number[]> {
  const names = await listDatabases(prefix);
  return names.map((name) => Number(name.slice(prefix.length))).filter(Number.isInteger);
}

/** Opens the current one. */
export async function openKeyGenerations(
  prefix: string,
  pointer: GenerationPointer,
  first: number,
  pause: Pause,
): Promise<{
  generations: KeyGenerations;
  tables: { [Name in keyof SecretRows]: Table<SecretRows[Name]> };
}> {
  let current = first;
  let database = await openKeyDatabase(`${prefix}${current}`);
  let prepared: { generation: number; database: KeyDatabase } | undefined;

  const toTable = <Name extends keyof SecretRows>(name: Name): Table<SecretRows[Name]> => ({
    get: (id) => database.get(name, id),
    all: () => database.all(name),
    put: (row) => database.put(name, row),
    delete: (id) => database.delete(name, id),
  });

  /** Those of which a database is left, or some of what was made to erase it. */
  const listOthers = async (): Promise<Set<number>> => {
    const kept = new Set([current, await pointer.read()]);
    const names = await listDatabases(prefix);
    const all = names.map((name) => Number.parseInt(name.slice(prefix.length), 10));
    return new Set(all.filter((each) => !Number.isNaN(each) && !kept.has(each)));
  };

  return {
    tables: {
      keys: toTable('keys'),
      wrapping: toTable('wrapping'),
      passphrase: toTable('passphrase'),
    },
    generations: {
      current: async () => current,
      isStale: () => database.isStale(),
      async prepare(secrets) {
        await prepared?.database.close();
        prepared = undefined;
        // What a background has left that died on its way must not be mixed with these.
        const generation = Math.max(current, ...(await listGenerations(prefix))) + 1;
        const next = await openKeyDatabase(`${prefix}${generation}`);
        prepared = { generation, database: next };
        await next.putAll(secrets);
        return generation;
      },
      async adopt(generation) {
        if (prepared?.generation !== generation) throw new Error('that generation is not prepared');
        await pointer.write(generation);
        const old = database;
        ({ database } = prepared);
        current = generation;
        prepared = undefined;
        await old.close();
      },
      async erase() {
        // One that was not adopted, and is still open.
        await prepared?.database.close();
        prepared = undefined;
        let isDone = true;
        for (const generation of await listOthers()) {
          await eraseDatabase(`${prefix}${generation}`, pause).catch((cause: unknown) => {
            isDone = false;
            reportFault('keys of before are still on the disk', cause);
          });
        }
        return isDone;
      },
    },
  };
}

/** For a vault in memory: of what was replaced there, no file holds anything. */
export const memoryGenerations: KeyGenerations = {
  current: async () => 0,
  isStale: async () => false,
  prepare: () => Promise.reject(new Error('there is one generation')),
  adopt: () => Promise.reject(new Error('there is one generation')),
  erase: async () => true,
};

/** All that the tables hold. */
export async function readSecrets(tables: {
  [Name in keyof SecretRows]: Pick<Table<SecretRows[Name]>, 'all'>;
}): Promise<Secrets> {
  const [keys, wrapping, passphrase] = await Promise.all([
    tables.keys.all(),
    tables.wrapping.all(),
    tables.passphrase.all(),
  ]);
  return { keys, wrapping, passphrase };
}
