import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { toTemporaryId } from '../../../lib/core/ids.ts';
import { onDisk } from '../../../lib/core/kept-in.ts';
import type { KeptIn } from '../../../lib/core/kept-in.ts';
import { toRunView } from '../../../lib/core/run-view.ts';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { createFaultServer } from '../../support/fault-server/fault-server.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';
import { createHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { toQuestion } from '../../support/messages.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { openSession, saveConnection } from './raw-session.ts';
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

/** Whether that surface knows by now where conversations are kept. */
const isKeptIn = (session: RawSession, place: KeptIn['conversations']): boolean =>
  session.all('settings-update').at(-1)?.keptIn.conversations === place;

/** Asks in a conversation of its own and waits for the answer's end. */
async function ask(
  session: RawSession,
  question: string,
  answer: string,
  conversationId: string = crypto.randomUUID(),
): Promise<string> {
  const runId = crypto.randomUUID();
  server.next(chatStream({ text: answer }));
  session.send({ type: 'conversation-watch', conversationId, cursors: {} });
  session.send({
    type: 'run-start',
    runId,
    conversationId,
    parentId: null,
    content: [{ type: 'text', text: question }],
    connectionId: null,
    model: null,
    omitted: [],
  });
  await waitUntil(
    () =>
      session
        .all('run-update')
        .some((update) => update.runId === runId && update.parts.at(-1)?.type === 'finish'),
    'the end of the answer',
  );
  return conversationId;
}

async function list(session: RawSession, query: string, limit = 100) {
  const known = session.all('conversation-list').length;
  session.send({ type: 'conversation-list', query, limit });
  const page = await session.first('conversation-list', known);
  return { ...page, titles: page.conversations.map(({ title }) => title) };
}

describe('the list of conversations', () => {
  test('has the latest as many as asked for, and says whether there are more', async () => {
    const session = await openSession(house);
    await saveConnection(session, server);
    for (const question of ['One', 'Two', 'Three']) await ask(session, question, 'Yes.');
    expect(await list(session, '', 2)).toMatchObject({ titles: ['Three', 'Two'], more: true });
    expect(await list(session, '', 3)).toMatchObject({ more: false });
  });

  test('has what was searched for, also what was answered only just now', async () => {
    const session = await openSession(house);
    await saveConnection(session, server);
    await ask(session, 'River?', 'The Elbe.');
    await ask(session, 'City?', 'Dresden.');
    expect((await list(session, 'elb')).titles).toEqual(['River?']);
    expect((await list(session, 'city dresden')).titles).toEqual(['City?']);
    expect(await list(session, 'vienna')).toMatchObject({
      titles: [],
      query: 'vienna',
      more: false,
    });
  });

  test('is told anew to somebody who looks for what is said only then', async () => {
    const session = await openSession(house);
    await saveConnection(session, server);
    session.send({ type: 'conversation-list', query: 'elbe', limit: 100, watch: true });
    expect((await session.first('conversation-list')).conversations).toEqual([]);
    await ask(await openSession(house), 'River?', 'The Elbe.');
    await waitUntil(
      () => session.all('conversation-list').at(-1)?.conversations[0]?.title === 'River?',
      'what is found by now',
    );
    expect(session.all('conversation-list').at(-1)).toMatchObject({ partial: false });
  });

  test('says of a search that not all has been read yet, until it has', async () => {
    const session = await openSession(house);
    const records = Array.from({ length: 150 }, (_, index) => ({
      conversation: { id: `c${index}`, title: `Word ${index}`, createdAtMs: 1, updatedAtMs: 1 },
      messages: [toQuestion({ id: `q${index}`, conversationId: `c${index}` })],
    }));
    session.send({ type: 'record-add', requestId: 'all', records });
    await session.first('record-added');
    session.send({ type: 'conversation-list', query: 'word', limit: 100, watch: true });
    expect(await session.first('conversation-list')).toMatchObject({ partial: true });
    await waitUntil(
      () => session.all('conversation-list').at(-1)?.partial === false,
      'all to be read',
    );
  });

  test('finds what was said before a background died', async () => {
    const session = await openSession(house);
    await saveConnection(session, server);
    await ask(session, 'River?', 'The Elbe.');
    house.killBackground();
    const next = await openSession(house);
    await waitUntil(async () => (await list(next, 'elbe')).titles.length === 1, 'the words');
  });
});

test('a full disk is told to every surface with the first question that it refuses', async () => {
  const full = new DOMException('no room', 'QuotaExceededError');
  let isFull = false;
  house.close();
  house = createHouse({
    wrapDisk: (disk) => ({
      ...disk,
      begin: (beginning) => (isFull ? Promise.reject(full) : disk.begin(beginning)),
      takeUp: (record) => (isFull ? Promise.reject(full) : disk.takeUp(record)),
    }),
  });
  const [session, other] = [await openSession(house), await openSession(house)];
  await saveConnection(session, server);
  await ask(session, 'Before?', 'Yes.');
  expect(other.all('settings-update').at(-1)).toMatchObject({ keptIn: onDisk });
  isFull = true;
  const conversationId = await ask(session, 'Now?', 'Yes.');
  await waitUntil(() => isKeptIn(other, 'memory'), 'the warning');
  // And it is there after the background has slept.
  house.killBackground();
  const next = await openSession(house, { surface: 'panel', conversationId });
  next.send({ type: 'conversation-watch', conversationId, cursors: {} });
  expect((await next.first('conversation-update')).messages).toHaveLength(2);
  expect(isKeptIn(next, 'memory')).toBe(true);
  // With room again it goes to the disk, and outlives the browser.
  isFull = false;
  await ask(next, 'After?', 'Yes.');
  await waitUntil(() => isKeptIn(next, 'disk'), 'the end of the warning');
  house.killBackground();
  house.forgetSession();
  const later = await openSession(house, { surface: 'panel', conversationId });
  later.send({ type: 'conversation-watch', conversationId, cursors: {} });
  expect((await later.first('conversation-update')).messages).toHaveLength(2);
});

test('an answer that the disk refuses to keep is whole after the background has slept, and is told', async () => {
  const full = new DOMException('no room', 'QuotaExceededError');
  let isFull = false;
  house.close();
  house = createHouse({
    wrapDisk: (disk) => ({
      ...disk,
      appendJournal: (...args) => (isFull ? Promise.reject(full) : disk.appendJournal(...args)),
      finishRun: (answer) => (isFull ? Promise.reject(full) : disk.finishRun(answer)),
      takeUp: (record) => (isFull ? Promise.reject(full) : disk.takeUp(record)),
    }),
  });
  const session = await openSession(house);
  await saveConnection(session, server);
  isFull = true;
  const conversationId = await ask(session, 'Now?', 'Yes, and all of it.');
  await waitUntil(() => isKeptIn(session, 'memory'), 'the warning');
  for (const refuses of [true, false]) {
    isFull = refuses;
    house.killBackground();
    const next = await openSession(house, { surface: 'panel', conversationId });
    next.send({ type: 'conversation-watch', conversationId, cursors: {} });
    const { messages } = await next.first('conversation-update');
    const parts = messages.flatMap((row) => (row.role === 'assistant' ? (row.parts ?? []) : []));
    expect(toRunView(parts).text.toString()).toBe('Yes, and all of it.');
    expect(toRunView(parts).state).toBe('finished');
  }
  // With room again it went to the disk, and outlives the browser.
  house.killBackground();
  house.forgetSession();
  const later = await openSession(house, { surface: 'panel', conversationId });
  later.send({ type: 'conversation-watch', conversationId, cursors: {} });
  const { messages } = await later.first('conversation-update');
  expect(messages.find(({ role }) => role === 'assistant')).not.toMatchObject({ parts: null });
});

test('a temporary conversation is listed with the others until the browser closes', async () => {
  const session = await openSession(house);
  await saveConnection(session, server);
  await ask(session, 'Secret?', 'Yes.', toTemporaryId(crypto.randomUUID()));
  house.killBackground();
  const next = await openSession(house);
  expect((await list(next, '')).titles).toEqual(['Secret?']);
  house.killBackground();
  house.forgetSession();
  expect((await list(await openSession(house), '')).titles).toEqual([]);
});

test('an answer for which there is no room even in memory is told to every surface', async () => {
  house.close();
  house = createHouse({ sessionQuota: 2600 });
  const [session, other] = [await openSession(house), await openSession(house)];
  await saveConnection(session, server);
  await ask(session, 'Short?', 'Yes.', toTemporaryId(crypto.randomUUID()));
  expect(isKeptIn(other, 'disk')).toBe(true);
  await ask(session, 'Long?', 'Yes. '.repeat(500), toTemporaryId(crypto.randomUUID()));
  await waitUntil(() => isKeptIn(other, 'full-memory'), 'the warning');
});
