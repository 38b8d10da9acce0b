import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createConnectionQueue } from '../../../lib/background/connection-queue.ts';
import { createRunManager } from '../../../lib/background/run-manager.ts';
import type { LiveRun } from '../../../lib/background/live-run.ts';
import type { RunManagerOptions } from '../../../lib/background/run-manager.ts';
import { toRunView } from '../../../lib/core/run-view.ts';
import { onDeviceUrl } from '../../../lib/providers/base-url.ts';
import { toChatStep } from '../../support/chat-step.ts';
import { chatStream, jsonError } from '../../support/fault-server/chat-script.ts';
import { createFaultServer } from '../../support/fault-server/fault-server.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';
import { createManualClock, settlePromises } from '../../support/manual-clock.ts';
import { toBeginning } from '../../support/messages.ts';
import { createEmptyStore } from '../../support/row-area.ts';
import { waitUntil } from '../../support/wait-until.ts';

let server: FaultServer;
beforeAll(async () => {
  server = await createFaultServer();
});
afterAll(() => server.close());
let all: Map<string, LiveRun>;
beforeEach(() => {
  server.reset();
  all = new Map();
});
// What waits for a place would begin in the middle of the next test.
afterEach(() => {
  for (const run of [...all.values()].reverse()) {
    run.append({ type: 'abort', atMs: 0 });
    run.controller.abort();
  }
});

const unended = chatStream({ deltas: ['a'], ending: 'silence', finishReason: null, done: false });
const busy = jsonError(503, { error: { message: 'Busy' } });

function create(options: Partial<RunManagerOptions> = {}) {
  const clock = createManualClock();
  const store = createEmptyStore();
  let liveCount = 0;
  const runs = createRunManager({
    store,
    clock,
    queue: createConnectionQueue(),
    prepare: async ({ model }, corrections) =>
      toChatStep(server.baseUrl, { model, corrections, retries: 1 }),
    settleCalls: async () => undefined,
    learn: async () => undefined,
    isOnline: () => true,
    onLiveCount: (count) => {
      liveCount = count;
    },
    onStarted: (run) => void all.set(run.answer.id, run),
    ...options,
  });
  const view = (id: string) => toRunView(all.get(id)?.journal.since(0) ?? []);
  /** Starts runs one after the other and waits until those that may have asked. */
  const startAll = async (ids: readonly string[]): Promise<void> => {
    for (const id of ids) await runs.start(toBeginning(id, { conversationId: id }));
    await settlePromises();
  };
  return { runs, store, clock, view, startAll, liveCount: () => liveCount };
}

const six = ['a', 'b', 'c', 'd', 'e', 'f'];

describe('more runs to one server than a browser connects to it', () => {
  test('wait, know how many are ahead, are live and on disk like any other, and have asked nothing', async () => {
    server.otherwise(unended);
    const { startAll, store, view, liveCount } = create();
    await startAll([...six, 'g', 'h']);
    await server.request(5);
    expect(view('g')).toMatchObject({ state: 'waiting', ahead: 0 });
    expect(view('h')).toMatchObject({ state: 'waiting', ahead: 1 });
    expect(view('a')).not.toHaveProperty('ahead');
    expect(liveCount()).toBe(8);
    expect(await store.openRuns()).toHaveLength(8);
    expect(await store.message('h.question')).toBeDefined();
    await settlePromises();
    expect(server.requests).toHaveLength(6);
  });

  test('say when they begin to wait and when no longer', async () => {
    server.otherwise(unended);
    const told: (boolean | undefined)[] = [];
    const { runs, startAll, view } = create({
      onQueued: () => void told.push(runs.find('g')?.queued),
    });
    await startAll([...six, 'g']);
    expect(told).toEqual([true]);
    expect(runs.find('a')?.queued).toBe(false);
    void runs.abort('a');
    await waitUntil(() => view('g').state === 'streaming', 'its turn');
    expect(told).toEqual([true, false]);
  });

  test('begin by themselves, in their order, when a place is free', async () => {
    server.otherwise(unended);
    const { runs, startAll, view } = create();
    await startAll([...six, 'g', 'h']);
    await server.request(5);
    server.otherwise(chatStream({ text: 'My turn' }));
    void runs.abort('c');
    await waitUntil(() => view('g').state === 'finished', 'the first in the queue');
    await waitUntil(() => view('h').state === 'finished', 'the second');
    expect(view('h').text.toString()).toBe('My turn');
    expect(view('h')).not.toHaveProperty('ahead');
    expect(server.requests).toHaveLength(8);
  });

  test('are stopped without having asked', async () => {
    server.otherwise(unended);
    const { runs, startAll, view } = create();
    await startAll([...six, 'g', 'h']);
    await server.request(5);
    void runs.abort('g');
    expect(view('g').state).toBe('stopped');
    expect(view('h').ahead).toBe(0);
    for (const id of six) void runs.abort(id);
    await server.request(6);
    await settlePromises();
    expect(server.requests).toHaveLength(7);
    expect(view('h').ahead).toBeUndefined();
  });

  test('may wait for hours: no watch runs before the request has left, nor does the wait count as the answer’s', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    let asked = 0;
    const { clock, startAll, view } = create({
      async prepare({ model }, corrections) {
        const step = toChatStep(server.baseUrl, { model, corrections });
        asked += 1;
        // The first six are no HTTP requests, whose watchdogs would end them.
        if (asked <= 6) return { ...step, limits: endless, post: () => promise };
        return step;
      },
    });
    server.otherwise(chatStream({ text: 'At last' }));
    await startAll([...six, 'g']);
    clock.advance(5 * 3_600_000);
    expect(view('g')).toMatchObject({ state: 'waiting', ahead: 0 });
    resolve();
    await waitUntil(() => view('g').state === 'finished', 'its turn');
    expect(view('g').startedAtMs).toBe(clock.now());
  });

  test('give their place away while they wait for a next try', async () => {
    server.next(busy, unended, unended, unended, unended, unended);
    server.otherwise(chatStream({ text: 'In between' }));
    const { runs, startAll, view } = create();
    await startAll(six);
    await waitUntil(() => view('a').retry, 'the wait of the first');
    await startAll(['g', 'h']);
    await waitUntil(() => view('h').state === 'finished', 'both to have gone before');
    expect(view('a').retry).toBeDefined();
    runs.retryNow('a');
    await waitUntil(() => view('a').state === 'finished', 'the first');
  });

  test('queue up again for their next try, where the place is taken', async () => {
    server.next(busy, unended, unended, unended, unended, unended, unended);
    const { runs, startAll, view } = create();
    await startAll(six);
    await waitUntil(() => view('a').retry, 'the wait of the first');
    await startAll(['g']);
    await server.request(6);
    runs.retryNow('a');
    await waitUntil(() => view('a').ahead === 0, 'the queue');
    expect(view('a')).not.toHaveProperty('retry');
  });

  test('keep their place while their request is corrected', async () => {
    const refusal = jsonError(400, {
      error: { message: 'Unknown parameter: stream_options', param: 'stream_options' },
    });
    server.next(refusal, unended, unended, unended, unended, unended);
    server.otherwise(chatStream({ text: 'Fine' }));
    const { startAll, view } = create();
    await startAll([...six, 'g']);
    await waitUntil(() => view('g').state === 'finished', 'both');
    expect(view('a').text.toString()).toBe('Fine');
    const corrected = server.requests.findIndex(({ body }) => !hasStreamOptions(body));
    expect(corrected).toBe(6);
  });

  test('are asked with what is known when their turn has come', async () => {
    server.otherwise(unended);
    let model = 'old';
    const { runs, startAll } = create({
      prepare: async (_, corrections) => toChatStep(server.baseUrl, { model, corrections }),
    });
    await startAll([...six, 'g']);
    await server.request(5);
    model = 'new';
    void runs.abort('a');
    expect((await server.request(6)).body).toMatchObject({ model: 'new' });
  });

  test('that ask the browser’s own model need no place', async () => {
    server.otherwise(unended);
    const { startAll, view } = create({
      async prepare({ id, model }, corrections) {
        const step = toChatStep(server.baseUrl, { model, corrections });
        if (id !== 'here') return step;
        const request = { ...step.request, baseUrl: onDeviceUrl };
        const adapter = { ...step.adapter, toRequest: () => step.adapter.toRequest(step.request) };
        const post = () => new Promise<never>(() => undefined);
        return { ...step, adapter, request, post };
      },
    });
    await startAll([...six, 'here']);
    await server.request(5);
    expect(view('here')).not.toHaveProperty('ahead');
    expect(view('here').startedAtMs).toBeDefined();
  });
});

const endless = { firstMs: Infinity, byteMs: Infinity, payloadMs: Infinity };

function hasStreamOptions(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'stream_options' in body;
}
