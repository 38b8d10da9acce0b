import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { callScript, textScript } from '../../support/fault-server/call-scripts.ts';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { createFaultServer } from '../../support/fault-server/fault-server.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';
import type { RecordedRequest } from '../../support/fault-server/recorded-request.ts';
import type { Script } from '../../support/fault-server/script.ts';
import { seededDeltas, seededProse } from '../../support/seeded-text.ts';
import { waitUntil } from '../../support/wait-until.ts';
import {
  connectRaw,
  readAnswers,
  untilAnswer,
  untilReady,
} from '../support/chromium-raw-surface.ts';
import { startRawChromium } from '../support/chromium-raw.ts';
import type { RawChromium } from '../support/chromium-raw.ts';
import { typed } from '../support/scenarios.ts';

/**
 * Chromium ends a worker 30 s after its last event, although a Port is open and a stream is being read. A debugger on
 * the worker hides that, so nothing here attaches to it: the pages and the server tell.
 */
const silenceMs = 45_000;
const laterMs = 60_000;

test.describe.configure({ mode: 'serial' });

let browser: RawChromium;
let server: FaultServer;
let endedAtMs = 0;

test.beforeAll(async () => {
  server = await createFaultServer();
  browser = await startRawChromium();
  const page = await browser.open('options.html');
  await connectRaw(page, server);
  await page.close();
});

test.afterAll(async () => {
  await browser.forget();
  await server.close();
});

const deltas = seededDeltas(3, seededProse(3, 600));
const whole = deltas.join('');
const half = Math.floor(deltas.length / 2);

test('45 s of silence before the first token, and 45 s in the middle: both answers finish', async () => {
  const silent: Script = [{ type: 'wait', ms: silenceMs }, ...chatStream({ deltas })];
  const paused: Script = [
    ...chatStream({ deltas: deltas.slice(0, half), finishReason: null, done: false }).slice(0, -1),
    { type: 'wait', ms: silenceMs },
    ...chatStream({ deltas: deltas.slice(half) }).slice(1),
  ];
  server.when((request) => questionOf(request) === 'silent at first', silent);
  server.when((request) => questionOf(request) === 'silent midway', paused);

  const panels = [];
  for (const question of ['silent at first', 'silent midway']) {
    const panel = await browser.open(
      `sidepanel.html?conversation=${question.replaceAll(' ', '-')}`,
    );
    await untilReady(panel);
    await panel.enter(question);
    panels.push({ question, panel });
  }
  const [first, midway] = panels;
  await untilAnswer(
    midway!.panel,
    'the first half',
    ({ text }) => text === deltas.slice(0, half).join(''),
  );
  expect((await readAnswers(first!.panel)).at(-1)?.state).toBe('waiting');

  for (const { question, panel } of panels) {
    const [answer] = await untilAnswer(
      panel,
      `the end of "${question}"`,
      ({ state }) => state !== 'waiting' && state !== 'streaming',
      silenceMs + 30_000,
    );
    expect(answer?.state).toBe('finished');
    expect(answer?.text).toBe(whole);
    const request = server.requests.find((request) => questionOf(request) === question);
    expect(request?.sentText).toBe(whole);
    const spentMs = (request?.closedAtMs ?? 0) - (request?.arrivedAtMs ?? 0);
    expect(spentMs).toBeGreaterThan(silenceMs);
  }
  endedAtMs = Date.now();
  // Each was asked once: no worker died and was replaced on the way.
  expect(server.requests.filter(({ method }) => method === 'POST')).toHaveLength(2);
  await midway!.panel.close();
});

test('an idle panel does not hold the worker awake, and a minute after the end all is there', async () => {
  await waitUntil(
    async () => !(await browser.hasWorker()),
    'the death of the idle worker',
    laterMs,
  );
  // The panel that stayed open still shows everything.
  const [open] = (await browser.targets()).filter(({ url }) => url.includes('silent-at-first'));
  expect(open).toBeDefined();
  await sleep(Math.max(0, endedAtMs + laterMs - Date.now()));
  expect(await browser.hasWorker()).toBe(false);

  const again = await browser.open('sidepanel.html?conversation=silent-midway');
  const answers = await untilAnswer(again, 'the conversation', ({ state }) => state === 'finished');
  expect(answers.map(({ text }) => text)).toEqual([whole]);
  const question = await again.evaluate(
    () => document.querySelector('.question-text')?.textContent,
  );
  expect(question).toBe('silent midway');

  // And it goes on from there.
  server.next(chatStream({ text: 'Still here.' }));
  await untilReady(again);
  await again.enter('Still there?');
  await untilAnswer(
    again,
    'the next answer',
    ({ state, text }) => state === 'finished' && text === 'Still here.',
  );
  expect(contentsOf(server.requests.at(-1))).toEqual([
    typed.systemPrompt,
    'silent midway',
    whole,
    'Still there?',
  ]);
});

test('while a call waits for a word the worker is let die; the card is there all the same, and the word brings the answer', async () => {
  const settings = await browser.open('options.html');
  await settings.evaluate(async () => {
    const port = chrome.runtime.connect({ name: 'surface' });
    const post = port.postMessage.bind(port);
    const saved = new Promise((resolve) => {
      port.onMessage.addListener((update: { type: string; settings?: { toolsOn: boolean } }) => {
        if (update.type === 'settings-update' && update.settings?.toolsOn) resolve(undefined);
      });
    });
    post({ type: 'hello', protocolVersion: 2, windowId: -1, surface: 'options' });
    post({ type: 'settings-save', requestId: 's', settings: { toolsOn: true } });
    await saved;
    port.disconnect();
  });
  await settings.close();
  const panel = await browser.open('sidepanel.html?conversation=with-calls');
  await untilReady(panel);
  server.next(callScript('chat-completions', 'I reckon.', [['calculate', { expression: '6*7' }]]));
  server.next(textScript('chat-completions', 'It is 42.'));
  const before = server.requests.length;
  await panel.enter('How many?');
  const readCard = () =>
    panel.evaluate(() => document.querySelector('.call')?.getAttribute('data-call') ?? null);
  await waitUntil(async () => (await readCard()) === 'asked', 'the card');
  // Nothing but the wait could hold it awake.
  await waitUntil(
    async () => !(await browser.hasWorker()),
    'the death of the worker that waits for a word',
    laterMs,
  );
  expect(await readCard()).toBe('asked');
  await panel.evaluate(() => {
    document.querySelector<HTMLElement>('.call-buttons button')?.click();
  });
  const [answer] = await untilAnswer(panel, 'the end', ({ state }) => state === 'finished');
  expect(answer?.text).toContain('I reckon.');
  expect(answer?.text).toContain('It is 42.');
  expect(server.requests).toHaveLength(before + 2);
  expect(server.requests.at(-1)?.bodyText).toContain('6*7 = 42');
});

function contentsOf(request: RecordedRequest | undefined): string[] {
  const { messages = [] } = (request?.body ?? {}) as { messages?: { content: string }[] };
  return messages.map(({ content }) => content);
}

function questionOf(request: RecordedRequest): string | undefined {
  return contentsOf(request).at(-1);
}
