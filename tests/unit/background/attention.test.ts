import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { toTemporaryId } from '../../../lib/core/ids.ts';
import { chatStream, jsonError } from '../../support/fault-server/chat-script.ts';
import { createFaultServer } from '../../support/fault-server/fault-server.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';
import { createHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { openSession, saveConnection, toStart, unended } from './raw-session.ts';
import type { RawSession } from './raw-session.ts';

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

/** The list as that surface was told it last, or undefined. */
const toList = (session: RawSession) => session.all('conversation-list').at(-1)?.conversations;

const watch = (session: RawSession, conversationId = 'conversation') =>
  session.send({ type: 'conversation-watch', conversationId, cursors: {} });

/** A surface with a connection that has the list open. */
async function openList(): Promise<RawSession> {
  const session = await openSession(house);
  await saveConnection(session, server);
  session.send({ type: 'conversation-list', query: '', limit: 100, watch: true });
  await session.first('conversation-list');
  return session;
}

async function allow(session: RawSession): Promise<void> {
  const { settings } = await session.first('settings-update');
  session.send({
    type: 'settings-save',
    requestId: crypto.randomUUID(),
    settings: { ...settings, notifyWhenDone: true },
  });
  await session.settled();
}

describe('an open list', () => {
  test('is told of a conversation that begins, while its run is live, and when it has ended', async () => {
    const session = await openList();
    expect(toList(session)).toEqual([]);
    server.next(chatStream({ deltas: ['a', 'b'], holdAfterDelta: { index: 0, name: 'end' } }));
    session.send(toStart());
    await waitUntil(() => toList(session)?.[0]?.live, 'the live mark');
    expect(toList(session)).toMatchObject([{ id: 'conversation', title: 'Hi', unread: false }]);
    server.release('end');
    await waitUntil(() => toList(session)?.[0]?.live === false, 'the end of the mark');
  });

  test('is told no more once it is closed', async () => {
    const session = await openList();
    session.send({ type: 'conversation-list', query: '', limit: 100, watch: false });
    await waitUntil(() => session.all('conversation-list').length === 2, 'the last list');
    session.send(toStart());
    await session.first('run-accepted');
    const other = await openSession(house);
    await other.settled();
    expect(session.all('conversation-list')).toHaveLength(2);
  });

  test('says in the end how it is, however many start and end at once', async () => {
    const session = await openList();
    server.otherwise(chatStream({ text: 'x' }));
    const ids = Array.from({ length: 12 }, (_, index) => `run-${index}`);
    for (const runId of ids) session.send(toStart({ runId, conversationId: runId }));
    await waitUntil(
      () => toList(session)?.filter(({ live, unread }) => !live && unread).length === 12,
      'twelve ended',
    );
  });
});

describe('an answer that ended', () => {
  test('while nobody watched is unread until somebody looks at it, also after the worker died', async () => {
    const session = await openList();
    server.next(chatStream({ text: 'x' }));
    session.send(toStart());
    await waitUntil(() => toList(session)?.[0]?.unread, 'the mark');
    house.killBackground();
    const again = await openSession(house);
    again.send({ type: 'conversation-list', query: '', limit: 100, watch: true });
    await waitUntil(() => toList(again)?.[0]?.unread, 'the mark after a death');
    watch(again);
    await waitUntil(() => toList(again)?.[0]?.unread === false, 'the mark to go');
  });

  test('before the eyes of somebody is not', async () => {
    const session = await openList();
    watch(session);
    server.next(chatStream({ text: 'x' }));
    session.send(toStart());
    await session.first('run-accepted');
    await waitUntil(() => toList(session)?.[0]?.live === false, 'the end');
    await session.settled();
    expect(toList(session)).toMatchObject([{ live: false, unread: false }]);
  });

  test('in a page that cannot be seen is unread until the page is seen', async () => {
    const session = await openList();
    watch(session);
    session.send({ type: 'surface-hidden', hidden: true });
    server.next(chatStream({ text: 'x' }));
    session.send(toStart());
    await waitUntil(() => toList(session)?.[0]?.unread, 'the mark');
    session.send({ type: 'surface-hidden', hidden: false });
    await waitUntil(() => toList(session)?.[0]?.unread === false, 'the mark to go');
  });

  test('with its background is unread as well', async () => {
    const session = await openList();
    server.next(unended);
    session.send(toStart());
    await server.request(0);
    house.killBackground();
    house.forgetSession();
    const again = await openSession(house);
    again.send({ type: 'conversation-list', query: '', limit: 100, watch: true });
    await waitUntil(() => toList(again)?.[0]?.unread, 'the mark');
  });
});

describe('a notification', () => {
  test('is not shown to those who did not ask for it', async () => {
    const session = await openList();
    server.next(chatStream({ text: 'x' }));
    session.send(toStart());
    await waitUntil(() => toList(session)?.[0]?.unread, 'the end');
    await session.settled();
    expect([...house.notices]).toEqual([]);
  });

  test.each([
    ['finished', chatStream({ text: 'secret' })],
    ['cut', chatStream({ text: 'secret', finishReason: 'length' })],
    ['failed', jsonError(400, { error: { message: 'No' } })],
    ['interrupted', chatStream({ text: 'secret', finishReason: null, done: false })],
  ])('says that an answer is %s, and not what it says', async (state, script) => {
    const session = await openList();
    await allow(session);
    server.next(script);
    session.send(toStart());
    await waitUntil(() => house.notices.size > 0, 'the notification');
    expect([...house.notices]).toEqual([['conversation', { title: 'Hi', message: state }]]);
  });

  test('is not shown of what somebody watches, nor of what was stopped', async () => {
    const session = await openList();
    await allow(session);
    watch(session);
    server.next(chatStream({ text: 'x' }), unended);
    session.send(toStart());
    await waitUntil(() => toList(session)?.[0]?.live === false, 'the end');
    session.send(toStart({ runId: 'other', conversationId: 'elsewhere' }));
    await server.request(1);
    session.send({ type: 'run-abort', requestId: crypto.randomUUID(), runId: 'other' });
    await waitUntil(() => toList(session)?.[0]?.unread, 'the other end');
    await session.settled();
    expect([...house.notices]).toEqual([]);
  });

  test('of a page behind others is shown, and taken back when the page is seen', async () => {
    const session = await openList();
    await allow(session);
    watch(session);
    session.send({ type: 'surface-hidden', hidden: true });
    server.next(chatStream({ text: 'x' }));
    session.send(toStart());
    await waitUntil(() => house.notices.size > 0, 'the notification');
    session.send({ type: 'surface-hidden', hidden: false });
    await waitUntil(() => house.notices.size === 0, 'it to be taken back');
  });

  test('of a temporary conversation does not bear its title', async () => {
    const session = await openList();
    await allow(session);
    server.next(chatStream({ text: 'x' }));
    const conversationId = toTemporaryId(crypto.randomUUID());
    session.send(toStart({ conversationId }));
    await waitUntil(() => house.notices.size > 0, 'the notification');
    expect(house.notices.get(conversationId)?.title).toBe('');
  });

  test('that is clicked shows its conversation: in the panel, or in a tab where none opens', async () => {
    const session = await openSession(house);
    await house.background().openConversation('wanted', 1, Promise.resolve());
    expect(await session.first('conversation-shown')).toMatchObject({ conversationId: 'wanted' });
    expect(house.tabsOpened).toEqual([]);
    await house.background().openConversation('wanted', 1, Promise.reject(new Error('no gesture')));
    expect(house.tabsOpened).toEqual(['wanted']);
  });
});
