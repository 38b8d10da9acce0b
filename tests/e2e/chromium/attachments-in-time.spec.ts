import { expect } from '@playwright/test';
import { textFile } from '../../support/attachment-files.ts';
import { makePdf } from '../../support/make-pdf.ts';
import { chipOf, pick } from '../support/attaching.ts';
import type { Sent } from '../support/attaching.ts';
import { test } from '../support/chromium-test.ts';
import { say } from '../support/scenarios.ts';

const page = 'The gate opens at noon and closes at night.\n'.repeat(40);
/** One that takes its time. */
const long = {
  name: 'long.pdf',
  mimeType: 'application/pdf',
  buffer: makePdf(Array.from({ length: 300 }, () => page)),
};

test('what is sent while a file is read waits for it; where it cannot be read, nothing is sent', async ({
  sidestream,
  server,
  chat,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  await panel.message.fill('When does it open?');
  await pick(panel, long);
  await expect(panel.page.locator('.attach-ready')).toContainText('Reading');
  await panel.message.press('Enter');
  await expect(panel.page.getByText(say('attach.thenSent'))).toBeVisible();
  await expect(panel.message).toHaveValue('When does it open?');
  await panel.until('finished');
  const sent = ((await chat(0)).body as Sent).messages.at(-1)?.content;
  expect(sent).toMatch(/^When does it open\?\n\nA file, cut: the first \d+ of \d+ characters:\n/);
  await expect(panel.message).toHaveValue('');
  await expect(panel.page.locator('.chip')).toHaveCount(0);

  await panel.message.fill('And this?');
  await pick(panel, long, textFile('nothing.txt', ' '));
  await panel.message.press('Enter');
  await expect(panel.page.getByText(say('attach.empty', { name: 'nothing.txt' }))).toBeVisible();
  await expect(panel.message).toHaveValue('And this?');
  await expect(chipOf(panel, 'long.pdf')).toBeVisible();
  expect(server.requests.filter(({ path }) => path.endsWith('/chat/completions'))).toHaveLength(1);
});

test('a file goes along with the draft that it was chosen for, whatever is shown by the time that it is read', async ({
  sidestream,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel('?conversation=first');
  await panel.ask('First');
  await panel.until('finished');
  await panel.message.fill('About this file');
  await pick(panel, long);
  await expect(panel.page.locator('.attach-ready')).toContainText('Reading');
  await panel.newConversation.click();
  await expect(panel.page.locator('.attach-ready')).not.toContainText('Reading');
  await expect(panel.page.locator('.chip')).toHaveCount(0);
  await panel.page.close();
  const again = await sidestream.openPanel('?conversation=first');
  await expect(again.message).toHaveValue('About this file');
  await expect(chipOf(again, 'long.pdf')).toBeVisible();
});

test('the tab’s own PDF, and a locked one that was opened, are waited for too', async ({
  sidestream,
  server,
  chat,
}) => {
  await sidestream.connect();
  const pdf = makePdf(Array.from({ length: 300 }, () => page));
  server.when(
    ({ path }) => path === '/long.pdf',
    [
      { type: 'head', headers: { 'content-type': 'application/pdf', 'cache-control': 'no-store' } },
      { type: 'bytes', bytes: [...pdf] },
    ],
  );
  const tab = await sidestream.context.newPage();
  await tab.goto(`${server.url}/long.pdf`);
  const panel = await sidestream.openPanel();
  await panel.message.fill('When does it open?');
  await panel.page.getByRole('button', { name: say('panel.addContext') }).click();
  await panel.page.getByRole('button', { name: say('context.addPdf') }).click();
  await panel.message.press('Enter');
  await expect(panel.page.getByText(say('attach.thenSent'))).toBeVisible();
  await panel.until('finished');
  const contentOf = (request: { body: unknown }) => (request.body as Sent).messages.at(-1)?.content;
  expect(contentOf(await chat(0))).toMatch(/^When does it open\?\n\nA web page, cut: the first /);

  const lock = { password: 'tide' };
  const buffer = makePdf(
    Array.from({ length: 300 }, () => page),
    lock,
  );
  await panel.message.fill('And this?');
  await pick(panel, { ...long, buffer });
  await panel.page.getByLabel(say('context.password')).fill(lock.password);
  await panel.page.getByLabel(say('context.password')).press('Enter');
  await panel.message.press('Enter');
  await expect(panel.answers).toHaveCount(2);
  await panel.until('finished');
  expect(contentOf(await chat(1))).toMatch(/^And this\?\n\nA file, cut: the first /);
});

test('more files than are added at once are told, and leave the draft as it is', async ({
  sidestream,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  await panel.message.fill('What do they say?');
  const many = Array.from({ length: 101 }, (_, index) => textFile(`${index}.txt`, `${index}`));
  await pick(panel, ...many);
  const told = say('attach.tooManyFiles', { count: 101, most: 100 });
  await expect(panel.page.getByText(told)).toBeVisible();
  await expect(panel.message).toHaveValue('What do they say?');
  await expect(panel.page.locator('.chip')).toHaveCount(0);
  await pick(panel, ...many.slice(1));
  await expect(panel.page.locator('.chip')).toHaveCount(100);

  // However much stands above it, the box is whole, and what closes the faults is at hand.
  await panel.page.setViewportSize({ width: 320, height: 640 });
  const empty = Array.from({ length: 12 }, (_, index) => textFile(`${index}.md`, ''));
  await pick(panel, ...empty);
  await panel.page.locator('.chip-name').first().click();
  await expect(panel.page.locator('.attach-fault')).toHaveCount(12);
  await expect(panel.page.locator('.composer-box')).toBeInViewport({ ratio: 1 });
  await panel.page.locator('.composer-above').evaluate((above) => above.scrollTo(0, 0));
  const close = panel.page.getByRole('button', { name: say('attach.close'), exact: true });
  await expect(close).toBeInViewport({ ratio: 1 });
});

test('a second click at the same place removes no second file, and no name hides anything', async ({
  sidestream,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  await pick(panel, textFile('a.txt', 'a'), textFile('b.txt', 'b'), textFile('\u202egpj.exe', 'c'));
  const chips = panel.page.locator('.chip');
  await expect(chips).toHaveCount(3);
  const name = say('context.fileName', { name: 'a.txt' });
  await panel.page.getByRole('button', { name: say('context.remove', { name }) }).dblclick();
  await expect(chips).toHaveCount(2);
  await expect(chips.nth(0)).toContainText('b.txt');
  await expect(chips.nth(1).locator('.one-line')).toHaveText('File: gpj.exe');
});
