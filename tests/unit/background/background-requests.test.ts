import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { createFaultServer } from '../../support/fault-server/fault-server.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';
import { explainClick } from '../../support/menu-click.ts';
import { createHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { openSession, saveConnection, toSentDraft, toStart, unended } from './raw-session.ts';

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

describe('a request of a surface', () => {
  const probe = { type: 'connection-test', requestId: 'probe' } as const;

  test('that is paid for is made once, although it was sent twice', async () => {
    const session = await openSession(house);
    server.next(chatStream({ text: 'Hi', pauseBeforeMs: 50 }));
    session.send({ ...probe, connection: toSentDraft(server) });
    session.send({ ...probe, connection: toSentDraft(server) });
    expect(await session.first('connection-tested')).toMatchObject({ outcome: { text: 'Hi' } });
    await session.settled();
    expect(server.requests).toHaveLength(1);
  });

  test('that lost its channel is answered on the next, and made once', async () => {
    const session = await openSession(house, { surface: 'options' });
    server.next(chatStream({ text: 'Hi', pauseBeforeMs: 100 }));
    session.send({ ...probe, connection: toSentDraft(server) });
    await server.request(0);
    session.close();
    const next = await openSession(house, { surface: 'options' });
    next.send({ ...probe, connection: toSentDraft(server) });
    expect(await next.first('connection-tested')).toMatchObject({ outcome: { text: 'Hi' } });
    expect(server.requests).toHaveLength(1);
  });

  test('that is cancelled lets go of the endpoint', async () => {
    const session = await openSession(house, { surface: 'options' });
    server.next([{ type: 'silence' }]);
    session.send({ ...probe, connection: toSentDraft(server) });
    const request = await server.request(0);
    session.send({ type: 'request-cancel', requestId: 'another' });
    await session.settled();
    expect(request.closedAtMs).toBeUndefined();
    session.send({ type: 'request-cancel', requestId: probe.requestId });
    expect(await request.closed).toBe('client');
    // Said once more, as by a channel that was lost in between, it is not made once more.
    session.send({ ...probe, connection: toSentDraft(server) });
    await session.settled();
    expect(server.requests).toHaveLength(1);
  });

  test.each(['connection-test', 'model-list'] as const)(
    'that nobody waits for any more lets go of the endpoint: %s',
    async (type) => {
      const clock = createManualClock();
      const timed = createHouse({ clock });
      server.when(() => true, [{ type: 'silence' }]);
      const session = await openSession(timed, { surface: 'options' });
      session.send({ type, requestId: 'r', connection: toSentDraft(server) });
      const request = await server.request(0);
      session.close();
      // Another one, for which nothing was asked, does not keep it.
      await (await openSession(timed, { surface: 'options' })).settled();
      expect(request.closedAtMs).toBeUndefined();
      clock.advance(5_000);
      expect(await request.closed).toBe('client');
      timed.close();
    },
  );

  test('that is waited for again goes on, however long it takes', async () => {
    const clock = createManualClock();
    const timed = createHouse({ clock });
    server.next([{ type: 'hold', name: 'answer' }, ...chatStream({ text: 'Hi' })]);
    const session = await openSession(timed, { surface: 'options' });
    session.send({ ...probe, connection: toSentDraft(server) });
    await server.request(0);
    session.close();
    const next = await openSession(timed, { surface: 'options' });
    next.send({ ...probe, connection: toSentDraft(server) });
    await next.settled();
    clock.advance(5_000);
    server.release('answer');
    expect(await next.first('connection-tested')).toMatchObject({ outcome: { text: 'Hi' } });
    expect(server.requests).toHaveLength(1);
    timed.close();
  });

  test('that waits behind six answers says so, to whoever comes back for it too, and is made when one ends', async () => {
    const session = await openSession(house, { surface: 'options' });
    await saveConnection(session, server);
    server.otherwise(unended);
    for (let run = 0; run < 6; run += 1) {
      session.send(toStart({ runId: `run-${run}`, conversationId: `conversation-${run}` }));
    }
    await server.request(5);
    session.send({ ...probe, connection: toSentDraft(server) });
    expect(await session.first('request-queued')).toMatchObject({ queued: true });
    session.close();
    const next = await openSession(house, { surface: 'options' });
    next.send({ ...probe, connection: toSentDraft(server) });
    expect(await next.first('request-queued')).toMatchObject({ requestId: 'probe', queued: true });
    server.otherwise(chatStream({ text: 'Hi' }));
    next.send({ type: 'run-abort', requestId: crypto.randomUUID(), runId: 'run-3' });
    expect(await next.first('connection-tested')).toMatchObject({ outcome: { text: 'Hi' } });
    expect(next.all('request-queued').map(({ queued }) => queued)).toEqual([true, false]);
    expect(server.requests).toHaveLength(7);
  });

  test('does not hold up what is said after it', async () => {
    const session = await openSession(house);
    server.next([{ type: 'silence' }]);
    session.send({ ...probe, connection: toSentDraft(server) });
    await server.request(0);
    await session.settled();
    expect(session.all('connection-tested')).toEqual([]);
  });

  test('for the selection is answered with it', async () => {
    house.selection = 'chosen words';
    const session = await openSession(house);
    session.send({ type: 'selection-read', requestId: 'r' });
    expect(await session.first('selection-read')).toMatchObject({ text: 'chosen words' });
  });
});

test.each(['http://api.example.com/v1', 'nonsense', ''])(
  'a connection to %j is not saved, and the disk is not blamed for it',
  async (baseUrl) => {
    const session = await openSession(house, { surface: 'options' });
    const connection = { ...toSentDraft(server), baseUrl };
    session.send({ type: 'connection-save', requestId: 'r', connection, makeDefault: true });
    const { outcome } = await session.first('connection-saved');
    expect(outcome).toMatchObject({ error: { kind: 'unreachable' } });
    expect(session.all('settings-update').at(-1)?.connections).toEqual([]);
  },
);

describe('explaining a selection', () => {
  const click = { ...explainClick, tabId: 5, selectionText: 'flat words' };

  test('asks at once, with the selection as it is in the page, and the panel shows it', async () => {
    const panel = await openSession(house);
    await saveConnection(panel, server);
    house.selection = 'first line\nsecond line';
    await house.background().askFromMenu(click, Promise.resolve());
    const { conversationId } = await panel.first('conversation-shown');
    panel.send({ type: 'conversation-watch', conversationId, cursors: {} });
    const { messages, title } = await panel.first('conversation-update');
    expect(title).toBe('Explain the selected text.');
    expect(messages.find(({ role }) => role === 'user')).toMatchObject({
      content: [
        { type: 'text', text: 'Explain the selected text.' },
        { type: 'selection', text: 'first line\nsecond line' },
      ],
    });
    const request = await server.request(0);
    expect(request.bodyText).toContain('first line\\nsecond line');
  });

  test('takes the browser’s flat text where the page cannot be read', async () => {
    const panel = await openSession(house);
    await saveConnection(panel, server);
    await house.background().askFromMenu(click, Promise.resolve());
    expect((await server.request(0)).bodyText).toContain('flat words');
  });

  test('in a window that has no panel, it is shown in a tab', async () => {
    await house.background().askFromMenu(click, Promise.reject(new Error('no panel here')));
    const panel = await openSession(house);
    expect(house.tabsOpened).toEqual([panel.conversationId]);
  });

  test('without a connection keeps the question and opens the options', async () => {
    await house.background().askFromMenu(click, Promise.resolve());
    expect(house.optionsOpened()).toBe(1);
    const panel = await openSession(house);
    panel.send({ type: 'conversation-watch', conversationId: panel.conversationId, cursors: {} });
    const update = await panel.first('conversation-update');
    expect(update.messages).toHaveLength(2);
    expect(server.requests).toHaveLength(0);
  });

  test('leaves the panel that opens for it, and any later surface, in its conversation', async () => {
    const [, panel] = await Promise.all([
      house.background().askFromMenu(click, Promise.resolve()),
      openSession(house),
    ]);
    await panel.settled();
    const told = panel.updates.findLast((update) => 'conversationId' in update);
    panel.send({ type: 'conversation-list', query: '', limit: 1 });
    expect((await panel.first('conversation-list')).conversations).toMatchObject([
      { id: told?.conversationId },
    ]);
    expect((await openSession(house)).conversationId).toBe(told?.conversationId);
  });
});
