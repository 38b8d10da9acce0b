import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import type { ConversationStore } from '../../../lib/conversations/conversation-store.ts';
import { openConversationDatabase } from '../../../lib/conversations/database.ts';
import type { ConversationDatabase } from '../../../lib/conversations/database.ts';
import { createIndexedStore } from '../../../lib/conversations/indexed-store.ts';
import { toTerms } from '../../../lib/conversations/terms.ts';
import { readPage } from '../../../lib/conversations/word-page.ts';
import { toAnswer, toBeginning } from '../../support/messages.ts';
import { checkLater } from '../../support/property.ts';

// Only the background writes, and for a moment there may be two: one that was just replaced, and its successor.

/** What a writer does next, with run `run` of conversation `conversation`. */
interface Action {
  kind: 'begin' | 'append' | 'finish' | 'delete' | 'index' | 'clear' | 'add';
  run: number;
  conversation: number;
}

const action: fc.Arbitrary<Action> = fc.record({
  kind: fc.constantFrom(
    'begin' as const,
    'begin' as const,
    'append' as const,
    'append' as const,
    'finish' as const,
    'finish' as const,
    'index' as const,
    'delete' as const,
    'add' as const,
    'clear' as const,
  ),
  run: fc.nat({ max: 3 }),
  conversation: fc.nat({ max: 1 }),
});

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

function act(
  store: ConversationStore,
  { kind, run, conversation }: Action,
  atMs: number,
): Promise<unknown> {
  const conversationId = `c${conversation}`;
  // A run is of one conversation.
  const runId = `r${conversation}-${run}`;
  const said = [{ type: 'text-delta', text: `word${run} ` }] as const;
  switch (kind) {
    case 'begin':
      return store.begin(toBeginning(runId, { conversationId, atMs, title: `Title ${runId}` }));
    case 'append':
      return store.appendJournal(runId, atMs, said);
    case 'finish':
      return store.finishRun(
        toAnswer({ id: runId, conversationId, parentId: `${runId}.question`, parts: [...said] }),
      );
    case 'delete':
      return store.delete([conversationId]);
    case 'index':
      return store.index(2);
    case 'clear':
      return store.clear();
    case 'add': {
      const { conversation: row, question, answer } = toBeginning(runId, { conversationId, atMs });
      const messages = [question!, { ...answer, parts: [...said] }];
      return store.add([{ conversation: row, messages }]);
    }
  }
}

/** Does one thing after the other, with pauses of `pauses` turns between. */
async function work(store: ConversationStore, actions: readonly [Action, number][]): Promise<void> {
  for (const [index, [next, pauses]] of actions.entries()) {
    for (let turn = 0; turn < pauses; turn += 1) await new Promise(setImmediate);
    await act(store, next, index);
  }
}

/** Everything that must hold whatever happened, once nobody writes and a background has started on it. */
async function expectConsistent(database: ConversationDatabase): Promise<void> {
  const store = createIndexedStore(database);
  await store.sweep();
  while ((await store.index(3)) === 3);
  const conversations = new Map(
    (await database.getAll('conversations')).map((row) => [row.id, row]),
  );
  const messages = await database.getAll('messages');
  const open = messages.filter((row) => row.role === 'assistant' && row.parts === null);
  expect([...(await store.openRuns())].sort()).toEqual(open.map(({ id }) => id).sort());
  const openIds = new Set(open.map(({ id }) => id));
  for (const { runId } of await database.getAll('journal')) expect(openIds).toContain(runId);
  for (const { conversationId } of messages) expect(conversations.has(conversationId)).toBe(true);
  expect(await database.count('unindexed')).toBe(0);
  // What can be found is what is there, no more and no less.
  const numbers = new Map<number, string>();
  for (const number of await database.getAllKeys('numbers')) {
    numbers.set(number, (await database.get('numbers', number))!.conversationId);
  }
  const found = new Map<string, Set<string>>();
  const note = (number: number, word: string): void => {
    const id = numbers.get(number);
    expect(id, `${word} of a conversation that is no more`).toBeDefined();
    found.set(id!, (found.get(id!) ?? new Set()).add(word));
  };
  for (const { block, words } of await database.getAll('pages')) {
    const { ids } = (await database.get('members', block))!;
    for (const [word, found] of readPage(words)) {
      for (const mark of found) {
        const position = mark.charCodeAt(0) - 0xe000;
        expect(ids[position]).toBeTypeOf('string');
        note(block * 256 + position, word);
      }
    }
  }
  for (const { block, ids } of await database.getAll('members')) {
    for (const [at, id] of ids.entries()) {
      if (id !== null) expect(numbers.get(block * 256 + at)).toBe(id);
    }
  }
  for (const { number, conversationId, words } of await database.getAll('loose')) {
    expect(numbers.get(number)).toBe(conversationId);
    for (const word of words.split('\n').filter(Boolean)) note(number, word);
  }
  for (const [id, { title }] of conversations) {
    const ended = messages.filter((row) => row.conversationId === id && !openIds.has(row.id));
    if (!ended.some(({ role }) => role === 'assistant')) continue;
    for (const term of toTerms(title)) expect(found.get(id)).toContain(term);
    for (const row of ended) {
      if (row.role === 'assistant') expect(found.get(id)).toContain(`word${row.id.at(-1)}`);
    }
  }
  for (const id of found.keys()) expect(conversations.has(id)).toBe(true);
}

test('any interleaving of two writers ends consistent', async () => {
  let number = 0;
  const actions = fc.array(fc.tuple(action, fc.nat({ max: 6 })), { minLength: 1, maxLength: 14 });
  await checkLater(
    fc.asyncProperty(actions, actions, async (first, second) => {
      number += 1;
      const name = `database-${number}`;
      const [one, other] = await Promise.all([
        openConversationDatabase(name),
        openConversationDatabase(name),
      ]);
      await Promise.all([
        // One binds its words at once, the other when there are two conversations of them.
        work(createIndexedStore(one, 0), first),
        work(createIndexedStore(other, 1), second),
      ]);
      await expectConsistent(one);
      one.close();
      other.close();
    }),
    300,
  );
});

test('of two writers that begin one run, one begins it', async () => {
  const stores = [
    createIndexedStore(await openConversationDatabase()),
    createIndexedStore(await openConversationDatabase()),
  ];
  const begun = await Promise.all(stores.map((store) => store.begin(toBeginning('r'))));
  expect(begun.toSorted((a, b) => Number(a) - Number(b))).toEqual([false, true]);
});

test('an answer that has ended is never begun again', async () => {
  const store = createIndexedStore(await openConversationDatabase());
  await store.begin(toBeginning('r'));
  const ended = toAnswer({ id: 'r', parts: [{ type: 'text-delta', text: 'kept' }] });
  await store.finishRun(ended);
  expect(await store.begin(toBeginning('r'))).toBe(false);
  expect(await store.message('r')).toEqual(ended);
});
