import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chatStream } from '../support/fault-server/chat-script.ts';
import { createFaultServer } from '../support/fault-server/fault-server.ts';
import type { FaultServer } from '../support/fault-server/fault-server.ts';
import { connectTo, lastAnswer, say } from '../support/conversing.ts';
import { createHouse } from '../support/house.ts';
import type { House, HousedSurface } from '../support/house.ts';
import { waitUntil } from '../support/wait-until.ts';

let server: FaultServer;
let house: House;

beforeEach(async () => {
  server = await createFaultServer();
});

afterEach(async () => {
  house.close();
  await server.close();
});

/** A house with a connection, and a panel in it. */
async function open(): Promise<HousedSurface> {
  house = createHouse();
  const panel = house.openSurface();
  await connectTo(panel, server);
  return panel;
}

function stateOf(surface: HousedSurface): string | undefined {
  return lastAnswer(surface)?.state.value;
}

describe('typing', () => {
  test('that was sent does not come back as a draft, though another conversation was opened at once', async () => {
    const panel = await open();
    await waitUntil(() => panel.conversationId.value, 'the conversation');
    const id = panel.conversationId.value!;
    panel.setDraft('Hi');
    say(panel, 'Hi');
    panel.newConversation();
    await waitUntil(() => server.requests.length === 1 && house.liveCount() === 0, 'the answer');
    panel.showConversation(id);
    await waitUntil(() => stateOf(panel) === 'finished', 'the conversation');
    expect(panel.draft.value).toBe('');
  });

  test('in a page that shows a conversation by its URL is kept as well', async () => {
    house = createHouse();
    const page = house.openSurface({ conversationId: 'by-url' });
    await waitUntil(() => page.loaded.value, 'the page');
    page.setDraft('half a tho');
    page.close();
    const later = house.openSurface({ conversationId: 'by-url' });
    await waitUntil(() => later.draft.value === 'half a tho', 'the draft');
  });

  test('survives the panel, and the question is safe until it was taken', async () => {
    const panel = await open();
    panel.setDraft('half a tho');
    panel.close();
    const later = house.openSurface();
    await waitUntil(() => later.draft.value === 'half a tho', 'the draft');
    house.killBackground();
    later.ask([{ type: 'text', text: 'half a thought' }]);
    expect(later.draft.value).toBe('');
    await waitUntil(() => stateOf(later) === 'finished', 'the answer');
    later.close();
    const last = house.openSurface();
    await waitUntil(() => last.loaded.value, 'the last one');
    expect(last.draft.value).toBe('');
  });
});

test('what was typed into a temporary conversation of a popup waits for the panel that is opened', async () => {
  const panel = await open();
  panel.newConversation({ temporary: true });
  server.next(
    chatStream({ deltas: ['begun '], finishReason: null, done: false, ending: 'silence' }),
  );
  say(panel, 'In confidence');
  await waitUntil(() => stateOf(panel) === 'streaming', 'the answer');
  panel.close();
  const popup = house.openSurface({ kind: 'popup' });
  await waitUntil(() => stateOf(popup) === 'streaming', 'the popup');
  popup.setDraft('half a tho');
  popup.handOver();
  await waitUntil(() => popup.draft.value === '', 'the words to go');
  popup.close();
  const later = house.openSurface();
  await waitUntil(() => later.draft.value === 'half a tho', 'the words');
  later.close();
  const last = house.openSurface();
  await waitUntil(() => last.loaded.value, 'the last one');
  expect(last.draft.value).toBe('');
});
