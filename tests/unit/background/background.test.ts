import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { onDisk } from '../../../lib/core/kept-in.ts';
import { protocolVersion } from '../../../lib/protocol/protocol-version.ts';
import { chatStream, jsonError } from '../../support/fault-server/chat-script.ts';
import { createFaultServer } from '../../support/fault-server/fault-server.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';
import { createHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { key, openSession, openSilent, saveConnection, toStart } from './raw-session.ts';

let server: FaultServer;
let house: House;
beforeAll(async () => {
  server = await createFaultServer();
});
afterAll(() => server.close());
beforeEach(() => {
  server.reset();
  house = createHouse();
});
afterEach(() => house.close());

describe('a channel', () => {
  test('is told settings and conversation in answer to its hello', async () => {
    const session = await openSession(house);
    expect(session.updates.map(({ type }) => type)).toEqual(['settings-update', 'welcome']);
    expect(session.updates[0]).toMatchObject({ connections: [], keptIn: onDisk });
    expect(session.updates[1]).toMatchObject({ live: false });
  });

  test('of another version is told so and nothing else', async () => {
    const session = openSilent(house);
    session.send({ type: 'hello', protocolVersion: 99, windowId: 1, surface: 'panel' });
    await session.first('version-mismatch');
    session.send(toStart());
    session.send({ type: 'conversation-list', query: '', limit: 100 });
    await (await openSession(house)).settled();
    expect(session.messages).toEqual([{ type: 'version-mismatch', protocolVersion }]);
  });

  test('that has not said hello is not served', async () => {
    const session = openSilent(house);
    session.send({ type: 'conversation-list', query: '', limit: 100 });
    session.send(toStart());
    const other = await openSession(house);
    await other.settled();
    expect(session.messages).toEqual([]);
    other.send({ type: 'conversation-list', query: '', limit: 1 });
    expect((await other.first('conversation-list')).conversations).toEqual([]);
  });

  test('that talks nonsense is served all the same', async () => {
    const session = await openSession(house);
    for (const junk of [null, 7, 'x', {}, { type: 'run-abort' }, { type: 'eval', code: '1' }]) {
      session.send(junk);
    }
    await session.settled();
    expect(session.updates).toHaveLength(3);
  });

  test('has its commands carried out in their order', async () => {
    const session = await openSession(house);
    await saveConnection(session, server);
    server.next(chatStream({ text: 'One' }));
    session.send({ type: 'conversation-watch', conversationId: 'conversation', cursors: {} });
    session.send(toStart());
    session.send({ type: 'conversation-list', query: '', limit: 100 });
    const { conversations } = await session.first('conversation-list');
    expect(conversations).toMatchObject([{ id: 'conversation', title: 'Hi' }]);
    const types = session.updates.map(({ type }) => type).filter((type) => type !== 'run-update');
    expect(types.indexOf('run-accepted')).toBeLessThan(types.indexOf('conversation-list'));
  });
});

describe('the surfaces of a window', () => {
  test('follow when it shows another conversation; those of other windows do not', async () => {
    const panel = await openSession(house);
    const popup = await openSession(house, { surface: 'popup' });
    const elsewhere = await openSession(house, { windowId: 2 });
    popup.send({ type: 'conversation-show', conversationId: 'chosen' });
    await panel.first('conversation-shown');
    expect(panel.all('conversation-shown')[0]).toMatchObject({ conversationId: 'chosen' });
    await Promise.all([popup.settled(), elsewhere.settled()]);
    expect(popup.all('conversation-shown')).toEqual([]);
    expect(elsewhere.all('conversation-shown')).toEqual([]);
    expect((await openSession(house)).conversationId).toBe('chosen');
  });

  test('are all told of a connection, and never of its key', async () => {
    const panel = await openSession(house);
    const options = await openSession(house, { surface: 'options', windowId: 2 });
    await saveConnection(options, server);
    await waitUntil(() => panel.all('settings-update').length === 2, 'the news');
    expect(panel.all('settings-update')[1]?.connections).toMatchObject([
      { name: 'Mine', key: { lastFour: 'cdef' } },
    ]);
    server.next(jsonError(401, { error: { message: `Wrong key: ${key}` } }));
    panel.send({ type: 'conversation-watch', conversationId: 'conversation', cursors: {} });
    panel.send(toStart());
    await waitUntil(() => JSON.stringify(panel.messages).includes('key-refused'), 'the error');
    expect(JSON.stringify([panel.messages, options.messages])).not.toContain(key.slice(0, 8));
  });

  test('are not called back to an old conversation by a slow welcome', async () => {
    const options = await openSession(house, { surface: 'options' });
    await saveConnection(options, server);
    for (let round = 0; round < 20; round += 1) {
      const panel = openSilent(house);
      panel.send({ type: 'hello', protocolVersion, windowId: 1, surface: 'panel' });
      for (let turn = 0; turn < round; turn += 1) await new Promise((next) => setImmediate(next));
      options.send({ type: 'conversation-show', conversationId: `chosen-${round}` });
      await panel.first('welcome');
      await options.settled();
      const last = panel.updates.findLast((update) => 'conversationId' in update);
      expect(last).toMatchObject({ conversationId: `chosen-${round}` });
      panel.close();
    }
  });

  test('are called by a new conversation of the shortcut', async () => {
    const panel = await openSession(house);
    await house.background().newConversation(1);
    const { conversationId } = await panel.first('conversation-shown');
    expect(conversationId).not.toBe(panel.conversationId);
  });
});
