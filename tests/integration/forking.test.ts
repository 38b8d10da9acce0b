import { toQuestionText } from '../../lib/core/content.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { toTemporaryId } from '../../lib/core/ids.ts';
import type { ConversationStore } from '../../lib/conversations/conversation-store.ts';
import { converse, lastAnswer, say, stateOf, textOf } from '../support/conversing.ts';
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
/** Whether the disk takes no copies. */
let isFull: boolean;

beforeEach(async () => {
  server = await createFaultServer();
  isFull = false;
  house = createHouse({
    wrapStore: (real) => (store = real),
    wrapDisk: (disk) => ({
      ...disk,
      add: (...records) =>
        isFull
          ? Promise.reject(new DOMException('No room.', 'QuotaExceededError'))
          : disk.add(...records),
    }),
  });
});
afterEach(async () => {
  house.close();
  await server.close();
});

/** A panel whose conversation has `rivers`, two versions of its answer, and a question after the second. */
async function open(): Promise<{ panel: HousedSurface; id: string; first: string }> {
  const panel = await converse({ house, server, store: () => store }, 'rivers');
  const first = lastAnswer(panel)!.id;
  server.next(
    chatStream({ text: 'Other.' }),
    chatStream({ deltas: ['Half'], finishReason: null, done: false, ending: 'silence' }),
  );
  panel.retry(first);
  await waitUntil(() => textOf(panel) === 'Other.' && stateOf(panel) === 'finished', 'the other');
  say(panel, 'And brooks?');
  await waitUntil(() => textOf(panel) === 'Half', 'the half');
  return { panel, id: panel.conversationId.value!, first };
}

async function stop(panel: HousedSurface): Promise<void> {
  panel.stop(lastAnswer(panel)!.id);
  await waitUntil(async () => (await store.openRuns()).length === 0, 'the end of the run');
}

const texts = (panel: HousedSurface): string[] =>
  panel.branch.value.map((row) =>
    row.role === 'user' ? toQuestionText(row.message.content) : row.view().text.toString(),
  );

describe('a fork', () => {
  test('has the branch up to its answer under other ids, each in the state it ended in, and goes on by itself', async () => {
    const { panel, id } = await open();
    await stop(panel);
    await panel.changeConversation(id, { folder: 'Water', pinned: true });
    const before = await store.messages(id);
    expect(await panel.fork(lastAnswer(panel)!.id)).toBe(true);
    await waitUntil(() => panel.loaded.value && panel.conversationId.value !== id, 'the fork');
    const intoId = panel.conversationId.value!;
    expect(texts(panel)).toEqual(['rivers', 'Other.', 'And brooks?', 'Half']);
    expect(stateOf(panel)).toBe('stopped');
    expect(panel.branch.value.every(({ id }) => panel.forkAt(id) === undefined)).toBe(true);
    const rows = panel.branch.value.map(({ message }) => message);
    expect(rows.map(({ parentId }) => parentId)).toEqual([
      null,
      ...rows.slice(0, -1).map((row) => row.id),
    ]);
    expect(panel.title.value).toBe('rivers (2)');
    const copy = await store.conversation(intoId);
    expect(copy).toMatchObject({ title: 'rivers (2)', folder: 'Water' });
    expect(copy?.pinnedAtMs).toBeUndefined();
    const known = new Set(before.map((row) => row.id));
    expect((await store.messages(intoId)).some((row) => known.has(row.id))).toBe(false);

    server.next(chatStream({ text: 'Smaller.' }));
    say(panel, 'And creeks?');
    await waitUntil(() => textOf(panel) === 'Smaller.', 'the answer');
    expect(await store.messages(id)).toEqual(before);
    panel.showConversation(id);
    await waitUntil(() => panel.branch.value.length === 4, 'the old one');
    expect(await panel.records.list(null)).toHaveLength(2);
  });

  test('of an earlier version is that version', async () => {
    const { panel, id, first } = await open();
    await stop(panel);
    panel.showBranch(first);
    expect(await panel.fork(first)).toBe(true);
    await waitUntil(() => panel.loaded.value && panel.conversationId.value !== id, 'the fork');
    expect(texts(panel)).toEqual(['rivers', 'About rivers.']);
  });

  test('of a temporary conversation is temporary, and nothing of it is on the disk', async () => {
    const { panel } = await open();
    await stop(panel);
    panel.newConversation({ temporary: true });
    server.next(chatStream({ text: 'Hush.' }));
    say(panel, 'A secret');
    await waitUntil(() => stateOf(panel) === 'finished', 'the answer');
    await waitUntil(async () => (await store.openRuns()).length === 0, 'the end of the run');
    const fromId = panel.conversationId.value!;
    expect(await panel.fork(lastAnswer(panel)!.id)).toBe(true);
    await waitUntil(() => panel.loaded.value && panel.conversationId.value !== fromId, 'the fork');
    expect(panel.conversationId.value).toMatch(/^temporary\./);
    expect(texts(panel)).toEqual(['A secret', 'Hush.']);
    expect(await panel.records.list(null)).toHaveLength(1);
    house.killBackground();
    house.forgetSession();
    house.background();
    const next = house.openSurface({ conversationId: panel.conversationId.value!, windowId: 2 });
    await waitUntil(() => next.loaded.value, 'another panel');
    expect(next.branch.value).toEqual([]);
  });

  test('that the disk has no room for is refused, and the screen stays as it is', async () => {
    const { panel, id } = await open();
    await stop(panel);
    isFull = true;
    expect(await panel.fork(lastAnswer(panel)!.id)).toBe(false);
    expect(panel.conversationId.value).toBe(id);
    expect(await panel.records.list(null)).toEqual([id]);
  });

  test('of what is being written, of a question, of nothing, or out of the temporary is refused', async () => {
    const { panel, id, first } = await open();
    const raw = openRawSurface(house);
    const refuse = async (messageId: string, intoId = 'new', conversationId = id) => {
      const command = { type: 'conversation-fork', requestId: messageId } as const;
      raw.send({ ...command, conversationId, messageId, intoId });
      expect((await raw.next('carried-out')).error?.kind).toBe('not-found');
      expect(await store.conversation(intoId)).toBeUndefined();
    };
    await refuse(lastAnswer(panel)!.id);
    await stop(panel);
    await refuse(panel.branch.value[0]!.id);
    await refuse('nobody');
    await refuse(first, 'new', 'nowhere');
    await refuse(first, toTemporaryId('new'));
    await panel.changeConversation(id, { deleted: true });
    await refuse(first);
  });

  test('that is asked for twice is one', async () => {
    const { panel, id, first } = await open();
    await stop(panel);
    const raw = openRawSurface(house);
    const command = { type: 'conversation-fork', requestId: 'r', conversationId: id } as const;
    raw.send({ ...command, messageId: first, intoId: 'new' });
    expect((await raw.next('carried-out')).error).toBeNull();
    const once = [await store.conversation('new'), await store.messages('new')];
    raw.send({ ...command, messageId: first, intoId: 'new' });
    expect((await raw.next('carried-out')).error).toBeNull();
    expect([await store.conversation('new'), await store.messages('new')]).toEqual(once);
    expect(once[1]).toHaveLength(2);
  });

  test.each(Array.from({ length: 10 }, (_, index) => index + 1))(
    'is whole and one, where the background dies soon after it was told (seed %d)',
    async (seed) => {
      const { panel, id } = await open();
      await stop(panel);
      const done = panel.fork(lastAnswer(panel)!.id);
      for (let turns = createRandom(seed).integer(0, 16); turns > 0; turns -= 1) {
        await new Promise((resolve) => setImmediate(resolve));
      }
      house.killBackground();
      expect(await done).toBe(true);
      await waitUntil(() => panel.loaded.value && panel.conversationId.value !== id, 'the fork');
      expect(texts(panel)).toEqual(['rivers', 'Other.', 'And brooks?', 'Half']);
      expect(await panel.records.list(null)).toHaveLength(2);
    },
  );
});
