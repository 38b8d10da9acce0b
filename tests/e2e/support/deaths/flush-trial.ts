import { expect } from '@playwright/test';
import type { Dialect } from '../../../../lib/core/connection.ts';
import * as anthropic from '../../../support/anthropic-wire.ts';
import { chatJson, chatStream, eventStream } from '../../../support/fault-server/chat-script.ts';
import { createFaultServer } from '../../../support/fault-server/fault-server.ts';
import type { FaultServer } from '../../../support/fault-server/fault-server.ts';
import type { RecordedRequest } from '../../../support/fault-server/recorded-request.ts';
import type { Script } from '../../../support/fault-server/script.ts';
import { data } from '../../../support/reply-fixture.ts';
import * as responses from '../../../support/responses-wire.ts';
import { watchStalls } from '../../../support/stall.ts';
import { waitUntil } from '../../../support/wait-until.ts';
import { startChromium } from '../chromium-browser.ts';
import { pressAtOnce, removeConnection, saveConnection } from '../chromium-shared.ts';
import { toSidestream } from '../chromium-test.ts';
import type { Sidestream } from '../chromium-test.ts';
import { findClosedPort } from '../faults/closed-port.ts';
import { startRuns } from '../run-starts.ts';
import { toDraft } from '../scenarios.ts';
import type { AnswerNow, SurfacePage } from '../surface-page.ts';
import { toChromiumPanel } from './chromium-patient.ts';
import { crowdGate } from './flush-scenario.ts';
import type { FlushScenario } from './flush-scenario.ts';
import { watchFlushes } from './flushes.ts';
import type { FlushWatch } from './flushes.ts';
import { startNoting } from './patient.ts';
import { answerBlocks } from '../read-answers.ts';
import { toMissingMs, untilEnded } from './trial.ts';

/** A Chromium with one panel, in which one answer after the other dies. */
export interface FlushPatient {
  readonly server: FaultServer;
  readonly sidestream: Sidestream;
  readonly flushes: FlushWatch;
  readonly surface: SurfacePage;
  close(): Promise<void>;
}

/** Starts one. */
export async function startFlushPatient(): Promise<FlushPatient> {
  const server = await createFaultServer();
  const chromium = await startChromium();
  const sidestream = toSidestream(chromium, server);
  const flushes = await watchFlushes(chromium.context, chromium.closeWorkers);
  const surface = await sidestream.openPanel();
  return {
    server,
    sidestream,
    flushes,
    surface,
    async close() {
      await chromium.forget();
      await server.close();
    },
  };
}

/** What came of one try. */
export interface FlushOutcome {
  /** Whether there were so many flushes that it died. */
  died: boolean;
  /** Whether its own end had come before the death. */
  ended: boolean;
  /** Flushes before the one that held its own end. */
  beforeEnd: number;
  /** How old the oldest missing delta was; undefined where the server keeps no log of them. */
  missingMs: number | undefined;
}

const isPost = ({ method }: RecordedRequest): boolean => method === 'POST';

/** Asks, lets the background die at the `count`th flush, and holds what follows to the promise. */
export async function dieAtFlush(
  patient: FlushPatient,
  scenario: FlushScenario,
  count: number,
): Promise<FlushOutcome> {
  const { server, sidestream, flushes, surface } = patient;
  const question = `What of flush ${count}?`;
  server.reset();
  const backstage = await sidestream.backstage();
  const live = toDraft(server.baseUrl, scenario.connection);
  const baseUrl = scenario.unheard ? `http://127.0.0.1:${await findClosedPort()}/v1` : live.baseUrl;
  const connectionId = await saveConnection(backstage, { ...live, baseUrl });
  server.next(...scenario.replies);
  server.otherwise(scenario.replies.at(-1) ?? []);
  const panel = toChromiumPanel(surface);
  await pressAtOnce(surface.newConversation);
  await waitUntil(async () => (await panel.read()).length === 0, 'an empty conversation');
  await surface.page.evaluate(startNoting, answerBlocks);
  if (scenario.crowd !== undefined) {
    await startRuns(sidestream, scenario.crowd);
    await server.request(scenario.crowd - 1, isPost);
  }
  flushes.dieAt(count);
  const stalls = watchStalls();
  await panel.ask(question);
  const answer = await untilEnded(panel, ({ text }) => {
    // What is cut is cut when it stands on screen; who waits in a crowd has his turn once he was seen to.
    if (scenario.text !== '' && text === scenario.text) server.release('cut');
    if (flushes.seen > 0) server.release(crowdGate);
  });
  const stallMs = stalls.stop();
  const askedAtMs = await flushes.death();
  const died = askedAtMs !== undefined;
  const { beforeEnd } = flushes;
  const requests = server.requests.filter(isPost);
  const request = requests[scenario.requests - 1];
  expect(requests.length, 'nothing is asked twice').toBeLessThanOrEqual(scenario.requests);
  expect(await panel.questions()).toEqual([question]);
  expect(await panel.countButtons('Stop'), 'nothing goes on').toBe(0);

  const ended = isOwnEnd(answer, scenario, request);
  if (!ended) {
    expect(died, `an end of its own, and not this one: ${toWords(answer)}`).toBe(true);
    const isNamed = answer.state === 'interrupted' && answer.reason === 'interrupted';
    const shown = isNamed ? '' : await surface.answers.last().textContent();
    expect(isNamed, `not interrupted: ${toWords(answer)}\n${shown}`).toBe(true);
  }
  const whole = scenario.text ?? request?.sentText ?? '';
  expect(whole.startsWith(answer.text), `no beginning of it: ${toWords(answer)}`).toBe(true);
  expect(answer.text.startsWith(await panel.longest()), 'what was seen is there').toBe(true);
  const isLogged = request !== undefined && request.deltas.length > 0;
  const missingMs =
    died && isLogged ? toMissingMs({ answer, request, death: { askedAtMs }, stallMs }) : undefined;
  if (died) await goOn(patient, scenario, answer, question, connectionId);
  await removeConnection(backstage, connectionId);
  return { died, ended, beforeEnd, missingMs };
}

function isOwnEnd(
  { state, reason, text }: AnswerNow,
  scenario: FlushScenario,
  request: RecordedRequest | undefined,
): boolean {
  if (state !== scenario.state || reason !== (scenario.reason ?? null)) return false;
  if (scenario.text === undefined) return (request?.sentText ?? '').startsWith(text);
  return text === scenario.text;
}

const rest = 'And this is the rest of it.';

/** Presses what is there to go on with, in the dialect of the connection, and sees the answer end. */
async function goOn(
  { server, sidestream, surface }: FlushPatient,
  { connection, unheard }: FlushScenario,
  { state, text }: AnswerNow,
  question: string,
  connectionId: string,
): Promise<void> {
  const before = server.requests.filter(isPost).length;
  const dialect = connection?.tuning?.dialect ?? 'chat-completions';
  const isStream = connection?.tuning?.stream ?? true;
  // A rule, since replies may still be queued that nobody came for.
  server.when(isPost, isStream ? restOf[dialect] : chatJson(rest));
  if (unheard) {
    const draft = { ...toDraft(server.baseUrl, connection), id: connectionId };
    await saveConnection(await sidestream.backstage(), draft);
  }
  const continues = state !== 'finished' && text !== '';
  const name = continues ? 'Continue' : 'Retry';
  const button = surface.page.getByRole('button', { name, exact: true });
  await expect(button).toBeEnabled();
  await pressAtOnce(button);
  const answers = await waitUntil(
    async () => {
      const all = await surface.read();
      const last = all.at(-1);
      return last?.text === rest && last.state === 'finished' ? all : undefined;
    },
    'the rest',
    20_000,
  );
  expect(answers.map((each) => each.text)).toEqual(continues ? [text, rest] : [rest]);
  const [request, ...more] = server.requests.filter(isPost).slice(before);
  expect(more, 'one request').toEqual([]);
  const sent = request?.bodyText ?? '';
  expect(sent).toContain(question);
  // The end of a text may be left out of it: Anthropic takes no last message that ends in white space.
  if (continues) expect(sent).toContain(JSON.stringify(text.trimEnd()).slice(1, -1));
}

const restOf: Readonly<Record<Dialect, Script>> = {
  'chat-completions': chatStream({ text: rest }),
  'anthropic-messages': eventStream(
    anthropic.start() + anthropic.textBlock(0, rest) + anthropic.stop('end_turn') + anthropic.last,
  ),
  'openai-responses': eventStream(
    responses.start +
      responses.told(0, [rest]) +
      responses.completed(responses.message(responses.outputText(rest))),
  ),
  'own-messages': eventStream(`${data({ text: rest })}data: [DONE]\n\n`),
  'own-prompt': eventStream(`${data({ text: rest })}data: [DONE]\n\n`),
  'on-device': [],
};

function toWords({ state, reason, text }: AnswerNow): string {
  return `${state}, ${reason}: ${text.slice(0, 1_000)}`;
}
