import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { test } from '../support/chromium-test.ts';
import { say } from '../support/scenarios.ts';

const answer = 'The first line\u{e0061} of it.\n\n- one\n- two\n\n```js\nlet a = 1;\n```';

/** Where a line of text has a word. */
const inText = { x: 12, y: 8 };

/** Draws the mouse from the beginning of one text to the end of another. */
async function draw(page: Page, from: Locator, to: Locator): Promise<void> {
  const start = (await from.boundingBox())!;
  const end = (await to.boundingBox())!;
  await page.mouse.move(start.x + 1, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(end.x + end.width - 4, end.y + end.height / 2, { steps: 4 });
  await expect(page.getByRole('button', { name: say('branch.quote') })).toHaveCount(0);
  await page.mouse.up();
}

/** Selects all of some texts, as caret browsing does. */
async function selectByKeys(first: Locator, last: Locator): Promise<void> {
  const end = await last.elementHandle();
  await first.evaluate((start, end) => {
    document.getSelection()?.setBaseAndExtent(start, 0, end, end.childNodes.length);
  }, end);
}

test('what is selected with the mouse is quoted below what is typed, and with a key', async ({
  sidestream,
  server,
  chat,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const { page, message } = panel;
  server.next(chatStream({ text: answer }));
  const fetched = page.waitForEvent('request', (each) => each.url().includes('/quote-button-'));
  await panel.ask('Tell me,\nin two lines');
  await panel.until('finished');
  const quote = page.getByRole('button', { name: say('branch.quote') });
  // Nothing is left to be fetched when the first selection comes with its key.
  await fetched;
  const text = panel.answers.locator('.markdown');
  await message.fill('About this:');
  await draw(page, text.locator('p').first(), text.locator('p').first());
  await expect(quote).toBeVisible();
  const [at, line] = await Promise.all([
    quote.boundingBox(),
    text.locator('p').first().boundingBox(),
  ]);
  expect(at!.y).toBeGreaterThan(line!.y);
  expect(at!.y).toBeLessThan(line!.y + line!.height + 40);
  await quote.click();
  const first = 'About this:\n\n> The first line of it.\n\n';
  await expect(message).toHaveValue(first);
  await expect(message).toBeFocused();
  await expect(quote).toHaveCount(0);
  await page.keyboard.type('what');
  await expect(message).toHaveValue(`${first}what`);

  // From the question into the answer: what stands between them is no part of either.
  await selectByKeys(page.locator('.question-text'), text.locator('p').first());
  await expect(quote).toBeVisible();
  await page.keyboard.press('Alt+Shift+Q');
  const second = `${first}what\n\n> Tell me,\n> in two lines\n\n> The first line of it.\n\n`;
  await expect(message).toHaveValue(second);
  await expect(message).toBeFocused();

  await message.fill('');
  await selectByKeys(text.locator('li').first(), text.locator('pre').last());
  await expect(quote).toBeVisible();
  await page.keyboard.press('Alt+Shift+Q');
  const code = '> one\n>\n> two\n>\n> let a = 1;\n\n';
  await expect(message).toHaveValue(code);
  server.next(chatStream({ text: 'So it is.' }));
  await page.keyboard.type('Why?');
  await page.keyboard.press('Enter');
  await panel.untilText('So it is.');
  expect((await chat(1)).body).toMatchObject({
    messages: [{}, {}, {}, { role: 'user', content: `${code}Why?` }],
  });
});

test('nothing is offered for no selection, for one elsewhere, nor for words that are no text of the conversation', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const { page } = panel;
  server.next(chatStream({ text: answer }));
  await panel.ask('Tell me');
  await panel.until('finished');
  const quote = page.getByRole('button', { name: say('branch.quote') });
  const line = panel.answers.locator('.markdown p').first();
  await line.dblclick({ position: inText });
  await expect(quote).toBeVisible();
  await line.click({ position: inText });
  await expect(quote).toHaveCount(0);
  await line.dblclick({ position: inText });
  await expect(quote).toBeVisible();
  await selectByKeys(page.locator('.figures'), page.locator('.figures'));
  await expect(quote).toHaveCount(0);
  await page.keyboard.press('Alt+Shift+Q');
  await expect(panel.message).toHaveValue('');
  // What is selected in the box is the box's own.
  await panel.message.fill('mine');
  await panel.message.selectText();
  await page.keyboard.press('Alt+Shift+Q');
  await expect(panel.message).toHaveValue('mine');
});
