import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { systemClock } from '../../../lib/browser/system-clock.ts';
import { createUpdateGate } from '../../../lib/background/update-gate.ts';
import { toTemporaryId } from '../../../lib/core/ids.ts';
import { isTerminal } from '../../../lib/core/parts.ts';
import { createFaultServer } from '../../support/fault-server/fault-server.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { createHouse } from '../../support/house.ts';
import { createManualClock, settlePromises } from '../../support/manual-clock.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { openSession, saveConnection, toStart, unended } from './raw-session.ts';

// A real update needs a store that offers one, which no test has: the gate is driven through its interface, and in the
// house through the same event that the browser would send.

const minuteMs = 60_000;

function create(interrupt: () => Promise<void> = async () => undefined) {
  const clock = createManualClock();
  const apply = vi.fn<() => void>();
  const end = vi.fn<() => Promise<void>>(interrupt);
  const memory = { holds: false };
  const holdsUnsaved = (): boolean => memory.holds;
  const gate = createUpdateGate({ clock, apply, interrupt: end, holdsUnsaved });
  return { clock, apply, end, memory, gate };
}

describe('an update', () => {
  test('is applied at once when nothing is live', () => {
    const { gate, apply, end } = create();
    gate.available();
    expect(apply).toHaveBeenCalledOnce();
    expect(end).not.toHaveBeenCalled();
  });

  test('waits for the last run, and leaves it alone', () => {
    const { gate, apply, end, clock } = create();
    gate.setLive(true);
    gate.available();
    clock.advance(9 * minuteMs);
    gate.setLive(true);
    expect(apply).not.toHaveBeenCalled();
    gate.setLive(false);
    expect(apply).toHaveBeenCalledOnce();
    expect(end).not.toHaveBeenCalled();
    expect(clock.waiting).toBe(0);
  });

  test('waits ten minutes at most, from when it was there first; then the runs are ended, and only then it is applied', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const { gate, apply, end, clock } = create(() => promise);
    gate.setLive(true);
    gate.available();
    clock.advance(6 * minuteMs);
    gate.available();
    clock.advance(4 * minuteMs - 1);
    expect(end).not.toHaveBeenCalled();
    clock.advance(1);
    expect(end).toHaveBeenCalledOnce();
    await settlePromises();
    expect(apply).not.toHaveBeenCalled();
    resolve();
    await settlePromises();
    expect(apply).toHaveBeenCalledOnce();
  });

  test.each([
    ['refuses', () => Promise.reject(new Error('disk'))],
    ['never answers', () => new Promise<void>(() => undefined)],
  ])('is not held up by a disk that %s', async (_, interrupt) => {
    const { gate, apply, clock } = create(interrupt);
    gate.setLive(true);
    gate.available();
    clock.advance(10 * minuteMs);
    await settlePromises();
    clock.advance(5_000);
    expect(apply).toHaveBeenCalledOnce();
  });

  test('is applied once, whatever follows', async () => {
    const { gate, apply, clock } = create();
    gate.setLive(true);
    gate.available();
    clock.advance(10 * minuteMs);
    gate.setLive(false);
    gate.available();
    clock.advance(minuteMs);
    await settlePromises();
    expect(apply).toHaveBeenCalledOnce();
  });

  test('waits for whatever it would take along, however long, and is applied soon after that is gone', () => {
    const { gate, apply, clock, memory } = create();
    memory.holds = true;
    gate.available();
    clock.advance(60 * minuteMs);
    gate.setLive(true);
    gate.setLive(false);
    expect(apply).not.toHaveBeenCalled();
    memory.holds = false;
    clock.advance(minuteMs);
    expect(apply).toHaveBeenCalledOnce();
    expect(clock.waiting).toBe(0);
  });

  test('ends no run for its sake while it would have to wait anyway', async () => {
    const { gate, apply, end, clock, memory } = create();
    memory.holds = true;
    gate.setLive(true);
    gate.available();
    clock.advance(30 * minuteMs);
    expect(end).not.toHaveBeenCalled();
    memory.holds = false;
    clock.advance(minuteMs);
    expect(end).toHaveBeenCalledOnce();
    await settlePromises();
    expect(apply).toHaveBeenCalledOnce();
  });

  test('that never came changes nothing', () => {
    const { gate, apply, clock } = create();
    gate.setLive(true);
    gate.setLive(false);
    clock.advance(60 * minuteMs);
    expect(apply).not.toHaveBeenCalled();
    expect(clock.waiting).toBe(0);
  });
});

describe('a background that is to be updated', () => {
  let server: FaultServer;
  beforeAll(async () => {
    server = await createFaultServer();
  });
  afterAll(() => server.close());

  test('waits for its live run to end', async () => {
    const house = createHouse();
    const session = await openSession(house);
    await saveConnection(session, server);
    server.next(chatStream({ deltas: ['a', 'b'], holdAfterDelta: { index: 0, name: 'end' } }));
    session.send(toStart());
    await session.first('run-accepted');
    house.offerUpdate();
    await session.settled();
    expect(house.updatesApplied()).toBe(0);
    server.release('end');
    await waitUntil(() => house.updatesApplied() === 1, 'the update');
    session.send({ type: 'conversation-watch', conversationId: 'conversation', cursors: {} });
    const { messages } = await session.first('conversation-update');
    expect(JSON.stringify(messages)).toContain('"finish"');
    house.close();
  });

  test('waits while a temporary conversation is kept', async () => {
    const house = createHouse();
    const session = await openSession(house);
    await saveConnection(session, server);
    server.next(chatStream({ text: 'In confidence.' }));
    session.send(toStart({ conversationId: toTemporaryId('t') }));
    await session.first('run-accepted');
    house.offerUpdate();
    await waitUntil(() => house.liveCount() === 0, 'the end');
    await session.settled();
    expect(house.updatesApplied()).toBe(0);
    session.send({ type: 'record-delete', requestId: 'd', conversationIds: null });
    await session.first('record-deleted');
    house.offerUpdate();
    await waitUntil(() => house.updatesApplied() === 1, 'the update');
    house.close();
  });

  test('names the end of a run that outlasts the wait, and keeps what had come', async () => {
    const timers = new Map<number, () => void>();
    const house = createHouse({
      clock: {
        ...systemClock,
        after(delayMs, callback) {
          if (delayMs === 10 * minuteMs) {
            timers.set(delayMs, callback);
            return () => timers.delete(delayMs);
          }
          const timer = setTimeout(callback, delayMs);
          return () => clearTimeout(timer);
        },
      },
    });
    const session = await openSession(house);
    await saveConnection(session, server);
    session.send({ type: 'conversation-watch', conversationId: 'conversation', cursors: {} });
    server.next(unended);
    session.send(toStart());
    await waitUntil(() => JSON.stringify(session.all('run-update')).includes('"a"'), 'the text');
    house.offerUpdate();
    await waitUntil(() => timers.size > 0, 'the gate');
    timers.get(10 * minuteMs)?.();
    await waitUntil(() => house.updatesApplied() === 1, 'the update');
    // What was posted before is still on its way.
    const last = await waitUntil(
      () => session.all('run-update').flatMap(({ parts }) => parts.filter(isTerminal))[0],
      'the end',
    );
    expect(last).toMatchObject({
      type: 'error',
      error: { kind: 'interrupted', lostTo: 'update' },
    });
    expect(await server.requests.at(-1)?.closed).toBe('client');
    house.close();
  });
});
