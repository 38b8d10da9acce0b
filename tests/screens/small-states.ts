import type { Page } from '@playwright/test';
import { enlargeText } from '../e2e/support/enlarge-text.ts';
import { gallery } from '../support/gallery.ts';
import { answering } from './panel-states.ts';
import type { Studio } from './studio.ts';
import { prose } from './texts.ts';

/** What is left of a panel of 400 × 900 px, in CSS pixels, when it is enlarged. */
const enlarged = [
  { zoom: 200, width: 200, height: 450 },
  { zoom: 250, width: 160, height: 360 },
  { zoom: 300, width: 133, height: 300 },
  { zoom: 400, width: 100, height: 225 },
] as const;

/** Panels in which there is little room: enlarged, or narrow and with a large text. */
export async function shootSmall({ shoot, sidestream, panel }: Studio): Promise<void> {
  for (const { zoom, width, height } of enlarged) {
    const opened = await panel(answering(gallery.answer, { deltasPerSecond: 0 }));
    const look = { width, height };
    await shoot(opened.page, `small-empty-${zoom}`, `Enlarged: empty, ${zoom} %`, look);
    await opened.ask(prose.question);
    await opened.until('finished');
    await shoot(opened.page, `small-${zoom}`, `Enlarged: an answer's end, ${zoom} %`, look);
    await scrollPage(opened.page, 0);
    await shoot(opened.page, `small-top-${zoom}`, `Enlarged: the head, ${zoom} %`, look);
    await opened.page.locator('.log').evaluate((log) => log.scrollIntoView());
    await opened.page.locator('.log').evaluate((log) => log.scrollBy(0, -900));
    await shoot(opened.page, `small-log-${zoom}`, `Enlarged: the conversation, ${zoom} %`, look);
    await scrollPage(opened.page, 10_000);
    await shoot(opened.page, `small-foot-${zoom}`, `Enlarged: the box, ${zoom} %`, look);
    await opened.page.keyboard.press('Control+f');
    await opened.page.locator('.find-bar input').fill('a');
    await opened.page.locator('.find-count:not(:empty)').waitFor();
    await shoot(opened.page, `small-find-${zoom}`, `Enlarged: find, ${zoom} %`, look);
    await opened.page.close();
  }

  await sidestream.set({ textSize: 150 });
  const narrow = await panel(answering(gallery.answer, { deltasPerSecond: 0 }));
  await narrow.page.setViewportSize({ width: 280, height: 720 });
  await narrow.ask(prose.question);
  await narrow.until('finished');
  await narrow.answers.hover();
  await narrow.page.mouse.wheel(0, -300);
  await narrow.page.locator('.jump').waitFor();
  const look = { width: 280 };
  await shoot(narrow.page, 'small-jump', 'Narrow: the way to the end, text at 150 %', look);
  await narrow.page.keyboard.press('Control+f');
  await narrow.page.locator('.find-bar input').fill('a');
  await narrow.page.locator('.find-count:not(:empty)').waitFor();
  await shoot(narrow.page, 'small-find', 'Narrow: find, text at 150 %', look);
  await narrow.page.close();
  await sidestream.set({ textSize: 100 });

  const large = await panel(answering(prose.answer, { deltasPerSecond: 0 }));
  await large.ask(prose.question);
  await large.until('finished');
  await enlargeText(large.page);
  await shoot(large.page, 'small-text-200', 'Narrow: text at 200 %, 400 px', {});
  await shoot(large.page, 'small-text-200-320', 'Narrow: text at 200 %, 320 px', { width: 320 });
  await large.page.close();
}

async function scrollPage(page: Page, top: number): Promise<void> {
  await page.evaluate((top) => document.documentElement.scrollTo(0, top), top);
}
