import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createConnectionQueue } from '../../../lib/background/connection-queue.ts';
import { roundLimit } from '../../../lib/background/execute-run.ts';
import { createRunManager } from '../../../lib/background/run-manager.ts';
import type { RunManagerOptions } from '../../../lib/background/run-manager.ts';
import type { RunManager } from '../../../lib/background/run-manager.ts';
import { closeOrphans } from '../../../lib/background/recovery.ts';
import type { StreamPart } from '../../../lib/core/parts.ts';
import { toRunView } from '../../../lib/core/run-view.ts';
import { systemClock } from '../../../lib/browser/system-clock.ts';
import { chatStream, eventStream, jsonError } from '../../support/fault-server/chat-script.ts';
import { toChatStep } from '../../support/chat-step.ts';
import { createFaultServer } from '../../support/fault-server/fault-server.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';
import { toBeginning } from '../../support/messages.ts';
import { createEmptyStore } from '../../support/row-area.ts';
import { waitUntil } from '../../support/wait-until.ts';

let server: FaultServer;
beforeAll(async () => {
  server = await createFaultServer();
});
afterAll(() => server.close());
beforeEach(() => server.reset());

const delta = (fields: object, finish_reason: string | null = null) =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta: fields, finish_reason }] })}\n\n`;

/** A reply that says something and calls `look` as often as there are arguments. */
function calling(text: string, args: readonly string[], end = 'tool_calls') {
  const calls = args.map((each, index) => ({
    index,
    id: `call_${text}_${index}`,
    type: 'function',
    function: { name: 'look', arguments: each },
  }));
  return eventStream(delta({ content: text }) + delta({ tool_calls: calls }) + delta({}, end));
}

const tool = { name: 'look', description: '', schema: { type: 'object' } };

function create(
  settleCalls: RunManagerOptions['settleCalls'],
  { store = createEmptyStore(), offered = [tool], retries = 0 } = {},
) {
  const counts: [number, number][] = [];
  const runs: RunManager = createRunManager({
    store,
    clock: systemClock,
    queue: createConnectionQueue(),
    async prepare({ model }, corrections) {
      const step = toChatStep(server.baseUrl, { model, corrections, retries });
      return { ...step, request: { ...step.request, tools: offered } };
    },
    learn: async () => undefined,
    settleCalls,
    isOnline: () => true,
    onLiveCount: (live, paused) => counts.push([live, paused]),
    onStarted: () => undefined,
  });
  const ended = (id = 'r') =>
    waitUntil(async () => {
      const message = await store.message(id);
      return message?.role === 'assistant' && message.parts ? toRunView(message.parts) : undefined;
    }, 'the end');
  return { store, runs, counts, ended };
}

/** Has everything done at once. */
const settle: RunManagerOptions['settleCalls'] = async (run) => {
  const { toolCalls, rounds } = toRunView(run.journal.since(0));
  for (let call = rounds.at(-1)?.firstCall ?? 0; call < toolCalls.length; call += 1) {
    run.append({ type: 'call-end', call, outcome: 'done', text: `seen ${call}`, atMs: 1 });
  }
};

test('a run goes on after its calls, round after round, as one answer', async () => {
  server.next(calling('First.', ['{}', '{}']));
  server.next(calling('Second.', ['{}']));
  server.next(chatStream({ text: 'Done.' }));
  const { runs, ended } = create(settle);
  await runs.start(toBeginning('r'));
  const view = await ended();
  expect(view.state).toBe('finished');
  expect(view.text.toString()).toBe('First.\n\nSecond.\n\nDone.');
  expect(view.toolCalls.map(({ result }) => result?.text)).toEqual(['seen 0', 'seen 1', 'seen 2']);
  expect(view.rounds.map(({ firstCall }) => firstCall)).toEqual([0, 2, 3]);
  expect(server.requests).toHaveLength(3);
});

test('of more calls than are taken the first are seen to, and of the others it is kept how many there were', async () => {
  server.next(
    calling(
      'First.',
      Array.from({ length: 131 }, () => '{}'),
    ),
  );
  server.next(calling('Second.', ['{}']));
  server.next(chatStream({ text: 'Done.' }));
  const { runs, ended } = create(settle);
  await runs.start(toBeginning('r'));
  const view = await ended();
  expect(view.toolCalls).toHaveLength(129);
  expect(view.toolCalls.every(({ state }) => state === 'done')).toBe(true);
  expect(view.rounds.map(({ untaken }) => untaken)).toEqual([3, undefined, undefined]);
});

test('of calls that are not taken no more comes than of any answer', async () => {
  const call = (index: number, args: string) =>
    delta({
      tool_calls: [{ index, id: `c${index}`, function: { name: 'look', arguments: args } }],
    });
  const taken = Array.from({ length: 128 }, (_, index) => call(index, '{}'));
  const more = { type: 'text', text: call(128, 'x'.repeat(10_000)) } as const;
  server.next([...eventStream(taken.join('')).slice(0, -1), { type: 'endless', steps: [more] }]);
  const { runs, ended } = create(settle);
  await runs.start(toBeginning('r'));
  expect(await ended()).toMatchObject({ state: 'failed', error: { kind: 'endless' } });
});

test('a model that never ends to call is ended, after so many rounds, and can be asked to go on', async () => {
  for (let round = 0; round < 2 * roundLimit; round += 1) server.next(calling(`${round}`, ['{}']));
  const { runs, ended } = create(settle);
  await runs.start(toBeginning('r'));
  expect(await ended()).toMatchObject({ state: 'cut', reason: 'rounds' });
  expect(server.requests).toHaveLength(roundLimit);
});

test('what fails before a later round shows anything is sent again, and the rounds before it stay', async () => {
  server.next(calling('First.', ['{}']));
  server.next(jsonError(503, { error: { message: 'Busy' } }, { 'retry-after-ms': '1' }));
  server.next(chatStream({ text: 'Done.' }));
  const { runs, ended } = create(settle, { retries: 1 });
  await runs.start(toBeginning('r'));
  const view = await ended();
  expect(view.text.toString()).toBe('First.\n\nDone.');
  expect(view.rounds).toHaveLength(2);
});

test('arguments that are cut at the longest answer are seen to like others', async () => {
  server.next(calling('First.', ['{"at":'], 'length'));
  server.next(chatStream({ text: 'Done.' }));
  const { runs, ended } = create(settle);
  await runs.start(toBeginning('r'));
  expect((await ended()).text.toString()).toBe('First.\n\nDone.');
});

test('what was not offered is not carried out', async () => {
  server.next(calling('First.', ['{}']));
  const { runs, ended } = create(settle, { offered: [] });
  await runs.start(toBeginning('r'));
  expect(await ended()).toMatchObject({ state: 'finished', toolCalls: [{ state: 'building' }] });
  expect(server.requests).toHaveLength(1);
});

test('a run that waits for the user keeps nothing alive, and Stop ends it', async () => {
  server.next(calling('First.', ['{}']));
  const waits = Promise.withResolvers<void>();
  const { runs, ended, counts } = create(async (run) => {
    runs.setPaused('r', true);
    waits.resolve();
    await new Promise((resolve) => run.controller.signal.addEventListener('abort', resolve));
  });
  await runs.start(toBeginning('r'));
  await waits.promise;
  expect(counts.at(-1)).toEqual([1, 1]);
  await runs.interruptAll('update');
  expect(runs.live()).toHaveLength(1);
  await runs.abort('r');
  expect((await ended()).state).toBe('stopped');
  expect(counts.at(-1)).toEqual([0, 0]);
  expect(server.requests).toHaveLength(1);
});

const parts: StreamPart[] = [
  { type: 'step-start', step: 1, atMs: 1 },
  { type: 'first-delta', atMs: 2 },
  { type: 'text-delta', text: 'First.' },
  { type: 'tool-call-delta', index: 0, id: 'a', name: 'look', arguments: '{}' },
  { type: 'step-finish', finishReason: { unified: 'tool-calls', raw: 'tool_calls' } },
];
const asked: StreamPart = {
  type: 'call-asked',
  call: 0,
  ask: { reason: 'unasked', gives: 'page' },
};

test.each<[string, StreamPart[]]>([
  ['was asked for', [asked]],
  ['was under way', [asked, { type: 'call-start', call: 0, atMs: 3 }]],
])(
  'a call that %s when the background died waits with the next one, and the answer goes on',
  async (_, more) => {
    const store = createEmptyStore();
    await store.begin(toBeginning('r'));
    // As they were written: in rows of their own numbers.
    await store.appendJournal('r', 0, parts);
    await store.appendJournal('r', 90, more);
    const { closed, waiting } = await closeOrphans(store, 77);
    expect(closed).toEqual([]);
    expect(waiting).toHaveLength(1);
    server.next(chatStream({ text: 'Done.' }));
    const restored: boolean[] = [];
    const life = create(
      async (run, isRestored) => {
        restored.push(isRestored);
        await settle(run, isRestored);
      },
      { store },
    );
    for (const run of waiting) await life.runs.resume(run.beginning, run.parts);
    const seen: StreamPart[] = [];
    // A surface that had read the journal of the background before starts over.
    life.runs.find('r')?.attach(4, (from, _to, more) => {
      if (from === 0) seen.length = 0;
      seen.push(...more);
    });
    const view = await life.ended();
    expect(restored).toEqual([true]);
    expect(view).toMatchObject({ state: 'finished', toolCalls: [{ state: 'done' }] });
    expect(view.text.toString()).toBe('First.\n\nDone.');
    expect(toRunView(seen).text.toString()).toBe('First.\n\nDone.');
    expect(server.requests).toHaveLength(1);
  },
);

test.each<[string, StreamPart[]]>([
  ['all calls had ended', [{ type: 'call-end', call: 0, outcome: 'done', text: '', atMs: 3 }]],
  [
    'the next round was under way',
    [
      { type: 'call-end', call: 0, outcome: 'done', text: '', atMs: 3 },
      { type: 'step-start', step: 2, atMs: 4 },
      { type: 'text-delta', text: 'Ha' },
    ],
  ],
])(
  'a run of which %s when the background died is interrupted: nobody pays for what nobody asked',
  async (_, more) => {
    const store = createEmptyStore();
    await store.begin(toBeginning('r'));
    await store.appendJournal('r', 0, [...parts, asked, ...more]);
    const { closed, waiting } = await closeOrphans(store, 77);
    expect(waiting).toEqual([]);
    expect(closed).toEqual(['c']);
  },
);
