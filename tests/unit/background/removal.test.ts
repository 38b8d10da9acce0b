import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createRemoval } from '../../../lib/background/removal.ts';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { createFaultServer } from '../../support/fault-server/fault-server.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';
import { createHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { toBeginning } from '../../support/messages.ts';
import { toTemporaryId } from '../../../lib/core/ids.ts';
import type { Session } from '../../../lib/background/session.ts';
import { createEmptyStore } from '../../support/row-area.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { openSession, saveConnection } from './raw-session.ts';

const noRuns = {
  live: () => [],
  abort: async () => undefined,
  discard: () => undefined,
  started: async () => undefined,
};

let server: FaultServer;
let house: House | undefined;
beforeEach(async () => {
  server = await createFaultServer();
});
afterEach(async () => {
  house?.close();
  await server.close();
});

describe('a question that is asked in the moment in which all is deleted', () => {
  test('is either gone with its request, or kept with its answer', async () => {
    for (const delayMs of [0, 5, 20, 40]) {
      house = createHouse({
        wrapDisk: (disk) => ({
          ...disk,
          async begin(beginning) {
            await new Promise((resolve) => setTimeout(resolve, 15));
            return disk.begin(beginning);
          },
        }),
      });
      server.reset();
      server.otherwise(chatStream({ text: 'Yes.', pauseBeforeMs: 30 }));
      const [asking, deleting] = [await openSession(house), await openSession(house)];
      await saveConnection(asking, server);
      asking.send({
        type: 'run-start',
        runId: 'r',
        conversationId: 'c',
        parentId: null,
        content: [{ type: 'text', text: 'Now?' }],
        connectionId: null,
        model: null,
        omitted: [],
      });
      await new Promise((resolve) => setTimeout(resolve, delayMs));
      deleting.send({ type: 'record-delete', requestId: 'd', conversationIds: null });
      await deleting.first('record-deleted');
      // It may have been so late that it begins only now.
      await asking.first('run-accepted');
      await waitUntil(() => house?.liveCount() === 0, 'the end of all runs');
      await asking.settled();
      asking.send({ type: 'conversation-watch', conversationId: 'c', cursors: {} });
      const { messages } = await asking.first('conversation-update');
      const answer = messages.find(({ role }) => role === 'assistant');
      if (messages.length > 0) expect(answer).toMatchObject({ parts: expect.anything() });
      else expect(server.requests.every(({ closedAtMs }) => closedAtMs !== undefined)).toBe(true);
      house.close();
    }
  });
});

test('what is spared is asked again just before each piece is deleted', async () => {
  const store = createEmptyStore();
  const ids = Array.from({ length: 120 }, (_, index) => `c${index}`);
  for (const id of ids) await store.begin(toBeginning(`${id}.r`, { conversationId: id }));
  const opened = new Set<string>();
  const removal = createRemoval({
    store,
    pictures: { release: async () => undefined, holders: async () => [] },
    runs: noRuns,
    sessions: new Set(),
    session: { get: async () => undefined, set: async () => undefined },
    callSurfaces: () => undefined,
    // The last one is opened while the first ones are being deleted.
    leave: async () => void opened.add('c119'),
  });
  await removal.remove(ids, (id) => opened.has(id));
  expect((await store.conversations(9)).map(({ id }) => id)).toEqual(['c119']);
});

test('of what is deleted with all else every conversation is told, also of many temporary ones', async () => {
  const store = createEmptyStore();
  const ids = Array.from({ length: 120 }, (_, index) => toTemporaryId(`c${index}`));
  for (const id of ids) await store.begin(toBeginning(`${id}.r`, { conversationId: id }));
  const told: string[] = [];
  const left: string[] = [];
  const session: Pick<Session, 'post'> = {
    post(update) {
      if (update.type === 'conversations-deleted') told.push(...update.conversationIds);
    },
  };
  const removal = createRemoval({
    store,
    pictures: { release: async () => undefined, holders: async () => [] },
    runs: noRuns,
    sessions: new Set([session as Session]),
    session: { get: async () => undefined, set: async () => undefined },
    callSurfaces: () => undefined,
    leave: async (gone) => void left.push(...gone),
  });
  await removal.remove(null);
  expect(told.toSorted()).toEqual(ids.toSorted());
  expect(left.toSorted()).toEqual(ids.toSorted());
  expect(await store.conversations(9)).toEqual([]);
});
