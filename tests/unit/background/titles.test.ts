import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { toTemporaryId } from '../../../lib/core/ids.ts';
import { chatStream, jsonError } from '../../support/fault-server/chat-script.ts';
import { createFaultServer } from '../../support/fault-server/fault-server.ts';
import type { FaultServer, Reply } from '../../support/fault-server/fault-server.ts';
import { createHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { openSession, saveConnection, toSentDraft, toStart, unended } from './raw-session.ts';
import type { RawSession } from './raw-session.ts';

interface Body {
  model: string;
  messages: { content: string }[];
}

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

async function wantTitles(): Promise<void> {
  const requestId = crypto.randomUUID();
  session.send({ type: 'settings-save', requestId, settings: { titleByModel: true } });
  await session.settled();
}

/** Asks, and waits for the end of the answer. */
async function ask(
  fields: Parameters<typeof toStart>[0] = {},
  ...replies: Reply[]
): Promise<string> {
  const runId = crypto.randomUUID();
  const conversationId = fields?.conversationId ?? 'conversation';
  server.next(...replies);
  session.send({ type: 'conversation-watch', conversationId, cursors: {} });
  session.send(toStart({ ...fields, runId }));
  await waitUntil(
    () =>
      session
        .all('run-update')
        .some((update) => update.runId === runId && 'atMs' in (update.parts.at(-1) ?? {})),
    'the end of the answer',
  );
  return runId;
}

const title = (): string | undefined => session.all('conversation-update').at(-1)?.title;
/** Asks elsewhere: what was asked before that has come to the server by now, as far as it ever will. */
const answered = async (conversationId: string): Promise<void> => {
  await ask({ conversationId }, chatStream({ text: 'Yes.' }));
};

test('nobody is asked for a title who was not to be asked', async () => {
  await ask({}, chatStream({ text: 'Hello.' }));
  await answered('other');
  expect(server.requests).toHaveLength(2);
  expect(title()).toBe('Hi');
});

describe('once the user wants titles', () => {
  beforeEach(wantTitles);

  test('the model of the first answer is asked for one, which is told and kept without its marks', async () => {
    await ask(
      { model: 'picked', connectionId: null },
      chatStream({ text: 'Hello.' }),
      chatStream({ text: '# "A greeting."\n\nMore' }),
    );
    await waitUntil(() => title() === 'A greeting', 'the title');
    const [asked, titled] = server.requests.map(({ body }) => body as Body);
    expect(titled?.model).toBe(asked?.model);
    expect(titled?.messages).toHaveLength(1);
    expect(titled?.messages[0]?.content).toContain('Question:\nHi');
    expect(titled?.messages[0]?.content).toContain('Answer:\nHello.');
    session.send({ type: 'conversation-list', query: 'greeting', limit: 5 });
    expect((await session.first('conversation-list')).conversations).toHaveLength(1);
  });

  test('another model may be asked for it, and what that took is in the figures of the month, as a title', async () => {
    const requestId = crypto.randomUUID();
    const known = session.all('settings-update').at(-1)?.connections ?? [];
    const titleModel = { connectionId: known[0]!.id, model: 'cheap' };
    session.send({ type: 'settings-save', requestId, settings: { titleModel } });
    await session.settled();
    await ask(
      { model: 'picked' },
      chatStream({ text: 'Hello.', usage: true }),
      chatStream({ text: 'A greeting', usage: true }),
    );
    await waitUntil(() => title() === 'A greeting', 'the title');
    expect((await server.request(1)).body).toMatchObject({ model: 'cheap' });
    session.send({ type: 'figures-read', requestId: 'figures', of: { month: null } });
    const { rows } = await session.first('figures');
    expect(rows).toHaveLength(2);
    expect(rows).toContainEqual(
      expect.objectContaining({ model: 'cheap', title: true, promptTokens: 12, cost: 0 }),
    );
    expect(JSON.stringify(rows)).not.toContain('greeting');
  });

  test('it is asked once, whatever comes of it', async () => {
    const first = await ask({}, chatStream({ text: 'Hello.' }), jsonError(500, { error: 'no' }));
    await server.request(1);
    await ask({ parentId: `${first}.question`, content: [] }, chatStream({ text: 'Hello again.' }));
    await answered('other');
    await server.request(4);
    // The answer, its title, another answer to the same question, and that of the other conversation.
    expect(
      server.requests.slice(0, 4).map(({ body }) => JSON.stringify(body).includes('title')),
    ).toEqual([false, true, false, false]);
    expect(title()).not.toBe('no');
  });

  test('it is not asked of a temporary conversation, nor after an answer that was stopped or failed', async () => {
    await ask({ conversationId: toTemporaryId('t') }, chatStream({ text: 'Hello.' }));
    await ask({ conversationId: 'failed' }, jsonError(400, { error: { message: 'no' } }));
    await ask(
      { conversationId: 'last' },
      chatStream({ text: 'Hello.' }),
      chatStream({ text: 'Last title' }),
    );
    await waitUntil(() => title() === 'Last title', 'the title');
    expect(server.requests).toHaveLength(4);
  });

  test('whoever could not be asked, as with a key that is not there, may be asked after another answer', async () => {
    const requestId = crypto.randomUUID();
    const connection = { ...toSentDraft(server), name: 'Locked', provider: 'openai' };
    session.send({
      type: 'connection-save',
      requestId,
      connection: { ...connection, baseUrl: 'https://api.example.com/v1', keyId: null },
      makeDefault: false,
    });
    await waitUntil(
      () => (session.all('settings-update').at(-1)?.connections.length ?? 0) > 1,
      'the connection',
    );
    const { connections = [] } = session.all('settings-update').at(-1) ?? {};
    const locked = connections.find(({ name }) => name === 'Locked');
    const mine = connections.find(({ name }) => name !== 'Locked');
    const choose = async (connectionId: string): Promise<void> => {
      const titleModel = { connectionId, model: 'm' };
      const settings = { titleModel };
      session.send({ type: 'settings-save', requestId: crypto.randomUUID(), settings });
      await session.settled();
    };
    await choose(locked!.id);
    const first = await ask({ connectionId: mine!.id }, chatStream({ text: 'Hello.' }));
    // Whether anybody was asked for a title is settled by then; of that one nobody ever is, who might be late.
    await answered(toTemporaryId('other'));
    await choose(mine!.id);
    await ask(
      { connectionId: mine!.id, parentId: `${first}.question`, content: [] },
      chatStream({ text: 'Hello again.' }),
      chatStream({ text: 'At last' }),
    );
    await waitUntil(() => title() === 'At last', 'the title');
  });

  test('a title that the user gave meanwhile is kept', async () => {
    server.next(chatStream({ text: 'Hello.' }));
    await ask({}, [{ type: 'hold', name: 'title' }, ...chatStream({ text: 'Too late' })]);
    await server.held('title');
    const requestId = crypto.randomUUID();
    const change = { title: 'Mine' };
    session.send({
      type: 'conversation-change',
      requestId,
      conversationId: 'conversation',
      change,
    });
    await waitUntil(() => title() === 'Mine', 'the own title');
    server.release('title');
    await (
      await server.request(1)
    ).closed;
    await answered('other');
    await server.request(3);
    session.send({ type: 'conversation-list', query: '', limit: 5 });
    const { conversations } = await session.first('conversation-list');
    expect(conversations.map((row) => row.title)).toContain('Mine');
  });

  test('it ends with its conversation', async () => {
    await ask({}, chatStream({ text: 'Hello.' }), unended);
    const request = await server.request(1);
    session.send({
      type: 'record-delete',
      requestId: 'delete',
      conversationIds: ['conversation'],
    });
    expect(await request.closed).toBe('client');
  });
});
