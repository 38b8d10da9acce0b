import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ConversationRecord } from '../../../lib/conversations/conversation-store.ts';
import type { ConversationStore } from '../../../lib/conversations/conversation-store.ts';
import { openConversationDatabase } from '../../../lib/conversations/database.ts';
import { createIndexedStore } from '../../../lib/conversations/indexed-store.ts';
import { createTieredStore } from '../../../lib/conversations/tiered-store.ts';
import { toAnswer, toBeginning, toQuestion } from '../../support/messages.ts';
import { createEmptyStore } from '../../support/row-area.ts';

const kinds: readonly (readonly [string, () => Promise<ConversationStore>])[] = [
  ['over IndexedDB', async () => createIndexedStore(await openConversationDatabase())],
  [
    'over IndexedDB, whose words are all bound at once',
    async () => createIndexedStore(await openConversationDatabase(), 0),
  ],
  ['in memory', async () => createEmptyStore()],
  [
    'in two tiers',
    async () =>
      createTieredStore(createIndexedStore(await openConversationDatabase()), createEmptyStore()),
  ],
];

/** A conversation of one question and its ended answer. */
function toRecord(id: string, said: string, atMs = 1): ConversationRecord {
  return {
    conversation: { id, title: `Title ${id}`, createdAtMs: atMs, updatedAtMs: atMs },
    messages: [
      toQuestion({ id: `${id}.r.question`, conversationId: id, createdAtMs: atMs }),
      toAnswer({
        id: `${id}.r`,
        conversationId: id,
        parentId: `${id}.r.question`,
        createdAtMs: atMs,
        parts: [
          { type: 'text-delta', text: said },
          { type: 'finish', finishReason: { unified: 'stop', raw: null }, atMs },
        ],
      }),
    ],
  };
}

const byId = (a: { id: string }, b: { id: string }): number => a.id.localeCompare(b.id);

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe.each(kinds)('a store %s', (_, create) => {
  let store: ConversationStore;
  beforeEach(async () => {
    store = await create();
  });
  const found = async (query: string, limit = 10): Promise<string[]> =>
    (await store.search(query, limit)).map(({ id }) => id);
  const indexAll = async (): Promise<void> => {
    while ((await store.index(2)) === 2);
  };

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
      await indexAll();
      expect(await store.add([whole])).toEqual(['c']);
      await indexAll();
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
    await indexAll();
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
    await indexAll();
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

  describe('finds conversations', () => {
    beforeEach(async () => {
      await store.add([
        toRecord('rivers', 'The river Elbe flows through Dresden.', 1),
        toRecord('cities', 'Dresden, Zürich and 東京都 are cities.', 2),
        toRecord('code', 'const riverbed = await fetch(url); // 🚀❤️', 3),
        toRecord('names', 'Große Straße in Łódź, שָׁלוֹם, コーヒー, 🇩🇪', 4),
        toRecord('kanji', 'コードのヒーローは猫が好き', 5),
      ]);
      await indexAll();
    });

    test.each([
      ['by a word', 'elbe ', ['rivers']],
      ['by a word that is still being typed', 'riv', ['code', 'rivers']],
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
    await indexAll();
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
    await indexAll();
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
