import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import type { DiskStore, RunBeginning } from '../../../lib/conversations/conversation-store.ts';
import { openConversationDatabase } from '../../../lib/conversations/database.ts';
import { createIndexedStore } from '../../../lib/conversations/indexed-store.ts';
import { createMemoryStore } from '../../../lib/conversations/memory-store.ts';
import { createTieredStore } from '../../../lib/conversations/tiered-store.ts';
import type { TieredStore } from '../../../lib/conversations/tiered-store.ts';
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
let isFull = false;
let taken: (readonly string[])[] = [];
const follow = (runId: string, after: string | null, atMs: number): RunBeginning => ({
  ...toBeginning(runId, { atMs }),
  question: toQuestion({ id: `${runId}.question`, parentId: after, createdAtMs: atMs }),
});
const finish = (id: string): Promise<boolean> =>
  store.finishRun(toAnswer({ id, parts: [text(`said ${id}`)] }));
/** No row of the disk hangs from one that is not there. */
const expectNoGap = async (): Promise<void> => {
  const rows = await disk.messages('c');
  const ids = new Set(rows.map(({ id }) => id));
  for (const { parentId } of rows) if (parentId !== null) expect([...ids]).toContain(parentId);
};

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  area = createRowArea();
  isFull = false;
  taken = [];
  const whole = createIndexedStore(await openConversationDatabase());
  const refuse =
    <Args extends unknown[], Result>(write: (...args: Args) => Promise<Result>) =>
    async (...args: Args) => {
      if (isFull) throw full;
      const result = await write(...args);
      await expectNoGap();
      return result;
    };
  disk = {
    ...whole,
    begin: refuse(whole.begin),
    finishRun: refuse(whole.finishRun),
    takeUp: refuse(async (record) => {
      taken.push(record.messages.map(({ id }) => id));
      return whole.takeUp(record);
    }),
  };
  store = await reopen();
  await store.begin(follow('r1', null, 1));
  await finish('r1');
  isFull = true;
  await store.begin(follow('r2', 'r1', 2));
});

test('what was kept in memory is on the disk before what hangs from it', async () => {
  await finish('r2');
  expect(await disk.messages('c')).toHaveLength(2);
  isFull = false;
  await store.begin(follow('r3', 'r2', 3));
  expect(taken).toEqual([['r2.question', 'r2']]);
  expect((await disk.messages('c')).map(({ id }) => id).sort()).toEqual(
    ['r1', 'r1.question', 'r2', 'r2.question', 'r3', 'r3.question'].sort(),
  );
  expect(await disk.message('r2')).toMatchObject({ parts: [text('said r2')] });
  expect((await disk.conversation('c'))?.updatedAtMs).toBe(3);
  expect(await area.all()).toEqual({});
  while ((await disk.index(9)) === 9);
  expect((await disk.search('said r2', 9)).map(({ id }) => id)).toEqual(['c']);
});

test('it goes there with its own end, and with the end of any other', async () => {
  isFull = false;
  await finish('r2');
  expect(await disk.messages('c')).toHaveLength(4);
  expect(store.diskRefused).toBe(false);
  isFull = true;
  await store.begin(follow('r3', 'r2', 3));
  await finish('r3');
  isFull = false;
  await store.finishRun(toAnswer({ id: 'elsewhere', conversationId: 'd', parts: [] }));
  expect(await disk.messages('c')).toHaveLength(6);
});

test('it goes there with the next background', async () => {
  await finish('r2');
  isFull = false;
  store = await reopen();
  expect(store.diskRefused).toBe(false);
  expect(await disk.messages('c')).toHaveLength(4);
  expect(await area.all()).toEqual({});
});

test('a background that finds something in memory alone says so', async () => {
  await finish('r2');
  store = await reopen();
  expect(store.diskRefused).toBe(true);
});

test('what begins beside an answer that is still in memory waits with it', async () => {
  isFull = false;
  await store.begin(follow('r3', 'r1', 3));
  await finish('r3');
  expect(await disk.messages('c')).toHaveLength(2);
  await finish('r2');
  expect(await disk.messages('c')).toHaveLength(6);
  expect(await area.all()).toEqual({});
});

test('what begins at the moment of the move is neither lost nor twice', async () => {
  await finish('r2');
  isFull = false;
  await Promise.all([
    store.begin(toBeginning('other', { conversationId: 'd' })),
    store.begin(follow('r3', 'r2', 3)),
    store.begin(follow('r4', 'r2', 4)),
  ]);
  expect(await store.messages('c')).toHaveLength(8);
  expect(await disk.messages('c')).toHaveLength(8);
});

test('what is deleted at the moment of the move does not come back', async () => {
  await finish('r2');
  isFull = false;
  const begun = store.begin(toBeginning('other', { conversationId: 'd' }));
  await store.delete(['c']);
  await begun;
  expect(await store.messages('c')).toEqual([]);
  expect(await store.conversation('c')).toBeUndefined();
});

test('what an import has made whole meanwhile stays whole', async () => {
  await finish('r2');
  const { conversation } = toBeginning('r2');
  const whole = toAnswer({ id: 'r2', parts: [text('said r2, and more')] });
  await disk.add([{ conversation, messages: [whole] }]);
  isFull = false;
  store = await reopen();
  expect(await disk.message('r2')).toEqual(whole);
});
