import { spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Locator, Page } from '@playwright/test';
import { waitUntil } from '../../support/wait-until.ts';
import { hand } from './firefox-desktop.ts';
import type { Point } from './firefox-desktop.ts';

/** The middle of something in the tab in front. The window stands in the corner of the screen. */
export async function pointInTab(locator: Locator): Promise<Point> {
  await locator.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await locator.boundingBox()) ?? failNotThere(locator);
  // Tabs, the address line and whatever bar is below them.
  const above = await locator.page().evaluate(() => outerHeight - innerHeight);
  return { x: x + width / 2, y: above + y + height / 2 };
}

/** The middle of something in a popup, which is a window of its own. */
export async function pointInPopup(locator: Locator): Promise<Point> {
  const { x, y, width, height } = (await locator.boundingBox()) ?? failNotThere(locator);
  const corner = await locator.page().evaluate(() => ({ x: screenX, y: screenY }));
  return { x: corner.x + x + width / 2, y: corner.y + y + height / 2 };
}

/**
 * The middle of something in the side panel. The page in it is told of the window alone, so where the panel begins is learnt from a
 * pointer that is over it: the panel stands at the right edge of the window.
 */
export async function pointInSidePanel(locator: Locator): Promise<Point> {
  const page = locator.page();
  await locator.scrollIntoViewIfNeeded();
  const pointed = await page.evaluateHandle(() => {
    const { promise, resolve } = Promise.withResolvers<Point>();
    const note = ({ clientX, clientY, screenX, screenY }: PointerEvent): void =>
      resolve({ x: screenX - clientX, y: screenY - clientY });
    addEventListener('pointermove', note, { capture: true, once: true });
    return { promise };
  });
  const x = (await page.evaluate(() => outerWidth)) - 100;
  // Where the pointer stands there already, nothing moves.
  hand.move({ x, y: 400 });
  hand.move({ x, y: 402 });
  const corner = await pointed.evaluate(({ promise }) => promise);
  const box = (await locator.boundingBox()) ?? failNotThere(locator);
  return {
    x: corner.x + box.x + box.width / 2,
    y: corner.y + box.y + box.height / 2,
  };
}

/**
 * Opens the context menu at a point and chooses the extension's item. Chromium draws the menu itself and tells nobody
 * what is in it; the item of the only extension is the one above "Inspect", which is the last; where nothing is
 * selected, "View page source" stands between them. `first`: of several, which are in a menu of their own.
 */
export async function chooseMenuItem(
  point: Point,
  on: 'selection' | 'page' = 'selection',
  of: 'only' | 'first' = 'only',
): Promise<void> {
  const before = countWindows();
  hand.click(point, 'right');
  await waitUntil(() => countWindows() > before, 'the context menu');
  const steps = on === 'page' ? 3 : 2;
  for (let step = 0; step < steps; step++) hand.press('Up');
  if (of === 'first') hand.press('Right');
  hand.press('Return');
}

/**
 * Answers the browser's question for a permission, once it has come: it takes the focus from the window, and gives it
 * back. `page` is any page of the extension in that window.
 */
export async function answerPrompt(page: Page, answer: 'allow' | 'deny'): Promise<void> {
  await waitUntil(async () => !(await hasFocus(page)), 'the prompt');
  await sleep(deafMs);
  // Deny has the first focus.
  if (answer === 'allow') hand.press('Tab');
  hand.press('Return');
  await untilFocused(page);
}

/** Chromium's prompts take no answer in their first moments, lest somebody who types gives one unawares. */
const deafMs = 1_000;

/** Waits until the window has the focus, so that the loss of it means something. */
export async function untilFocused(page: Page): Promise<void> {
  await waitUntil(() => hasFocus(page), 'the focus');
}

function hasFocus(page: Page): Promise<boolean> {
  return page.evaluate(async () => (await chrome.windows.getCurrent()).focused);
}

function countWindows(): number {
  const { stdout } = spawnSync('xdotool', ['search', '--onlyvisible', '--name', '.*'], {
    encoding: 'utf8',
  });
  return stdout.split('\n').length;
}

function failNotThere(locator: Locator): never {
  throw new Error(`${String(locator)} is not on screen`);
}
