import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chatStream, jsonError } from '../support/fault-server/chat-script.ts';
import { createFaultServer } from '../support/fault-server/fault-server.ts';
import type { FaultServer } from '../support/fault-server/fault-server.ts';
import { connectTo, lastAnswer, say, stateOf, textOf } from '../support/conversing.ts';
import { explainClick } from '../support/menu-click.ts';
import { createHouse } from '../support/house.ts';
import type { House, HousedSurface, HouseOptions } from '../support/house.ts';
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
async function open(options?: HouseOptions): Promise<HousedSurface> {
  house = createHouse(options);
  const panel = house.openSurface();
  await connectTo(panel, server);
  return panel;
}

/** An answer that begins and then stays open until it is stopped. */
const endless = chatStream({
  deltas: ['begun '],
  finishReason: null,
  done: false,
  ending: 'silence',
});

function bodyOf(index: number): { messages: { role: string; content: string }[]; model: string } {
  return server.requests[index]?.body as ReturnType<typeof bodyOf>;
}

describe('several surfaces', () => {
  test('of one window show one live run, and any of them stops it', async () => {
    const panel = await open();
    server.next(endless);
    say(panel, 'Hi');
    await waitUntil(() => textOf(panel) === 'begun ', 'the beginning');
    const second = house.openSurface();
    const popup = house.openSurface({ kind: 'popup' });
    await waitUntil(() => textOf(second) === 'begun ' && textOf(popup) === 'begun ', 'the same');
    popup.stop(lastAnswer(popup)!.id);
    for (const surface of [panel, second, popup]) {
      await waitUntil(() => stateOf(surface) === 'stopped', 'the stop everywhere');
      expect(textOf(surface)).toBe('begun ');
    }
  });

  test('of several windows run several conversations at once, and none disturbs another', async () => {
    const panel = await open();
    const other = house.openSurface({ windowId: 2 });
    await waitUntil(() => other.loaded.value, 'the other panel');
    other.newConversation();
    server.otherwise((request) =>
      chatStream({ text: `Echo of ${String(request.bodyText.includes('"Two"'))}` }),
    );
    say(panel, 'One');
    say(other, 'Two');
    await waitUntil(() => stateOf(panel) === 'finished' && stateOf(other) === 'finished', 'both');
    expect(textOf(panel)).toBe('Echo of false');
    expect(textOf(other)).toBe('Echo of true');
    expect(panel.branch.value).toHaveLength(2);
    expect(other.branch.value).toHaveLength(2);
  });

  test('learn of a question that another one asked in the same conversation', async () => {
    const panel = await open();
    const second = house.openSurface();
    await waitUntil(() => second.loaded.value, 'the second panel');
    say(panel, 'Hi');
    await waitUntil(() => stateOf(second) === 'finished', 'the answer elsewhere');
    expect(textOf(second)).toBe(server.requests[0]?.sentText);
    expect(second.title.value).toBe('Hi');
  });

  test('follow what the popup asked: the panel of the window shows it', async () => {
    const panel = await open();
    say(panel, 'Before');
    await waitUntil(() => stateOf(panel) === 'finished', 'an older answer');
    const popup = house.openSurface({ kind: 'popup' });
    await waitUntil(() => popup.loaded.value, 'the popup');
    expect(popup.branch.value).toEqual([]);
    server.next(endless);
    say(popup, 'Now');
    await waitUntil(() => textOf(panel) === 'begun ', 'the popup in the panel');
    expect(panel.conversationId.value).toBe(popup.conversationId.value);
  });

  test('that come last after a restart show the latest conversation', async () => {
    const panel = await open();
    say(panel, 'Hi');
    await waitUntil(() => stateOf(panel) === 'finished', 'the end');
    panel.close();
    house.killBackground();
    house.forgetSession();
    const later = house.openSurface({ windowId: 7 });
    await waitUntil(() => stateOf(later) === 'finished', 'the conversation');
    expect(textOf(later)).toBe(server.requests[0]?.sentText);
  });
});

describe('closing the last surface', () => {
  test('never ends a run', async () => {
    const panel = await open();
    server.next(chatStream({ deltas: ['a', 'b'], holdAfterDelta: { index: 0, name: 'hold' } }));
    say(panel, 'Hi');
    await waitUntil(() => textOf(panel) === 'a', 'the beginning');
    panel.close();
    await new Promise((resolve) => setTimeout(resolve, 50));
    server.release('hold');
    await waitUntil(() => house.liveCount() === 0, 'the end');
    const later = house.openSurface();
    await waitUntil(() => stateOf(later) === 'finished', 'the end on screen');
    expect(textOf(later)).toBe('ab');
  });

  test('ends it when the user wants that, but not when another one took over', async () => {
    const panel = await open();
    void panel.saveSettings({ stopOnClose: true });
    await waitUntil(() => panel.settings.value.stopOnClose, 'the setting');
    server.next(endless);
    say(panel, 'Hi');
    await waitUntil(() => textOf(panel) === 'begun ', 'the beginning');
    const second = house.openSurface();
    await waitUntil(() => textOf(second) === 'begun ', 'the other one');
    panel.close();
    await new Promise((resolve) => setTimeout(resolve, 2_300));
    expect(house.liveCount()).toBe(1);
    second.close();
    expect(await server.requests[0]?.closed).toBe('client');
  });
});

describe('what stands in the way', () => {
  test('a missing permission is named, and Retry goes through once it is there', async () => {
    let allowed = false;
    const panel = await open({ hasPermission: () => allowed });
    say(panel, 'Hi');
    await waitUntil(() => stateOf(panel) === 'failed', 'the failure');
    expect(lastAnswer(panel)?.view().error?.kind).toBe('no-permission');
    expect(server.requests).toHaveLength(0);
    allowed = true;
    panel.retry(lastAnswer(panel)!.id);
    await waitUntil(() => stateOf(panel) === 'finished', 'the answer');
    const fork = panel.forkAt(lastAnswer(panel)!.id);
    expect(fork).toMatchObject({ position: 1 });
    panel.showBranch(fork!.ids[0]!);
    expect(stateOf(panel)).toBe('failed');
  });

  test('a conversation that is too long is sent without what the user chose, and stays so', async () => {
    const panel = await open();
    for (const words of ['First', 'Second']) {
      say(panel, words);
      await waitUntil(() => stateOf(panel) === 'finished' && panel.draft.value === '', words);
    }
    const error = { code: 'context_length_exceeded', message: 'Too many tokens.' };
    server.next(jsonError(400, { error }));
    say(panel, 'Third');
    await waitUntil(() => stateOf(panel) === 'failed', 'the failure');
    expect(lastAnswer(panel)?.view().error?.kind).toBe('too-long');
    const dropped = panel.branch.value.slice(0, 2).map((row) => row.id);
    panel.retry(lastAnswer(panel)!.id, dropped);
    await waitUntil(() => stateOf(panel) === 'finished', 'the shorter one');
    const contents = bodyOf(3).messages.map((message) => message.content);
    expect(contents.slice(0, 2)).toEqual(['Be brief.', 'Second']);
    expect(contents.at(-1)).toBe('Third');
    expect(lastAnswer(panel)?.message.omitted).toEqual(dropped);
    say(panel, 'Fourth');
    await waitUntil(() => server.requests.length === 5, 'the follow-up');
    expect(bodyOf(4).messages.map((message) => message.content)).not.toContain('First');
  });

  test('a store that refuses gives the question back, and nothing is sent', async () => {
    let full = false;
    const panel = await open({
      wrapStore: (store) => ({
        ...store,
        begin: (beginning) => (full ? Promise.reject(new Error('full')) : store.begin(beginning)),
      }),
    });
    full = true;
    say(panel, 'Precious words');
    await waitUntil(() => panel.rejection.value, 'the refusal');
    expect(panel.rejection.value?.kind).toBe('storage-full');
    expect(panel.draft.value).toBe('Precious words');
    expect(panel.branch.value).toEqual([]);
    expect(server.requests).toHaveLength(0);
  });

  test('a disk that fills up in the middle does not stop the answer on screen', async () => {
    const panel = await open({
      wrapStore: (store) => ({
        ...store,
        appendJournal: () => Promise.reject(new Error('full')),
        finishRun: () => Promise.reject(new Error('full')),
      }),
    });
    say(panel, 'Hi');
    await waitUntil(() => stateOf(panel) === 'finished', 'the end');
    expect(textOf(panel)).toBe(server.requests[0]?.sentText);
    const later = house.openSurface();
    await waitUntil(() => stateOf(later) === 'finished', 'the end elsewhere');
    expect(textOf(later)).toBe(server.requests[0]?.sentText);
  });

  test('stream_options that an endpoint refuses are left out, and that is remembered', async () => {
    const panel = await open();
    server.next(jsonError(400, { error: { message: 'Unknown field: stream_options' } }));
    say(panel, 'Hi');
    await waitUntil(() => stateOf(panel) === 'finished', 'the second step');
    say(panel, 'Again');
    await waitUntil(() => server.requests.length === 3, 'the follow-up');
    const asked = server.requests.map(({ bodyText }) => bodyText.includes('stream_options'));
    expect(asked).toEqual([true, false, false]);
  });
});

describe('Explain selection', () => {
  test('asks in a conversation of its own, which the window then shows, line breaks kept', async () => {
    const panel = await open();
    house.selection = 'first line\nsecond line';
    const click = { ...explainClick, tabId: 1, selectionText: 'first line second line' };
    await house.background().askFromMenu(click, Promise.resolve());
    await waitUntil(() => stateOf(panel) === 'finished', 'the explanation');
    const asked = bodyOf(0).messages.at(-1)?.content ?? '';
    expect(asked).toMatch(/^Explain the selected text\.\n\n/);
    expect(asked).toMatch(/<(selection-\w+)>\nfirst line\nsecond line\n<\/\1>$/);
  });

  test('without a connection opens the options and keeps the question for Retry', async () => {
    house = createHouse();
    house.selection = 'some words';
    const click = { ...explainClick, tabId: 1, selectionText: 'some words' };
    await house.background().askFromMenu(click, Promise.resolve());
    expect(house.optionsOpened()).toBe(1);
    const panel = house.openSurface();
    await waitUntil(() => stateOf(panel) === 'failed', 'the kept question');
    await connectTo(panel, server);
    panel.retry(lastAnswer(panel)!.id);
    await waitUntil(() => stateOf(panel) === 'finished', 'the explanation');
    expect(bodyOf(0).messages.at(-1)?.content).toContain('some words');
  });
});
