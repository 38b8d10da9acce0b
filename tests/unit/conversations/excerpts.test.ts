import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ConversationStore } from '../../../lib/conversations/conversation-store.ts';
import { toExcerpts } from '../../../lib/conversations/excerpts.ts';
import { toAnswer, toQuestion } from '../../support/messages.ts';
import { kinds, toRecord } from './kinds-of-stores.ts';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe.each(kinds)('a store %s', (_, create) => {
  let store: ConversationStore;
  beforeEach(async () => {
    store = await create();
  });

  test('says in which message the words stand, and what is around them', async () => {
    await store.add([
      toRecord('rivers', 'The river Elbe flows through Dresden.'),
      toRecord('cities', 'Dresden is a city.'),
      toRecord('other', 'Dresden too, and nobody asks for it.'),
    ]);
    expect(await store.excerpts(['rivers', 'cities', 'gone'], 'dresden riv')).toEqual([
      {
        conversationId: 'rivers',
        messageId: 'rivers.r',
        text: 'The river Elbe flows through Dresden.',
        isBeginning: true,
        isEnd: true,
      },
      expect.objectContaining({ conversationId: 'cities', text: 'Dresden is a city.' }),
    ]);
  });

  test('has none of what was thought, and none for no words', async () => {
    const { conversation, messages } = toRecord('c', '');
    const answer = toAnswer({
      id: 'c.r',
      parentId: 'c.r.question',
      parts: [
        { type: 'text-delta', text: 'secret' },
        { type: 'text-was-reasoning' },
        { type: 'reasoning-delta', text: 'secret' },
        { type: 'text-delta', text: 'visible' },
      ],
    });
    await store.add([{ conversation, messages: [messages[0]!, answer] }]);
    expect(await store.excerpts(['c'], 'secret')).toEqual([]);
    expect(await store.excerpts(['c'], ' .,! ')).toEqual([]);
  });
});

/** The text of the one excerpt of a conversation in which that was said. */
async function toText(said: string, query: string): Promise<string | undefined> {
  const { messages } = toRecord('c', said);
  return (await toExcerpts(['c'], query, async () => messages))[0]?.text;
}

const far = 'lorem ipsum '.repeat(400);

test.each([
  ['in another case, with accents', 'crème BRÛLÉE', 'creme brulee '],
  ['in letters that keyboards lack', 'Große Straße', 'grosse strasse '],
  ['in a script without spaces', '東京都の天気', '天気'],
  ['by one character of it', '東京都の天気', '都 '],
  ['without the points of vowels', 'שָׁלוֹם', 'שלום '],
  ['in Arabic', 'النهر في المدينة', 'المدينة '],
  ['by a pictograph', 'gone 🚀 there', '🚀'],
])('finds the place of words %s', async (_name, said, query) => {
  expect(await toText(`${far}${said} ${far}`, query)).toContain(said);
});

test('takes a whole word for a whole word', async () => {
  const text = await toText(`${far}the riverbed ${far}the river ${far}`, 'river ');
  expect(text).toContain('the river ');
  expect(text).not.toContain('riverbed');
});

test('takes the place where most of the words stand together', async () => {
  const said = `the first ${far}the second, and by the Elbe ${far}`;
  expect(await toText(said, 'the elbe')).toContain('by the Elbe');
});

test('takes the message that has most of the words, and the latest of those', async () => {
  const said = ['Elbe and Dresden', 'Elbe and Dresden again', 'Elbe alone'];
  const messages = said.map((text, at) =>
    toQuestion({ id: `m${at}`, createdAtMs: at, content: [{ type: 'text', text }] }),
  );
  const [excerpt] = await toExcerpts(['c'], 'elbe dresden', async () => messages);
  expect(excerpt?.messageId).toBe('m1');
});

test('leaves the characters at its borders whole', async () => {
  const said = `${'😀'.repeat(300)} x Elbe ${'😀'.repeat(300)}`;
  for (const piece of [said, `.${said}`, said.replace('x', 'xx')]) {
    expect((await toText(piece, 'elbe'))?.isWellFormed()).toBe(true);
  }
});

test('stops reading where there is too much', async () => {
  const read: string[] = [];
  const long = 'word '.repeat(500_000);
  await toExcerpts(['a', 'b', 'c', 'd'], 'word', async (id) => {
    read.push(id);
    return toRecord(id, long).messages;
  });
  expect(read).toEqual(['a', 'b']);
});
