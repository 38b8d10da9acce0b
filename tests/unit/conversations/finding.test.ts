import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ConversationStore } from '../../../lib/conversations/conversation-store.ts';
import { openConversationDatabase } from '../../../lib/conversations/database.ts';
import { createIndexedStore } from '../../../lib/conversations/indexed-store.ts';
import { toAnswer, toBeginning } from '../../support/messages.ts';
import { find, indexAll, kinds, toRecord } from './kinds-of-stores.ts';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe.each(kinds)('a store %s', (_, create) => {
  let store: ConversationStore;
  beforeEach(async () => {
    store = await create();
  });
  const found = (query: string, limit?: number): Promise<string[]> => find(store, query, limit);

  describe('finds conversations', () => {
    beforeEach(async () => {
      await store.add([
        toRecord('rivers', 'The river Elbe flows through Dresden.', 1),
        toRecord('cities', 'Dresden, Zürich and 東京都 are cities.', 2),
        toRecord('code', 'const riverbed = await fetch(url); // 🚀❤️', 3),
        toRecord('names', 'Große Straße in Łódź, שָׁלוֹם, コーヒー, 🇩🇪', 4),
        toRecord('kanji', 'コードのヒーローは猫が好き', 5),
      ]);
      await indexAll(store);
    });

    test.each([
      ['by a word', 'elbe ', ['rivers']],
      ['by a word that is still being typed', 'riv', ['rivers', 'code']],
      ['by a whole word only, once it is ended', 'river ', ['rivers']],
      ['by several words, in any order', 'dresden river', ['rivers']],
      ['whatever the case and the accents', 'ZURICH', ['cities']],
      ['with accents where there are none', 'rìver ', ['rivers']],
      ['by part of a text without spaces', '京都', ['cities']],
      ['by the last character of such a text', '都', ['cities']],
      ['by the title', 'title code', ['code']],
      ['by the question', 'question rivers', ['rivers']],
      ['none for a word that nobody said', 'elba', []],
      ['none where one of the words is missing', 'dresden fetch', []],
      ['none for no word', ' .,! ', []],
      ['by a pictograph', 'fetch 🚀', ['code']],
      ['by a pictograph, in colour or not', '❤', ['code']],
      ['by a flag, which is two characters', '🇩🇪', ['names']],
      ['by letters as keyboards without them write them', 'strasse lodz ', ['names']],
      ['without the points of vowels', 'שלום ', ['names']],
      ['by a word that goes on over a long vowel', 'コーヒー', ['names']],
      ['by one character of a longer text, with a word behind it', '京 dresden', ['cities']],
      ['by one character of a longer text, with a space behind it', '猫 ', ['kanji']],
    ])('%s', async (_name, query, expected) => {
      expect(await found(query)).toEqual(expected);
    });

    test('no more than asked for, the newest', async () => {
      expect(await found('title', 2)).toEqual(['kanji', 'names']);
    });

    test('not any more when they are deleted', async () => {
      await store.delete(['rivers']);
      expect(await found('elbe')).toEqual([]);
      expect(await found('dresden')).toEqual(['cities']);
    });
  });

  test('finds a question before its answer has ended', async () => {
    await store.begin(toBeginning('live', { conversationId: 'asked' }));
    await indexAll(store);
    expect(await found('question live ')).toEqual(['asked']);
  });

  test('finds what was said, and not what turned out to be a thought', async () => {
    const { conversation, messages } = toRecord('c', '');
    const answer = toAnswer({
      id: 'c.r',
      parentId: 'c.r.question',
      parts: [
        { type: 'text-delta', text: 'secret' },
        { type: 'text-was-reasoning' },
        { type: 'text-delta', text: 'visible' },
      ],
    });
    await store.add([{ conversation, messages: [messages[0]!, answer] }]);
    await indexAll(store);
    expect(await found('visible ')).toEqual(['c']);
    expect(await found('secret')).toEqual([]);
  });

  test('finds more than one row of a word can name', async () => {
    const many = Array.from({ length: 600 }, (_unused, index) =>
      toRecord(`c${index}`, 'common', index),
    );
    await store.add(many);
    while ((await store.index(500)) === 500);
    expect(await found('common', 1000)).toHaveLength(600);
    expect(await found('common', 3)).toEqual(['c599', 'c598', 'c597']);
    await store.delete(many.slice(1).map(({ conversation }) => conversation.id));
    expect(await found('common', 1000)).toEqual(['c0']);
  });
});

test.each([
  ['loose', 100],
  ['bound', 0],
])(
  'nothing of a deleted conversation is left on the disk, not even its words: %s ones',
  async (_name, mostLoose) => {
    const database = await openConversationDatabase();
    const store = createIndexedStore(database, mostLoose);
    await store.add([toRecord('kept', 'shared word'), toRecord('gone', 'shared secret')]);
    while ((await store.index(100)) === 100);
    await store.index(100);
    expect(await database.count(mostLoose === 0 ? 'loose' : 'pages')).toBe(0);
    await store.delete(['gone']);
    const rows = [...(await database.getAll('pages')), ...(await database.getAll('loose'))];
    const words = rows.map((row) => row.words).join('');
    expect(words).toContain('shared');
    expect(words).not.toContain('secret');
    await store.delete(['kept']);
    for (const name of database.objectStoreNames) expect(await database.count(name)).toBe(0);
  },
);

test('a word is found by conversations whose words are bound, loose, and both', async () => {
  const store = createIndexedStore(await openConversationDatabase(), 2);
  await store.add([toRecord('one', 'shared', 1), toRecord('two', 'shared', 2)]);
  await store.add([toRecord('three', 'shared only', 3)]);
  await store.index(100);
  // Bound by now; what is said later is loose, of one that has words on the pages too.
  await store.add([toRecord('four', 'shared', 4)]);
  const [question, answer] = toRecord('one.more', 'later word').messages;
  await store.add([
    {
      conversation: { id: 'one', title: 'Title one', createdAtMs: 1, updatedAtMs: 1 },
      messages: [
        { ...question!, conversationId: 'one' },
        { ...answer!, conversationId: 'one' },
      ],
    },
  ]);
  await store.index(100);
  const found = async (query: string): Promise<string[]> =>
    (await store.search(query, 10)).map(({ id }) => id);
  expect(await found('shared ')).toEqual(['four', 'three', 'two', 'one']);
  expect(await found('shared lat')).toEqual(['one']);
  expect(await found('later only')).toEqual([]);
});
