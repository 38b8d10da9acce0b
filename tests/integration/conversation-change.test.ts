import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../lib/browser/system-clock.ts';
import type { ConversationStore } from '../../lib/conversations/conversation-store.ts';
import { connectTo, converse, lastAnswer, say } from '../support/conversing.ts';
import { chatStream } from '../support/fault-server/chat-script.ts';
import { createFaultServer } from '../support/fault-server/fault-server.ts';
import type { FaultServer } from '../support/fault-server/fault-server.ts';
import { createHouse } from '../support/house.ts';
import type { House, HousedSurface } from '../support/house.ts';
import { createRandom } from '../support/random.ts';
import { openRawSurface } from '../support/raw-surface.ts';
import { waitUntil } from '../support/wait-until.ts';

let server: FaultServer;
let house: House;
let store: ConversationStore;
/** By how much the clock of the house is ahead. */
let aheadMs: number;

beforeEach(async () => {
  server = await createFaultServer();
  aheadMs = 0;
  const clock = { ...systemClock, now: () => systemClock.now() + aheadMs };
  house = createHouse({ clock, wrapStore: (real) => (store = real) });
});
afterEach(async () => {
  house.close();
  await server.close();
});

const talk = (text: string): Promise<HousedSurface> =>
  converse({ house, server, store: () => store }, text);

/** The titles in the list, as a surface has them by now. */
const titles = (surface: HousedSurface): string[] | undefined =>
  surface.conversations.value?.conversations.map(({ title }) => title);

/** A surface with the list open, and the ids of these conversations, asked in this order. */
async function openList(...questions: string[]): Promise<{ panel: HousedSurface; ids: string[] }> {
  const ids: string[] = [];
  let panel: HousedSurface | undefined;
  for (const question of questions) {
    panel = await talk(question);
    ids.push(panel.conversationId.value ?? '');
  }
  if (!panel) throw new Error('no question');
  panel.watchConversations();
  await waitUntil(() => titles(panel)?.length === questions.length, 'the list');
  return { panel, ids };
}

describe('a new title', () => {
  test('is in the list, above the conversation and in the search, and outlives the next question', async () => {
    const { panel, ids } = await openList('rivers');
    expect(await panel.changeConversation(ids[0]!, { title: '  My\n brooks ' })).toBe(true);
    await waitUntil(() => titles(panel)?.[0] === 'My brooks', 'the list');
    await waitUntil(() => panel.title.value === 'My brooks', 'the header');
    server.next(chatStream({ text: 'More.' }));
    say(panel, 'And then?');
    await waitUntil(() => lastAnswer(panel)?.state.value === 'finished', 'the answer');
    panel.loadConversations('brooks', 10);
    await waitUntil(() => panel.conversations.value?.query === 'brooks', 'the search');
    expect(titles(panel)).toEqual(['My brooks']);
  });

  test('that is empty, or cannot be seen, goes back to the first words that were asked', async () => {
    const { panel, ids } = await openList('rivers');
    for (const nothing of ['', '   ', '\u200B\u2060']) {
      await panel.changeConversation(ids[0]!, { title: 'Mine' });
      await waitUntil(() => titles(panel)?.[0] === 'Mine', 'my title');
      await panel.changeConversation(ids[0]!, { title: nothing });
      await waitUntil(() => titles(panel)?.[0] === 'rivers', 'the first words');
    }
  });

  test('is cut at a thousand characters, and never within one', async () => {
    const { panel, ids } = await openList('rivers');
    await panel.changeConversation(ids[0]!, { title: `${'x'.repeat(999)}🌊🌊` });
    expect((await store.conversation(ids[0]!))?.title).toBe('x'.repeat(999));
  });
});

test('the pinned ones are first, those of a folder alone where it is asked for', async () => {
  const { panel, ids } = await openList('one', 'two', 'three');
  const [one, two] = ids as [string, string];
  await panel.changeConversation(two, { pinned: true });
  aheadMs += 10;
  await panel.changeConversation(one, { pinned: true, folder: ' Water ' });
  await waitUntil(() => titles(panel)?.join() === 'one,two,three', 'the order');
  expect(panel.conversations.value).toMatchObject({
    folders: ['Water'],
    conversations: [
      { pinned: true, folder: 'Water' },
      { pinned: true, folder: null },
      { pinned: false, folder: null },
    ],
  });
  panel.loadConversations('', 100, 'Water');
  await waitUntil(() => titles(panel)?.join() === 'one', 'the folder');
  await panel.changeConversation(one, { folder: '', pinned: false });
  await waitUntil(() => titles(panel)?.length === 0, 'the empty folder');
  expect(panel.conversations.value?.folders).toEqual([]);
  panel.loadConversations('', 2);
  await waitUntil(() => titles(panel)?.join() === 'two,three', 'as many as were asked for');
});

describe('a deleted conversation', () => {
  test('goes from every list and screen at once, and comes back with its draft', async () => {
    const { panel, ids } = await openList('rivers');
    const [id] = ids as [string];
    const own = house.openSurface({ conversationId: id, windowId: 2 });
    await waitUntil(() => own.branch.value.length === 2, 'the other window');
    panel.setDraft('not sent yet');
    expect(await panel.changeConversation(id, { deleted: true })).toBe(true);
    await waitUntil(() => titles(panel)?.length === 0, 'the empty list');
    await waitUntil(() => own.branch.value.length + panel.branch.value.length === 0, 'the void');
    expect(panel.conversationId.value).not.toBe(id);
    expect(panel.draft.value).toBe('');
    expect(await panel.records.list(null)).toEqual([]);
    const late = house.openSurface({ conversationId: id, windowId: 3 });
    await waitUntil(() => late.loaded.value, 'a window that comes late');
    expect(late.branch.value).toEqual([]);

    expect(await panel.changeConversation(id, { deleted: false })).toBe(true);
    await waitUntil(() => titles(panel)?.join() === 'rivers', 'the list');
    panel.showConversation(id);
    await waitUntil(() => panel.branch.value.length === 2, 'the conversation');
    expect(panel.draft.value).toBe('not sent yet');
  });

  test('is stopped before', async () => {
    const panel = house.openSurface();
    await connectTo(panel, server);
    await waitUntil(() => panel.loaded.value, 'the conversation');
    server.next(chatStream({ deltas: ['a'], finishReason: null, done: false, ending: 'silence' }));
    say(panel, 'Hi');
    await waitUntil(() => lastAnswer(panel)?.state.value === 'streaming', 'the answer');
    const id = panel.conversationId.value ?? '';
    const [runId] = await store.openRuns();
    await panel.changeConversation(id, { deleted: true });
    expect(house.liveCount()).toBe(0);
    await panel.changeConversation(id, { deleted: false });
    panel.showConversation(id);
    await waitUntil(() => lastAnswer(panel)?.state.value === 'stopped', 'what there was of it');
    expect(lastAnswer(panel)?.id).toBe(runId);
  });

  test('is gone for good when a background starts after its minute, and said to be so to Undo', async () => {
    const { panel, ids } = await openList('rivers');
    const [id] = ids as [string];
    await panel.changeConversation(id, { deleted: true });
    house.killBackground();
    aheadMs = 90_000;
    const dead = store;
    house.background();
    await waitUntil(() => store !== dead, 'the next background');
    await waitUntil(async () => !(await store.conversation(id)), 'the removal');
    expect(await store.messages(id)).toEqual([]);
    expect(await panel.changeConversation(id, { deleted: false })).toBe(false);
    expect(await panel.changeConversation(id, { title: 'Late' })).toBe(true);
    expect(await store.conversation(id)).toBeUndefined();
  });

  test('comes in anew when it is imported within its minute', async () => {
    const { panel, ids } = await openList('rivers');
    const [id] = ids as [string];
    const { signal } = new AbortController();
    const pieces = [];
    for await (const page of panel.records.read([id], { signal })) pieces.push(...page.pieces);
    await panel.changeConversation(id, { deleted: true });
    const outlines = [{ conversationId: id, messageIds: [] }];
    expect(await panel.records.compare(outlines, { signal })).toMatchObject({ conversations: 0 });
    expect(await panel.records.add(pieces)).toBeNull();
    await waitUntil(() => titles(panel)?.join() === 'rivers', 'the list');
    expect(await store.deleted()).toEqual([]);
    expect(await store.messages(id)).toHaveLength(2);
  });
});

test('what is said twice is done once', async () => {
  const { panel, ids } = await openList('rivers');
  const [id] = ids as [string];
  const raw = openRawSurface(house);
  const changes = [
    { title: 'Mine' },
    { pinned: true },
    { folder: 'Water' },
    { deleted: true },
  ] as const;
  for (const change of changes) {
    const command = {
      type: 'conversation-change',
      requestId: 'r',
      conversationId: id,
      change,
    } as const;
    raw.send(command);
    expect((await raw.next('carried-out')).error).toBeNull();
    const once = await store.conversation(id);
    aheadMs += 10;
    raw.send(command);
    expect((await raw.next('carried-out')).error).toBeNull();
    expect(await store.conversation(id)).toEqual(once);
  }
  await waitUntil(() => titles(panel)?.length === 0, 'the list');
});

describe.each(Array.from({ length: 10 }, (_, index) => index + 1))(
  'a background that dies soon after it was told (seed %d)',
  (seed) => {
    async function dieSoon(): Promise<void> {
      for (let turns = createRandom(seed).integer(0, 16); turns > 0; turns -= 1) {
        await new Promise((resolve) => setImmediate(resolve));
      }
      house.killBackground();
    }

    test('to rename, pin and move: all of it is so', async () => {
      const { panel, ids } = await openList('rivers');
      void panel.changeConversation(ids[0]!, { title: 'Mine', pinned: true });
      void panel.changeConversation(ids[0]!, { folder: 'Water' });
      await dieSoon();
      const seen = { title: 'Mine', pinned: true, folder: 'Water' };
      await waitUntil(() => {
        const [entry] = panel.conversations.value?.conversations ?? [];
        return entry?.title === seen.title && entry.pinned && entry.folder === seen.folder;
      }, 'the change');
    });

    test('to delete: it is in no list, no window shows it, and it can be brought back', async () => {
      const { panel, ids } = await openList('rivers');
      const done = panel.changeConversation(ids[0]!, { deleted: true });
      await dieSoon();
      expect(await done).toBe(true);
      await waitUntil(() => titles(panel)?.length === 0, 'the list');
      await waitUntil(() => panel.conversationId.value !== ids[0], 'another conversation');
      const next = house.openSurface();
      await waitUntil(() => next.loaded.value, 'a panel that comes late');
      expect(next.conversationId.value).not.toBe(ids[0]);
      expect(await panel.changeConversation(ids[0]!, { deleted: false })).toBe(true);
      await waitUntil(() => titles(panel)?.join() === 'rivers', 'the list as it was');
    });
  },
);
