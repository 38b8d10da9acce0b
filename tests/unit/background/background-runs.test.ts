import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { toRunView } from '../../../lib/core/run-view.ts';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { createFaultServer } from '../../support/fault-server/fault-server.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';
import { createHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { openSession, saveConnection, toStart, unended } from './raw-session.ts';

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

describe('a run-start', () => {
  test('whose question cannot be kept is rejected, and nothing is sent', async () => {
    house = createHouse({
      wrapStore: (store) => ({
        ...store,
        ...store,
        begin: () => Promise.reject(new Error('full')),
      }),
    });
    const session = await openSession(house);
    await saveConnection(session, server);
    session.send(toStart());
    expect(await session.first('run-rejected')).toMatchObject({
      runId: 'run',
      error: { kind: 'storage-full' },
    });
    expect(server.requests).toHaveLength(0);
    expect(house.liveCount()).toBe(0);
  });

  test('that answers a question which is not there is rejected', async () => {
    const session = await openSession(house);
    session.send(toStart({ content: [], parentId: 'gone' }));
    expect(await session.first('run-rejected')).toMatchObject({ error: { kind: 'unexpected' } });
  });

  test('is seen by every surface that watches its conversation, and by no other', async () => {
    const [one, two, other] = [
      await openSession(house),
      await openSession(house),
      await openSession(house),
    ];
    await saveConnection(one, server);
    for (const session of [one, two]) {
      session.send({ type: 'conversation-watch', conversationId: 'conversation', cursors: {} });
    }
    other.send({ type: 'conversation-watch', conversationId: 'elsewhere', cursors: {} });
    await Promise.all([two.settled(), other.settled()]);
    server.next(chatStream({ text: 'Hello' }));
    one.send(toStart());
    for (const session of [one, two]) {
      await waitUntil(
        () => JSON.stringify(session.all('run-update')).includes('"finish"'),
        'the end',
      );
      const view = toRunView(session.all('run-update').flatMap(({ parts }) => parts));
      expect(view.text.toString()).toBe('Hello');
      expect(session.all('conversation-update').at(-1)).toMatchObject({
        whole: false,
        messages: [{ id: 'run.question' }, { id: 'run' }],
      });
    }
    expect(other.all('run-update')).toEqual([]);
    expect(other.all('conversation-update')).toHaveLength(1);
  });
});

describe('attaching', () => {
  test('to a run that has ended gives all of it, from the beginning', async () => {
    const session = await openSession(house);
    await saveConnection(session, server);
    server.next(chatStream({ text: 'Hello' }));
    session.send(toStart());
    await session.first('run-accepted');
    await waitUntil(() => house.liveCount() === 0, 'the end');
    session.send({ type: 'run-attach', runId: 'run', cursor: 7 });
    const update = await session.first('run-update');
    expect(update.from).toBe(0);
    expect(update.to).toBe(update.parts.length);
    expect(toRunView(update.parts)).toMatchObject({ state: 'finished' });
  });

  test('to a run that nobody knows says nothing', async () => {
    const session = await openSession(house);
    session.send({ type: 'run-attach', runId: 'gone', cursor: 0 });
    await session.settled();
    expect(session.all('run-update')).toEqual([]);
  });

  test('to a run whose end could not be kept after a death gives it an end', async () => {
    let full = false;
    house = createHouse({
      wrapStore: (store) => ({
        ...store,
        finishRun: (answer) => (full ? Promise.reject(new Error('full')) : store.finishRun(answer)),
      }),
    });
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const first = await openSession(house);
    await saveConnection(first, server);
    server.next(unended);
    first.send({ type: 'conversation-watch', conversationId: 'conversation', cursors: {} });
    first.send(toStart());
    await waitUntil(() => JSON.stringify(first.all('run-update')).includes('text-delta'), 'text');
    full = true;
    house.killBackground();
    const later = await openSession(house);
    later.send({ type: 'conversation-watch', conversationId: 'conversation', cursors: {} });
    const view = toRunView((await later.first('run-update')).parts);
    expect(view.text.toString()).toBe('a');
    expect(view.state).toBe('interrupted');
  });
});
