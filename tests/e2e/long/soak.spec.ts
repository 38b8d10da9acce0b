import { expect, test } from '@playwright/test';
import type { Update } from '../../../lib/protocol/update.ts';
import { noteFigure } from '../../support/deep.ts';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { createFaultServer } from '../../support/fault-server/fault-server.ts';
import { seededText } from '../../support/seeded-text.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { connectRaw } from '../support/chromium-raw-surface.ts';
import { startRawChromium } from '../support/chromium-raw.ts';
import { startCounting, takeCensus } from '../support/worker-census.ts';

const runs = 200;
const atOnce = 10;
/** Runs before the counting: what a worker keeps for good (compiled code, open databases) it has by then. */
const warmUp = 40;
const length = 20_000;
/** How much larger the heap may be in the end. */
const growthPercent = 10;

test(`${runs} answers of ${length / 1000} kB, ${atOnce} at a time, leave the worker's heap as it was, and no Port, listener or timer behind`, async () => {
  const server = await createFaultServer();
  const browser = await startRawChromium();
  try {
    const page = await browser.open('options.html');
    await connectRaw(page, server);
    const text = seededText(9, length);
    const deltas = text.match(/[^]{1,20}/g) ?? [];
    server.otherwise(chatStream({ deltas, deltasPerSecond: 500 }));
    const worker = await browser.attachWorker();
    await startCounting(worker);
    const converse = async (count: number, name: string): Promise<void> => {
      const ended = await page.evaluate(askMany, count, atOnce, name);
      expect(ended).toEqual(Array(count).fill('finish'));
      // The indexer and the last writes come after the end.
      await waitUntil(
        async () => (await takeCensus(worker)).transactions === 0,
        'the database to come to rest',
        30_000,
      );
    };
    await converse(warmUp, 'warm');
    const before = await takeCensus(worker);
    await converse(runs, 'soak');
    const after = await takeCensus(worker);

    const grownPercent = (after.heapKb / before.heapKb - 1) * 100;
    noteFigure(test.info(), {
      row: `${runs} runs of ${length / 1000} kB, ${atOnce} at a time`,
      values: {
        heapBeforeKb: before.heapKb,
        heapAfterKb: after.heapKb,
        grownPercent,
        portsOpened: after.portsOpened - before.portsOpened,
        portsLeft: after.portsOpen - before.portsOpen,
        timersLeft: after.timers - before.timers,
        listenersLeft: after.listeners - before.listeners,
        abortSignalsLeft: after.abortSignals - before.abortSignals,
        streamsLeft: after.readableStreams - before.readableStreams,
      },
    });
    expect(server.requests.filter(({ method }) => method === 'POST')).toHaveLength(runs + warmUp);
    expect(after.portsOpened - before.portsOpened).toBe(runs);
    expect(after.portsOpen).toBe(before.portsOpen);
    expect(after.portsHeld).toBeLessThanOrEqual(before.portsHeld);
    expect(after.timers).toBeLessThanOrEqual(before.timers);
    expect(after.listeners).toBe(before.listeners);
    expect(after.abortSignals).toBeLessThanOrEqual(before.abortSignals);
    expect(after.readableStreams).toBeLessThanOrEqual(before.readableStreams);
    expect(grownPercent).toBeLessThanOrEqual(growthPercent);
  } finally {
    await browser.forget();
    await server.close();
  }
});

/** Sent into a page as text: asks in as many conversations, each on a Port of its own, and gives how each ended. */
async function askMany(count: number, atOnce: number, name: string): Promise<string[]> {
  const ended: string[] = [];
  const ask = (index: number): Promise<string> =>
    new Promise((resolve) => {
      const port = chrome.runtime.connect({ name: 'surface' });
      const post = port.postMessage.bind(port);
      const conversationId = `${name}-${index}`;
      port.onDisconnect.addListener(() => resolve('lost'));
      port.onMessage.addListener((update: Update) => {
        if (update.type === 'run-rejected') resolve('rejected');
        if (update.type !== 'run-update') return;
        const end = update.parts.find(({ type }) => /^(finish|abort|error)$/.test(type));
        if (!end) return;
        port.disconnect();
        resolve(end.type);
      });
      post({ type: 'hello', protocolVersion: 2, windowId: -1, surface: 'panel', conversationId });
      post({ type: 'conversation-watch', conversationId, cursors: {} });
      post({
        type: 'run-start',
        runId: crypto.randomUUID(),
        conversationId,
        parentId: null,
        content: [{ type: 'text', text: `Question ${index}` }],
        connectionId: null,
        model: null,
        omitted: [],
      });
    });
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < count) {
      const index = next;
      next += 1;
      ended.push(await ask(index));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return ended;
}
