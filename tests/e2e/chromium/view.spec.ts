import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { chatStream, dataEvent } from '../../support/fault-server/chat-script.ts';
import { toShownText } from '../../support/shown-text.ts';
import { test } from '../support/chromium-test.ts';
import { say, unfinished } from '../support/scenarios.ts';
import type { SurfacePage } from '../support/surface-page.ts';

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
    chatStream({ deltas, deltasPerSecond: 80, holdAfterDelta: { index: 61, name: 'code' } }),
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
  expect(await restBelow(panel)).toBeLessThan(200);

  await panel.log.focus();
  for (const key of ['PageUp', 'Home']) {
    await page.keyboard.press(key);
    await expect(jump).toBeVisible();
    await page.keyboard.press('End');
    await expect(jump).toBeHidden();
    await page.waitForTimeout(1_000);
    await expect(jump).toBeHidden();
  }
  // A hand that slips.
  await page.keyboard.press('ArrowUp');
  await expect(jump).toBeVisible();
  for (let press = 0; press < 4; press += 1) await page.keyboard.press('ArrowDown');
  await expect(jump).toBeHidden();
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

test('a panel of 320 px never scrolls sideways, whatever it shows', async ({
  sidestream,
  server,
}) => {
  const panel = await sidestream.openPanel();
  await panel.page.setViewportSize({ width: 320, height: 640 });
  await expectNoSideways(panel.page, 'first run');
  const name = 'An endpoint with a very long name that goes on and on';
  await sidestream.connect({
    name,
    model: 'vendor/a-model-name-that-is-much-too-long-for-a-header',
  });
  await expect(panel.page.locator('header select')).toBeVisible();
  await expectNoSideways(panel.page, 'empty');

  const wide = `${'unbreakable'.repeat(60)}\n| a | b |\n${'\t'.repeat(20)}x\n${'—'.repeat(300)}\n${'漢'.repeat(200)}`;
  server.next(unfinished([wide], 'disconnect'));
  await panel.ask(wide);
  await panel.untilText(toShownText(wide));
  await expectNoSideways(panel.page, 'streaming');
  server.release('cut');
  await panel.until('interrupted');
  await expectNoSideways(panel.page, 'interrupted');
  await panel.page.getByRole('button', { name: 'Conversations', exact: true }).click();
  await expect(panel.page.getByRole('dialog').getByRole('listitem')).toHaveCount(1);
  await expectNoSideways(panel.page, 'the list of conversations');

  const options = await sidestream.openOptions();
  await options.page.setViewportSize({ width: 320, height: 640 });
  await expectNoSideways(options.page, 'options');
  await options.baseUrl.fill(`https://me:secret@${'long.'.repeat(30)}example.com/v1`);
  await options.save.click();
  await expect(options.baseUrl).toHaveAttribute('aria-invalid', 'true');
  await expectNoSideways(options.page, 'options with a fault');
});

test('a tool call is shown while its arguments come', async ({ sidestream, server }) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const call = (fields: object) => dataEvent({ choices: [{ delta: { tool_calls: [fields] } }] });
  server.next([
    ...chatStream({ deltas: ['Let me look.'], done: false, finishReason: null }).slice(0, -1),
    call({ index: 0, id: 'a', function: { name: 'look_up', arguments: '{"word":' } }),
    { type: 'hold', name: 'half' },
    call({ index: 0, function: { arguments: '"stream"}' } }),
    dataEvent({ choices: [{ delta: {}, finish_reason: 'tool_calls' }] }),
    { type: 'end' },
  ]);
  await panel.ask('What is a stream?');
  const fold = panel.answers.last().locator('details.tool-call');
  await expect(fold.getByText(say('answer.toolCall', { name: 'look_up' }))).toBeVisible();
  await expect(fold.locator('pre')).toHaveText('{"word":');
  expect((await panel.last()).state).toBe('streaming');
  server.release('half');
  expect((await panel.until('finished')).text).toBe('Let me look.');
  await expect(fold.locator('pre')).toHaveText('{ "word": "stream" }');
});

test('every state is named on the answer, with its controls', async ({ sidestream, server }) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const article = panel.answers.last();
  const button = (name: string) => article.getByRole('button', { name, exact: true });

  server.next([{ type: 'hold', name: 'waiting' }, ...unfinished(['Half'], 'silence')]);
  await panel.ask('One');
  await panel.until('waiting');
  await expect(article).toContainText(say('answer.waiting', { model: 'test-model' }));
  await expect(button('Stop this answer')).toBeVisible();
  server.release('waiting');
  await panel.until('streaming');
  await expect(article).not.toContainText(say('answer.waiting', { model: 'test-model' }));
  await button('Stop this answer').click();
  await panel.until('stopped');
  await expect(article).toContainText(say('answer.stopped'));
  await expect(button('Continue')).toBeVisible();
  await expect(button('Retry')).toBeVisible();

  server.next(chatStream({ deltas: ['Half'], finishReason: 'length' }));
  await panel.ask('Two');
  await panel.until('cut');
  await expect(article).toContainText(say('answer.cut'));
  await expect(button('Continue')).toBeVisible();

  server.next(chatStream({ deltas: ['Half'], finishReason: 'content_filter' }));
  await panel.ask('Three');
  await expect(panel.answers).toHaveCount(3);
  expect((await panel.until('finished')).reason).toBe('content-filter');
  await expect(article).toContainText(say('answer.filtered'));
  const told = panel.page.getByRole('status').filter({ hasText: say('answer.filtered') });
  await expect(told, 'a screen reader is not told that it is complete').toBeAttached();

  server.next(chatStream({ deltas: [], finishReason: 'stop' }));
  await panel.ask('Four');
  await expect(panel.answers).toHaveCount(4);
  expect((await panel.until('finished')).text).toBe('');
  await expect(article).toContainText(say('answer.empty'));

  // Thoughts are no part of the answer's text.
  server.next(chatStream({ reasoning: 'Let me think.', text: 'Thought.' }));
  await panel.ask('Five');
  await expect(panel.answers).toHaveCount(5);
  expect((await panel.until('finished')).text).toBe('Thought.');
  await article.locator('.reasoning summary').click();
  await expect(article.locator('.reasoning .fold-body')).toHaveText('Let me think.');
  expect((await panel.last()).text).toBe('Thought.');
});

/** The way back to the end, whether or not anything has come there. */
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
async function settledTop({ log }: SurfacePage): Promise<number> {
  let before = -1;
  await expect
    .poll(async () => {
      const top = await log.evaluate(({ scrollTop }) => scrollTop);
      const rests = top === before;
      before = top;
      return rests;
    })
    .toBe(true);
  return before;
}

async function expectNoSideways(page: Page, what: string): Promise<void> {
  const scrollers = await page.evaluate(() =>
    [
      document.documentElement,
      document.body,
      ...document.querySelectorAll('main, [role=log], dialog'),
    ]
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map((element) => `${element.tagName} ${element.scrollWidth} > ${element.clientWidth}`),
  );
  expect(scrollers, what).toEqual([]);
}
