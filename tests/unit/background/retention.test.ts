import { beforeEach, describe, expect, test } from 'vitest';
import { createRetention } from '../../../lib/background/retention.ts';
import type { Retention } from '../../../lib/background/retention.ts';
import type { LiveRun } from '../../../lib/background/live-run.ts';
import type { Session } from '../../../lib/background/session.ts';
import type { KeepDays } from '../../../lib/core/connection.ts';
import type { ConversationStore } from '../../../lib/conversations/conversation-store.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import type { ManualClock } from '../../support/manual-clock.ts';
import { toBeginning } from '../../support/messages.ts';
import { createEmptyStore } from '../../support/row-area.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;

let clock: ManualClock;
let store: ConversationStore;
let keepDays: KeepDays | null;
let removed: string[];
let calls: number;
let live: LiveRun[];
let sessions: Set<Session>;
let retention: Retention;

beforeEach(async () => {
  clock = createManualClock();
  clock.advance(400 * dayMs);
  store = createEmptyStore();
  keepDays = 30;
  removed = [];
  calls = 0;
  live = [];
  sessions = new Set();
  retention = createRetention({
    store,
    clock,
    runs: { live: () => live },
    sessions,
    callSurfaces: () => void (calls += 1),
    keepDays: async () => keepDays,
    async remove(ids) {
      removed.push(...(ids ?? []));
      await store.delete(ids ?? []);
    },
  });
});

/** Keeps a conversation that was last changed so many days ago. */
async function keep(id: string, days: number): Promise<void> {
  const atMs = clock.now() - days * dayMs;
  await store.begin(toBeginning(`${id}.run`, { conversationId: id, atMs }));
}

/** Sweeps, and waits until all is done that is going to be. */
async function sweep(): Promise<void> {
  retention.sweep();
  await turn();
  clock.advance(2_000);
  await turn();
}

/** Lets all that needs no time come to its end. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

describe('what is past its time', () => {
  test('is deleted; what was changed since is not', async () => {
    await keep('old', 31);
    await keep('young', 29);
    await sweep();
    expect(removed).toEqual(['old']);
  });

  test('is counted by any period beforehand, and nothing is deleted by that', async () => {
    await keep('old', 31);
    await keep('older', 100);
    expect(await retention.expired(30)).toEqual(['older', 'old']);
    expect(await retention.expired(90)).toEqual(['older']);
    expect(await retention.expired(365)).toEqual([]);
    expect(removed).toEqual([]);
  });

  test('stays for ever where no period is set, and nobody is called for it', async () => {
    keepDays = null;
    await keep('old', 399);
    await sweep();
    expect(removed).toEqual([]);
    expect(calls).toBe(0);
  });

  test('stays while an answer is written in it, or a surface shows it', async () => {
    await keep('live', 31);
    await keep('shown', 31);
    live.push({ answer: { conversationId: 'live' } } as LiveRun);
    sessions.add({ watching: 'shown' } as Session);
    await sweep();
    expect(removed).toEqual([]);
    live = [];
    sessions.clear();
    await sweep();
    expect(removed.sort()).toEqual(['live', 'shown']);
  });

  test('goes only after surfaces that lost their channel had time to say what they show', async () => {
    await keep('old', 31);
    retention.sweep();
    await turn();
    expect(calls).toBe(1);
    clock.advance(1_000);
    sessions.add({ watching: 'old' } as Session);
    clock.advance(1_000);
    await turn();
    expect(removed).toEqual([]);
  });
});

test('is looked for once an hour at most, however much is said', async () => {
  await keep('old', 31);
  const touch = async (): Promise<void> => {
    retention.touch();
    await turn();
    clock.advance(2_000);
    await turn();
  };
  await touch();
  clock.advance(hourMs - 10_000);
  await touch();
  expect(removed).toEqual([]);
  clock.advance(10_000);
  await touch();
  expect(removed).toEqual(['old']);
  await keep('older', 32);
  await touch();
  expect(removed).toEqual(['old']);
});

test('nothing waits between two times', async () => {
  await sweep();
  expect(clock.waiting).toBe(0);
});
