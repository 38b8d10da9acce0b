import { expect } from '@playwright/test';
import type { Locator } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { gallery } from '../../support/gallery.ts';
import { test } from '../support/chromium-test.ts';
import { say } from '../support/scenarios.ts';
import type { SurfacePage } from '../support/surface-page.ts';
import { untilRests } from '../support/until-rests.ts';

const lines = (count: number, from = 0): string[] =>
  Array.from({ length: count }, (_, index) => `Line ${from + index} of a long answer.\n`);

test('following yields as soon as the reader scrolls up, and there is a way back down', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  await panel.page.setViewportSize({ width: 400, height: 500 });
  server.next(
    chatStream({
      deltas: lines(260),
      deltasPerSecond: 100,
      holdAfterDelta: [
        { index: 79, name: 'up' },
        { index: 119, name: 'scrolled' },
        { index: 199, name: 'back' },
      ],
    }),
  );
  const jump = toJump(panel);
  await panel.ask('Go');
  await server.held('up');
  await panel.untilText(lines(80).join(''));
  await expect.poll(() => restBelow(panel)).toBeLessThanOrEqual(2);
  await expect(jump).toBeHidden();

  // The reader turns the wheel, and further lines come.
  await panel.log.hover();
  await panel.page.mouse.wheel(0, -120);
  await expect(jump).toBeVisible();
  await expect.poll(() => restBelow(panel)).toBeGreaterThan(10);
  const top = await settledTop(panel);
  server.release('up');
  await server.held('scrolled');
  await panel.untilText(lines(120).join(''));
  expect(await settledTop(panel)).toBe(top);
  expect(await restBelow(panel)).toBeGreaterThan(100);

  await jump.click();
  await expect.poll(() => restBelow(panel)).toBeLessThanOrEqual(2);
  await expect(jump).toBeHidden();
  server.release('scrolled');
  await server.held('back');
  await panel.untilText(lines(200).join(''));
  await expect.poll(() => restBelow(panel)).toBeLessThanOrEqual(2);

  // The keyboard yields as well, and End comes back.
  await panel.log.focus();
  await panel.page.keyboard.press('PageUp');
  await expect(jump).toBeVisible();
  // An End in the very frame of the Page Up is one that Chromium itself takes for nothing: it has not scrolled yet.
  await expect.poll(() => restBelow(panel)).toBeGreaterThan(10);
  await panel.page.keyboard.press('End');
  await expect(jump).toBeHidden();
  server.release('back');
  await panel.until('finished');
  await expect.poll(() => restBelow(panel)).toBeLessThanOrEqual(2);
});

test('the end is followed by itself, whatever the answer is made of', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  await panel.page.setViewportSize({ width: 400, height: 600 });
  await panel.page.evaluate(countLeaving);
  const paragraphs = Array.from({ length: 45 }, (_, at) => `${at} ${sentence.repeat(2)}\n\n`);
  const headings = paragraphs.map((paragraph, at) => `${'#'.repeat((at % 3) + 1)} ${paragraph}`);
  for (const text of [
    paragraphs.join(''),
    headings.join(''),
    `${gallery.answer}\n\n${paragraphs.join('')}`,
  ]) {
    server.next(chatStream({ text, deltasPerSecond: 250 }));
    await panel.ask('Go');
    await panel.until('finished');
    await expect.poll(() => restBelow(panel)).toBeLessThanOrEqual(2);
  }
  const left = await panel.page.evaluate(() => (window as unknown as { left: number }).left);
  expect(left, 'frames in which the way back was offered').toBe(0);
});

const sentence = 'The river carries what it finds along its banks, and it is slow. ';

// Sent into the page as text.
function countLeaving(): void {
  let left = 0;
  const look = (): void => {
    const jump = document.querySelector<HTMLElement>('.jump');
    if (jump?.checkVisibility()) left += 1;
    Object.assign(window, { left });
    requestAnimationFrame(look);
  };
  look();
}

test('the end is followed through all that is no sign of reading upwards, and End comes back while text flows', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const { page } = panel;
  await page.setViewportSize({ width: 400, height: 500 });
  const code = `\`\`\`\n${'wide '.repeat(60)}\n\`\`\`\n\n`;
  const deltas = [...lines(60), '\n', code, ...lines(900, 1_000)];
  server.next(
    chatStream({
      deltas,
      deltasPerSecond: 80,
      // However long it takes to get there, the answer is being written until it is stopped.
      holdAfterDelta: [
        { index: 61, name: 'code' },
        { index: deltas.length - 1, name: 'end' },
      ],
    }),
  );
  const jump = toJump(panel);
  await panel.ask('Go');
  await server.held('code');
  await page.locator('.code').scrollIntoViewIfNeeded();
  await expect.poll(() => restBelow(panel)).toBeLessThanOrEqual(2);

  await page.locator('.code pre').hover();
  // As a browser tells of it that zooms by the wheel, or scrolls sideways by it, which one without a window does not.
  await page.locator('.code pre').evaluate((code) => {
    for (const key of ['ctrlKey', 'shiftKey']) {
      code.dispatchEvent(new WheelEvent('wheel', { deltaY: -120, bubbles: true, [key]: true }));
    }
  });
  for (let swipe = 0; swipe < 5; swipe += 1) await page.mouse.wheel(30, -1);
  await expect(jump).toBeHidden();
  await page.getByRole('button', { name: say('markdown.copyCode') }).click();
  await expect(jump).toBeHidden();
  server.release('code');
  await expect(panel.answers).toContainText('Line 1040 ');
  await expect(jump).toBeHidden();
  await expect.poll(() => restBelow(panel)).toBeLessThan(200);

  await panel.log.focus();
  for (const key of ['PageUp', 'Home']) {
    await page.keyboard.press(key);
    await expect(jump).toBeVisible();
    await page.keyboard.press('End');
    await expect(jump).toBeHidden();
    await page.waitForTimeout(1_000);
    await expect(jump).toBeHidden();
  }
  // A hand that slips, which is quicker than a test that has to look: no time passes for the page meanwhile.
  await page.evaluate(() => {
    const nowMs = performance.now();
    performance.now = () => nowMs;
  });
  await page.keyboard.press('ArrowUp');
  await expect(jump).toBeVisible();
  for (let press = 0; press < 4; press += 1) await page.keyboard.press('ArrowDown');
  await expect(jump).toBeHidden();
  await page.evaluate(() => void Reflect.deleteProperty(performance, 'now'));
  await panel.stop.click();
});

// What a hand does is in tests/e2e/headed/chromium-follow.spec.ts; this is the order of events that a busy page sees then.
test('a scrollbar that is let go before the log tells that it moved leaves the end', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  await panel.page.setViewportSize({ width: 400, height: 500 });
  server.next(chatStream({ deltas: lines(120), holdAfterDelta: { index: 99, name: 'rest' } }));
  await panel.ask('Go');
  await panel.untilText(lines(100).join(''));
  await expect.poll(() => restBelow(panel)).toBeLessThanOrEqual(2);
  await panel.log.evaluate((log) => {
    log.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    log.scrollTop -= 400;
    log.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
  });
  await expect(toJump(panel)).toBeVisible();
  server.release('rest');
  await panel.until('finished');
  expect(await restBelow(panel)).toBeGreaterThan(100);
});

test('a reader who is elsewhere in an answer stays there when it ends, and when it is stopped', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  await panel.page.setViewportSize({ width: 400, height: 500 });
  const jump = toJump(panel);
  for (const ending of ['finished', 'stopped'] as const) {
    server.next(chatStream({ deltas: lines(90), holdAfterDelta: [{ index: 79, name: ending }] }));
    await panel.ask(ending);
    await server.held(ending);
    await panel.untilText(lines(80).join(''));
    await panel.log.hover();
    await panel.page.mouse.wheel(0, -400);
    await expect.poll(() => restBelow(panel)).toBeGreaterThan(300);
    const top = await settledTop(panel);
    if (ending === 'stopped') await panel.stop.click();
    server.release(ending);
    await panel.until(ending);
    expect(await settledTop(panel)).toBe(top);
    await jump.click();
  }
});

/** The way back to the end, whether or not anything has come there. */
test('the end is followed where what is above becomes smaller while as much comes below', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  await panel.page.setViewportSize({ width: 400, height: 500 });
  server.next(chatStream({ deltas: lines(80) }));
  await panel.ask('Go');
  await panel.until('finished');
  const resize = (px: number): Promise<void> =>
    panel.page.locator('.question').evaluate((question: HTMLElement, px) => {
      question.style.paddingBlockEnd = `${px}px`;
      if (px === 0) {
        const more = question.ownerDocument.createElement('p');
        more.style.blockSize = '90px';
        document.querySelector('.log-content')?.append(more);
      }
      // All in all it is as high as before: the browser alone moves the log, so that what is in view stays there.
      return new Promise((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
      });
    }, px);
  await resize(90);
  await expect.poll(() => restBelow(panel)).toBeLessThanOrEqual(2);
  await resize(0);
  await expect.poll(() => restBelow(panel)).toBeLessThanOrEqual(2);
  await expect(panel.page.locator('.jump')).not.toBeAttached();

  // A line goes, with which the log is moved up, and more comes before anybody is told.
  await panel.log.evaluate((log) => {
    log.querySelector('.log-content > p')?.remove();
    log.getBoundingClientRect();
    void log.scrollTop;
    const more = document.createElement('p');
    more.style.blockSize = '1000px';
    log.querySelector('.log-content')?.append(more);
  });
  await expect.poll(() => restBelow(panel)).toBeLessThanOrEqual(2);
  await expect(panel.page.locator('.jump')).not.toBeAttached();
});

function toJump({ page }: SurfacePage): Locator {
  const names = [say('panel.jumpToLatest'), say('panel.newBelow')];
  return page.getByRole('button', { name: new RegExp(`^(?:${names.join('|')})$`, 'u') });
}

/** How far the log is from its end, in px. */
function restBelow({ log }: SurfacePage): Promise<number> {
  return log.evaluate(
    ({ scrollHeight, clientHeight, scrollTop }) => scrollHeight - clientHeight - scrollTop,
  );
}

/** Where the log is once it no longer moves by itself. */
function settledTop({ page, log }: SurfacePage): Promise<number> {
  return untilRests(page, () => log.evaluate(({ scrollTop }) => scrollTop));
}
