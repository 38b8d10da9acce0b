import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openStores } from '../../../lib/background/open-stores.ts';
import { openConversationDatabase } from '../../../lib/conversations/database.ts';
import { openInTime } from '../../../lib/conversations/open-in-time.ts';
import { createRowArea } from '../../support/row-area.ts';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => vi.useRealTimers());

/** A connection that lets nobody have another version, nor nothing at all. */
async function hold(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  await new Promise((resolve) => request.addEventListener('success', resolve));
  return request.result;
}

/** Resolves when the database is gone, which no connection may hold for that. */
async function remove(name: string): Promise<void> {
  const deletion = indexedDB.deleteDatabase(name);
  await new Promise((resolve) => deletion.addEventListener('success', resolve));
}

const patience = (): Promise<unknown> => vi.advanceTimersByTimeAsync(6_000);

describe('a database that something else holds', () => {
  test('is not waited for for ever, and not held by us when it opens after all', async () => {
    const other = await hold('sidestream');
    const opening = openConversationDatabase();
    const refusal = expect(opening).rejects.toThrow('held');
    await patience();
    await refusal;
    other.close();
    await remove('sidestream');
  });

  test('is not waited for either while its deletion does not end', async () => {
    const other = await hold('sidestream');
    const deleting = remove('sidestream');
    const refusal = expect(openConversationDatabase()).rejects.toThrow('held');
    await patience();
    await refusal;
    other.close();
    await deleting;
  });

  test('has what is asked kept in memory, and the connections where they were', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const other = await hold('sidestream');
    const opening = openStores(createRowArea());
    // Both have begun, and the other one is open: one wait is left.
    await vi.waitUntil(() => vi.getTimerCount() === 1);
    await patience();
    const { keptIn } = await opening;
    expect(keptIn()).toEqual({ conversations: 'memory', connections: 'disk' });
    other.close();
  });
});

describe('an opening', () => {
  test('may last once its migration has begun', async () => {
    const { promise, resolve } = Promise.withResolvers<{ close(): void }>();
    const close = vi.fn<() => void>();
    const opening = openInTime((onUpgrade) => {
      onUpgrade();
      return promise;
    });
    await patience();
    resolve({ close });
    expect(await opening).toEqual({ close });
    expect(close).not.toHaveBeenCalled();
  });

  test('that is refused is refused as it was', async () => {
    const refused = new DOMException('no', 'SecurityError');
    await expect(openInTime(() => Promise.reject(refused))).rejects.toBe(refused);
    expect(vi.getTimerCount()).toBe(0);
  });
});
