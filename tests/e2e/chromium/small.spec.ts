import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { gallery } from '../../support/gallery.ts';
import { test } from '../support/chromium-test.ts';
import { enlargeText } from '../support/enlarge-text.ts';
import { say } from '../support/scenarios.ts';

for (const width of [280, 320, 400]) {
  test(`with text of twice the size a header of ${width} px has all its words, and signs apart from each other`, async ({
    sidestream,
    server,
  }) => {
    await sidestream.connect();
    const panel = await sidestream.openPanel();
    await panel.page.setViewportSize({ width, height: 720 });
    server.next(chatStream({ text: 'Here.' }));
    await panel.ask('A question whose words make a long title');
    await panel.until('finished');
    await enlargeText(panel.page);
    await expect.poll(() => readSigns(panel.page)).toMatchObject({ size: 32, touching: [] });
    expect(await findOverhanging(panel.page)).toEqual([]);
  });
}

for (const [width, textSize] of [
  [320, 100],
  [280, 150],
  [200, 100],
  [100, 100],
] as const) {
  test(`the find bar says its whole count at ${width} px with text at ${textSize} %, and has room for words`, async ({
    sidestream,
    server,
  }) => {
    await sidestream.connect();
    await sidestream.set({ textSize });
    const { page, ...panel } = await sidestream.openPanel();
    await page.setViewportSize({ width, height: 720 });
    server.next(chatStream({ text: 'a '.repeat(1_234) }));
    await panel.ask('How much?');
    await panel.until('finished');
    await page.keyboard.press('Control+f');
    await page.keyboard.type('a');
    const count = page.locator('.find-count');
    await expect(count).toHaveText(/^[\d,]+ of 1,234$/u);
    const isCut = (box: Element): boolean => {
      const { left, right } = box.getBoundingClientRect();
      return box.scrollWidth > box.clientWidth + 1 || left < 0 || right > innerWidth;
    };
    for (const part of await page.locator('.find-count, .find-bar button').all()) {
      expect(await part.evaluate(isCut), await part.innerHTML()).toBe(false);
    }
    const box = await page.locator('.find-bar input').boundingBox();
    expect(box?.width).toBeGreaterThan(65);
  });
}

test('the way to the end does not stand in front of the buttons of the last answer', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  await sidestream.set({ textSize: 150 });
  const { page, ...panel } = await sidestream.openPanel();
  await page.setViewportSize({ width: 280, height: 720 });
  server.next(chatStream({ text: 'A paragraph of a long answer.\n\n'.repeat(40) }));
  await panel.ask('Go');
  await panel.until('finished');
  const jump = page.locator('.jump');
  const row = panel.answers.locator('.foot-actions');
  const buttons = row.getByRole('button');
  await expect(buttons).toHaveCount(3);
  const readRest = (): Promise<number> =>
    panel.log.evaluate((log) => log.scrollHeight - log.clientHeight - log.scrollTop);
  await expect.poll(readRest).toBeLessThan(1);
  await panel.answers.hover();
  await page.mouse.wheel(0, -16);
  await expect(jump).toBeAttached();
  await expect.poll(readRest).toBeGreaterThan(10);
  for (const button of await buttons.all()) {
    await expect.poll(() => button.evaluate(isUncovered)).toBe(true);
  }
  await expect(jump).toBeHidden();

  await page.mouse.wheel(0, -400);
  await expect(jump).toBeVisible();
  await row.getByRole('button', { name: say('answer.copy'), exact: true }).focus();
  await expect.poll(() => buttons.nth(1).evaluate(isUncovered)).toBe(true);
});

/** Whether nothing stands in front of the middle of an element. It is run in the page. */
function isUncovered(element: Element): boolean {
  const { left, top, width, height } = element.getBoundingClientRect();
  return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
}

for (const [width, height] of [
  [100, 225],
  [133, 300],
  [160, 360],
] as const) {
  test(`a panel of ${width} by ${height} px, as enlarged several times, is asked, read and left`, async ({
    sidestream,
    server,
  }) => {
    await sidestream.connect();
    const panel = await sidestream.openPanel();
    const { page } = panel;
    await page.setViewportSize({ width, height });
    server.next(chatStream({ text: `# Rivers\n\n${gallery.answer}\n\nThe very last words.` }));
    await panel.message.click();
    await page.keyboard.type('Why do rivers flow?');
    expect(await panel.message.evaluate(isUncovered)).toBe(true);
    await panel.send.click();
    await panel.until('finished');
    expect(await findSideways(page)).toEqual([]);
    // Enough of it to read: a strip that is left beside it scrolls the page.
    const shown = await panel.log.evaluate((log) => log.clientHeight);
    expect(shown).toBeGreaterThan(height / 2);
    expect(shown).toBeLessThan(height - 40);

    for (const words of ['Rivers', 'In formulas', 'The very last words.']) {
      const line = panel.answers.getByText(words, { exact: true });
      await line.scrollIntoViewIfNeeded();
      await expect.poll(() => line.evaluate(isUncovered), words).toBe(true);
    }
    const buttons = page.locator(
      '.header-actions button:visible, .foot-actions button, .send-button',
    );
    expect(await buttons.count()).toBeGreaterThan(6);
    for (const button of await buttons.all()) {
      await button.scrollIntoViewIfNeeded();
      const name = await button.getAttribute('aria-label');
      await expect.poll(() => button.evaluate(isUncovered), `${name}`).toBe(true);
    }
    // What stands around the figures is cut off, and nothing of them.
    const figures = panel.answers.locator('.figures > span');
    const letters = await figures.evaluateAll((found) => {
      const words = document.createRange();
      const { left } = found[0]!.closest('.answer-foot')!.getBoundingClientRect();
      return found.flatMap((figure) => {
        words.selectNodeContents(figure);
        return Array.from(words.getClientRects(), (rect) => rect.left - left);
      });
    });
    expect(Math.min(...letters)).toBeGreaterThanOrEqual(0);
    await panel.message.scrollIntoViewIfNeeded();
    expect(await panel.message.evaluate(isUncovered)).toBe(true);

    await page.getByRole('button', { name: say('panel.conversations'), exact: true }).click();
    const row = page.locator('.sheet-row').first();
    await row.scrollIntoViewIfNeeded();
    expect(await row.evaluate(isUncovered)).toBe(true);
    expect(await findSideways(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+/');
    const last = page.locator('.key-row').last();
    await last.scrollIntoViewIfNeeded();
    expect(await last.evaluate(isUncovered)).toBe(true);
    expect(await findSideways(page)).toEqual([]);
  });
}

/** What scrolls sideways and should not. */
function findSideways(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [document.documentElement, document.body, ...document.querySelectorAll('main, .log, dialog')]
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map(({ className, localName }) => `${localName}.${className}`),
  );
}

/** The signs of the header's buttons: how large they are, and those that are less than 8 px from another. */
function readSigns(page: Page): Promise<{ size: number; touching: string[] }> {
  return page.evaluate(() => {
    const signs = Array.from(document.querySelectorAll('.header-actions .icon'))
      .filter((icon) => icon.checkVisibility())
      .map((icon) => ({ name: icon.classList.value, box: icon.getBoundingClientRect() }));
    const isNear = (a: DOMRect, b: DOMRect): boolean =>
      Math.max(a.left - b.right, b.left - a.right) < 8 &&
      Math.max(a.top - b.bottom, b.top - a.bottom) < 8;
    return {
      size: signs[0]?.box.width ?? 0,
      touching: signs
        .filter(({ box }) => signs.some((other) => other.box !== box && isNear(box, other.box)))
        .map(({ name }) => name),
    };
  });
}

/** The words of the header that reach over its edge. */
function findOverhanging(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const header = document.querySelector('.surface-header')!;
    const { bottom } = header.getBoundingClientRect();
    return Array.from(header.querySelectorAll('h1, .model-picker, .stream-toggle'))
      .filter((element) => {
        const words = document.createRange();
        words.selectNodeContents(element);
        return (
          Math.max(words.getBoundingClientRect().bottom, element.getBoundingClientRect().bottom) >
          bottom - 1
        );
      })
      .map(({ className, localName }) => `${localName}.${className}`);
  });
}
