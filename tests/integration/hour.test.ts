import 'fake-indexeddb/auto';
import { setImmediate as yieldTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createHeartbeat } from '../../lib/background/heartbeat.ts';
import type { LiveRun } from '../../lib/background/live-run.ts';
import { createConnectionQueue } from '../../lib/background/connection-queue.ts';
import { createRunManager } from '../../lib/background/run-manager.ts';
import type { StepReaders } from '../../lib/background/run-step.ts';
import { createSession } from '../../lib/background/session.ts';
import type { Session } from '../../lib/background/session.ts';
import { openConversationDatabase } from '../../lib/conversations/database.ts';
import { createIndexedStore } from '../../lib/conversations/indexed-store.ts';
import { toRunView } from '../../lib/core/run-view.ts';
import type { Update } from '../../lib/protocol/update.ts';
import { createRunEntry } from '../../lib/surface/run-entry.ts';
import type { RunEntry } from '../../lib/surface/run-entry.ts';
import { toChatStep } from '../support/chat-step.ts';
import { chatStream } from '../support/fault-server/chat-script.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { toBeginning } from '../support/messages.ts';
import { createRandom } from '../support/random.ts';
import { seededText } from '../support/seeded-text.ts';
import { waitUntil } from '../support/wait-until.ts';

const perSecond = 5;
const minutes = 60;
const count = minutes * 60 * perSecond;

/** The answer, in deltas of a few characters. */
function toDeltas(seed: number): string[] {
  const text = seededText(seed, count * 4);
  const characters = Array.from(text);
  const toStart = (at: number): number => Math.floor((at * characters.length) / count);
  return Array.from({ length: count }, (_, at) =>
    characters.slice(toStart(at), toStart(at + 1)).join(''),
  );
}

/** A surface that comes and goes: what it has read stays with it, as on a page that lost its channel. */
function createVisitor(entry: RunEntry) {
  let session: Session | undefined;
  let gaps = 0;
  return {
    entry,
    gaps: () => gaps,
    isThere: () => session !== undefined,
    come(run: LiveRun, cursor: number) {
      const channel = {
        post(update: unknown) {
          const { type, ...rest } = update as Extract<Update, { type: 'run-update' }>;
          if (type === 'run-update' && !entry.apply(rest)) gaps += 1;
        },
      };
      session = createSession(channel, { surface: 'panel', windowId: 1 });
      session.attach(run, cursor);
    },
    go() {
      session?.detachAll();
      session = undefined;
    },
  };
}

test(`an answer of ${minutes} minutes at 5 deltas a second is complete, in the store and on a surface that comes and goes`, async ({
  task,
}) => {
  const random = createRandom(60);
  const clock = createManualClock();
  const store = createIndexedStore(await openConversationDatabase('hour'));
  const asked = Promise.withResolvers<StepReaders>();
  const said = Promise.withResolvers<void>();
  let beats = 0;
  const heartbeat = createHeartbeat(clock, () => {
    beats += 1;
  });
  const runs = createRunManager({
    store,
    clock,
    queue: createConnectionQueue(),
    isOnline: () => true,
    prepare: async (answer) => ({
      ...toChatStep('http://127.0.0.1:9/v1', answer),
      async post(_request, readers) {
        asked.resolve(readers);
        await said.promise;
      },
    }),
    settleCalls: async () => undefined,
    learn: async () => undefined,
    onLiveCount: (live) => heartbeat.setLive(live > 0),
    onStarted: () => undefined,
  });
  const beginning = toBeginning('hour');
  await runs.start(beginning);
  const run = runs.find('hour')!;
  const readers = await asked.promise;
  const visitor = createVisitor(createRunEntry(beginning.answer));
  const deltas = toDeltas(60);
  const events = chatStream({ deltas }).flatMap((step) =>
    step.type === 'text' ? [step.text.replace(/^data: /, '').trim()] : [],
  );

  let visits = 0;
  let spoken = 0;
  const startedAtMs = clock.now();
  for (const [index, data] of events.entries()) {
    readers.onBytes(1);
    readers.onEvent({ event: undefined, data });
    spoken += index === 0 ? 0 : 1;
    if (random.next() < 0.05) {
      if (visitor.isThere()) visitor.go();
      else {
        visits += 1;
        // Half of them are new pages, which have read nothing.
        visitor.come(run, random.next() < 0.5 ? 0 : visitor.entry.cursor);
      }
    }
    // In pieces, so that the writer's timers fall due between deltas as they do in real time.
    for (let piece = 0; piece < 4; piece += 1) {
      clock.advance(1_000 / perSecond / 4);
      await yieldTurn();
    }
    if (index % 500 !== 0) continue;
    const text = deltas.slice(0, Math.max(0, spoken)).join('');
    const shown = visitor.entry.shown.view().text.toString();
    expect(text.startsWith(shown), `after ${index} deltas`).toBe(true);
  }
  said.resolve();
  const spentMs = clock.now() - startedAtMs;
  const message = await waitUntil(
    async () => {
      clock.advance(1_000);
      const found = await store.message('hour');
      return found?.role === 'assistant' && found.parts ? found : undefined;
    },
    'the end',
    30_000,
  );

  const whole = deltas.join('');
  expect(deltas.filter((delta) => delta !== '')).toHaveLength(count);
  const kept = toRunView(message.parts ?? []);
  expect(kept.state).toBe('finished');
  expect(kept.text.toString()).toBe(whole);
  expect(await store.readJournal('hour')).toEqual([]);
  expect(await store.openRuns()).toEqual([]);
  // The page that was left behind catches up as it does after any absence: with the whole.
  visitor.entry.setMessage(message);
  expect(visitor.entry.shown.view().text.toString()).toBe(whole);
  expect(visitor.gaps()).toBe(0);
  expect(visits).toBeGreaterThan(minutes);
  // Both browsers end a background after 30 s without an event: it was called often enough, and is no more.
  expect(beats).toBeGreaterThanOrEqual(Math.floor(spentMs / 20_000));
  const beatsAtEnd = beats;
  clock.advance(120_000);
  expect(beats).toBe(beatsAtEnd);
  task.meta.figure = {
    row: 'An answer of an hour at 5 deltas/s, in compressed time',
    values: { deltas: deltas.length, visits, missingCharacters: whole.length - kept.text.length },
  };
}, 300_000);
