import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { toRunView } from '../../../lib/core/run-view.ts';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { createFaultServer } from '../../support/fault-server/fault-server.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';
import { createHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { openSession, saveConnection, toStart } from './raw-session.ts';
import type { RawSession } from './raw-session.ts';

const conversationId = 'conversation';

let server: FaultServer;
let house: House;
let session: RawSession;
beforeAll(async () => {
  server = await createFaultServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  server.reset();
  house = createHouse();
  session = await openSession(house);
  await saveConnection(session, server);
});
afterEach(() => house.close());

/** Asks, and clears the conversations as a user clears the data of a site, when something of the answer has come. */
async function clearMeanwhile(): Promise<void> {
  session.send({ type: 'conversation-watch', conversationId, cursors: {} });
  session.send(toStart({ conversationId }));
  await waitUntil(() => read().text !== '', 'some of the answer');
  const databases = await indexedDB.databases();
  const names = databases.flatMap(({ name }) => (name?.startsWith('conversations-') ? name : []));
  await Promise.all(
    names.map((name) => {
      const deletion = indexedDB.deleteDatabase(name);
      return new Promise((resolve) => deletion.addEventListener('success', resolve));
    }),
  );
}

/** What that session has heard of the answer. */
function read(): { state: string; text: string } {
  const view = toRunView(session.all('run-update').flatMap(({ parts }) => parts));
  return { state: view.state, text: view.text.toString() };
}

/** What another background has of the conversation. */
async function readAgain(): Promise<{ questions: number; state: string; text: string }> {
  house.killBackground();
  const next = await openSession(house, { surface: 'panel', conversationId });
  next.send({ type: 'conversation-watch', conversationId, cursors: {} });
  const { messages } = await next.first('conversation-update');
  const parts = messages.flatMap((row) => (row.role === 'assistant' ? (row.parts ?? []) : []));
  const view = toRunView(parts);
  const questions = messages.filter(({ role }) => role === 'user').length;
  return { questions, state: view.state, text: view.text.toString() };
}

test('an answer that ends after the data of the site was cleared is kept again, with its question', async () => {
  server.next(chatStream({ deltas: ['one ', 'two ', 'three'], deltasPerSecond: 10 }));
  await clearMeanwhile();
  await waitUntil(() => house.liveCount() === 0, 'the end');
  expect(await readAgain()).toEqual({ questions: 1, state: 'finished', text: 'one two three' });
  const next = await openSession(house);
  next.send({ type: 'conversation-list', query: '', limit: 9 });
  const { conversations } = await next.first('conversation-list');
  expect(conversations).toMatchObject([{ id: conversationId, title: 'Hi' }]);
});

test.each([
  ['its end', 'finishRun'],
  ['all of it again', 'begin'],
] as const)(
  'a conversation that its user deletes while %s is being written stays deleted',
  async (_, held) => {
    house.close();
    const [deleted, reached] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let isHeld = false;
    const hold = async (): Promise<void> => {
      if (!isHeld) return;
      reached.resolve();
      await deleted.promise;
    };
    house = createHouse({
      wrapDisk: (disk) => ({
        ...disk,
        async begin(beginning) {
          if (held === 'begin') await hold();
          return disk.begin(beginning);
        },
        async finishRun(answer) {
          if (held === 'finishRun') await hold();
          return disk.finishRun(answer);
        },
      }),
    });
    session = await openSession(house);
    await saveConnection(session, server);
    server.next(chatStream({ deltas: ['one ', 'two'], deltasPerSecond: 10 }));
    await clearMeanwhile();
    isHeld = true;
    await reached.promise;
    session.send({ type: 'record-delete', requestId: 'd', conversationIds: [conversationId] });
    expect(await session.first('record-deleted')).toMatchObject({ error: null });
    deleted.resolve();
    await waitUntil(() => house.liveCount() === 0, 'the end');
    expect(await readAgain()).toEqual({ questions: 0, state: 'waiting', text: '' });
  },
);
