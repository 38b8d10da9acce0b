import type { Page } from '@playwright/test';
import type { Sidestream } from '../e2e/support/chromium-test.ts';
import { waitUntil } from '../support/wait-until.ts';
import { bundle } from './bundle.ts';
import { toFigure } from './figure.ts';
import type { Figure } from './figure.ts';

const messages = 500;
const group = `Opening a conversation of ${messages} messages, 500,000 characters of answers`;

/** When a page was loaded, all in ms from the start of its navigation. */
interface Opened {
  /** The end of the conversation is on screen. */
  shownMs: number;
  /** Nothing of it is still to be drawn. */
  wholeMs: number;
  longestMs: number;
}

/** How long it takes from opening the panel to the conversation on screen, where it was left: at its end. */
export async function measureOpening(sidestream: Sidestream, runs: number): Promise<Figure[]> {
  const source = await bundle('render-fill-page.ts');
  const stage = await sidestream.backstage();
  await stage.addScriptTag({ content: source, type: 'module' }).catch(() => stage.evaluate(source));
  const id = crypto.randomUUID();
  await stage.evaluate(
    ([id, count]) =>
      (window as unknown as { fillOne(id: string, count: number): Promise<void> }).fillOne(
        id,
        count,
      ),
    [id, messages] as const,
  );
  await sidestream.context.addInitScript(watchOpening, messages / 2);
  const opened: Opened[] = [];
  // The first one loads what the browser has not compiled yet, as after its start.
  for (let run = 0; run <= runs * 2; run += 1) {
    const { page } = await sidestream.openPanel(`?conversation=${id}`);
    await page.bringToFront();
    const found = await waitUntil(() => readOpening(page), 'the whole conversation', 30_000);
    if (run > 0) opened.push(found);
    await page.close();
  }
  const head = { group, unit: 'ms', runs };
  return [
    toFigure(
      { ...head, label: 'first paint of its end, from the start of the page' },
      opened.map(({ shownMs }) => shownMs),
      { words: '≤ 200', most: 200 },
    ),
    toFigure(
      { ...head, label: 'all of it drawn' },
      opened.map(({ wholeMs }) => wholeMs),
    ),
    toFigure(
      { ...head, label: 'longest task meanwhile' },
      opened.map(({ longestMs }) => longestMs),
    ),
  ];
}

function readOpening(page: Page): Promise<Opened | undefined> {
  return page.evaluate(() => (window as unknown as { opened?: Opened }).opened);
}

// What follows is sent into the page as text.

function watchOpening(answers: number): void {
  let longestMs = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longestMs = Math.max(longestMs, duration);
  }).observe({ type: 'longtask', buffered: true });
  let shownMs = 0;
  const look = (): void => {
    const all = document.querySelectorAll('.answer');
    const last = all[all.length - 1];
    const text = last?.querySelector('[data-answer]');
    const isShown = !!text && text.textContent !== '' && text.getBoundingClientRect().bottom > 0;
    if (isShown) shownMs ||= performance.now();
    const isWhole =
      shownMs > 0 &&
      all.length === answers &&
      !document.querySelector('.is-coming, [data-answer][aria-busy]');
    if (!isWhole) return void requestAnimationFrame(drawn);
    const opened = { shownMs, wholeMs: performance.now(), longestMs };
    setTimeout(() => Object.assign(window, { opened: { ...opened, longestMs } }), 300);
  };
  // The next task after those of a frame runs when that frame has been painted, with whatever was added in any of them.
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener('message', look);
  port1.start();
  const drawn = (): void => port2.postMessage(null);
  requestAnimationFrame(drawn);
}
