import { expect, test } from '@playwright/test';
import type { Tuning } from '../../../lib/core/connection.ts';
import type { StreamPart } from '../../../lib/core/parts.ts';
import type { Update } from '../../../lib/protocol/update.ts';
import { toSent } from '../../../lib/surface/typed-key.ts';
import { isModelList } from '../../support/fault-server/default-reply.ts';
import { createFaultServer } from '../../support/fault-server/fault-server.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';
import { singleTry } from '../../support/single-try.ts';
import { abuses } from '../support/abuse.ts';
import { listAbuses, neighbour, neighbourReply } from '../support/list-abuse.ts';
import type { Abuse } from '../support/abuse-wire.ts';
import { watchHeap } from '../support/heap-peak.ts';
import { startRawChromium } from '../support/chromium-raw.ts';
import type { RawChromium, RawPage } from '../support/chromium-raw.ts';
import { say, toDraft } from '../support/scenarios.ts';

/**
 * The most that the worker may hold while it reads any of these, with what is garbage by then, in MiB. One event of 32 Mi characters
 * (`eventLimit`) as it was read, joined and parsed, of which each is a byte of Latin: 96, and twice that while a piece is
 * added. Two million parts (`partLimit`) of a hundred bytes: 190. 4 M characters of an answer (`answerLimit`) in its
 * journal, on their way to the disk and to a surface: 12, and what a worker has without any: 15. The first
 * two come in different replies, so that the sum of all is above what any needs.
 */
const mostHeldMb = 400;
/** What is left of it all once an abuse is over. */
const mostLeftMb = 64;

let server: FaultServer;
let browser: RawChromium;
let page: RawPage;
let worker: Awaited<ReturnType<RawChromium['attachWorker']>>;
/** Ids, by what they are for. */
let connections: Readonly<
  Record<'beside' | 'patient' | 'impatient' | 'anthropic' | 'responses', string>
>;

test.beforeAll(async () => {
  server = await createFaultServer();
  browser = await startRawChromium();
  page = await browser.open('options.html');
  worker = await browser.attachWorker();
  await worker.evaluate(() => void Reflect.set(globalThis, 'sidestreamSame', true));
  const save = (changes: Partial<Tuning> = {}) =>
    page.evaluate(
      saveConnection,
      toSent(toDraft(server.baseUrl, { tuning: { ...singleTry, ...changes } })),
    );
  connections = {
    beside: await save(),
    patient: await save({ firstByteSeconds: 20, payloadSeconds: 20 }),
    // What brings nothing ends by this alone.
    impatient: await save({ firstByteSeconds: 2, payloadSeconds: 2 }),
    anthropic: await save({ dialect: 'anthropic-messages' }),
    responses: await save({ dialect: 'openai-responses' }),
  };
});
test.afterAll(async () => {
  await browser.forget();
  await server.close();
});

for (const abuse of abuses) {
  test(`${abuse.what}: bounded, told truly, and no other answer is harmed`, async () => {
    await expectEnd(abuse);
  });
}

async function expectEnd({
  reply,
  through = 'patient',
  end,
  text = '',
  textLength,
  detail,
}: Abuse): Promise<void> {
  server.reset();
  server.otherwise((request) =>
    request.bodyText.includes(neighbour.question) ? neighbourReply : reply,
  );
  const beside = page.evaluate(ask, connections.beside, neighbour.question);
  await server.held('beside');
  const heap = watchHeap(worker);
  const ended = await page.evaluate(ask, connections[through], 'Well?');
  const peakMb = await heap.stop();
  server.release('beside');

  expect(await beside).toMatchObject({ end: { type: 'finish' }, text: neighbour.deltas.join('') });
  const said = ended.end.type === 'error' ? ended.end.error.kind : ended.end.type;
  expect(said, JSON.stringify(ended.end).slice(0, 500)).toBe(end);
  if (textLength === undefined) expect(ended.text).toBe(text);
  else expect(ended.length).toBe(textLength);
  expect(JSON.stringify(ended.end).length).toBeLessThan(3_000);
  if (detail) expect(ended.end.type === 'error' ? ended.end.error.detail : '').toMatch(detail);
  expect(peakMb).toBeLessThan(mostHeldMb);
  // Alive, and the same one: nobody has waked another in its place.
  expect(await worker.evaluate(() => Reflect.get(globalThis, 'sidestreamSame') as unknown)).toBe(
    true,
  );
  expect(await worker.evaluate(() => Reflect.get({}, 'polluted') as unknown)).toBeUndefined();
}

test('lists of models without end, of a million, and with names that every object has: bounded and told truly', async () => {
  const heap = watchHeap(worker);
  for (const { what, reply, models } of listAbuses) {
    server.reset();
    server.when(isModelList, reply);
    const outcome = await page.evaluate(listModels, toSent(toDraft(server.baseUrl)));
    const told = 'error' in outcome ? outcome.error.kind : outcome.models.length;
    expect(told, what).toBe(models);
  }
  const peakMb = await heap.stop();
  expect(peakMb).toBeLessThan(mostHeldMb);
});

test('what grew beyond every measure says so in the panel', async () => {
  server.reset();
  server.otherwise(abuses.find(({ what }) => what.startsWith('token counts without'))!.reply);
  const ended = await page.evaluate(ask, connections.patient, 'Well?');
  const panel = await browser.open(`sidepanel.html?conversation=${ended.conversationId}`);
  await expect
    .poll(() => panel.evaluate(() => document.querySelector('.note-error')?.textContent ?? ''))
    .toContain(say('errors.endlessTitle'));
  await panel.close();
});

test('when all that is over, nothing of it is held', async () => {
  await worker.send('HeapProfiler.collectGarbage');
  const { usedSize } = (await worker.send('Runtime.getHeapUsage')) as { usedSize: number };
  expect(usedSize / 2 ** 20).toBeLessThan(mostLeftMb);
});

type Sent = ReturnType<typeof toSent>;

// What follows is sent into the page as text.

function saveConnection({ connection, before }: Sent): Promise<string> {
  return new Promise((resolve) => {
    const port = chrome.runtime.connect({ name: 'surface' });
    port.onMessage.addListener((update: Update) => {
      if (update.type !== 'connection-saved') return;
      port.disconnect();
      resolve('connectionId' in update.outcome ? update.outcome.connectionId : '');
    });
    port.postMessage({ type: 'hello', protocolVersion: 2, windowId: -1, surface: 'options' });
    port.postMessage(before);
    port.postMessage({
      type: 'connection-save',
      requestId: crypto.randomUUID(),
      makeDefault: true,
      connection,
    });
  });
}

function listModels({
  connection,
  before,
}: Sent): Promise<Extract<Update, { type: 'model-list' }>['outcome']> {
  return new Promise((resolve) => {
    const port = chrome.runtime.connect({ name: 'surface' });
    port.onMessage.addListener((update: Update) => {
      if (update.type !== 'model-list') return;
      port.disconnect();
      resolve(update.outcome);
    });
    port.postMessage({ type: 'hello', protocolVersion: 2, windowId: -1, surface: 'options' });
    port.postMessage(before);
    port.postMessage({ type: 'model-list', requestId: crypto.randomUUID(), connection });
  });
}

interface Ended {
  end: Extract<StreamPart, { type: 'finish' | 'abort' | 'error' }>;
  /** Not longer than a test compares. */
  text: string;
  length: number;
  conversationId: string;
}

function ask(connectionId: string, question: string): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const port = chrome.runtime.connect({ name: 'surface' });
    const conversationId: string = crypto.randomUUID();
    let text = '';
    port.onDisconnect.addListener(() => reject(new Error('the background went away')));
    port.onMessage.addListener((update: Update) => {
      if (update.type === 'run-rejected') reject(new Error(JSON.stringify(update.error)));
      if (update.type !== 'run-update') return;
      if (update.from === 0) text = '';
      for (const part of update.parts) {
        if (part.type === 'text-delta') text += part.text;
        if (part.type !== 'finish' && part.type !== 'abort' && part.type !== 'error') continue;
        port.disconnect();
        resolve({
          end: part,
          text: text.slice(0, 10_000),
          length: text.length,
          conversationId,
        });
      }
    });
    port.postMessage({
      type: 'hello',
      protocolVersion: 2,
      windowId: -1,
      surface: 'panel',
      conversationId,
    });
    port.postMessage({ type: 'conversation-watch', conversationId, cursors: {} });
    port.postMessage({
      type: 'run-start',
      runId: crypto.randomUUID(),
      conversationId,
      parentId: null,
      content: [{ type: 'text', text: question }],
      connectionId,
      model: null,
      omitted: [],
    });
  });
}
