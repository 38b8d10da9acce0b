import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { openConversationDatabase, schemaVersion } from '../../../lib/conversations/database.ts';
import { createIndexedStore } from '../../../lib/conversations/indexed-store.ts';
import { toAnswer, toBeginning, toQuestion } from '../../support/messages.ts';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

/** What structured cloning refuses, as a disk that is full refuses. */
const unwritable: never[] = [(() => undefined) as never];

describe('the database', () => {
  test('is made from nothing, with all its tables and indexes', async () => {
    const database = await openConversationDatabase();
    expect(database.version).toBe(schemaVersion);
    expect([...database.objectStoreNames]).toEqual([
      'conversations',
      'figures',
      'journal',
      'loose',
      'members',
      'messages',
      'numbers',
      'openRuns',
      'pages',
      'prompts',
      'unindexed',
    ]);
    const transaction = database.transaction(['conversations', 'messages', 'journal']);
    expect([...transaction.objectStore('conversations').indexNames]).toEqual([
      'byDeletion',
      'byFolder',
      'byPin',
      'byUpdate',
    ]);
    expect([...transaction.objectStore('messages').indexNames]).toEqual(['byConversation']);
    expect(transaction.objectStore('journal').keyPath).toEqual(['runId', 'seq']);
  });

  test('keeps everything while nobody has it open', async () => {
    const first = await openConversationDatabase();
    const store = createIndexedStore(first);
    await store.begin(toBeginning('r'));
    await store.appendJournal('r', 0, [{ type: 'text-delta', text: 'half' }]);
    first.close();
    const later = createIndexedStore(await openConversationDatabase());
    expect(await later.openRuns()).toEqual(['r']);
    expect(await later.readJournal('r')).toEqual([{ type: 'text-delta', text: 'half' }]);
    expect(await later.messages('c')).toHaveLength(2);
    expect(await later.conversations(1)).toHaveLength(1);
  });

  test('refuses what a later version of us has made', async () => {
    const future = indexedDB.open('sidestream', 99);
    await new Promise((resolve) => future.addEventListener('success', resolve));
    future.result.close();
    await expect(openConversationDatabase()).rejects.toThrow(/version/i);
  });
});

describe('a beginning', () => {
  test('is kept as a whole or not at all', async () => {
    const store = createIndexedStore(await openConversationDatabase());
    const beginning = toBeginning('r');
    const question = toQuestion({ id: 'r.question', content: unwritable });
    await expect(store.begin({ ...beginning, question })).rejects.toThrow();
    expect(await store.conversation('c')).toBeUndefined();
    expect(await store.messages('c')).toEqual([]);
    expect(await store.openRuns()).toEqual([]);
  });

  test('is kept as a whole or not at all, whichever row fails', async () => {
    const store = createIndexedStore(await openConversationDatabase());
    const answer = toAnswer({ id: 'r', parts: unwritable });
    await expect(store.begin({ ...toBeginning('r'), answer })).rejects.toThrow();
    expect(await store.conversation('c')).toBeUndefined();
    expect(await store.messages('c')).toEqual([]);
    expect(await store.openRuns()).toEqual([]);
  });

  test('that failed can be made again', async () => {
    const store = createIndexedStore(await openConversationDatabase());
    const question = toQuestion({ id: 'r.question', content: unwritable });
    await store.begin({ ...toBeginning('r'), question }).catch(() => undefined);
    await store.begin(toBeginning('r'));
    expect(await store.openRuns()).toEqual(['r']);
  });
});

test('an end that cannot be kept leaves the journal where it was', async () => {
  const store = createIndexedStore(await openConversationDatabase());
  await store.begin(toBeginning('r'));
  await store.appendJournal('r', 0, [{ type: 'text-delta', text: 'half' }]);
  const answer = toAnswer({ id: 'r', parts: unwritable });
  await expect(store.finishRun(answer)).rejects.toThrow();
  expect(await store.openRuns()).toEqual(['r']);
  expect(await store.readJournal('r')).toEqual([{ type: 'text-delta', text: 'half' }]);
  expect(await store.message('r')).toMatchObject({ parts: null });
});
