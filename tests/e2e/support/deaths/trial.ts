import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from '@playwright/test';
import { chatStream } from '../../../support/fault-server/chat-script.ts';
import { isChat } from '../../../support/fault-server/default-reply.ts';
import type { RecordedRequest } from '../../../support/fault-server/recorded-request.ts';
import { createRandom } from '../../../support/random.ts';
import { seededDeltas, seededProse } from '../../../support/seeded-text.ts';
import { watchStalls } from '../../../support/stall.ts';
import { waitUntil } from '../../../support/wait-until.ts';
import { leaveGate } from './points.ts';
import type { Point } from './points.ts';
import type { Death, Patient, WatchedPanel } from './patient.ts';
import type { AnswerNow } from '../surface-page.ts';

/** What the background may lose of what it had received. */
const lossMs = 250;
/**
 * The way of a delta from the server's log to the background's journal, on a machine that does three other things: our
 * log is of the writing at the server, the promise is about the receiving.
 */
const transportMs = 100;

/** What came of one death. */
export interface Outcome {
  state: AnswerNow['state'];
  /** How old the oldest delta was that is missing, when the death was asked for; 0 where none is. */
  missingMs: number;
  /** From the death to the named end on screen. */
  recoveryMs: number;
}

const rest = 'And this is the rest of it.';

/** Lets the background die at a point, and holds what follows to the promise. Everything follows from the seed. */
export async function tryDeath(patient: Patient, point: Point, seed: number): Promise<Outcome> {
  const { server, doorway } = patient;
  const random = createRandom(seed * 7_919 + point.name.length * 104_729);
  const text = seededProse(seed, 320);
  const reply = {
    deltas: seededDeltas(seed, text),
    deltasPerSecond: random.pick([80, 250, 1_000]),
    random,
  };
  const id = `${point.name}-${seed}`;
  const question = `What of ${id}?`;
  const leaves = point.mayLeave && seed % 3 === 0;

  server.reset();
  doorway.open();
  server.next(point.script(reply));
  let panel = await patient.openPanel(id);
  const kill = await patient.arm();
  const stalls = watchStalls();
  let seen = '';
  const ask = async (): Promise<void> => {
    await panel.ask(question);
    if (leaves) {
      await server.held(leaveGate);
      seen = await panel.longest();
      await panel.close();
    }
    server.release(leaveGate);
  };
  await point.reach({ patient, panel, random, ask });
  const waitMs = random.pick(point.waitsMs);
  if (waitMs > 0) await sleep(waitMs);
  const death = await kill();
  const stallMs = stalls.stop();

  doorway.open();
  if (leaves) panel = await patient.openPanel(id);
  const answer = await untilEnded(panel);
  const recoveryMs = Date.now() - death.diedAtMs;
  const sent = server.requests.filter(isChat);
  expect(sent.length, 'the question was asked once at most').toBeLessThanOrEqual(1);
  if (!leaves) seen = await panel.longest();
  const missingMs = await expectKept({ answer, seen, request: sent[0], death, stallMs, text });
  expect(await panel.questions()).toEqual([question]);
  expect(await panel.countButtons('Stop'), 'nothing goes on').toBe(0);
  await expectToGoOn(patient, panel, answer, question);
  await panel.close();
  return { state: answer.state, missingMs, recoveryMs };
}

/** The only answer, once it has ended; `look` is shown it until then. */
export async function untilEnded(
  panel: Pick<WatchedPanel, 'read'>,
  look: (answer: AnswerNow) => void = () => undefined,
): Promise<AnswerNow> {
  const isOpen = ({ state }: AnswerNow): boolean => state === 'waiting' || state === 'streaming';
  return waitUntil(async () => {
    const [answer, ...others] = await panel.read();
    expect(others).toEqual([]);
    if (answer) look(answer);
    return answer && !isOpen(answer) ? answer : undefined;
  }, 'the end of the answer');
}

/** What one answer is held to after a death. */
export interface Kept {
  answer: AnswerNow;
  /** The longest text that anybody had seen. */
  seen: string;
  request: RecordedRequest | undefined;
  death: Pick<Death, 'askedAtMs'>;
  /** How long the machine let our own process wait meanwhile. */
  stallMs: number;
  /** The whole answer, as the server would have told it. */
  text: string;
}

/** Holds an answer to the promise; resolves with how old the oldest missing delta was, in ms. */
export async function expectKept({
  answer,
  seen,
  request,
  death,
  stallMs,
  text,
}: Kept): Promise<number> {
  const sent = request?.sentText ?? '';
  const isPrefix = sent.startsWith(answer.text);
  expect(isPrefix, `not a prefix of what was sent:\n${answer.text}\n${sent}`).toBe(true);
  expect(answer.text.startsWith(seen), `seen and lost:\n${seen}\n${answer.text}`).toBe(true);
  if (answer.state === 'finished') {
    expect(await request?.closed, 'it says finished: the server had sent the end').toBe('server');
    expect(answer.text).toBe(text);
  } else {
    expect(answer).toMatchObject({ state: 'interrupted', reason: 'interrupted' });
  }
  return toMissingMs({ answer, request, death, stallMs });
}

/** Holds an answer to the most that a death may cost; gives how old the oldest missing delta was, in ms. */
export function toMissingMs({
  answer,
  request,
  death,
  stallMs,
}: Omit<Kept, 'seen' | 'text'>): number {
  const deltas = request?.deltas ?? [];
  const due = deltas.filter(({ atMs }) => death.askedAtMs - atMs > lossMs + transportMs + stallMs);
  const owed = due
    .map((delta) => delta.text)
    .join('')
    .slice(answer.text.length);
  let length = 0;
  const first = deltas.find((delta) => (length += delta.text.length) > answer.text.length);
  const missingMs = first ? Math.max(0, death.askedAtMs - first.atMs) : 0;
  expect(owed, `received, and missing after ${missingMs} ms`).toBe('');
  return missingMs;
}

/** Presses Continue, or Retry where nothing had come, and sees the answer end. */
export async function expectToGoOn(
  { server }: Pick<Patient, 'server'>,
  panel: WatchedPanel,
  { state, text }: AnswerNow,
  question: string,
): Promise<void> {
  if (state === 'finished') return;
  const before = server.requests.filter(isChat).length;
  // A rule, since the first reply is still in the queue where the first request never came.
  server.when(isChat, chatStream({ text: rest }));
  await panel.press(text === '' ? 'Retry' : 'Continue');
  const last = await waitUntil(
    async () => (await panel.read()).find((answer) => answer.text === rest),
    'the rest',
  );
  await waitUntil(
    async () => (await panel.read()).at(-1)?.state === 'finished',
    'the end of the rest',
  );
  expect(last.text).toBe(rest);
  const continued = server.requests.filter(isChat)[before];
  const { messages } = continued!.body as { messages: { role: string; content: string }[] };
  const told = messages.filter(({ role }) => role !== 'system').slice(0, text === '' ? 1 : 2);
  const asked = { role: 'user', content: question };
  expect(told).toEqual(text === '' ? [asked] : [asked, { role: 'assistant', content: text }]);
}
