import type { Sidestream } from '../e2e/support/chromium-test.ts';
import { chatStream } from '../support/fault-server/chat-script.ts';
import { isChat } from '../support/fault-server/default-reply.ts';
import type { FaultServer } from '../support/fault-server/fault-server.ts';
import { waitUntil } from '../support/wait-until.ts';
import { bundle } from './bundle.ts';
import { toFigure } from './figure.ts';
import type { Figure } from './figure.ts';
import { toMeter } from './render-pages.ts';
import type { StagePage } from './render-pages.ts';
import { mixedAnswer } from './render-text.ts';
import { traceTasks } from './task-trace.ts';

const length = 20_000;
const perSecond = 250;
const charactersPerDelta = 4;
/** So many messages are above a stream, from few to many. */
const aboves = [200, 500] as const;
const lastWord = 'The very end.';

const group = `Rendering, Chromium: ${length} characters at ${perSecond} deltas/s in the side panel`;

/** One stream through the whole extension. */
interface Streamed {
  /** Share of the stream's time, 0 to 1. */
  busy: number;
  taskMs: number;
  /** From the moment that the last delta was sent. */
  lastMs: number;
  longestMs: number;
  heapMb: number;
}

/** What a stream costs the main thread of the side panel, in an empty conversation and below many messages. */
export async function measurePanel(
  server: FaultServer,
  sidestream: Sidestream,
  runs: number,
): Promise<Figure[]> {
  const source = await bundle('render-fill-page.ts');
  const stage = await sidestream.backstage();
  await stage.addScriptTag({ content: source, type: 'module' }).catch(() => stage.evaluate(source));
  const alone: Streamed[] = [];
  const below = new Map<number, Streamed[]>(aboves.map((above) => [above, []]));
  // A trace costs time itself, so it has a stream of its own.
  const traced: Streamed[] = [];
  for (let run = 0; run < runs; run += 1) {
    alone.push(await measureStream(server, sidestream, crypto.randomUUID()));
    traced.push(await measureStream(server, sidestream, crypto.randomUUID(), { traced: true }));
    for (const [above, found] of below) {
      const id = crypto.randomUUID();
      await stage.evaluate(
        ([id, count]) =>
          (window as unknown as { fillOne(id: string, count: number): Promise<void> }).fillOne(
            id,
            count,
          ),
        [id, above] as const,
      );
      found.push(await measureStream(server, sidestream, id, { above }));
    }
  }
  const toRow = (
    label: string,
    unit: string,
    found: readonly Streamed[],
    toValue: (one: Streamed) => number,
    most?: number,
  ): Figure =>
    toFigure(
      { group, label, unit, runs },
      found.map(toValue),
      most === undefined ? undefined : { words: `≤ ${most} ${unit}`, most },
    );
  return [
    toRow('main thread busy', '%', alone, ({ busy }) => busy * 100, 15),
    toRow('last token on screen after it was sent', 'ms', alone, ({ lastMs }) => lastMs, 100),
    toRow('longest task', 'ms', traced, ({ longestMs }) => longestMs, 50),
    toRow('heap afterwards', 'MB', alone, ({ heapMb }) => heapMb, 20),
    ...Array.from(below).flatMap(([above, found]) => [
      toRow(`below ${above} messages: main thread busy`, '%', found, ({ busy }) => busy * 100),
      toRow(`below ${above} messages: last token on screen`, 'ms', found, ({ lastMs }) => lastMs),
      toFigure(
        { group, label: `task time, below ${above} messages / alone`, unit: '×', runs },
        found.map(({ taskMs }, run) => taskMs / (alone[run]?.taskMs ?? Number.NaN)),
        { words: '≤ 1.2', most: 1.2 },
      ),
    ]),
  ];
}

async function measureStream(
  server: FaultServer,
  sidestream: Sidestream,
  id: string,
  { above = 0, traced = false }: { above?: number; traced?: boolean } = {},
): Promise<Streamed> {
  const panel = await sidestream.openPanel(`?conversation=${id}`);
  const { page } = panel;
  await page.setViewportSize({ width: 400, height: 800 });
  await page.bringToFront();
  // A question that is asked before the conversation is there would not be below it.
  await page.waitForFunction(
    (answers) => document.querySelectorAll('.answer').length === answers,
    above / 2,
  );
  server.next(chatStream({ text: mixedAnswer(4_000), deltasPerSecond: 500 }));
  await panel.ask('Warm up.');
  await panel.until('finished');
  const text = mixedAnswer(length - lastWord.length - 2) + `\n\n${lastWord}`;
  const deltas = Array.from({ length: Math.ceil(text.length / charactersPerDelta) }, (_, index) =>
    text.slice(index * charactersPerDelta, (index + 1) * charactersPerDelta),
  );
  const index = server.requests.filter(isChat).length;
  const meter = await toMeter(page);
  await untilResting(meter);
  server.next(chatStream({ deltas, deltasPerSecond: perSecond, pauseBeforeMs: 300 }));
  await page.evaluate(watchEnd, lastWord);
  // Typed before: to find its field the driver walks over all that the page shows, in the page's own time.
  await panel.message.fill('Now the long one.');
  let lastMs = Number.NaN;
  let streamMs = Number.NaN;
  const stream = async (): Promise<void> => {
    await page.keyboard.press('Enter');
    const request = await server.request(index, isChat);
    // Nothing is asked of the page while it works.
    await request.closed;
    const seenMs = await waitUntil(() => page.evaluate(readEnd), 'the last token');
    const sent = request.deltas;
    lastMs = seenMs - (sent.at(-1)?.atMs ?? Number.NaN);
    streamMs = (sent.at(-1)?.atMs ?? Number.NaN) - (sent[0]?.atMs ?? Number.NaN);
  };
  let taskMs = Number.NaN;
  const run = async (): Promise<void> => {
    ({ taskMs } = await meter.measure(stream));
  };
  const tasks = traced ? await traceTasks(page, run) : [];
  if (!traced) await run();
  const heapMb = await meter.readHeapMb();
  await page.close();
  return {
    busy: taskMs / streamMs,
    taskMs,
    lastMs,
    longestMs: Math.max(...tasks),
    heapMb,
  };
}

/** A conversation that was just opened has colours to draw and heights to note: that is not what a token costs. */
async function untilResting({ measure }: Pick<StagePage, 'measure'>): Promise<void> {
  const aWhile = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 250));
  for (let look = 0; look < 40; look += 1) {
    const { taskMs } = await measure(aWhile);
    if (taskMs < 8) return;
  }
  throw new Error('the page does not come to rest');
}

// What follows is sent into a page as text.

interface Notes {
  endMs?: number;
}

function watchEnd(word: string): void {
  const notes: Notes = {};
  Object.assign(window, { notes });
  const observer = new MutationObserver((changes) => {
    // The end is in what has just changed: the whole text is not read with each frame.
    const isEnd = changes.some(
      ({ target, addedNodes }) =>
        (target.nodeType === Node.TEXT_NODE && target.textContent?.endsWith(word)) ||
        Array.from(addedNodes).some((node) => node.textContent?.endsWith(word)),
    );
    if (!isEnd) return;
    observer.disconnect();
    requestAnimationFrame(() => (notes.endMs = performance.timeOrigin + performance.now()));
  });
  observer.observe(document.querySelector('.log') ?? document.body, {
    subtree: true,
    childList: true,
    characterData: true,
  });
}

function readEnd(): number | undefined {
  return (window as unknown as { notes: Notes }).notes.endMs;
}
