import { IDBFactory, forceCloseDatabase } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { openCredentials } from '../../support/open-credentials.ts';
import { openVault } from '../../../lib/background/vault.ts';
import { openIndexedStore } from '../../../lib/conversations/indexed-store.ts';
import { toAnswer, toBeginning } from '../../support/messages.ts';

/** Every connection to a database that was asked for. */
let openings: IDBOpenDBRequest[];

beforeEach(() => {
  const factory = new IDBFactory();
  const open = factory.open.bind(factory);
  openings = [];
  vi.spyOn(factory, 'open').mockImplementation((name, version) => {
    const request = open(name, version);
    openings.push(request);
    return request;
  });
  globalThis.indexedDB = factory;
});

/** Closes all as a browser does whose disk is in trouble, and lets it say so. */
async function takeAway(): Promise<void> {
  const type = (database: IDBDatabase): never => database as never;
  for (const { result } of openings.splice(0)) forceCloseDatabase(type(result));
  await new Promise((resolve) => setTimeout(resolve, 5));
}

/** As when a user clears the data of the extension. */
async function clear(name: string): Promise<void> {
  const deletion = indexedDB.deleteDatabase(name);
  await new Promise((resolve) => deletion.addEventListener('success', resolve));
}

const half = [{ type: 'text-delta', text: 'half' }] as const;

describe('a store whose database the browser closes', () => {
  test('opens it anew, and goes on with the answer that was under way', async () => {
    const store = await openIndexedStore();
    const { answer } = toBeginning('r');
    await store.begin(toBeginning('r'));
    await takeAway();
    await store.appendJournal('r', 0, half);
    expect(await store.readJournal('r')).toEqual(half);
    await takeAway();
    await store.finishRun({ ...answer, parts: [...half] });
    expect(await store.message('r')).toEqual(toAnswer({ ...answer, parts: [...half] }));
    expect(await store.openRuns()).toEqual([]);
  });

  test('opens one connection for all that is asked at once, in the order of its asking', async () => {
    const store = await openIndexedStore();
    await takeAway();
    const begun = store.begin(toBeginning('r'));
    const [, ids] = await Promise.all([begun, store.clear(), store.openRuns()]).then(
      ([first, cleared, runs]) => [first, [...cleared, ...runs]],
    );
    expect(ids).toEqual(['c']);
    expect(openings).toHaveLength(1);
  });

  test('tries again with every call where it cannot be opened', async () => {
    const store = await openIndexedStore();
    await takeAway();
    const { open } = indexedDB;
    indexedDB.open = () => {
      throw new DOMException('no', 'UnknownError');
    };
    await expect(store.begin(toBeginning('r'))).rejects.toThrow('no');
    indexedDB.open = open;
    expect(await store.begin(toBeginning('r'))).toBe(true);
  });

  test('is empty and can be used after its data was cleared', async () => {
    const store = await openIndexedStore();
    await store.begin(toBeginning('r'));
    await clear('sidestream');
    expect(await store.conversations(9)).toEqual([]);
    expect(await store.begin(toBeginning('s'))).toBe(true);
    expect(await store.openRuns()).toEqual(['s']);
  });
});

test('keys that are saved after the vault was cleared can be read by the next background', async () => {
  const credentials = openCredentials(await openVault(), () => 1);
  await credentials.save('one', 'https://a.example', 'sk-one-0123456789');
  await clear('sidestream-vault');
  await clear('sidestream-keys-1');
  expect(await credentials.read('one', 'https://a.example')).toBeNull();
  await credentials.save('one', 'https://a.example', 'sk-two-0123456789');
  const next = openCredentials(await openVault(), () => 1);
  expect(await next.read('one', 'https://a.example')).toBe('sk-two-0123456789');
});
