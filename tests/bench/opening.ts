import type { Page } from '@playwright/test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultServer } from '../support/fault-server/fault-server.ts';
import type { RawPage } from '../e2e/support/chromium-raw.ts';
import { startRawChromium } from '../e2e/support/chromium-raw.ts';
import { connectRaw } from '../e2e/support/chromium-raw-surface.ts';
import type { Sidestream } from '../e2e/support/chromium-test.ts';
import { say } from '../e2e/support/scenarios.ts';
import { waitUntil } from '../support/wait-until.ts';
import { bundle } from './bundle.ts';
import { toFigure } from './figure.ts';
import type { Figure } from './figure.ts';

const messages = 500;
const group = `Opening a conversation of ${messages} messages, 500,000 characters of answers`;

/** By then a page that nobody looks at has drawn all, in ms. */
const drawnMs = 6_000;

/**
 * How long it takes from opening the panel to the conversation on screen, where it was left: at its end. The first paint is
 * the browser's own note of it (largest contentful paint), of a page that no debugger is attached to before it is done: one
 * that watches takes part of the same two cores. When all of it is drawn is seen by one that does.
 */
export async function measureOpening(
  server: FaultServer,
  sidestream: Sidestream,
  runs: number,
): Promise<Figure[]> {
  const source = await bundle('render-fill-page.ts');
  const id = crypto.randomUUID();
  const alone = await openAlone(server, source, id, runs * 2);
  const whole = await openWatched(sidestream, source, id, runs);
  const chosen = await chooseInList(sidestream, runs * 2);
  const head = { group, unit: 'ms', runs };
  return [
    toFigure(
      { ...head, label: 'first paint of its end, from the start of the page' },
      alone.map(({ shownMs }) => shownMs),
      { words: '≤ 200', most: 200 },
    ),
    toFigure(
      { ...head, label: 'longest task meanwhile' },
      alone.map(({ longestMs }) => longestMs),
    ),
    toFigure({ ...head, label: 'all of it drawn' }, whole),
    toFigure({ ...head, label: 'first paint of its end, from the click in the list' }, chosen, {
      words: '≤ 200',
      most: 200,
    }),
  ];
}

/** In ms from the start of a page's navigation. */
interface Opened {
  shownMs: number;
  longestMs: number;
}

async function openAlone(
  server: FaultServer,
  source: string,
  id: string,
  runs: number,
): Promise<Opened[]> {
  const chromium = await startRawChromium();
  try {
    const stage = await chromium.open('options.html');
    await connectRaw(stage, server);
    await stage.send('Runtime.evaluate', { expression: source });
    await stage.evaluate(fill, id, messages);
    const opened: Opened[] = [];
    // The first one loads what the browser has not compiled yet, as after its start.
    for (let run = 0; run <= runs; run += 1) {
      const attach = await chromium.openAlone(`sidepanel.html?conversation=${id}`);
      await sleep(drawnMs);
      const page = await attach();
      const found = await readNotes(page);
      if (run > 0) opened.push(found);
      await page.close();
    }
    return opened;
  } finally {
    await chromium.forget();
  }
}

async function readNotes(page: RawPage): Promise<Opened> {
  const found = await page.evaluate(readPaints);
  if (found.shownMs === undefined) throw new Error('the browser has noted no paint of an answer');
  return { shownMs: found.shownMs, longestMs: found.longestMs };
}

async function openWatched(
  sidestream: Sidestream,
  source: string,
  id: string,
  runs: number,
): Promise<number[]> {
  const stage = await sidestream.backstage();
  await stage.addScriptTag({ content: source, type: 'module' }).catch(() => stage.evaluate(source));
  await stage.evaluate(([id, count]) => fillOne(id, count), [id, messages] as const);
  await sidestream.context.addInitScript(watchOpening, messages / 2);
  const wholeMs: number[] = [];
  for (let run = 0; run <= runs; run += 1) {
    const { page } = await sidestream.openPanel(`?conversation=${id}`);
    await page.bringToFront();
    const found = await waitUntil(() => readOpening(page), 'the whole conversation', 30_000);
    if (run > 0) wholeMs.push(found);
    await page.close();
  }
  return wholeMs;
}

/** The panel is open, as it is all day, and the conversation is chosen in its list. */
async function chooseInList(sidestream: Sidestream, runs: number): Promise<number[]> {
  const { page, newConversation } = await sidestream.openPanel();
  await page.bringToFront();
  const shownMs: number[] = [];
  for (let run = 0; run <= runs; run += 1) {
    await newConversation.click();
    await page.getByRole('button', { name: say('panel.conversations'), exact: true }).click();
    const row = page.getByRole('dialog').getByRole('button', { name: 'A long one' }).first();
    await row.waitFor();
    await page.evaluate(watchChoice);
    await row.click();
    const found = await waitUntil(() => readOpening(page), 'the conversation', 30_000);
    if (run > 0) shownMs.push(found);
    // The rest of it is drawn before the next one is asked for.
    await waitUntil(
      async () => (await page.locator('.is-coming').count()) === 0,
      'the whole conversation',
      30_000,
    );
  }
  await page.close();
  return shownMs;
}

function readOpening(page: Page): Promise<number | undefined> {
  return page.evaluate(() => (window as unknown as { openedMs?: number }).openedMs);
}

// What follows is sent into the page as text.

declare function fillOne(id: string, count: number): Promise<void>;

function fill(id: string, count: number): Promise<void> {
  return fillOne(id, count);
}

/** What the browser has noted: it keeps the notes for whoever asks later. */
function readPaints(): Promise<{ shownMs?: number; longestMs: number }> {
  const read = (type: string): Promise<PerformanceEntryList> =>
    new Promise((resolve) => {
      new PerformanceObserver((list, observer) => {
        observer.disconnect();
        resolve(list.getEntries());
      }).observe({ type, buffered: true });
      setTimeout(() => resolve([]), 1_000);
    });
  return Promise.all([read('largest-contentful-paint'), read('longtask')]).then(
    ([paints, tasks]) => {
      const isOfAnswer = (entry: PerformanceEntry): boolean =>
        (entry as PerformanceEntry & { element: Element | null }).element?.closest(
          '[data-answer]',
        ) != null;
      const shown = paints.find(isOfAnswer);
      return {
        ...(shown && { shownMs: shown.startTime }),
        longestMs: Math.max(0, ...tasks.map(({ duration }) => duration)),
      };
    },
  );
}

function watchOpening(answers: number): void {
  const look = (): void => {
    const isWhole =
      document.querySelectorAll('.answer').length === answers &&
      !document.querySelector('.is-coming, [data-answer][aria-busy]');
    if (!isWhole) requestAnimationFrame(drawn);
    else Object.assign(window, { openedMs: performance.now() });
  };
  // The next task after those of a frame runs when that frame has been painted.
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener('message', look);
  port1.start();
  const drawn = (): void => port2.postMessage(null);
  requestAnimationFrame(drawn);
}

/** Notes when, from the next click on, the end of a conversation has been painted. */
function watchChoice(): void {
  Object.assign(window, { openedMs: undefined });
  let clickedMs = 0;
  const look = (): void => {
    const all = document.querySelectorAll('.answer');
    const text = all[all.length - 1]?.querySelector('[data-answer]');
    const box = text?.getBoundingClientRect();
    const isShown = text?.textContent !== '' && box && box.bottom > 0 && box.top < innerHeight;
    if (isShown) Object.assign(window, { openedMs: performance.now() - clickedMs });
    else requestAnimationFrame(drawn);
  };
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener('message', look);
  port1.start();
  const drawn = (): void => port2.postMessage(null);
  const onClick = ({ timeStamp }: MouseEvent): void => {
    clickedMs = timeStamp;
    requestAnimationFrame(drawn);
  };
  window.addEventListener('click', onClick, { capture: true, once: true });
}
