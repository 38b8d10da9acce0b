import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createConnectionQueue } from '../../../lib/background/connection-queue.ts';
import type { ConnectionQueue } from '../../../lib/background/connection-queue.ts';
import { settlePromises } from '../../support/manual-clock.ts';
import { checkLater } from '../../support/property.ts';

const origin = 'https://api.example.com';

/** One who wants to send, and what happened to it. */
function come(queue: ConnectionQueue, to = origin, urgent = false) {
  const controller = new AbortController();
  const visitor = {
    told: [] as number[],
    state: 'waiting' as 'waiting' | 'inside' | 'gone',
    stop: () => controller.abort(),
    leave: () => undefined as void,
  };
  void queue
    .enter(to, { onAhead: (ahead) => visitor.told.push(ahead), signal: controller.signal, urgent })
    .then((leave) => {
      visitor.state = leave ? 'inside' : 'gone';
      if (leave) visitor.leave = leave;
    });
  return visitor;
}

describe('the queue for connections', () => {
  test('lets six in at once, as many as a browser connects to one host, and says nothing to them', async () => {
    const queue = createConnectionQueue();
    const visitors = Array.from({ length: 8 }, () => come(queue));
    await settlePromises();
    expect(visitors.map(({ state }) => state)).toEqual([
      ...Array.from({ length: 6 }, () => 'inside'),
      'waiting',
      'waiting',
    ]);
    expect(visitors.map(({ told }) => told).slice(5)).toEqual([[], [0], [1]]);
  });

  test('serves in the order of coming, and tells the others that they moved up', async () => {
    const queue = createConnectionQueue(1);
    const [a, b, c, d] = [come(queue), come(queue), come(queue), come(queue)];
    await settlePromises();
    a.leave();
    await settlePromises();
    expect([b, c, d].map(({ state }) => state)).toEqual(['inside', 'waiting', 'waiting']);
    expect([b, c, d].map(({ told }) => told)).toEqual([[0], [1, 0], [2, 1]]);
  });

  test('lets what is urgent go before, in its own order, and tells the others that they moved back', async () => {
    const queue = createConnectionQueue(1);
    const [a, b] = [come(queue), come(queue)];
    const [c, d] = [come(queue, origin, true), come(queue, origin, true)];
    await settlePromises();
    expect([b, c, d].map(({ told }) => told)).toEqual([[0, 1, 2], [0], [1]]);
    a.leave();
    await settlePromises();
    expect([b, c, d].map(({ state }) => state)).toEqual(['waiting', 'inside', 'waiting']);
    expect(b.told.at(-1)).toBe(1);
  });

  test('knows each origin on its own: another port is another host', async () => {
    const queue = createConnectionQueue(1);
    const first = come(queue);
    const other = come(queue, 'https://api.example.com:8443');
    await settlePromises();
    expect([first.state, other.state]).toEqual(['inside', 'inside']);
  });

  test('forgets one who is stopped while waiting, and only those behind move up', async () => {
    const queue = createConnectionQueue(1);
    const [a, b, c, d] = [come(queue), come(queue), come(queue), come(queue)];
    await settlePromises();
    c.stop();
    await settlePromises();
    expect(c.state).toBe('gone');
    expect([b.told, d.told]).toEqual([[0], [2, 1]]);
    a.leave();
    await settlePromises();
    b.leave();
    await settlePromises();
    expect([c.state, d.state]).toEqual(['gone', 'inside']);
  });

  test('never lets in one who was stopped before coming', async () => {
    const queue = createConnectionQueue(1);
    const entering = queue.enter(origin, {
      onAhead: () => undefined,
      signal: AbortSignal.abort(),
    });
    expect(await entering).toBeUndefined();
    const next = come(queue);
    await settlePromises();
    expect(next.state).toBe('inside');
  });

  test('takes a place back once, however often it is given', async () => {
    const queue = createConnectionQueue(1);
    const [a, b, c] = [come(queue), come(queue), come(queue)];
    await settlePromises();
    a.leave();
    a.leave();
    await settlePromises();
    expect([b.state, c.state]).toEqual(['inside', 'waiting']);
  });

  test('whatever happens, never too many are inside, nobody overtakes, and nobody waits beside a free place', async () => {
    await checkLater(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 3 }),
        fc.array(fc.tuple(fc.constantFrom('come', 'leave', 'stop'), fc.nat({ max: 20 })), {
          maxLength: 40,
        }),
        async (places, happenings) => {
          const queue = createConnectionQueue(places);
          const visitors: ReturnType<typeof come>[] = [];
          for (const [what, which] of happenings) {
            const inside = visitors.filter(({ state }) => state === 'inside');
            const waiting = visitors.filter(({ state }) => state === 'waiting');
            if (what === 'come') visitors.push(come(queue));
            if (what === 'stop') waiting[which % (waiting.length || 1)]?.stop();
            const leaving = inside[which % (inside.length || 1)];
            if (what === 'leave' && leaving) {
              leaving.leave();
              leaving.state = 'gone';
            }
            await settlePromises();
            const now = visitors.filter(({ state }) => state === 'inside').length;
            const queued = visitors.filter(({ state }) => state === 'waiting');
            expect(now).toBeLessThanOrEqual(places);
            if (queued.length > 0) expect(now).toBe(places);
            expect(queued.map(({ told }) => told.at(-1))).toEqual(queued.map((_, index) => index));
            const lastInside = visitors.findLastIndex(({ state }) => state === 'inside');
            const firstWaiting = visitors.findIndex(({ state }) => state === 'waiting');
            if (firstWaiting !== -1) expect(lastInside).toBeLessThan(firstWaiting);
          }
        },
      ),
      60,
    );
  });
});
