import { beforeEach, describe, expect, test } from 'vitest';
import type { Core } from '../../../lib/background/core.ts';
import type { Session } from '../../../lib/background/session.ts';
import { createStopOnClose } from '../../../lib/background/stop-on-close.ts';
import { createManualClock, settlePromises } from '../../support/manual-clock.ts';
import { toAnswer } from '../../support/messages.ts';

const toSession = (watching: string | undefined, shown = watching): Session =>
  ({
    watching,
    hasShown: (runId) => runId === `run-${shown}`,
  }) satisfies Partial<Session> as Session;

let sessions: Set<Session>;
let aborted: string[];
let stopOnClose: boolean;
const clock = createManualClock();

beforeEach(() => {
  sessions = new Set();
  aborted = [];
  stopOnClose = true;
});

/** Lets a surface go that watched `conversationId`, and then `laterMs` pass. */
async function leave(
  conversationId: string | undefined,
  laterMs = 5_000,
  meanwhile = () => {},
  gone = toSession(conversationId),
) {
  const core = {
    clock,
    runs: {
      live: () =>
        ['c', 'd'].map((id) => ({ answer: toAnswer({ id: `run-${id}`, conversationId: id }) })),
      abort: (id: string) => aborted.push(id),
    },
    connections: {
      settings: async () => ({
        language: 'auto',
        stopOnClose,
        defaultConnectionId: null,
        keepDays: null,
      }),
    },
  } as unknown as Core;
  await createStopOnClose(Promise.resolve(core), sessions)(gone);
  await settlePromises();
  meanwhile();
  clock.advance(laterMs);
}

describe('a surface that is closed', () => {
  test('stops nothing by itself', async () => {
    stopOnClose = false;
    await leave('c');
    expect(aborted).toEqual([]);
  });

  test('stops the run that it showed, where the user wanted that', async () => {
    await leave('c');
    expect(aborted).toEqual(['run-c']);
  });

  test('leaves time for another to take over: a popup that opens the panel', async () => {
    await leave('c', 1_900);
    expect(aborted).toEqual([]);
    clock.advance(200);
    expect(aborted).toEqual(['run-c']);
  });

  test('stops nothing that another shows by then', async () => {
    await leave('c', 5_000, () => sessions.add(toSession('c')));
    expect(aborted).toEqual([]);
  });

  test('stops what nobody else shows, though others are open', async () => {
    sessions.add(toSession('d'));
    sessions.add(toSession(undefined));
    await leave('c');
    expect(aborted).toEqual(['run-c']);
  });

  test('stops a run that it showed before it turned to another conversation', async () => {
    await leave('new', 5_000, undefined, toSession('new', 'c'));
    expect(aborted).toEqual(['run-c']);
  });

  test('that showed nothing stops nothing', async () => {
    await leave(undefined);
    expect(aborted).toEqual([]);
  });
});
