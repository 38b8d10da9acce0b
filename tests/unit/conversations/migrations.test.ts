import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { openConversationDatabase, schemaVersion } from '../../../lib/conversations/database.ts';
import { createIndexedStore } from '../../../lib/conversations/indexed-store.ts';
import { exampleMessages, schemaExamples } from '../../support/schema-examples.ts';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

/** Makes the database as that version of us made it, and leaves it closed unless asked otherwise. */
async function make({
  version,
  create,
  rows,
}: (typeof schemaExamples)[number]): Promise<IDBDatabase> {
  const request = indexedDB.open('sidestream', version);
  request.addEventListener('upgradeneeded', () => {
    create(request.result);
    for (const [name, each] of Object.entries(rows)) {
      for (const [row, key] of each) request.transaction?.objectStore(name).put(row, key);
    }
  });
  await new Promise((resolve) => request.addEventListener('success', resolve));
  return request.result;
}

const byId = (a: { id: string }, b: { id: string }): number => a.id.localeCompare(b.id);

test('there is an example of every version', () => {
  expect(schemaExamples.map(({ version }) => version)).toEqual(
    Array.from({ length: schemaVersion }, (_, index) => index + 1),
  );
});

describe.each(schemaExamples)('a database of version $version', (example) => {
  test('is read by this one, with everything in it', async () => {
    (await make(example)).close();
    const database = await openConversationDatabase();
    expect(database.version).toBe(schemaVersion);
    const store = createIndexedStore(database);
    expect((await store.messages('c-1')).sort(byId)).toEqual([...exampleMessages].sort(byId));
    expect((await store.conversations(9)).map(({ id }) => id)).toEqual(['c-1']);
    expect(await store.openRuns()).toEqual(['r-2']);
    expect(await store.readJournal('r-2')).toEqual([
      { type: 'step-start', step: 1, atMs: 1_790_000_100_010 },
      { type: 'text-delta', text: 'The Dan' },
    ]);
  });

  test('can be searched, once its words are taken in', async () => {
    (await make(example)).close();
    const store = createIndexedStore(await openConversationDatabase());
    while ((await store.index(2)) === 2);
    for (const word of ['elbe', 'vienna']) {
      expect(
        (await store.search(word, 9)).map(({ id }) => id),
        word,
      ).toEqual(['c-1']);
    }
  });

  test('has the same tables as one that is made from nothing', async () => {
    (await make(example)).close();
    const migrated = await openConversationDatabase();
    const fresh = await openConversationDatabase('fresh');
    expect(toTables(migrated)).toEqual(toTables(fresh));
  });

  test('is closed by an old background for a new one', async () => {
    const old = await make(example);
    old.addEventListener('versionchange', () => old.close());
    expect((await openConversationDatabase()).version).toBe(schemaVersion);
  });
});

test('an open database gives way to a later version of us', async () => {
  await openConversationDatabase();
  const later = indexedDB.open('sidestream', schemaVersion + 1);
  await new Promise((resolve, reject) => {
    later.addEventListener('success', resolve);
    later.addEventListener('blocked', reject);
  });
  expect(later.result.version).toBe(schemaVersion + 1);
});

test('a migration that fails leaves what was there as it was', async () => {
  const [first] = schemaExamples;
  const { create, rows } = first!;
  const broken = {
    ...first!,
    create(database: IDBDatabase) {
      create(database);
      // In the way of a table that version 2 makes.
      database.createObjectStore('terms');
    },
  };
  (await make({ ...broken, rows })).close();
  await expect(openConversationDatabase()).rejects.toThrow();
  const request = indexedDB.open('sidestream');
  await new Promise((resolve) => request.addEventListener('success', resolve));
  expect(request.result.version).toBe(1);
  const all = request.result.transaction('messages').objectStore('messages').getAll();
  await new Promise((resolve) => all.addEventListener('success', resolve));
  expect((all.result as { id: string }[]).sort(byId)).toEqual([...exampleMessages].sort(byId));
});

function toTables(database: { objectStoreNames: Iterable<string>; transaction: unknown }): unknown {
  const names = [...database.objectStoreNames];
  const open = database as unknown as IDBDatabase;
  const transaction = open.transaction(names);
  return names.map((name) => {
    const { keyPath, autoIncrement, indexNames } = transaction.objectStore(name);
    return { name, keyPath, autoIncrement, indexes: [...indexNames] };
  });
}
