import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../lib/browser/system-clock.ts';
import type { ConversationStore } from '../../lib/conversations/conversation-store.ts';
import { converse, lastAnswer, say } from '../support/conversing.ts';
import { chatStream } from '../support/fault-server/chat-script.ts';
import { createFaultServer } from '../support/fault-server/fault-server.ts';
import type { FaultServer } from '../support/fault-server/fault-server.ts';
import { createHouse } from '../support/house.ts';
import type { House, HousedSurface, HouseOptions } from '../support/house.ts';
import { waitUntil } from '../support/wait-until.ts';

let server: FaultServer;
let house: House;
let store: ConversationStore;

/** A house whose store the test can look into. */
function open(options: HouseOptions = {}): void {
  house = createHouse({ ...options, wrapStore: (real) => (store = real) });
}

beforeEach(async () => {
  server = await createFaultServer();
  open();
});
afterEach(async () => {
  house.close();
  await server.close();
});

async function readyOptions(): Promise<HousedSurface> {
  const options = house.openSurface({ kind: 'options' });
  await waitUntil(() => options.status.value === 'ready', 'the options');
  return options;
}

describe('deleting a conversation', () => {
  test('empties every surface that shows it, and takes its draft along', async () => {
    const panel = await converse({ house, server, store: () => store }, 'rivers');
    const id = panel.conversationId.value ?? '';
    const second = house.openSurface();
    const own = house.openSurface({ conversationId: id, windowId: 2 });
    await waitUntil(() => second.branch.value.length + own.branch.value.length === 4, 'all');
    panel.setDraft('not sent yet');
    const options = await readyOptions();
    expect(await options.records.remove([id])).toBeNull();
    const surfaces = [panel, second, own];
    await waitUntil(() => surfaces.every(({ branch }) => branch.value.length === 0), 'the void');
    await waitUntil(() => panel.conversationId.value === second.conversationId.value, 'one void');
    for (const surface of surfaces) {
      expect(surface.conversationId.value).not.toBe(id);
      expect(surface.draft.value).toBe('');
      expect(surface.title.value).toBe('');
    }
    panel.showConversation(id);
    expect(panel.draft.value).toBe('');
  });

  test('leaves a surface alone that shows another, and takes its row out of the list', async () => {
    const panel = await converse({ house, server, store: () => store }, 'rivers');
    const id = panel.conversationId.value ?? '';
    panel.newConversation();
    panel.setDraft('for later');
    panel.loadConversations('', 10);
    await waitUntil(() => panel.conversations.value?.conversations.length === 1, 'the list');
    const shown = panel.conversationId.value;
    await panel.records.remove([id]);
    await waitUntil(() => panel.conversations.value?.conversations.length === 0, 'the empty list');
    expect(panel.conversationId.value).toBe(shown);
    expect(panel.draft.value).toBe('for later');
  });
});

test('a conversation that is deleted unread takes its mark and its notice along', async () => {
  const panel = await converse({ house, server, store: () => store }, 'lakes');
  void panel.saveSettings({ notifyWhenDone: true });
  await waitUntil(() => panel.settings.value.notifyWhenDone, 'the setting');
  panel.newConversation();
  server.next(chatStream({ text: 'x', holdAfterDelta: { index: 0, name: 'rest' } }));
  say(panel, 'rivers');
  await waitUntil(() => lastAnswer(panel)?.view().text.toString() === 'x', 'the beginning');
  const id = panel.conversationId.value ?? '';
  panel.newConversation();
  await waitUntil(() => panel.loaded.value, 'the new one');
  server.release('rest');
  await waitUntil(() => house.notices.has(id), 'the notice');
  expect(await panel.records.remove([id])).toBeNull();
  expect(house.notices.has(id)).toBe(false);
});

test('what goes by itself while no surface is open takes its draft along with the next one', async () => {
  house.close();
  let aheadMs = 0;
  const clock = { ...systemClock, now: () => systemClock.now() + aheadMs };
  open({ clock });
  const panel = await converse({ house, server, store: () => store }, 'rivers');
  const id = panel.conversationId.value ?? '';
  panel.setDraft('not sent yet');
  void panel.saveSettings({ keepDays: 7 });
  await waitUntil(() => panel.settings.value.keepDays === 7, 'the setting');
  panel.close();
  house.killBackground();
  aheadMs = 8 * 86_400_000;
  const dead = store;
  house.background();
  await waitUntil(() => store !== dead, 'the next background');
  await waitUntil(async () => (await store.conversations(1)).length === 0, 'the deletion');
  const later = house.openSurface({ conversationId: id });
  await waitUntil(() => later.status.value === 'ready', 'the panel');
  expect(later.draft.value).toBe('');
});
