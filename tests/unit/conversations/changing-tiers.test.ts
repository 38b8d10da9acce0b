import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { DiskStore } from '../../../lib/conversations/conversation-store.ts';
import { openConversationDatabase } from '../../../lib/conversations/database.ts';
import { createIndexedStore } from '../../../lib/conversations/indexed-store.ts';
import { createTieredStore } from '../../../lib/conversations/tiered-store.ts';
import type { TieredStore } from '../../../lib/conversations/tiered-store.ts';
import { toTemporaryId } from '../../../lib/core/ids.ts';
import { toAnswer, toBeginning } from '../../support/messages.ts';
import { createEmptyStore } from '../../support/row-area.ts';

const mine = { title: 'Mine', pinnedAtMs: 5, folder: 'Water' };

let disk: DiskStore;
let store: TieredStore;
let isFull: boolean;

const finish = (id: string): Promise<boolean> =>
  store.finishRun(toAnswer({ id, parts: [{ type: 'abort', atMs: 3 }] }));

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  isFull = false;
  const whole = createIndexedStore(await openConversationDatabase());
  const refuse =
    <Args extends unknown[], Result>(write: (...args: Args) => Promise<Result>) =>
    async (...args: Args) => {
      if (isFull) throw new DOMException('no room', 'QuotaExceededError');
      return write(...args);
    };
  disk = {
    ...whole,
    begin: refuse(whole.begin),
    finishRun: refuse(whole.finishRun),
    takeUp: refuse(whole.takeUp),
    change: refuse(whole.change),
  };
  store = await createTieredStore(disk, createEmptyStore());
  await store.begin(toBeginning('r1'));
  await finish('r1');
});

describe('a conversation that goes on in memory, since the disk is full', () => {
  test('is called and kept in its folder as it was on the disk', async () => {
    await store.change('c', mine);
    isFull = true;
    await store.begin(toBeginning('r2', { atMs: 2 }));
    expect(await store.conversation('c')).toMatchObject(mine);
    expect(await store.conversations(9)).toMatchObject([mine]);
    expect(await store.pinned(9)).toHaveLength(1);
  });

  test('cannot be changed, and is the same in both places', async () => {
    isFull = true;
    await store.begin(toBeginning('r2', { atMs: 2 }));
    await expect(store.change('c', mine)).rejects.toThrow('no room');
    expect(await store.pinned(9)).toEqual([]);
    expect((await store.conversation('c'))?.title).toBe('Title');
  });

  test('has what was changed meanwhile when it is on the disk', async () => {
    isFull = true;
    await store.begin(toBeginning('r2', { atMs: 2 }));
    isFull = false;
    await store.change('c', mine);
    await finish('r2');
    expect(await disk.messages('c')).toHaveLength(4);
    expect(await disk.conversation('c')).toMatchObject(mine);
  });

  test('is not deleted any more when it was deleted before somebody asked in it', async () => {
    await store.change('c', { deletedAtMs: 9 });
    isFull = true;
    await store.begin(toBeginning('r2', { atMs: 2 }));
    expect(await store.deleted()).toEqual([]);
    expect(await store.conversations(9)).toHaveLength(1);
    isFull = false;
    await finish('r2');
    expect(await disk.deleted()).toEqual([]);
  });

  test('that is deleted stays deleted when it goes to the disk', async () => {
    isFull = true;
    await store.begin(toBeginning('r2', { atMs: 2 }));
    isFull = false;
    await store.change('c', { deletedAtMs: 9 });
    await finish('r2');
    expect(await disk.messages('c')).toHaveLength(4);
    expect(await store.deleted()).toHaveLength(1);
    expect(await store.conversations(9)).toEqual([]);
  });
});

test('a temporary conversation is changed in memory alone', async () => {
  const conversationId = toTemporaryId('t');
  await store.begin(toBeginning('r2', { conversationId }));
  isFull = true;
  expect(await store.change(conversationId, mine)).toBe(true);
  expect(await store.folders()).toEqual(['Water']);
  expect(await store.change(conversationId, { deletedAtMs: 9 })).toBe(true);
  expect(await store.deleted()).toHaveLength(1);
  expect(await disk.conversation(conversationId)).toBeUndefined();
});
