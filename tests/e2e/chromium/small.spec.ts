import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { test } from '../support/chromium-test.ts';
import { enlargeText } from '../support/enlarge-text.ts';

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
    return Array.from(header.querySelectorAll('h1, select, .stream-toggle'))
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
