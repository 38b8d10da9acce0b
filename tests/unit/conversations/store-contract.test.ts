import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ConversationStore } from '../../../lib/conversations/conversation-store.ts';
import { openConversationDatabase } from '../../../lib/conversations/database.ts';
import { createIndexedStore } from '../../../lib/conversations/indexed-store.ts';
import { createEmptyStore } from '../../support/row-area.ts';
import type { StreamPart } from '../../../lib/core/parts.ts';
import { toAnswer, toBeginning } from '../../support/messages.ts';
import { createRandom } from '../../support/random.ts';
import { kinds } from './kinds-of-stores.ts';

const text = (words: string): StreamPart => ({ type: 'text-delta', text: words });
const endAt = (atMs: number): StreamPart => ({
  type: 'finish',
  finishReason: { unified: 'stop', raw: 'stop' },
  atMs,
});

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe.each(kinds)('a store %s', (_, create) => {
  let store: ConversationStore;
  beforeEach(async () => {
    store = await create();
  });

  test('is empty at first', async () => {
    expect(await store.openRuns()).toEqual([]);
    expect(await store.conversations(10)).toEqual([]);
    expect(await store.messages('c')).toEqual([]);
    expect(await store.message('r')).toBeUndefined();
    expect(await store.conversation('c')).toBeUndefined();
    expect(await store.readJournal('r')).toEqual([]);
  });

  test('has question, run and conversation once a run has begun', async () => {
    const beginning = toBeginning('r');
    await store.begin(beginning);
    expect(await store.conversation('c')).toEqual(beginning.conversation);
    expect(await store.message('r')).toEqual(beginning.answer);
    expect(await store.message('r.question')).toEqual(beginning.question);
    expect(await store.messages('c')).toHaveLength(2);
    expect(await store.openRuns()).toEqual(['r']);
    expect(await store.readJournal('r')).toEqual([]);
  });

  test('begins a run that answers an earlier question once more', async () => {
    await store.begin(toBeginning('r'));
    const answer = toAnswer({ id: 'again', parentId: 'r.question' });
    await store.begin({ ...toBeginning('again'), question: null, answer });
    expect((await store.messages('c')).map(({ id }) => id).sort()).toEqual([
      'again',
      'r',
      'r.question',
    ]);
    expect((await store.openRuns()).sort()).toEqual(['again', 'r']);
  });

  test('reads a journal in the order of its sequence numbers, however they were counted', async () => {
    await store.begin(toBeginning('r'));
    // Rows hold joined deltas, so they have fewer parts than numbers.
    for (const [seq, words] of [
      [0, 'a'],
      [9, 'b'],
      [10, 'c'],
      [101, 'd'],
    ] as const) {
      await store.appendJournal('r', seq, [text(words), { type: 'model-used', model: words }]);
    }
    const read = await store.readJournal('r');
    expect(read.filter(({ type }) => type === 'text-delta')).toEqual(
      ['a', 'b', 'c', 'd'].map(text),
    );
    expect(read).toHaveLength(8);
  });

  test('a journal that is begun anew has what it was given, and goes on from there', async () => {
    for (const id of ['r', 'r1']) await store.begin(toBeginning(id));
    for (const seq of [0, 9, 40]) await store.appendJournal('r', seq, [text(`${seq} `)]);
    await store.appendJournal('r1', 0, [text('other')]);
    await store.restartJournal('r', [text('0 9 '), { type: 'call-start', call: 0, atMs: 1 }]);
    await store.appendJournal('r', 2, [text('on')]);
    expect(await store.readJournal('r')).toEqual([
      text('0 9 '),
      { type: 'call-start', call: 0, atMs: 1 },
      text('on'),
    ]);
    expect(await store.readJournal('r1')).toEqual([text('other')]);
    await store.restartJournal('r', []);
    expect(await store.readJournal('r')).toEqual([]);
  });

  test('keeps the journals of runs apart, also where one id begins with the other', async () => {
    for (const id of ['r', 'r1', 'r.question-1', 's']) {
      await store.begin(toBeginning(id));
      await store.appendJournal(id, 0, [text(id)]);
    }
    expect(await store.readJournal('r')).toEqual([text('r')]);
    await store.finishRun(toAnswer({ id: 'r', parts: [text('r'), endAt(2)] }));
    expect(await store.readJournal('r')).toEqual([]);
    expect(await store.readJournal('r1')).toEqual([text('r1')]);
    expect(await store.readJournal('r.question-1')).toEqual([text('r.question-1')]);
    expect((await store.openRuns()).sort()).toEqual(['r.question-1', 'r1', 's']);
  });

  test('keeps a run whole when it has ended, and drops its journal', async () => {
    await store.begin(toBeginning('r'));
    await store.appendJournal('r', 0, [text('a')]);
    const ended = toAnswer({ id: 'r', parts: [text('a'), endAt(7)] });
    await store.finishRun(ended);
    expect(await store.message('r')).toEqual(ended);
    expect(await store.readJournal('r')).toEqual([]);
    expect(await store.openRuns()).toEqual([]);
    expect(await store.messages('c')).toHaveLength(2);
  });

  test('lists conversations by their last change: a question, or the end of an answer', async () => {
    await store.begin(toBeginning('r1', { conversationId: 'one', atMs: 10 }));
    await store.begin(toBeginning('r2', { conversationId: 'two', atMs: 20 }));
    await store.begin(toBeginning('r3', { conversationId: 'three', atMs: 30 }));
    const order = async () => (await store.conversations(10)).map(({ id }) => id);
    expect(await order()).toEqual(['three', 'two', 'one']);
    const parts = [text('a'), endAt(99)];
    await store.finishRun(toAnswer({ id: 'r1', conversationId: 'one', parts }));
    expect(await order()).toEqual(['one', 'three', 'two']);
    expect((await store.conversation('one'))?.updatedAtMs).toBe(99);
    await store.begin(toBeginning('r4', { conversationId: 'two', atMs: 100 }));
    expect(await order()).toEqual(['two', 'one', 'three']);
  });

  test('does not put a conversation back in time when an old answer ends', async () => {
    await store.begin(toBeginning('r1', { atMs: 10 }));
    await store.begin(toBeginning('r2', { atMs: 50 }));
    await store.finishRun(toAnswer({ id: 'r1', parts: [endAt(20)] }));
    expect((await store.conversation('c'))?.updatedAtMs).toBe(50);
    await store.finishRun(toAnswer({ id: 'r2', parts: [text('no end')] }));
    expect((await store.conversation('c'))?.updatedAtMs).toBe(50);
  });

  test('lists no more conversations than it is asked for', async () => {
    for (let index = 1; index <= 5; index += 1) {
      await store.begin(toBeginning(`r${index}`, { conversationId: `c${index}`, atMs: index }));
    }
    expect((await store.conversations(2)).map(({ id }) => id)).toEqual(['c5', 'c4']);
  });

  test('gives the messages of one conversation only', async () => {
    await store.begin(toBeginning('r1', { conversationId: 'one' }));
    await store.begin(toBeginning('r2', { conversationId: 'two' }));
    const rows = await store.messages('one');
    expect(rows.map(({ id }) => id).sort()).toEqual(['r1', 'r1.question']);
  });

  test('is not changed by what a caller does with what it gave or took', async () => {
    const parts = [text('a')];
    await store.begin(toBeginning('r'));
    await store.appendJournal('r', 0, parts);
    parts.push(text('not written'));
    (await store.readJournal('r')).push(text('not written'));
    expect(await store.readJournal('r')).toEqual([text('a')]);
    (await store.messages('c')).length = 0;
    expect(await store.messages('c')).toHaveLength(2);
  });
});

test('both stores say the same after any history', async () => {
  for (let seed = 1; seed <= 10; seed += 1) {
    const random = createRandom(seed);
    const stores = [
      createIndexedStore(await openConversationDatabase(`history-${seed}`)),
      createEmptyStore(),
    ];
    const live = new Map<string, { conversationId: string; length: number; parts: StreamPart[] }>();
    for (let step = 1; step <= 30; step += 1) {
      const runId = live.size > 0 ? random.pick([...live.keys()]) : undefined;
      const run = runId === undefined ? undefined : live.get(runId);
      const choice = random.next();
      if (!run || runId === undefined || choice < 0.3) {
        const conversationId = `c${random.integer(1, 4)}`;
        const beginning = toBeginning(`r${step}`, { conversationId, atMs: step });
        for (const store of stores) await store.begin(beginning);
        live.set(`r${step}`, { conversationId, length: 0, parts: [] });
      } else if (choice < 0.8) {
        const parts = [text(`t${step}`)];
        for (const store of stores) await store.appendJournal(runId, run.length, parts);
        run.length += random.integer(1, 5);
        run.parts.push(...parts);
      } else {
        const parts = [...run.parts, endAt(step)];
        const answer = toAnswer({ id: runId, conversationId: run.conversationId, parts });
        for (const store of stores) await store.finishRun(answer);
        live.delete(runId);
      }
    }
    const [kept, remembered] = await Promise.all(stores.map(toContents));
    expect(remembered).toEqual(kept);
    expect(kept?.openRuns).toEqual([...live.keys()].sort());
  }
});

async function toContents(store: ConversationStore) {
  const openRuns = (await store.openRuns()).sort();
  const byId = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id);
  const list = await store.conversations(10);
  return {
    openRuns,
    journals: await Promise.all(openRuns.map((id) => store.readJournal(id))),
    conversations: list.toSorted(byId),
    newestFirst: list.map(({ updatedAtMs }) => updatedAtMs),
    messages: await Promise.all(
      ['c1', 'c2', 'c3', 'c4'].map(async (id) => (await store.messages(id)).sort(byId)),
    ),
  };
}
