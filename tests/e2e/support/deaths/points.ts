import { setTimeout as sleep } from 'node:timers/promises';
import { chatStream, dataEvent } from '../../../support/fault-server/chat-script.ts';
import type { Script } from '../../../support/fault-server/script.ts';
import type { Random } from '../../../support/random.ts';
import { waitUntil } from '../../../support/wait-until.ts';
import type { Patient, WatchedPanel } from './patient.ts';

/** The answer that is cut short. */
export interface Reply {
  deltas: readonly string[];
  deltasPerSecond: number;
  random: Random;
}

/** Where a trial stands when a point is to be reached. */
export interface Stage {
  patient: Patient;
  panel: WatchedPanel;
  random: Random;
  /** Sends the question, if a point has not done so itself. */
  ask(): Promise<void>;
}

/** A point of the protocol at which the background dies. */
export interface Point {
  name: string;
  /** After "is killed". */
  sentence: string;
  script(reply: Reply): Script;
  /** Resolves when the point is reached, and not a moment later: the kill follows at once or after a seeded wait. */
  reach(stage: Stage): Promise<void>;
  /** Waits of which one is taken before the kill, in ms: those that are longer than the journal's own show a loss. */
  waitsMs: readonly number[];
  /** Whether the panel may be closed on the way, so that nobody watches. */
  mayLeave: boolean;
}

/** The gate at which a script waits for the kill. */
const pointGate = 'point';
/** The gate, after the second delta, at which a panel may leave. */
export const leaveGate = 'leave';

const someWaitsMs = [0, 0, 15, 60, 450];

function heldAfter({ deltas, deltasPerSecond }: Reply, index: number): Script {
  return chatStream({
    deltas,
    deltasPerSecond,
    holdAfterDelta: [
      { index: 1, name: leaveGate },
      { index, name: pointGate },
    ],
  });
}

const untilHeld: Point['reach'] = async ({ ask, patient }) => {
  await ask();
  await patient.server.held(pointGate);
};

function toDeltaPoint(name: string, sentence: string, toIndex: (reply: Reply) => number): Point {
  return {
    name,
    sentence,
    script: (reply) => heldAfter(reply, toIndex(reply)),
    reach: untilHeld,
    waitsMs: someWaitsMs,
    mayLeave: toIndex({ deltas: Array(99).fill(''), deltasPerSecond: 1, random: noRandom }) > 1,
  };
}

const noRandom = {} as Random;

const everyTenth = [10, 20, 30, 40, 50].map((count) =>
  toDeltaPoint(`delta-${count}`, `at the ${count}th delta`, () => count - 1),
);

/** All of them but the migration, which is another story. */
export const points: readonly Point[] = [
  {
    name: 'question-sent',
    sentence: 'in the moments after the question was sent',
    script: ({ deltas, deltasPerSecond }) => chatStream({ deltas, deltasPerSecond }),
    reach: ({ ask }) => ask(),
    waitsMs: Array.from({ length: 30 }, (_, at) => at),
    mayLeave: false,
  },
  {
    name: 'before-fetch',
    sentence: 'before the request reaches the server',
    script: ({ deltas }) => chatStream({ deltas }),
    async reach({ ask, patient: { doorway } }) {
      const arrived = doorway.shut();
      await ask();
      await arrived;
    },
    waitsMs: [0, 0, 20, 300],
    mayLeave: false,
  },
  {
    name: 'before-headers',
    sentence: 'after the request and before its headers',
    script: ({ deltas }) => [{ type: 'hold', name: pointGate }, ...chatStream({ deltas })],
    reach: untilHeld,
    waitsMs: [0, 0, 20, 300],
    mayLeave: false,
  },
  {
    name: 'after-headers',
    sentence: 'after the headers and before the first delta',
    script: ({ deltas }) => {
      const [head, ...rest] = chatStream({ deltas });
      return [head!, { type: 'hold', name: pointGate }, ...rest];
    },
    reach: untilHeld,
    waitsMs: [0, 0, 20, 300],
    mayLeave: false,
  },
  toDeltaPoint('first-delta', 'at the first delta', () => 0),
  ...everyTenth,
  {
    name: 'tool-call',
    sentence: 'half-way through a tool call',
    script: ({ deltas, deltasPerSecond }) => [
      ...chatStream({
        deltas: deltas.slice(0, 12),
        deltasPerSecond,
        holdAfterDelta: { index: 1, name: leaveGate },
        finishReason: null,
        done: false,
      }).slice(0, -1),
      toolChunk({ id: 'call-1', type: 'function', function: { name: 'look_up', arguments: '' } }),
      toolChunk({ function: { arguments: '{"place":' } }),
      { type: 'hold', name: pointGate },
      toolChunk({ function: { arguments: '"Dresden"}' } }),
      { type: 'end' },
    ],
    reach: untilHeld,
    waitsMs: someWaitsMs,
    mayLeave: true,
  },
  toDeltaPoint('last-delta', 'at the last delta before the end', ({ deltas }) => deltas.length - 1),
  {
    name: 'end-sent',
    sentence: 'while the end is sent and not yet, or hardly, written',
    script: (reply) => heldAfter(reply, reply.deltas.length - 1),
    async reach({ ask, random, patient: { server } }) {
      await ask();
      await server.held(pointGate);
      // The kill is on its way for some ms: the end sets out at the same time, sooner or later.
      setTimeout(() => server.release(pointGate), random.integer(0, 30));
    },
    waitsMs: [0, 0, 0, 4, 8],
    mayLeave: true,
  },
  {
    name: 'end-written',
    sentence: 'when the end has just been written',
    script: ({ deltas, deltasPerSecond }) => chatStream({ deltas, deltasPerSecond }),
    async reach({ ask, panel }) {
      await ask();
      await waitUntil(
        async () => (await panel.read()).at(-1)?.state === 'finished',
        'the end on screen',
      );
    },
    waitsMs: [0, 0, 5, 10],
    mayLeave: false,
  },
  {
    name: 'journal-write',
    sentence: 'during a write of the journal',
    script: (reply) => heldAfter(reply, reply.random.integer(5, 40)),
    async reach({ ask, patient: { server } }) {
      await ask();
      await server.held(pointGate);
      // Everything before is written by now. The next delta's flush follows within a frame, and the kill falls into it.
      await sleep(60);
      server.release(pointGate);
    },
    waitsMs: Array.from({ length: 25 }, (_, at) => at),
    mayLeave: true,
  },
];

function toolChunk(call: object) {
  return dataEvent({
    id: 'chatcmpl-fault',
    object: 'chat.completion.chunk',
    created: 1_790_000_000,
    model: 'fault-model',
    choices: [{ index: 0, delta: { tool_calls: [{ index: 0, ...call }] }, finish_reason: null }],
  });
}
