import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createConnectionQueue } from '../../../lib/background/connection-queue.ts';
import { createRunManager } from '../../../lib/background/run-manager.ts';
import type { RunManagerOptions } from '../../../lib/background/run-manager.ts';
import { createEmptyStore } from '../../support/row-area.ts';
import type { Correction } from '../../../lib/core/connection.ts';
import type { StreamPart } from '../../../lib/core/parts.ts';
import { toRunView } from '../../../lib/core/run-view.ts';
import {
  chatStream,
  dataEvent,
  eventStream,
  jsonError,
} from '../../support/fault-server/chat-script.ts';
import { toChatStep } from '../../support/chat-step.ts';
import { createFaultServer } from '../../support/fault-server/fault-server.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';
import type { Script } from '../../support/fault-server/script.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { toBeginning } from '../../support/messages.ts';
import { waitUntil } from '../../support/wait-until.ts';

let server: FaultServer;
beforeAll(async () => {
  server = await createFaultServer();
});
afterAll(() => server.close());
beforeEach(() => server.reset());

const busy = jsonError(503, { error: { message: 'Busy' } });

async function begin(retries: number, learn: RunManagerOptions['learn'] = async () => undefined) {
  const store = createEmptyStore();
  const clock = createManualClock();
  const runs = createRunManager({
    store,
    clock,
    queue: createConnectionQueue(),
    prepare: async ({ model }, corrections) =>
      toChatStep(server.baseUrl, { model, retries, corrections }),
    learn,
    settleCalls: async () => undefined,
    isOnline: () => true,
    onLiveCount: () => undefined,
    onStarted: () => undefined,
  });
  await runs.start(toBeginning('r'));
  const run = runs.find('r')!;
  const view = () => toRunView(run.journal.since(0));
  const waiting = (attempt: number) =>
    waitUntil(() => {
      const { retry } = view();
      return retry?.attempt === attempt ? retry : undefined;
    }, `try ${attempt}`);
  /** Moves time on until the run has ended: its writer waits for time as well. */
  const ended = async () => {
    await waitUntil(() => run.journal.closed, 'the end');
    return view();
  };
  return { clock, runs, run, view, waiting, ended };
}

describe('a run whose request fails for a while', () => {
  test('waits, asks again, and is one answer all the same', async () => {
    server.next(busy);
    server.next(chatStream({ text: 'Here I am' }));
    const { clock, waiting, ended, run } = await begin(3);
    const retry = await waiting(1);
    expect(retry).toMatchObject({ of: 3, error: { kind: 'overloaded', status: 503 } });
    expect(toRunView(run.journal.since(0)).state).toBe('waiting');
    clock.advance(retry.untilMs - clock.now());
    const view = await ended();
    expect(view).toMatchObject({ state: 'finished' });
    expect(view).not.toHaveProperty('retry');
    expect(view.text.toString()).toBe('Here I am');
    expect(server.requests).toHaveLength(2);
  });

  const overloaded = 'data: {"error":{"type":"overloaded_error","message":"Full"}}\n\n';

  test('asks again when the stream itself begins with an error that passes', async () => {
    server.next(eventStream(overloaded), chatStream({ text: 'Here I am' }));
    const { clock, waiting, ended } = await begin(3);
    const retry = await waiting(1);
    expect(retry).toMatchObject({ error: { kind: 'overloaded', detail: 'Full' } });
    clock.advance(retry.untilMs - clock.now());
    expect((await ended()).text.toString()).toBe('Here I am');
  });

  test('asks again when only what might have been a tag came before that, and keeps it if not', async () => {
    const begun = `data: {"choices":[{"delta":{"content":"<thi"}}]}\n\n${overloaded}`;
    server.next(eventStream(begun), eventStream(begun));
    const { clock, waiting, ended, view } = await begin(1);
    const retry = await waiting(1);
    expect(view().text.toString()).toBe('');
    clock.advance(retry.untilMs - clock.now());
    const end = await ended();
    expect(end).toMatchObject({ state: 'failed', error: { kind: 'overloaded' } });
    expect(end.text.toString()).toBe('<thi');
    expect(server.requests).toHaveLength(2);
  });

  test('does not when that comes after text was shown', async () => {
    server.next(eventStream(`data: {"choices":[{"delta":{"content":"Half"}}]}\n\n${overloaded}`));
    const { ended } = await begin(3);
    const view = await ended();
    expect(view).toMatchObject({ state: 'failed', error: { kind: 'overloaded' } });
    expect(view.text.toString()).toBe('Half');
    expect(server.requests).toHaveLength(1);
  });

  test('waits as long as the endpoint asks', async () => {
    server.next(jsonError(429, { error: { message: 'Slow down' } }, { 'retry-after': '7' }));
    const { clock, waiting } = await begin(3);
    const retry = await waiting(1);
    expect(retry.untilMs - clock.now()).toBe(7000);
  });

  test('gives up after as many tries as were allowed, with the last error', async () => {
    server.otherwise(busy);
    const { clock, waiting, ended } = await begin(2);
    for (const attempt of [1, 2]) clock.advance((await waiting(attempt)).untilMs - clock.now());
    expect(await ended()).toMatchObject({ state: 'failed', error: { kind: 'overloaded' } });
    expect(server.requests).toHaveLength(3);
  });

  test('is not asked again where that is not allowed', async () => {
    server.next(busy);
    const { ended } = await begin(0);
    expect(await ended()).toMatchObject({ state: 'failed' });
    expect(server.requests).toHaveLength(1);
  });

  test('is asked again at once when its user will not wait', async () => {
    server.next(busy);
    server.next(chatStream({ text: 'Now' }));
    const { runs, waiting, ended, clock } = await begin(3);
    await waiting(1);
    runs.retryNow('r');
    expect((await ended()).text.toString()).toBe('Now');
    expect(clock.now()).toBe(createManualClock().now());
  });

  test('can be stopped while it waits, and nothing is sent any more', async () => {
    server.next(busy);
    const { runs, waiting, ended, clock } = await begin(3);
    await waiting(1);
    void runs.abort('r');
    expect(await ended()).toMatchObject({ state: 'stopped' });
    clock.advance(60_000);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(server.requests).toHaveLength(1);
  });

  test('is not asked again once anything was shown', async () => {
    const overloaded = { error: { type: 'overloaded_error', message: 'Overloaded' } };
    server.next([
      { ...dataEvent({ choices: [{ delta: { content: 'Half' } }] }), delta: 'Half' },
      dataEvent(overloaded),
      { type: 'end' },
    ]);
    const { ended } = await begin(3);
    const view = await ended();
    expect(view).toMatchObject({ state: 'failed', error: { kind: 'overloaded' } });
    expect(view.text.toString()).toBe('Half');
    expect(server.requests).toHaveLength(1);
  });

  test.each([
    [401, { error: 'no' }],
    [402, { error: 'no' }],
    [403, { error: 'no' }],
    [429, { error: { code: 'insufficient_quota' } }],
  ])('is not asked again after %i %j', async (status, body) => {
    server.next(jsonError(status, body));
    const { ended } = await begin(3);
    expect(await ended()).toMatchObject({ state: 'failed' });
    expect(server.requests).toHaveLength(1);
  });
});

describe('a correction', () => {
  const refusal = jsonError(400, { error: { message: 'stream_options is not supported' } });

  test.each<[what: string, next: Script, learnt: Correction[]]>([
    ['answered', chatStream({ text: 'Fine' }), ['without-stream-options']],
    ['too much just now', busy, ['without-stream-options']],
    ['refused once more', jsonError(400, { error: 'What is this?' }), []],
    ['not received', [{ type: 'disconnect' }], []],
  ])('is remembered if the request got past the refusal: it is %s', async (_, next, learnt) => {
    const learn = vi.fn<RunManagerOptions['learn']>(async () => undefined);
    server.next(refusal, next);
    const { ended } = await begin(0, learn);
    expect((await ended()).corrections).toEqual(['without-stream-options']);
    expect(server.requests).toHaveLength(2);
    expect(learn.mock.calls.map(([, correction]) => correction)).toEqual(learnt);
  });

  test('that is tried again after a fault is remembered once', async () => {
    const learn = vi.fn<RunManagerOptions['learn']>(async () => undefined);
    server.next(refusal, busy, chatStream({ text: 'Fine' }));
    const { runs, waiting, ended } = await begin(1, learn);
    await waiting(1);
    runs.retryNow('r');
    expect((await ended()).text.toString()).toBe('Fine');
    expect(server.requests[2]?.body).not.toHaveProperty('stream_options');
    expect(learn).toHaveBeenCalledTimes(1);
  });

  test('that cannot be remembered costs no answer', async () => {
    server.next(refusal, chatStream({ text: 'Fine' }));
    const { ended } = await begin(0, () => Promise.reject(new Error('disk')));
    expect(await ended()).toMatchObject({ state: 'finished' });
  });
});

test('the tries of a run are parts of its journal', async () => {
  server.next(busy);
  server.next(chatStream({ text: 'x' }));
  const { runs, waiting, ended, run } = await begin(1);
  await waiting(1);
  runs.retryNow('r');
  await ended();
  const types = run.journal.since(0).map(({ type }: StreamPart) => type);
  expect(types.slice(0, 3)).toEqual(['step-start', 'retry-wait', 'step-start']);
  expect(types.at(-1)).toBe('finish');
});
