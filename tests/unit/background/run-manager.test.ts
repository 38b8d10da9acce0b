import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createConnectionQueue } from '../../../lib/background/connection-queue.ts';
import { createRunManager } from '../../../lib/background/run-manager.ts';
import type { RunManagerOptions } from '../../../lib/background/run-manager.ts';
import { createEmptyStore } from '../../support/row-area.ts';
import type { ConversationStore } from '../../../lib/conversations/conversation-store.ts';
import type { Answer } from '../../../lib/core/conversation.ts';
import { toRunView } from '../../../lib/core/run-view.ts';
import { systemClock } from '../../../lib/browser/system-clock.ts';
import { BackgroundEnding } from '../../../lib/core/platform.ts';
import type { Correction } from '../../../lib/core/connection.ts';
import { chatStream, jsonError } from '../../support/fault-server/chat-script.ts';
import { toChatStep } from '../../support/chat-step.ts';
import { createFaultServer } from '../../support/fault-server/fault-server.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';
import { toAnswer, toBeginning } from '../../support/messages.ts';
import { waitUntil } from '../../support/wait-until.ts';

let server: FaultServer;
beforeAll(async () => {
  server = await createFaultServer();
});
afterAll(() => server.close());
beforeEach(() => server.reset());
const rejecting = (cause: Error) => ({ prepare: () => Promise.reject(cause) });

function create(
  change: (store: ConversationStore) => Partial<ConversationStore> = () => ({}),
  options: Partial<RunManagerOptions> = {},
) {
  const kept = createEmptyStore();
  const store = { ...kept, ...change(kept) };
  const liveCounts: number[] = [];
  const started: string[] = [];
  const prepared: [connectionId: string, corrections: readonly Correction[]][] = [];
  const learnt = new Map<string, Correction[]>();
  const runs = createRunManager({
    store,
    clock: systemClock,
    queue: createConnectionQueue(),
    async prepare({ connectionId, model }, own) {
      const corrections = [...(learnt.get(connectionId) ?? []), ...own];
      prepared.push([connectionId, [...corrections]]);
      return toChatStep(server.baseUrl, { model, corrections });
    },
    async learn({ connectionId }, correction) {
      learnt.set(connectionId, [...(learnt.get(connectionId) ?? []), correction]);
    },
    settleCalls: async () => undefined,
    isOnline: () => true,
    onLiveCount: (count) => liveCounts.push(count),
    onStarted: (run) => started.push(run.answer.id),
    ...options,
  });
  const ended = (id: string): Promise<Answer> =>
    waitUntil(async () => {
      const message = await kept.message(id);
      return message?.role === 'assistant' && message.parts ? message : undefined;
    }, `the end of ${id}`);
  const view = async (id: string) => toRunView((await ended(id)).parts ?? []);
  return { runs, store: kept, liveCounts, started, prepared, learnt, view };
}

const unended = chatStream({ deltas: ['a'], ending: 'silence', finishReason: null, done: false });

describe('a run', () => {
  test('is written, shown and kept to its end', async () => {
    const { runs, store, liveCounts, started, view } = create();
    server.next(chatStream({ text: 'Hello' }));
    expect(await runs.start(toBeginning('r'))).toBe('started');
    expect(runs.live().map(({ answer }) => answer.id)).toEqual(['r']);
    expect(started).toEqual(['r']);
    const end = await view('r');
    expect(end.text.toString()).toBe('Hello');
    expect(end).toMatchObject({ state: 'finished', finishReason: { raw: 'stop' } });
    await waitUntil(() => !runs.find('r'), 'the run to be let go');
    expect(runs.live()).toEqual([]);
    expect(await store.openRuns()).toEqual([]);
    expect(liveCounts.at(0)).toBe(1);
    expect(liveCounts.at(-1)).toBe(0);
  });

  test('sends its request only after its rows are durable', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const { runs, prepared } = create((store) => ({
      async begin(beginning) {
        await promise;
        return store.begin(beginning);
      },
    }));
    const starting = runs.start(toBeginning('r'));
    await new Promise((done) => setTimeout(done, 30));
    expect(prepared).toEqual([]);
    expect(server.requests).toHaveLength(0);
    resolve();
    await starting;
    await server.request(0);
  });

  test('whose rows cannot be kept is refused, and nothing is sent', async () => {
    const { runs, liveCounts } = create(() => ({ begin: () => Promise.reject(new Error('full')) }));
    await expect(runs.start(toBeginning('r'))).rejects.toThrow('full');
    await new Promise((done) => setTimeout(done, 20));
    expect(server.requests).toHaveLength(0);
    expect(liveCounts).toEqual([]);
    expect(runs.find('r')).toBeUndefined();
  });

  test('that was refused can be started again', async () => {
    let full = true;
    const { runs, view } = create((store) => ({
      begin: (beginning) => (full ? Promise.reject(new Error('full')) : store.begin(beginning)),
    }));
    await runs.start(toBeginning('r')).catch(() => undefined);
    full = false;
    expect(await runs.start(toBeginning('r'))).toBe('started');
    expect(await view('r')).toMatchObject({ state: 'finished' });
  });

  test('is begun once, however often and whenever it is started', async () => {
    const { runs, view } = create();
    const outcomes = await Promise.all([1, 2, 3].map(() => runs.start(toBeginning('r'))));
    expect(outcomes).toEqual(['started', 'known', 'known']);
    expect(await runs.start(toBeginning('r'))).toBe('known');
    await view('r');
    expect(await runs.start(toBeginning('r'))).toBe('known');
    expect(server.requests).toHaveLength(1);
  });

  test('that another background began is not begun again', async () => {
    const { runs, store } = create();
    await store.begin(toBeginning('r'));
    expect(await runs.start(toBeginning('r'))).toBe('known');
    expect(server.requests).toHaveLength(0);
  });

  test('that cannot be prepared fails by its name, without a request', async () => {
    const error = { kind: 'no-key', host: 'h' } as const;
    const { runs, view } = create(undefined, { prepare: async () => ({ error }) });
    await runs.start(toBeginning('r'));
    expect(await view('r')).toMatchObject({ state: 'failed', error });
    expect(server.requests).toHaveLength(0);
  });

  test('that breaks our own code ends all the same', async () => {
    const { runs, view } = create(undefined, rejecting(new RangeError('oops')));
    await runs.start(toBeginning('r'));
    expect(await view('r')).toMatchObject({
      state: 'failed',
      error: { kind: 'unexpected', detail: 'RangeError' },
    });
  });

  test('that is prepared while the browser ends the background is interrupted, and no fault of ours', async () => {
    const { runs, view } = create(undefined, rejecting(new BackgroundEnding()));
    await runs.start(toBeginning('r'));
    expect(await view('r')).toMatchObject({
      state: 'interrupted',
      error: { kind: 'interrupted', model: 'model' },
    });
  });

  test('whose end cannot be kept stays readable in memory, and counts as ended', async () => {
    const { runs, liveCounts } = create(() => ({
      finishRun: () => Promise.reject(new Error('full')),
    }));
    server.next(chatStream({ text: 'Hello' }));
    await runs.start(toBeginning('r'));
    await waitUntil(() => liveCounts.at(-1) === 0, 'the end');
    expect(runs.live()).toEqual([]);
    expect(toRunView(runs.find('r')?.journal.since(0) ?? []).text.toString()).toBe('Hello');
  });

  test('goes on over a journal that cannot be written', async () => {
    const { runs, view } = create(() => ({
      appendJournal: () => Promise.reject(new Error('full')),
    }));
    server.next(chatStream({ text: 'Hello' }));
    await runs.start(toBeginning('r'));
    expect((await view('r')).text.toString()).toBe('Hello');
  });
});

describe('stopping', () => {
  test('ends the journal at once, then the socket, and keeps the text', async () => {
    const { runs, view } = create();
    server.next(unended);
    await runs.start(toBeginning('r'));
    const run = runs.find('r');
    await waitUntil(() => run?.journal.since(0).some(({ type }) => type === 'text-delta'), 'text');
    void runs.abort('r');
    // In the same turn: the screen waits for no socket.
    expect(run?.journal.closed).toBe(true);
    expect(runs.live()).toEqual([]);
    expect(await server.requests[0]?.closed).toBe('client');
    const end = await view('r');
    expect(end).toMatchObject({ state: 'stopped' });
    expect(end.text.toString()).toBe('a');
  });

  test('before the first byte is an end like any other', async () => {
    const { runs, view } = create();
    server.next([{ type: 'silence' }]);
    await runs.start(toBeginning('r'));
    await server.request(0);
    void runs.abort('r');
    expect(await view('r')).toMatchObject({ state: 'stopped' });
    expect(await server.requests[0]?.closed).toBe('client');
  });

  test('overtakes the writing of the run’s own rows', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const { runs, view } = create((store) => ({
      async begin(beginning) {
        await promise;
        return store.begin(beginning);
      },
    }));
    server.next([{ type: 'silence' }]);
    const starting = runs.start(toBeginning('r'));
    void runs.abort('r');
    resolve();
    await starting;
    expect(await view('r')).toMatchObject({ state: 'stopped' });
  });

  test('a run that could not begin is no fault', async () => {
    const { runs } = create(() => ({ begin: () => Promise.reject(new Error('full')) }));
    const starting = runs.start(toBeginning('r'));
    void runs.abort('r');
    await expect(starting).rejects.toThrow('full');
  });

  test('twice, or too late, or nothing at all changes nothing', async () => {
    const { runs, view } = create();
    void runs.abort('nobody');
    server.next(unended);
    await runs.start(toBeginning('r'));
    void runs.abort('r');
    void runs.abort('r');
    const { endedAtMs } = await view('r');
    void runs.abort('r');
    expect(await view('r')).toMatchObject({ state: 'stopped', endedAtMs });
  });

  test('one of several leaves the others alone', async () => {
    const { runs, view, liveCounts } = create();
    server.next(unended, chatStream({ text: 'Other', deltasPerSecond: 50 }));
    await runs.start(toBeginning('one'));
    await server.request(0);
    await runs.start(toBeginning('two'));
    expect(liveCounts).toContain(2);
    void runs.abort('one');
    expect(await view('one')).toMatchObject({ state: 'stopped' });
    expect((await view('two')).text.toString()).toBe('Other');
  });
});

describe('an endpoint that refuses stream_options', () => {
  const refusal = jsonError(400, { error: { message: 'stream_options is not supported' } });

  test('is asked again without, within the same run', async () => {
    const { runs, view } = create();
    server.next(refusal, chatStream({ text: 'Fine' }));
    await runs.start(toBeginning('r'));
    const end = await view('r');
    expect(end.text.toString()).toBe('Fine');
    expect(end).toMatchObject({ state: 'finished' });
    expect(
      server.requests.map(({ body }) => Object.hasOwn(body as object, 'stream_options')),
    ).toEqual([true, false]);
  });

  test('is remembered by its connection, and no other is taken for it', async () => {
    const { runs, view, prepared } = create();
    server.next(refusal);
    await runs.start(toBeginning('r1'));
    await view('r1');
    await runs.start(toBeginning('r2'));
    await view('r2');
    const answer = toAnswer({ id: 'r3', connectionId: 'other' });
    await runs.start({ ...toBeginning('r3'), answer });
    await view('r3');
    expect(prepared).toEqual([
      ['connection', []],
      ['connection', ['without-stream-options']],
      ['connection', ['without-stream-options']],
      ['other', []],
    ]);
  });

  test('and then the request as well has failed, is not asked for ever, and nothing is remembered', async () => {
    const { runs, view, learnt } = create();
    server.otherwise(refusal);
    await runs.start(toBeginning('r'));
    expect(await view('r')).toMatchObject({ state: 'failed', error: { kind: 'bad-request' } });
    expect(server.requests).toHaveLength(2);
    expect(learnt.size).toBe(0);
  });
});
