import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { toTemporaryId } from '../../../lib/core/ids.ts';
import type { Command } from '../../../lib/protocol/command.ts';
import { createFaultServer } from '../../support/fault-server/fault-server.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';
import { createHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { openSession, saveConnection, toStart } from './raw-session.ts';
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

type Change = Extract<Command, { type: 'conversation-change' }>['change'];

const pick = (model: string) => ({ connectionId: 'k', model });

/** What a surface that comes now is told of a conversation. */
async function told(conversationId: string) {
  const session = await openSession(house);
  session.send({ type: 'conversation-watch', conversationId, cursors: {} });
  const { choice, personaId, keptAnswerId } = await session.first('conversation-update');
  return { choice, personaId, keptAnswerId };
}

async function change(session: RawSession, conversationId: string, changed: Change): Promise<void> {
  const requestId = crypto.randomUUID();
  session.send({ type: 'conversation-change', requestId, conversationId, change: changed });
  await waitUntil(
    () => session.all('carried-out').some((update) => update.requestId === requestId),
    'the change',
  );
}

test.each(['conversation', toTemporaryId('conversation')])(
  'what was chosen for %s comes with its first question, changes when somebody says so, and is told to all who watch',
  async (conversationId) => {
    const session = await openSession(house);
    await saveConnection(session, server);
    const nothing = { choice: null, personaId: null, keptAnswerId: null };
    // Of one that has no message yet nothing is kept.
    await change(session, conversationId, { choice: pick('too early') });
    expect(await told(conversationId)).toEqual(nothing);
    session.send(toStart({ conversationId, choice: pick('first'), personaId: 'p' }));
    await session.first('run-accepted');
    expect(await told(conversationId)).toEqual({
      ...nothing,
      choice: pick('first'),
      personaId: 'p',
    });

    const watcher = await openSession(house);
    watcher.send({ type: 'conversation-watch', conversationId, cursors: {} });
    await watcher.first('conversation-update');
    await change(session, conversationId, { choice: pick('second') });
    await change(session, conversationId, { personaId: null, keptAnswerId: 'run' });
    await waitUntil(
      () => watcher.all('conversation-update').at(-1)?.keptAnswerId === 'run',
      'what was changed',
    );
    const now = { choice: pick('second'), personaId: null, keptAnswerId: 'run' };
    expect(watcher.all('conversation-update').at(-1)).toMatchObject(now);
    // A question that follows changes nothing of it.
    session.send(toStart({ conversationId, runId: 'next', choice: pick('stale') }));
    await session.first('run-accepted', 1);
    expect(await told(conversationId)).toEqual(now);
  },
);
