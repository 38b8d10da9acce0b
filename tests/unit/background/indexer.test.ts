import { describe, expect, test, vi } from 'vitest';
import { createIndexer } from '../../../lib/background/indexer.ts';
import { createManualClock } from '../../support/manual-clock.ts';

/** A store with so many messages that are not in the search yet. */
function createPending(count: number) {
  let pending = count;
  const taken: number[] = [];
  return {
    taken,
    add: (more: number) => {
      pending += more;
    },
    async index(limit: number) {
      const some = Math.min(limit, pending);
      pending -= some;
      taken.push(some);
      return some;
    },
  };
}

const quietly = { isBusy: () => false, onTaken: () => undefined };

const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
};

describe('the indexer', () => {
  test('takes everything in, piece by piece, a while after it was woken last', async () => {
    const clock = createManualClock();
    const store = createPending(250);
    const onTaken = vi.fn();
    const indexer = createIndexer(store, clock, { isBusy: () => false, onTaken });
    indexer.wake();
    clock.advance(1500);
    // As an import does with each of its pages.
    indexer.wake();
    clock.advance(1500);
    await turns();
    expect(store.taken).toEqual([]);
    clock.advance(500);
    await turns();
    expect(store.taken).toEqual([100, 100, 50]);
    expect(onTaken).toHaveBeenCalledOnce();
    expect(indexer.isBehind()).toBe(false);
  });

  test('takes in little at a time while an answer is live, and says meanwhile that there is more', async () => {
    const clock = createManualClock();
    const store = createPending(250);
    const onTaken = vi.fn();
    let busy = true;
    const indexer = createIndexer(store, clock, { isBusy: () => busy, onTaken });
    indexer.wake();
    clock.advance(2000);
    await turns();
    expect(store.taken).toEqual([20]);
    for (let pause = 0; pause < 5; pause += 1) {
      clock.advance(250);
      await turns();
    }
    expect(store.taken).toEqual([20, 20, 20, 20, 20, 20]);
    expect(indexer.isBehind()).toBe(true);
    // Once a second, and not with each of the pieces.
    expect(onTaken).toHaveBeenCalledOnce();
    busy = false;
    clock.advance(250);
    await turns();
    expect(store.taken.slice(6)).toEqual([100, 30]);
    expect(indexer.isBehind()).toBe(false);
    expect(onTaken).toHaveBeenCalledTimes(2);
  });

  test('tells that there is no more, also when looking has taken in the last of it', async () => {
    const clock = createManualClock();
    const onTaken = vi.fn();
    const indexer = createIndexer(createPending(100), clock, { isBusy: () => false, onTaken });
    indexer.wake();
    await indexer.catchUp();
    expect(indexer.isBehind()).toBe(true);
    clock.advance(2000);
    await turns();
    expect(indexer.isBehind()).toBe(false);
    expect(onTaken).toHaveBeenCalledOnce();
  });

  test('takes in what somebody is looking for, at once and once', async () => {
    const store = createPending(3);
    const indexer = createIndexer(store, createManualClock(), quietly);
    await indexer.catchUp();
    expect(store.taken).toEqual([3]);
  });

  test('that failed works again when it is woken', async () => {
    const clock = createManualClock();
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const index = vi.fn(async () => 0).mockRejectedValueOnce(new Error('no'));
    const indexer = createIndexer({ index }, clock, quietly);
    for (let times = 0; times < 2; times += 1) {
      indexer.wake();
      clock.advance(2000);
      await turns();
    }
    expect(index).toHaveBeenCalledTimes(2);
    expect(complaint).toHaveBeenCalledOnce();
    complaint.mockRestore();
  });
});
