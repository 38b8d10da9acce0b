import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type {
  ConversationRecord,
  ConversationStore,
} from '../../../lib/conversations/conversation-store.ts';
import { toBeginning, toQuestion } from '../../support/messages.ts';
import { find, indexAll, kinds, toRecord } from './kinds-of-stores.ts';

const byId = (a: { id: string }, b: { id: string }): number => a.id.localeCompare(b.id);

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe.each(kinds)('a store %s', (_, create) => {
  let store: ConversationStore;
  beforeEach(async () => {
    store = await create();
  });
  const found = (query: string, limit?: number): Promise<string[]> => find(store, query, limit);

  test('adds whole conversations, and nothing a second time', async () => {
    const records = [toRecord('one', 'a', 5), toRecord('two', 'b', 9)];
    await store.add(records);
    await store.add(
      records.map((each) => ({ ...each, conversation: { ...each.conversation, title: 'Later' } })),
    );
    expect((await store.conversations(9)).map(({ title }) => title)).toEqual([
      'Title two',
      'Title one',
    ]);
    expect((await store.messages('one')).sort(byId)).toEqual([...records[0]!.messages].sort(byId));
    expect(await store.openRuns()).toEqual([]);
  });

  test('adds nothing after a conversation that was deleted', async () => {
    const [first, second] = [toRecord('one', 'a'), toRecord('two', 'b')];
    await store.add([first]);
    expect(await store.add([second], 'one')).toEqual(['two']);
    await store.clear();
    expect(await store.add([second], 'one')).toBeNull();
    expect(await store.conversations(9)).toEqual([]);
    expect(await store.messages('two')).toEqual([]);
    // Whichever of the two is asked for first: never a part of it.
    await store.add([first]);
    await Promise.all([store.delete(['one']), store.add([second], 'one')]);
    expect(await store.messages('two')).toEqual([]);
  });

  test('adds what is missing of a conversation that it has in part', async () => {
    await store.begin(toBeginning('r'));
    const added = { ...toRecord('c', 'added') };
    await store.add([added]);
    expect((await store.messages('c')).map(({ id }) => id).sort()).toEqual([
      'c.r',
      'c.r.question',
      'r',
      'r.question',
    ]);
    expect((await store.conversation('c'))?.title).toBe('Title');
  });

  test('gives a message whose id is another conversation’s one of its own, and what follows goes on from it', async () => {
    const theirs = toRecord('one', 'theirs');
    await store.add([theirs]);
    const messages = [
      ...theirs.messages.map((row) => ({ ...row, conversationId: 'two' })),
      toQuestion({ id: 'next', conversationId: 'two', parentId: 'one.r' }),
    ];
    const { conversation } = toRecord('two', '');
    expect(await store.add([{ conversation, messages: messages.slice(0, 2) }])).toEqual(['two']);
    // What follows comes with another page.
    await store.add([{ conversation, messages: messages.slice(2) }]);
    const kept = new Map((await store.messages('two')).map((row) => [row.id, row.parentId]));
    expect(Object.fromEntries(kept)).toEqual({
      'again.two.one.r.question': null,
      'again.two.one.r': 'again.two.one.r.question',
      next: 'again.two.one.r',
    });
    expect((await store.messages('one')).sort(byId)).toEqual([...theirs.messages].sort(byId));
    expect(await store.add([{ conversation, messages }])).toEqual([]);
  });

  describe('that has an interrupted answer', () => {
    const error = { type: 'error', error: { kind: 'interrupted' }, atMs: 1 } as const;
    const toHalf = (said: string): ConversationRecord => {
      const { conversation, messages } = toRecord('c', '');
      const parts = [{ type: 'text-delta' as const, text: said }, error];
      return {
        conversation,
        messages: messages.map((row) => (row.role === 'user' ? row : { ...row, parts })),
      };
    };
    const whole = toRecord('c', 'Half and whole.');

    test('completes it, finds its words, and does not take it back', async () => {
      await store.add([toHalf('Half')]);
      await indexAll(store);
      expect(await store.add([whole])).toEqual(['c']);
      await indexAll(store);
      expect(await found('whole ')).toEqual(['c']);
      expect(await store.add([toHalf('Half')])).toEqual([]);
      expect((await store.messages('c')).sort(byId)).toEqual([...whole.messages].sort(byId));
    });

    test('leaves it where it says something else, or where somebody has gone on from it', async () => {
      await store.add([toHalf('Other')]);
      expect(await store.add([whole])).toEqual([]);
      await store.delete(['c']);
      await store.add([toHalf('Half')]);
      const { conversation } = whole;
      await store.add([{ conversation, messages: [toQuestion({ id: 'on', parentId: 'c.r' })] }]);
      expect(await store.add([whole])).toEqual([]);
      expect(await store.message('c.r')).toEqual(toHalf('Half').messages[1]);
    });
  });

  test('deletes a conversation with all that belongs to it, and no other', async () => {
    await store.begin(toBeginning('live', { conversationId: 'gone' }));
    await store.appendJournal('live', 0, [{ type: 'text-delta', text: 'half' }]);
    await store.add([toRecord('kept', 'stays')]);
    await indexAll(store);
    await store.delete(['gone', 'never was']);
    expect(await store.conversation('gone')).toBeUndefined();
    expect(await store.messages('gone')).toEqual([]);
    expect(await store.openRuns()).toEqual([]);
    expect(await store.readJournal('live')).toEqual([]);
    expect((await store.conversations(9)).map(({ id }) => id)).toEqual(['kept']);
    expect(await found('stays')).toEqual(['kept']);
  });

  test('writes nothing of a run that ends after its conversation was deleted', async () => {
    const beginning = toBeginning('r');
    await store.begin(beginning);
    await store.delete(['c']);
    await store.appendJournal('r', 0, [{ type: 'text-delta', text: 'late' }]);
    await store.finishRun({ ...beginning.answer, parts: [{ type: 'text-delta', text: 'late' }] });
    expect(await store.messages('c')).toEqual([]);
    expect(await store.conversations(9)).toEqual([]);
    expect(await store.readJournal('r')).toEqual([]);
    expect(await store.openRuns()).toEqual([]);
  });

  test('is empty when it was cleared', async () => {
    await store.begin(toBeginning('live'));
    await store.add([toRecord('one', 'word')]);
    await indexAll(store);
    expect((await store.clear()).toSorted()).toEqual(['c', 'one']);
    expect(await store.conversations(9)).toEqual([]);
    expect(await store.openRuns()).toEqual([]);
    expect(await store.messages('one')).toEqual([]);
    expect(await found('word')).toEqual([]);
  });

  test('names the conversations that were last changed before a time, the oldest first', async () => {
    await store.add([toRecord('new', 'a', 30), toRecord('old', 'b', 10), toRecord('mid', 'c', 20)]);
    expect(await store.conversationsBefore(30)).toEqual(['old', 'mid']);
    expect(await store.conversationsBefore(10)).toEqual([]);
  });

  test('keeps the title and the time that a conversation has, when another question is asked', async () => {
    await store.begin(toBeginning('r1', { atMs: 50, title: 'First' }));
    await store.begin(toBeginning('r2', { atMs: 20, title: 'Second' }));
    expect(await store.conversation('c')).toMatchObject({ title: 'First', updatedAtMs: 50 });
  });
});
