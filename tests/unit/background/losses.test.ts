import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createConnectionQueue } from '../../../lib/background/connection-queue.ts';
import { createRunManager } from '../../../lib/background/run-manager.ts';
import { createWatchdog } from '../../../lib/background/watchdog.ts';
import { toRunView } from '../../../lib/core/run-view.ts';
import { toChatStep } from '../../support/chat-step.ts';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { createFaultServer } from '../../support/fault-server/fault-server.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { toBeginning } from '../../support/messages.ts';
import { createEmptyStore } from '../../support/row-area.ts';
import { waitUntil } from '../../support/wait-until.ts';

// A machine cannot be put to sleep here: these are stand-ins, a clock that jumps and an endpoint that goes silent. The
// one in the browser is tests/e2e/chromium/sleep.spec.ts.

const hourMs = 3_600_000;
const limits = { firstMs: 120_000, byteMs: 60_000, payloadMs: 180_000 };

const sleeps = ['stands still', 'goes on'] as const;

describe.each(sleeps)(
  'the watchdog of a machine that slept, while the clock of its timers %s',
  (kind) => {
    function create({ isLocal = false } = {}) {
      const clock = createManualClock();
      const network = { online: true };
      const dog = createWatchdog(
        clock,
        { ...limits, isLocal },
        () => false,
        () => network.online,
      );
      /** An hour passes in which no timer runs; then the first one does. */
      const sleep = (ms = hourMs): void => {
        if (kind === 'goes on') clock.sleep(ms);
        else clock.jump(clock.now() + ms);
        clock.advance(1_000);
      };
      return { clock, dog, sleep, network };
    }

    test('does not take the sleep for a silence, and gives the connection 15 s to prove itself', () => {
      const { clock, dog, sleep } = create();
      dog.feedPayload(true);
      sleep();
      clock.advance(13_000);
      expect(dog.signal.aborted).toBe(false);
      clock.advance(2_000);
      expect(dog).toMatchObject({ loss: 'sleep', silence: undefined });
      expect(dog.signal.aborted).toBe(true);
      // Of what is measured by that clock, that much was sleep.
      const sleptMs = kind === 'goes on' ? hourMs : 0;
      expect(Math.abs(dog.sleptMs - sleptMs)).toBeLessThan(2_000);
      expect(clock.waiting).toBe(0);
    });

    test('counts what came after the sleep and before its first look as what it is', () => {
      const { clock, dog, sleep } = create();
      dog.feedPayload(true);
      if (kind === 'goes on') clock.sleep(hourMs);
      else clock.jump(clock.now() + hourMs);
      dog.feedPayload(true);
      sleep(0);
      for (let second = 0; second < 178; second += 1) {
        dog.feed();
        clock.advance(1_000);
      }
      expect(dog.signal.aborted).toBe(false);
      dog.feed();
      clock.advance(2_000);
      expect(dog).toMatchObject({ loss: undefined, silence: 'payload' });
    });

    test('is content with a byte, and then counts on as if the hour had not been', () => {
      const { clock, dog, sleep } = create();
      dog.feedPayload(true);
      sleep();
      clock.advance(10_000);
      dog.feed();
      clock.advance(59_000);
      expect(dog.signal.aborted).toBe(false);
      clock.advance(2_000);
      expect(dog).toMatchObject({ loss: undefined, silence: 'bytes' });
    });

    test('takes no lesser delay for a sleep', () => {
      const { clock, dog, sleep } = create();
      sleep(60_000);
      clock.advance(20_000);
      expect(dog.signal.aborted).toBe(false);
      sleep(62_000);
      clock.advance(16_000);
      expect(dog.loss).toBe('sleep');
    });

    test('believes a server of this machine that it is still at what it has not begun, and not that a cut stream goes on', () => {
      const waiting = create({ isLocal: true });
      waiting.sleep();
      waiting.clock.advance(60_000);
      expect(waiting.dog.signal.aborted).toBe(false);
      const begun = create({ isLocal: true });
      begun.dog.feed();
      begun.sleep();
      begun.clock.advance(16_000);
      expect(begun.dog.loss).toBe('sleep');
    });

    test('doubts a connection without a network in the same way, but not one that stays on this machine', () => {
      const away = create();
      away.network.online = false;
      away.clock.advance(15_000);
      expect(away.dog.signal.aborted).toBe(false);
      away.dog.feed();
      away.clock.advance(15_000);
      expect(away.dog.signal.aborted).toBe(false);
      away.clock.advance(2_000);
      expect(away.dog.loss).toBe('network');
      const here = create({ isLocal: true });
      here.network.online = false;
      here.clock.advance(60_000);
      expect(here.dog.signal.aborted).toBe(false);
    });
  },
);

test.each([-hourMs, -hourMs / 2, 30_000])(
  'a clock that is put by %d ms while nobody sleeps changes no end',
  (ms) => {
    const clock = createManualClock();
    const dog = createWatchdog(clock, limits, () => false);
    dog.feed();
    dog.feedPayload(true);
    clock.advance(30_500);
    clock.jump(clock.now() + ms);
    clock.advance(28_500);
    expect(dog.signal.aborted).toBe(false);
    clock.advance(2_000);
    expect(dog).toMatchObject({ loss: undefined, silence: 'bytes', sleptMs: 0 });
  },
);

describe('a run', () => {
  let server: FaultServer;
  let online = true;
  beforeAll(async () => {
    server = await createFaultServer();
  });
  afterAll(() => server.close());
  beforeEach(() => {
    server.reset();
    online = true;
  });
  afterEach(() => vi.unstubAllGlobals());

  /** A run whose time a test moves. */
  async function begin({ retries = 3, baseUrl = server.baseUrl } = {}) {
    const clock = createManualClock();
    const runs = createRunManager({
      store: createEmptyStore(),
      clock,
      queue: createConnectionQueue(),
      prepare: async ({ model }, corrections) => ({
        ...toChatStep(baseUrl, { model, corrections, retries }),
        limits,
      }),
      settleCalls: async () => undefined,
      learn: async () => undefined,
      isOnline: () => online,
      onLiveCount: () => undefined,
      onStarted: () => undefined,
    });
    await runs.start(toBeginning('r'));
    const run = runs.find('r')!;
    const view = () => toRunView(run.journal.since(0));
    const sleep = (): void => {
      clock.jump(clock.now() + hourMs);
      clock.advance(1_000);
    };
    const goOffline = (): void => {
      online = false;
      // What a failed fetch is named by.
      vi.stubGlobal('navigator', { onLine: false });
    };
    const goOnline = (): void => {
      online = true;
      vi.stubGlobal('navigator', { onLine: true });
    };
    return { clock, runs, run, view, sleep, goOffline, goOnline };
  }

  test('that had begun ends as interrupted by the sleep, with its text, when its connection is dead', async () => {
    server.next(
      chatStream({ deltas: ['Half'], ending: 'silence', finishReason: null, done: false }),
    );
    const { clock, view, sleep } = await begin();
    await waitUntil(() => view().text.length > 0, 'the text');
    sleep();
    clock.advance(16_000);
    await waitUntil(() => view().endedAtMs, 'the end');
    expect(view()).toMatchObject({
      state: 'interrupted',
      error: { kind: 'interrupted', lostTo: 'sleep' },
    });
    expect(view().text.toString()).toBe('Half');
    expect(await server.requests[0]?.closed).toBe('client');
  });

  test('goes on after a sleep when bytes come', async () => {
    server.next(
      chatStream({ deltas: ['Before ', 'after'], holdAfterDelta: { index: 0, name: 'sleep' } }),
    );
    const { clock, view, sleep } = await begin();
    await waitUntil(() => view().text.length > 0, 'the text');
    sleep();
    clock.advance(10_000);
    server.release('sleep');
    await waitUntil(() => view().state === 'finished', 'the end');
    expect(view().text.toString()).toBe('Before after');
  });

  test('of which nothing was shown is asked again after a sleep', async () => {
    server.next([{ type: 'silence' }]);
    server.next(chatStream({ text: 'Awake' }));
    const { clock, runs, view, sleep } = await begin();
    await server.request(0);
    sleep();
    clock.advance(16_000);
    const retry = await waitUntil(() => view().retry, 'the next try');
    expect(retry.error).toMatchObject({ kind: 'interrupted', lostTo: 'sleep' });
    runs.retryNow('r');
    await waitUntil(() => view().state === 'finished', 'the end');
    expect(view().text.toString()).toBe('Awake');
  });

  test('whose stream breaks with the network is interrupted by that', async () => {
    const script = chatStream({ deltas: ['Half'], finishReason: null, done: false });
    server.next([
      ...script.slice(0, -1),
      { type: 'hold', name: 'cut' },
      { type: 'disconnect', reset: true },
    ]);
    const { view, goOffline } = await begin();
    await waitUntil(() => view().text.length > 0, 'the text');
    goOffline();
    server.release('cut');
    await waitUntil(() => view().endedAtMs, 'the end');
    expect(view()).toMatchObject({ state: 'interrupted', error: { lostTo: 'network' } });
  });

  test('that waits for its next try because of the network asks again when it is back, and not before', async () => {
    const { clock, view, goOffline, goOnline } = await begin({ baseUrl: 'http://127.0.0.1:1/v1' });
    goOffline();
    const retry = await waitUntil(() => view().retry, 'the wait');
    expect(retry).toMatchObject({ error: { kind: 'offline' }, attempt: 1 });
    clock.advance(5_000);
    expect(view().retry).toBe(retry);
    goOnline();
    clock.advance(1_000);
    await waitUntil(() => view().retry?.attempt === 2, 'the next try');
    expect(view().retry?.error.kind).toBe('unreachable');
  });

  test('that waits for another reason is not hurried by the network', async () => {
    server.next([{ type: 'head', status: 503, headers: { 'retry-after': '20' } }, { type: 'end' }]);
    const { clock, view, goOffline, goOnline } = await begin();
    const retry = await waitUntil(() => view().retry, 'the wait');
    goOffline();
    clock.advance(2_000);
    goOnline();
    clock.advance(2_000);
    expect(view().retry).toBe(retry);
    expect(server.requests).toHaveLength(1);
  });
});
