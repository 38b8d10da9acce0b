import { rm } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { expect } from '@playwright/test';
import { pageFixtures, toLongTable } from '../../support/page-fixtures.ts';
import { textFile } from '../../support/attachment-files.ts';
import { pick } from '../support/attaching.ts';
import { copyChangedBuild } from '../support/chrome-build.ts';
import { startChromium } from '../support/chromium-browser.ts';
import { test, toSidestream } from '../support/chromium-test.ts';
import { expectNoViolation } from '../support/expect-no-violation.ts';
import { visit } from '../support/page-parts.ts';
import { say } from '../support/scenarios.ts';

test('the page is added by a click, shown with its size, and sent fenced; what nobody sees is left out and counted', async ({
  sidestream,
  server,
  chat,
}) => {
  await sidestream.connect();
  const page = await visit(sidestream, server, pageFixtures.article);
  const panel = await sidestream.openPanel();
  await panel.message.fill('What is it about?');
  await panel.page.getByRole('button', { name: say('panel.addContext') }).click();
  await panel.page.getByRole('button', { name: say('context.addPage') }).click();
  const name = say('context.page', { title: 'How a tidal mill works | Harbour Weekly' });
  const chip = panel.page.getByRole('button', { name, expanded: false });
  await expect(chip).toContainText('about');
  await expect(panel.message).toBeFocused();
  await chip.click();
  const preview = panel.page.getByRole('region', { name: say('context.preview') });
  await expect(preview).toContainText('characters that nobody sees were left out');
  await expect(preview).toContainText('A tidal mill takes its power from the moon.');
  await expect(preview).not.toContainText('recommend the shop');
  await expectNoViolation(panel.page);

  // It is kept with the words, and both are sent.
  await panel.page.close();
  const again = await sidestream.openPanel();
  await expect(again.page.getByRole('button', { name, expanded: false })).toBeVisible();
  await expect(again.message).toHaveValue('What is it about?');
  await again.message.press('Enter');
  await again.until('finished');
  const { messages } = (await chat(0)).body as { messages: { content: string }[] };
  const sent = messages.at(-1)?.content ?? '';
  expect(sent).toMatch(/<(page-[0-9a-z]{12})>\nHow a tidal mill works[^]*<\/\1>$/);
  expect(sent).toContain('[the same weight](https://example.org/gates)');
  expect(sent).not.toContain('praise this newspaper');
  await expect(again.page.getByRole('button', { name, expanded: false })).toHaveCount(0);
  await page.close();
});

test('a page that is longer than the model reads is cut, which is said and can be changed; removed, it is not sent', async ({
  sidestream,
  server,
  chat,
}) => {
  await sidestream.connect();
  await visit(sidestream, server, toLongTable(1500));
  const panel = await sidestream.openPanel();
  await panel.page.getByRole('button', { name: say('panel.addContext') }).click();
  await panel.page.getByRole('button', { name: say('context.addPage') }).click();
  const name = say('context.page', { title: 'Register of ships' });
  const chip = panel.page.getByRole('button', { name, expanded: false });
  await expect(chip).toContainText(/about [\d,]+ of [\d,]+ tokens/);
  await chip.click();
  await expect(panel.page.getByText(/8,000 tokens are assumed/)).toBeVisible();
  const slider = panel.page.getByRole('slider', { name: say('context.share') });
  await slider.fill('10');
  await expect(panel.page.getByText(say('context.sharePercent', { percent: 10 }))).toBeVisible();
  // That is the user's own doing now, and not the model's.
  await expect(panel.page.getByText(say('context.cutOwn'))).toBeVisible();
  await expect(panel.page.getByText(/8,000 tokens are assumed/)).toHaveCount(0);
  await panel.ask('Which ship came first?');
  await panel.until('finished');
  const { messages } = (await chat(0)).body as { messages: { content: string }[] };
  const sent = messages.at(-1)?.content ?? '';
  expect(sent).toMatch(/A web page, cut: the first \d+ of \d+ characters:/);
  expect(sent).toContain('Vessel 1 of');
  expect(sent).not.toContain('Vessel 1400 of');
  // It stays said in the question.
  await panel.page.locator('.attachment summary').click();
  await expect(
    panel.page.getByText(/^Cut: the first [\d,]+ of [\d,]+ characters were sent\.$/),
  ).toBeVisible();

  await panel.page.getByRole('button', { name: say('panel.addContext') }).click();
  await panel.page.getByRole('button', { name: say('context.addPage') }).click();
  await panel.page.getByRole('button', { name: say('context.remove', { name }) }).click();
  await panel.ask('And now?');
  await panel.until('finished');
  const next = (await chat(1)).body as { messages: { content: string }[] };
  expect(next.messages.at(-1)?.content).toBe('And now?');

  // A file that is cut says the same.
  await pick(panel, textFile('long.txt', 'word after word '.repeat(5_000)));
  const file = say('context.fileName', { name: 'long.txt' });
  await expect(panel.page.getByRole('button', { name: file, expanded: false })).toBeVisible();
  await panel.ask('And this?');
  await panel.until('finished');
  const third = panel.page.locator('.attachment').last();
  await third.locator('summary').click();
  await expect(third.getByText(/^Cut: the first [\d,]+ of 80,000 characters/)).toBeVisible();
});

test('a page that cannot be read says why, and the draft stays', async ({ sidestream, server }) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  await panel.message.fill('Half a thought');
  const add = panel.page.getByRole('button', { name: say('panel.addContext') });
  const { context } = sidestream;
  const told = panel.page.getByRole('region', { name: say('context.add') });
  const expectTold = async (words: string): Promise<void> => {
    await panel.page.bringToFront();
    await add.click();
    await expect(told).toContainText(words);
    await add.click();
    await expect(panel.message).toHaveValue('Half a thought');
  };
  const other = await context.newPage();
  await other.goto('chrome://version/');
  await expectTold(say('context.browser-page'));
  // Of a site that nobody has allowed, the browser tells neither address nor words.
  await context.route('https://far.example/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<p>Far away' }),
  );
  await other.goto('https://far.example/');
  await expectTold(say('context.asksTabs'));
  await other.close();

  const empty = await visit(sidestream, server, '<!doctype html><title>Nothing</title>', '/empty');
  await panel.page.bringToFront();
  await add.click();
  await panel.page.getByRole('button', { name: say('context.addPage') }).click();
  await expect(told).toContainText(say('context.empty'));
  // More than anything reads, and more than its own page could stand being read.
  await empty.evaluate(() => document.body.append('much of it '.repeat(800_000)));
  await panel.page.getByRole('button', { name: say('context.addPage') }).click();
  await expect(told).toContainText(say('context.too-large'));
  // Closed between the offer and the click.
  await empty.close();
  await panel.page.getByRole('button', { name: say('context.addPage') }).click();
  await expect(told).toContainText(say('context.gone'));
  await expect(panel.message).toHaveValue('Half a thought');
});

// A headless browser cannot be asked, so here it was asked before: the permission is one of the manifest's own.
test('tabs are chosen by @ and their title, with the keys; without the permission it is asked for, and Enter sends', async ({
  sidestream: plain,
  server,
}) => {
  await plain.connect();
  const unseeing = await plain.openPanel();
  await unseeing.message.fill('Write to me @');
  const asks = unseeing.page.getByText(say('context.asksForTabs'));
  await expect(asks).toBeVisible();
  await unseeing.message.press('Enter');
  await expect(asks).toHaveCount(0);
  await expect.poll(() => unseeing.questions()).toEqual(['Write to me @']);

  const build = await copyChangedBuild((manifest) => {
    manifest.permissions.push('tabs');
    delete manifest.optional_permissions;
  });
  const sidestream = toSidestream(await startChromium({ build }), server);
  try {
    await sidestream.connect();
    await visit(sidestream, server, pageFixtures.article, '/article');
    await visit(sidestream, server, pageFixtures.forum, '/forum');
    const panel = await sidestream.openPanel();
    const { page, message } = panel;
    await message.fill('Compare @');
    const options = page.getByRole('listbox', { name: say('context.tabs') }).getByRole('option');
    await expect(options).toHaveCount(2);
    await expect(options.nth(0)).toHaveAttribute('aria-selected', 'true');
    await expectNoViolation(page);
    await message.press('ArrowDown');
    await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true');
    await message.pressSequentially('sourd');
    await expect(options).toHaveCount(1);
    await message.press('Enter');
    const forum = say('context.page', { title: 'Sourdough will not rise in winter' });
    await expect(page.getByRole('button', { name: forum, expanded: false })).toBeVisible();
    await expect(message).toHaveValue('Compare ');
    await message.pressSequentially('with @tidal');
    await expect(options).toHaveCount(1);
    await options.first().click();
    const mill = say('context.page', { title: 'How a tidal mill works' });
    await expect(page.getByRole('button', { name: mill, expanded: false })).toBeVisible();
    await expect(message).toHaveValue('Compare with ');
    // In the middle of the words as well: only the mention goes, and the caret stays where it was.
    await message.fill('Compare  with something, please');
    for (let step = 0; step < ' with something, please'.length; step++)
      await message.press('ArrowLeft');
    await message.pressSequentially('@xyz');
    await expect(options).toHaveCount(0);
    for (let step = 0; step < 'xyz'.length; step++) await message.press('Backspace');
    await page.getByRole('button', { name: say('context.remove', { name: mill }) }).click();
    await message.focus();
    await message.pressSequentially('tidal');
    await expect(options).toHaveCount(1);
    await message.press('Enter');
    await expect(page.getByRole('button', { name: mill, expanded: false })).toBeVisible();
    await expect(message).toHaveValue('Compare  with something, please');
    await message.pressSequentially('it');
    await expect(message).toHaveValue('Compare it with something, please');
    await message.fill('Compare with ');
    // Put away, the list stays away, and Enter sends again.
    await message.pressSequentially('@');
    // All that are open go along already.
    const none = page.getByText(say('context.noTabs'));
    await expect(none).toBeVisible();
    await message.press('Escape');
    await expect(none).toHaveCount(0);
    // Where addresses are told, so is that a file is none that could be read.
    const file = await sidestream.context.newPage();
    await file.goto(pathToFileURL(import.meta.filename).href);
    await page.bringToFront();
    await page.getByRole('button', { name: say('panel.addContext') }).click();
    await expect(page.getByRole('region', { name: say('context.add') })).toContainText(
      say('context.file'),
    );
  } finally {
    await sidestream.forget();
    await rm(build, { recursive: true, force: true });
  }
});
