import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ConversationStore } from '../../../lib/conversations/conversation-store.ts';
import { toAnswer, toBeginning } from '../../support/messages.ts';
import { find, indexAll, kinds, toRecord } from './kinds-of-stores.ts';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

const toIds = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);

describe.each(kinds)('a store %s', (_, create) => {
  let store: ConversationStore;
  beforeEach(async () => {
    store = await create();
    await store.add([
      toRecord('one', 'rivers', 10),
      toRecord('two', 'lakes', 20),
      toRecord('three', 'seas', 30),
    ]);
  });

  test('changes what is named, and nothing else', async () => {
    const before = await store.conversation('two');
    expect(await store.change('two', { title: 'Still waters' })).toBe(true);
    expect(await store.change('two', { pinnedAtMs: 7, folder: 'Water' })).toBe(true);
    expect(await store.conversation('two')).toEqual({
      ...before,
      title: 'Still waters',
      pinnedAtMs: 7,
      folder: 'Water',
    });
    await store.change('two', { pinnedAtMs: null, folder: null });
    expect(await store.conversation('two')).toEqual({ ...before, title: 'Still waters' });
    expect(toIds(await store.conversations(10))).toEqual(['three', 'two', 'one']);
  });

  test('says of a conversation that is not there that it is not, and makes none', async () => {
    expect(await store.change('four', { title: 'New' })).toBe(false);
    expect(await store.conversation('four')).toBeUndefined();
  });

  test('keeps what the user made of a conversation while questions are asked and answered in it', async () => {
    const mine = { title: 'Mine', pinnedAtMs: 5, folder: 'Water' };
    await store.change('one', mine);
    await store.begin(toBeginning('r', { conversationId: 'one', atMs: 40, title: 'Theirs' }));
    const parts = [{ type: 'abort' as const, atMs: 50 }];
    await store.finishRun(toAnswer({ id: 'r', conversationId: 'one', parts }));
    await store.add([toRecord('one', 'rivers', 60)]);
    expect(await store.conversation('one')).toMatchObject({ ...mine, updatedAtMs: 50 });
  });

  test('finds a conversation by its new title at once, and by the old one no more', async () => {
    await indexAll(store);
    expect(await find(store, 'title')).toHaveLength(3);
    await store.change('one', { title: 'Brooks' });
    await indexAll(store);
    expect(await find(store, 'brooks')).toEqual(['one']);
    expect(await find(store, 'rivers')).toEqual(['one']);
    expect(await find(store, 'title')).toEqual(['three', 'two']);
    await store.change('one', { title: 'Streams' });
    await indexAll(store);
    expect(await find(store, 'brooks')).toEqual([]);
    expect(await find(store, 'streams')).toEqual(['one']);
  });

  test('gives the pinned ones by when they were pinned, all or those of a folder', async () => {
    await store.change('one', { pinnedAtMs: 300, folder: 'A' });
    await store.change('three', { pinnedAtMs: 200 });
    await store.change('two', { pinnedAtMs: 100, folder: 'A' });
    expect(toIds(await store.pinned(10))).toEqual(['one', 'three', 'two']);
    expect(toIds(await store.pinned(2))).toEqual(['one', 'three']);
    expect(toIds(await store.pinned(10, 'A'))).toEqual(['one', 'two']);
    await store.change('one', { pinnedAtMs: null });
    expect(toIds(await store.pinned(10))).toEqual(['three', 'two']);
  });

  test('gives and finds what is in a folder, and names the folders', async () => {
    await indexAll(store);
    expect(await store.folders()).toEqual([]);
    await store.change('one', { folder: 'A' });
    await store.change('three', { folder: 'A' });
    await store.change('two', { folder: 'B' });
    expect((await store.folders()).sort()).toEqual(['A', 'B']);
    expect(toIds(await store.conversations(10, 'A'))).toEqual(['three', 'one']);
    expect(toIds(await store.conversations(1, 'A'))).toEqual(['three']);
    expect(await store.conversations(10, 'C')).toEqual([]);
    expect(toIds(await store.search('title', 10, 'A'))).toEqual(['three', 'one']);
    await store.change('two', { folder: null });
    expect(await store.folders()).toEqual(['A']);
  });

  test('has what was deleted in no list, until it is brought back whole', async () => {
    await indexAll(store);
    const mine = { pinnedAtMs: 5, folder: 'Water' };
    await store.change('one', mine);
    const before = await store.conversation('one');
    const messages = await store.messages('one');
    await store.change('one', { deletedAtMs: 70 });
    expect(toIds(await store.conversations(10))).toEqual(['three', 'two']);
    expect(await store.conversations(10, 'Water')).toEqual([]);
    expect(await store.pinned(10)).toEqual([]);
    expect(await store.folders()).toEqual([]);
    expect(await store.conversationsBefore(Number.POSITIVE_INFINITY)).toEqual(['two', 'three']);
    expect(await find(store, 'rivers')).toEqual([]);
    expect(await find(store, 'title')).toEqual(['three', 'two']);
    expect(toIds(await store.deleted())).toEqual(['one']);
    await store.change('one', { deletedAtMs: null });
    expect(await store.conversation('one')).toEqual(before);
    expect(await store.messages('one')).toEqual(messages);
    expect(toIds(await store.conversations(10))).toEqual(['three', 'two', 'one']);
    expect(await find(store, 'rivers')).toEqual(['one']);
    expect(await store.folders()).toEqual(['Water']);
    expect(await store.deleted()).toEqual([]);
  });

  test('brings back what was deleted when somebody asks in it all the same', async () => {
    await store.change('one', { deletedAtMs: 70, folder: 'Water' });
    await store.begin(toBeginning('r', { conversationId: 'one', atMs: 80 }));
    expect(await store.deleted()).toEqual([]);
    expect(toIds(await store.conversations(1))).toEqual(['one']);
    expect(await store.messages('one')).toHaveLength(4);
  });

  test('does not add to what was deleted in the middle of an import', async () => {
    await store.change('one', { deletedAtMs: 70 });
    expect(await store.add([toRecord('four', 'brooks', 40)], 'one')).toBeNull();
    expect(await store.conversation('four')).toBeUndefined();
  });
});
