import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { test } from '../support/chromium-test.ts';
import { say } from '../support/scenarios.ts';

/** A row of the open list by what a screen reader calls it. */
const toRow = (page: Page, name: RegExp): Locator =>
  page.getByRole('dialog', { name: say('panel.conversations') }).getByRole('button', { name });

test('the list marks what is being answered, follows while it is open, and marks what nobody has seen', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const { page } = panel;
  server.next(
    chatStream({ deltas: ['slow ', 'answer'], holdAfterDelta: { index: 0, name: 'first' } }),
  );
  await panel.ask('First question');
  await panel.untilText('slow ');
  await panel.newConversation.click();
  await page.getByRole('button', { name: say('panel.conversations'), exact: true }).click();
  const first = toRow(page, /^First question/);
  await expect(first).toHaveAccessibleName(`First question ${say('panel.live')}`);

  // Begun in another window, while the list is open.
  server.next(
    chatStream({ deltas: ['other ', 'answer'], holdAfterDelta: { index: 0, name: 'second' } }),
  );
  const other = await sidestream.openPanel('?conversation=elsewhere');
  await other.ask('Second question');
  const second = toRow(page, /^Second question/);
  await expect(second).toHaveAccessibleName(`Second question ${say('panel.live')}`);

  server.release('first');
  await expect(first).toHaveAccessibleName(`First question ${say('panel.unread')}`);
  // Watched to its end by the other panel.
  server.release('second');
  await other.until('finished');
  await expect(second).not.toHaveAccessibleName(new RegExp(say('panel.live')));
  await expect(second).not.toHaveAccessibleName(new RegExp(say('panel.unread')));

  // What is deleted and brought back was not read in between.
  await first.press('Delete');
  await expect(first).toHaveCount(0);
  await second.press('Control+z');
  await expect(first).toHaveAccessibleName(`First question ${say('panel.unread')}`);
  await first.click();
  await panel.untilText('slow answer');
  await page.getByRole('button', { name: say('panel.conversations'), exact: true }).click();
  await expect(first).toBeVisible();
  await expect(first).not.toHaveAccessibleName(new RegExp(say('panel.unread')));
});

test('an open list goes on being told after the worker was killed', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  await panel.page.getByRole('button', { name: say('panel.conversations'), exact: true }).click();
  await expect(panel.page.getByText(say('panel.noConversations'))).toBeVisible();
  await sidestream.killWorker();
  server.next(chatStream({ text: 'x' }));
  const other = await sidestream.openPanel('?conversation=elsewhere');
  await other.ask('After the death');
  await expect(toRow(panel.page, /^After the death/)).toBeVisible();
});
