import { stat } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import type { Sidestream } from '../e2e/support/chromium-test.ts';
import { say } from '../e2e/support/scenarios.ts';
import { toFigure } from './figure.ts';
import type { Figure } from './figure.ts';
import { attachWorkerHeap, toHeapOwner, watchHeaps } from './heap-watch.ts';

const mebibyte = 1_048_576;
/** What either heap may rise by: a small share of the file, which would all be there if it were built in memory. */
const shareOfFile = 0.1;

/** Exports everything, and looks at how much of it is alive on the heaps of the page and the background meanwhile. */
export async function measureExport(
  sidestream: Sidestream,
  head: Pick<Figure, 'group' | 'runs'>,
): Promise<Figure[]> {
  const { page } = await sidestream.openOptions();
  const browser = await page.context().browser()?.newBrowserCDPSession();
  if (!browser) throw new Error('the browser is gone');
  const heaps = {
    page: toHeapOwner(await page.context().newCDPSession(page)),
    background: await attachWorkerHeap(browser),
  };
  const took: number[] = [];
  for (let run = 0; run < head.runs; run += 1) {
    const startedMs = performance.now();
    await save(page);
    took.push((performance.now() - startedMs) / 1000);
  }
  // By itself: whoever collects the garbage all the time cannot be timed.
  let path = '';
  const risen = await watchHeaps(heaps, async () => {
    path = await save(page);
  });
  await browser.detach();
  await page.close();
  const size = (await stat(path)).size / mebibyte;
  const aim = { words: '≤ 1/10 of the file', most: shareOfFile * size };
  const toRow = (label: string, bytes: number): Figure =>
    toFigure({ ...head, label, unit: 'MiB', runs: 1 }, [bytes / mebibyte], aim);
  return [
    toFigure({ ...head, label: 'export of everything, click to file', unit: 's' }, took),
    toFigure({ ...head, label: 'its file', unit: 'MiB', runs: 1 }, [size]),
    toRow('most that was alive in the page meanwhile', risen.page),
    toRow('most that was alive in the background meanwhile', risen.background),
  ];
}

async function save(page: Page): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 600_000 }),
    page.getByRole('button', { name: say('options.exportAll'), exact: true }).click(),
  ]);
  return download.path();
}
