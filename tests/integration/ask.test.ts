import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFaultServer } from '../support/fault-server/fault-server.ts';
import type { FaultServer } from '../support/fault-server/fault-server.ts';
import { chatStream, jsonError } from '../support/fault-server/chat-script.ts';
import { connectTo, lastAnswer, say } from '../support/conversing.ts';
import { createHouse } from '../support/house.ts';
import type { House } from '../support/house.ts';
import { waitUntil } from '../support/wait-until.ts';

let server: FaultServer;
let house: House;

beforeEach(async () => {
  server = await createFaultServer();
  house = createHouse();
});

afterEach(async () => {
  house.close();
  await server.close();
});

describe('a question', () => {
  test('is answered with the text that the server sent', async () => {
    const panel = house.openSurface();
    await connectTo(panel, server);
    server.next(chatStream({ text: 'Hello 👋🏽 world, 你好.' }));
    say(panel, 'Hi');
    await waitUntil(() => lastAnswer(panel)?.state.value === 'finished', 'the end');
    expect(lastAnswer(panel)?.view().text.toString()).toBe(server.requests.at(-1)?.sentText);
  });

  test('is stopped through to the socket, and its text stays', async () => {
    const panel = house.openSurface();
    await connectTo(panel, server);
    server.next(
      chatStream({ deltas: ['one ', 'two ', 'three'], holdAfterDelta: { index: 1, name: 'hold' } }),
    );
    say(panel, 'Count');
    await waitUntil(() => lastAnswer(panel)?.view().text.length === 8, 'two deltas');
    panel.stop(lastAnswer(panel)!.id);
    await waitUntil(() => lastAnswer(panel)?.state.value === 'stopped', 'the stop');
    expect(await server.requests.at(-1)?.closed).toBe('client');
    expect(lastAnswer(panel)?.view().text.toString()).toBe('one two ');
    await waitUntil(() => house.liveCount() === 0, 'no live run');
  });

  test('takes an answer along that the disk would not keep', async () => {
    house.close();
    house = createHouse({
      wrapStore: (store) => ({ ...store, finishRun: () => Promise.reject(new Error('full')) }),
    });
    const panel = house.openSurface();
    await connectTo(panel, server);
    server.next(chatStream({ text: 'Only in memory' }));
    say(panel, 'First');
    await waitUntil(() => lastAnswer(panel)?.state.value === 'finished', 'the end');
    say(panel, 'Second');
    await waitUntil(() => server.requests.length === 2, 'the second request');
    const body = server.requests.at(-1)?.body as { messages: { content: string }[] };
    expect(body.messages.slice(-3).map(({ content }) => content)).toEqual([
      'First',
      'Only in memory',
      'Second',
    ]);
  });

  test('takes the whole branch along, a stopped answer included', async () => {
    const panel = house.openSurface();
    await connectTo(panel, server);
    server.next(
      chatStream({ deltas: ['half '], ending: 'silence', finishReason: null, done: false }),
    );
    say(panel, 'First');
    await waitUntil(() => lastAnswer(panel)?.view().text.length === 5, 'the half');
    panel.stop(lastAnswer(panel)!.id);
    await waitUntil(() => lastAnswer(panel)?.state.value === 'stopped', 'the stop');
    say(panel, 'Second');
    await waitUntil(() => lastAnswer(panel)?.state.value === 'finished', 'the end');
    const body = server.requests.at(-1)?.body as { messages: unknown[] };
    expect(body.messages).toEqual([
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'First' },
      { role: 'assistant', content: 'half ' },
      { role: 'user', content: 'Second' },
    ]);
  });

  test('survives the background: what was shown stays, the end is named, a follow-up works', async () => {
    const panel = house.openSurface();
    await connectTo(panel, server);
    server.next(
      chatStream({ deltas: ['one ', 'two '], ending: 'silence', finishReason: null, done: false }),
    );
    say(panel, 'Count');
    await waitUntil(() => lastAnswer(panel)?.view().text.length === 8, 'two deltas');
    house.killBackground();
    await waitUntil(() => lastAnswer(panel)?.state.value === 'interrupted', 'the end');
    expect(lastAnswer(panel)?.view().text.toString()).toBe('one two ');
    const second = house.openSurface({ windowId: 2 });
    await waitUntil(() => lastAnswer(second)?.state.value === 'interrupted', 'the end elsewhere');
    expect(lastAnswer(second)?.view().text.toString()).toBe('one two ');
  });

  test('without a key, permission or connection fails with its remedy and keeps the question', async () => {
    const panel = house.openSurface();
    await waitUntil(() => panel.loaded.value, 'the panel');
    say(panel, 'Hi');
    await waitUntil(() => lastAnswer(panel)?.state.value === 'failed', 'the failure');
    expect(lastAnswer(panel)?.view().error?.kind).toBe('no-connection');
    await connectTo(panel, server);
    panel.retry(lastAnswer(panel)!.id);
    await waitUntil(() => lastAnswer(panel)?.state.value === 'finished', 'the end');
    expect(panel.branch.value).toHaveLength(2);
  });

  test.each([
    [401, 'key-refused'],
    [404, 'not-found'],
    [405, 'not-found'],
    [429, 'rate-limited'],
    [500, 'overloaded'],
  ])('that gets HTTP %i fails as %s', async (status, kind) => {
    const panel = house.openSurface();
    await connectTo(panel, server);
    server.next(jsonError(status, { error: { message: 'No.' } }));
    say(panel, 'Hi');
    await waitUntil(() => lastAnswer(panel)?.state.value === 'failed', 'the failure');
    expect(lastAnswer(panel)?.view().error).toMatchObject({ kind, detail: 'No.' });
  });
});
