import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { chatStream, dataEvent } from '../../support/fault-server/chat-script.ts';
import { toShownText } from '../../support/shown-text.ts';
import { test } from '../support/chromium-test.ts';
import { say, unfinished } from '../support/scenarios.ts';

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
  await expect(panel.page.locator('header .model-picker')).toBeVisible();
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
  const card = panel.answers.last().locator('.call');
  await expect(card.getByText(say('calls.other', { tool: '\u2068look_up\u2069' }))).toBeVisible();
  await expect(card.locator('pre')).toHaveText('{ "word":');
  expect((await panel.last()).state).toBe('streaming');
  server.release('half');
  expect((await panel.until('finished')).text).toBe('Let me look.');
  // No more comes of it here: it is one line, and all of it behind that.
  await expect(card.locator('pre')).toHaveCount(0);
  await card.locator('summary').click();
  await expect(card.locator('pre')).toHaveText('{ "word": "stream" }');
});

for (const textSize of [100, 150] as const) {
  test(`no line of a tool call is cut in half, with text at ${textSize} %`, async ({
    sidestream,
    server,
  }) => {
    await sidestream.connect();
    await sidestream.set({ textSize });
    const panel = await sidestream.openPanel();
    for (const words of [9, 10, 30]) {
      const given = JSON.stringify({ words: Array.from({ length: words }, () => 'river') });
      const call = { index: 0, id: 'a', function: { name: 'look_up', arguments: given } };
      server.next([
        ...chatStream({ deltas: ['Look.'], done: false, finishReason: null }).slice(0, -1),
        dataEvent({ choices: [{ delta: { tool_calls: [call] } }] }),
        dataEvent({ choices: [{ delta: {}, finish_reason: 'tool_calls' }] }),
        { type: 'end' },
      ]);
      await panel.ask('What is a river?');
      await panel.until('finished');
      await panel.answers.last().locator('.call summary').click();
      const box = panel.answers.last().locator('.call pre');
      await expect(box).toContainText('"words"');
      const over = await box.evaluate(
        (pre) => pre.clientHeight % Number.parseFloat(getComputedStyle(pre).lineHeight),
      );
      expect(over, `${words} words`).toBeLessThan(1);
    }
  });
}

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
