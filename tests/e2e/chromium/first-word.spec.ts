import { expect } from '@playwright/test';
import { noteFigure } from '../../support/deep.ts';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import type { RecordedRequest } from '../../support/fault-server/recorded-request.ts';
import type { Script } from '../../support/fault-server/script.ts';
import { test } from '../support/chromium-test.ts';
import type { Sidestream } from '../support/chromium-test.ts';
import { readKept } from '../support/figure-clock.ts';
import { startRuns } from '../support/run-starts.ts';

/**
 * How far figures may be from what the server's clock says. The least of several is held to it: what the machine's other
 * work adds, it does not add to each, and what is counted wrongly is wrong in all. Where it adds to many, many are asked.
 * Bare requests of the same worker, which have nothing of ours around them, are told beside them and held to nothing: that
 * the machine had time for those does not say that it had time for ours.
 */
const tolerance = 0.05;

/** So many times as many are asked where the machine has other things to do. */
const mostRounds = 5;

/** On a connection that is kept: its making is part of the wait, and of the figure, but not of the server's clock. */
function answerAfter(waitMs: number): Script {
  const headers = { connection: 'keep-alive' };
  return chatStream({ text: 'Here you are.', usage: true, pauseBeforeMs: waitMs, headers });
}

/** What a bare request of the worker waits until its first bytes are there. Sent as text. */
async function fetchBare(url: string): Promise<number> {
  const leftAtMs = Date.now();
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: '{}', credentials: 'omit' });
  const reader = response.body!.getReader();
  let end = (await reader.read()).done;
  const tookMs = Date.now() - leftAtMs;
  while (!end) end = (await reader.read()).done;
  return tookMs;
}

function toWaitMs({ deltas, arrivedAtMs }: RecordedRequest): number {
  return (deltas[0]?.atMs ?? Number.NaN) - arrivedAtMs;
}

function toMiddle(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}

async function readFigure(sidestream: Sidestream, id: string | undefined): Promise<number> {
  const page = await sidestream.backstage();
  const find = async () => (await page.evaluate(readKept)).find((row) => row.id === id);
  await expect.poll(async () => (await find()) !== undefined, { intervals: [25] }).toBe(true);
  return (await find())?.firstTokenMs ?? Number.NaN;
}

test('the time to the first word is the server’s within a twentieth, from a tenth of a second on', async ({
  sidestream,
  server,
  chat,
}, info) => {
  await sidestream.connect();
  const [worker] = sidestream.context.serviceWorkers();
  let asked = 0;
  const values: Record<string, number> = {};
  for (const [waitMs, count] of [
    // The first ones find code that was never run: they count for nobody.
    [20, 3],
    [100, 9],
    [300, 3],
    [1_000, 3],
  ] as const) {
    const ours: number[] = [];
    const bare: number[] = [];
    const isHeld = (): boolean => Math.min(...ours.map(Math.abs)) <= waitMs * tolerance;
    const most = waitMs < 100 ? count : count * mostRounds;
    for (let each = 0; each < count || (!isHeld() && each < most); each += 1) {
      server.next(answerAfter(waitMs), answerAfter(waitMs));
      const [id] = await startRuns(sidestream, 1);
      const figureMs = await readFigure(sidestream, id);
      ours.push(figureMs - toWaitMs(await chat(asked)));
      const bareMs = await worker!.evaluate(fetchBare, `${server.baseUrl}/chat/completions`);
      bare.push(bareMs - toWaitMs(await chat(asked + 1)));
      asked += 2;
    }
    if (waitMs < 100) continue;
    const said = `after ${waitMs} ms ours are off by ${ours.map(Math.round).join(', ')} ms, bare ones by ${bare.map(Math.round).join(', ')} ms`;
    expect(isHeld(), said).toBe(true);
    values[`off at ${waitMs} ms, ms`] = toMiddle(ours);
    values[`bare at ${waitMs} ms, ms`] = toMiddle(bare);
  }
  noteFigure(info, { row: 'First word against the server’s clock, middle', values });
});
