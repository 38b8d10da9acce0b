import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Session } from '../../../lib/background/session.ts';
import { createTrash } from '../../../lib/background/trash.ts';
import type { Trash } from '../../../lib/background/trash.ts';
import type { ConversationStore } from '../../../lib/conversations/conversation-store.ts';
import type { Update } from '../../../lib/protocol/update.ts';
import { createManualClock, settlePromises } from '../../support/manual-clock.ts';
import type { ManualClock } from '../../support/manual-clock.ts';
import { toBeginning } from '../../support/messages.ts';
import { createEmptyStore } from '../../support/row-area.ts';

const keptMs = 90_000;
/** What open surfaces are given to come back. */
const graceMs = 2_000;

let clock: ManualClock;
let store: ConversationStore;
let removed: string[];
let left: string[];
let stopped: string[];
let told: Update[];
let trash: Trash;

/** The trash of a background that has just started. */
async function start(): Promise<Trash> {
  const session: Pick<Session, 'post'> = { post: (update) => void told.push(update) };
  const fresh = createTrash({
    store,
    clock,
    sessions: new Set([session as Session]),
    callSurfaces: () => undefined,
    leave: async (ids) => void left.push(...ids),
    removal: {
      async stop(ids) {
        stopped.push(...(ids ?? []));
        return [];
      },
      async remove(ids) {
        removed.push(...(ids ?? []));
        await store.delete(ids ?? []);
      },
    },
  });
  await fresh.open();
  return fresh;
}

beforeEach(async () => {
  clock = createManualClock();
  store = createEmptyStore();
  [removed, left, stopped, told] = [[], [], [], []];
  for (const id of ['one', 'two'])
    await store.begin(toBeginning(`${id}.r`, { conversationId: id }));
  trash = await start();
});

async function pass(ms: number): Promise<void> {
  clock.advance(ms);
  await settlePromises();
}

describe('a deleted conversation', () => {
  test('is stopped, and leaves every list and screen at once', async () => {
    await trash.put('one');
    expect(new Set(stopped)).toEqual(new Set(['one']));
    expect((await store.conversations(9)).map(({ id }) => id)).toEqual(['two']);
    expect(told).toEqual([
      { type: 'conversations-deleted', conversationIds: ['one'], forNow: true },
    ]);
    expect(left).toEqual(['one']);
    expect(removed).toEqual([]);
  });

  test('is gone for good when its time is over, and not before', async () => {
    await trash.put('one');
    await pass(keptMs + graceMs - 1);
    expect(removed).toEqual([]);
    await pass(1);
    expect(removed).toEqual(['one']);
    expect(await store.conversation('one')).toBeUndefined();
    expect(clock.waiting).toBe(0);
  });

  test('is brought back whole, and stays', async () => {
    const before = [await store.conversation('one'), await store.messages('one')];
    await trash.put('one');
    await pass(keptMs / 2);
    expect(await trash.bringBack('one')).toBe(true);
    expect([await store.conversation('one'), await store.messages('one')]).toEqual(before);
    await pass(10 * keptMs);
    expect(removed).toEqual([]);
    expect(clock.waiting).toBe(0);
  });

  test('that is deleted twice goes at the time of the first', async () => {
    await trash.put('one');
    await pass(keptMs / 2);
    await trash.put('one');
    await pass(keptMs / 2 + graceMs);
    expect(removed).toEqual(['one']);
  });

  test('has a time of its own, whatever else is deleted', async () => {
    await trash.put('one');
    await pass(keptMs / 2);
    await trash.put('two');
    await pass(keptMs / 2 + graceMs);
    expect(removed).toEqual(['one']);
    await pass(keptMs / 2);
    expect(removed).toEqual(['one', 'two']);
  });

  test('cannot be brought back any more when it is gone', async () => {
    await trash.put('one');
    await pass(keptMs + graceMs);
    expect(await trash.bringBack('one')).toBe(false);
    expect(await store.conversation('one')).toBeUndefined();
  });

  test('does not stay for longer because the clock was put back', async () => {
    await trash.put('one');
    clock.jump(clock.now() - 100 * keptMs);
    await trash.put('two');
    await pass(graceMs);
    expect(removed).toEqual(['one']);
  });
});

describe('a background that starts', () => {
  test('removes what was deleted longer ago, as soon as open surfaces can be there', async () => {
    await store.change('one', { deletedAtMs: clock.now() - 5 * keptMs });
    await start();
    expect(removed).toEqual([]);
    await pass(graceMs);
    expect(removed).toEqual(['one']);
  });

  test('waits for what was deleted just now, and takes it off the windows that still show it', async () => {
    // Its background died right after that.
    await store.change('one', { deletedAtMs: clock.now() });
    trash = await start();
    expect(left).toEqual(['one']);
    await pass(keptMs / 2);
    expect(removed).toEqual([]);
    expect(await trash.bringBack('one')).toBe(true);
    await pass(keptMs);
    expect(removed).toEqual([]);
  });

  test('plans nothing where nothing was deleted', () => {
    expect(clock.waiting).toBe(0);
  });

  test('opens also where the disk does not say what was deleted', async () => {
    vi.spyOn(console, 'error').mockReturnValue();
    store = { ...store, deleted: () => Promise.reject(new Error('no disk')) };
    await start();
    expect(clock.waiting).toBe(0);
  });
});
