import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { DiskStore } from '../../../lib/conversations/conversation-store.ts';
import { openConversationDatabase } from '../../../lib/conversations/database.ts';
import { createIndexedStore } from '../../../lib/conversations/indexed-store.ts';
import { createMemoryStore } from '../../../lib/conversations/memory-store.ts';
import { createTieredStore } from '../../../lib/conversations/tiered-store.ts';
import type { TieredStore } from '../../../lib/conversations/tiered-store.ts';
import { toTemporaryId } from '../../../lib/core/ids.ts';
import type { StreamPart } from '../../../lib/core/parts.ts';
import { toAnswer, toBeginning, toQuestion } from '../../support/messages.ts';
import { createRowArea } from '../../support/row-area.ts';

const full = new DOMException('no room', 'QuotaExceededError');
const text = (words: string): StreamPart => ({ type: 'text-delta', text: words });

let area: ReturnType<typeof createRowArea>;
let disk: DiskStore;
let store: TieredStore;
/** As a background does that was started again. */
const reopen = async (): Promise<TieredStore> =>
  createTieredStore(disk, createMemoryStore(await area.all(), area));

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  area = createRowArea();
  disk = createIndexedStore(await openConversationDatabase());
  store = await reopen();
});

describe('a temporary conversation', () => {
  const conversationId = toTemporaryId(crypto.randomUUID());
  beforeEach(async () => {
    await store.begin(toBeginning('r', { conversationId }));
    await store.appendJournal('r', 0, [text('half')]);
  });

  test('is never on the disk, at any time of its life', async () => {
    const expectNothing = async (): Promise<void> => {
      expect(await disk.conversations(9)).toEqual([]);
      expect(await disk.message('r')).toBeUndefined();
      expect(await disk.readJournal('r')).toEqual([]);
      expect(await disk.openRuns()).toEqual([]);
    };
    await expectNothing();
    await store.finishRun(toAnswer({ id: 'r', conversationId, parts: [text('half')] }));
    await expectNothing();
    expect((await store.messages(conversationId)).map(({ id }) => id)).toEqual(['r.question', 'r']);
    expect(store.diskRefused).toBe(false);
  });

  test('outlives the background, with a run that was under way', async () => {
    const again = await reopen();
    expect(await again.openRuns()).toEqual(['r']);
    expect(await again.readJournal('r')).toEqual([text('half')]);
    await again.finishRun(toAnswer({ id: 'r', conversationId, parts: [text('half')] }));
    expect(await (await reopen()).openRuns()).toEqual([]);
    expect(await (await reopen()).message('r')).toMatchObject({ parts: [text('half')] });
  });

  test('leaves nothing when it is deleted', async () => {
    await store.delete([conversationId]);
    expect(await area.all()).toEqual({});
    expect(await store.messages(conversationId)).toEqual([]);
  });

  test('keeps its messages to itself when a file is imported that has some of their ids', async () => {
    const { conversation } = toBeginning('r', { conversationId: 'c' });
    const messages = [toQuestion({ id: 'r.question' }), toQuestion({ id: 'free' })];
    await store.add([{ conversation, messages }]);
    expect((await store.messages('c')).map(({ id }) => id)).toEqual(['again.c.r.question', 'free']);
    expect(await disk.message('r.question')).toBeUndefined();
    expect(await store.message('r.question')).toMatchObject({ conversationId });
  });

  test('is found and listed beside the others', async () => {
    await store.begin(toBeginning('s', { conversationId: 'c', atMs: 9 }));
    expect((await store.conversations(9)).map(({ id }) => id)).toEqual(['c', conversationId]);
    expect((await store.search('question r ', 9)).map(({ id }) => id)).toEqual([conversationId]);
  });
});

describe('when the disk is full', () => {
  let isFull = false;
  beforeEach(async () => {
    isFull = false;
    const whole = disk;
    const refuse =
      <Args extends unknown[], Result>(write: (...args: Args) => Promise<Result>) =>
      (...args: Args) =>
        isFull ? Promise.reject(full) : write(...args);
    disk = {
      ...whole,
      begin: refuse(whole.begin),
      appendJournal: refuse(whole.appendJournal),
      finishRun: refuse(whole.finishRun),
      takeUp: refuse(whole.takeUp),
    };
    store = await reopen();
  });

  test('a question is asked all the same, kept in memory, and that is told', async () => {
    await store.begin(toBeginning('r1', { atMs: 1 }));
    await store.finishRun(toAnswer({ id: 'r1', parts: [text('on disk')] }));
    expect(store.diskRefused).toBe(false);
    isFull = true;
    const question = toQuestion({ id: 'r2.question', parentId: 'r1' });
    await store.begin({ ...toBeginning('r2', { atMs: 2 }), question });
    expect(store.diskRefused).toBe(true);
    await store.appendJournal('r2', 0, [text('in memory')]);
    expect(await store.readJournal('r2')).toEqual([text('in memory')]);
    await store.finishRun(toAnswer({ id: 'r2', parts: [text('in memory')] }));
    // One conversation, whole, from both.
    expect((await store.messages('c')).map(({ id }) => id).sort()).toEqual([
      'r1',
      'r1.question',
      'r2',
      'r2.question',
    ]);
    expect(await store.conversations(9)).toHaveLength(1);
    expect((await (await reopen()).messages('c')).length).toBe(4);
  });

  test('an answer that began on it ends in memory, and is there once', async () => {
    await store.begin(toBeginning('r'));
    await store.appendJournal('r', 0, [text('first ')]);
    isFull = true;
    await store.appendJournal('r', 1, [text('lost?')]);
    expect(await store.readJournal('r')).toEqual([text('first '), text('lost?')]);
    await store.finishRun(toAnswer({ id: 'r', parts: [text('first lost?')] }));
    expect(store.diskRefused).toBe(true);
    const messages = await store.messages('c');
    expect(messages).toHaveLength(2);
    expect(await store.message('r')).toMatchObject({ parts: [text('first lost?')] });
    expect(messages.find(({ id }) => id === 'r')).toMatchObject({ parts: [text('first lost?')] });
  });

  test('a journal goes on in memory without a hole, also when there is room again', async () => {
    await store.begin(toBeginning('r'));
    await store.appendJournal('r', 0, [text('one ')]);
    isFull = true;
    await store.appendJournal('r', 1, [text('two ')]);
    isFull = false;
    await store.appendJournal('r', 2, [text('three')]);
    const whole = [text('one '), text('two '), text('three')];
    expect(await store.readJournal('r')).toEqual(whole);
    // A background that was started again finds it too, and puts it where there is room.
    const again = await reopen();
    expect(await again.openRuns()).toEqual(['r']);
    expect(await again.readJournal('r')).toEqual(whole);
    await again.finishRun(toAnswer({ id: 'r', parts: whole }));
    expect(await disk.message('r')).toMatchObject({ parts: whole });
    expect(await area.all()).toEqual({});
  });

  test('that is told once, and once more when all is on the disk', async () => {
    let told = 0;
    store = await createTieredStore(disk, createMemoryStore({}, area), () => {
      told += 1;
    });
    await store.begin(toBeginning('r'));
    expect(told).toBe(0);
    isFull = true;
    await store.appendJournal('r', 0, [text('a')]);
    await store.finishRun(toAnswer({ id: 'r', parts: [text('a')] }));
    expect([told, store.diskRefused]).toEqual([1, true]);
    isFull = false;
    await store.begin(toBeginning('other', { conversationId: 'd' }));
    expect([told, store.diskRefused]).toEqual([2, false]);
  });

  test('a run that was begun in memory is not begun again when there is room', async () => {
    isFull = true;
    expect(await store.begin(toBeginning('r'))).toBe(true);
    isFull = false;
    expect(await (await reopen()).begin(toBeginning('r'))).toBe(false);
  });

  test('the newer of two rows of a conversation counts', async () => {
    isFull = true;
    await store.begin(toBeginning('r1', { atMs: 5 }));
    isFull = false;
    const question = toQuestion({ id: 'r2.question', parentId: 'r1' });
    await store.begin({ ...toBeginning('r2', { atMs: 50 }), question });
    expect((await store.conversation('c'))?.updatedAtMs).toBe(50);
    expect((await store.conversations(9)).map(({ updatedAtMs }) => updatedAtMs)).toEqual([50]);
  });

  test('whatever else it refuses is told, and nothing is asked', async () => {
    disk.begin = () => Promise.reject(new DOMException('gone', 'InvalidStateError'));
    await expect(store.begin(toBeginning('r'))).rejects.toThrow('gone');
    expect(await store.messages('c')).toEqual([]);
    expect(store.diskRefused).toBe(false);
  });
});

test('where memory is full too, a question is refused as a whole', async () => {
  area = createRowArea({ limit: 2 });
  store = await reopen();
  const beginning = toBeginning('r', { conversationId: toTemporaryId(crypto.randomUUID()) });
  await expect(store.begin(beginning)).rejects.toThrow(/quota/);
  expect(await store.openRuns()).toEqual([]);
  expect(await store.conversations(9)).toEqual([]);
});
