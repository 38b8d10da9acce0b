import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { expectNoViolation } from '../support/expect-no-violation.ts';
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

test('what was found says where its words stand, in the list and in the search for everything, and opens there', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const { page } = panel;
  const lines = Array.from({ length: 60 }, (_, at) => `Line ${at}.`).join('\n\n');
  for (const [question, answers] of [
    ['A walk', [`The **Elbe** flows through \`Dresden\`.\n\n${lines}`, lines]],
    ['Elbe', ['A river.']],
    ['A talk', ['نهر الإلبه يمر عبر دريسدن']],
  ] as const) {
    await panel.newConversation.click();
    for (const [at, text] of answers.entries()) {
      server.next(chatStream({ text }));
      await panel.ask(at === 0 ? question : 'And then?');
      await panel.until('finished');
    }
  }
  await page.getByRole('button', { name: say('panel.conversations'), exact: true }).click();
  const list = page.getByRole('dialog', { name: say('panel.conversations') });
  const search = list.getByRole('searchbox');
  await search.fill('dresden el');
  const walk = list.locator('.sheet-item', { hasText: 'A walk' });
  const excerpt = walk.locator('.sheet-row-excerpt');
  await expect(excerpt).toHaveText(/^The Elbe flows through Dresden\. Line 0\..*…$/);
  await expect(excerpt.locator('mark')).toHaveText(['El', 'Dresden']);
  await expectNoViolation(page);

  await search.fill('دريسدن');
  const talk = list.locator('.sheet-item', { hasText: 'A talk' });
  await expect(talk.locator('mark')).toHaveText(['دريسدن']);
  await expect(talk.locator('.sheet-row-excerpt')).toHaveCSS('direction', 'rtl');
  // Whose title says it all needs no more words.
  await search.fill('elbe');
  await expect(walk.locator('.sheet-row-excerpt mark')).toHaveText(['Elbe']);
  const titled = list.locator('.sheet-item').first();
  await expect(titled.locator('.sheet-row-title mark')).toHaveText(['Elbe']);
  await expect(titled.locator('.sheet-row-excerpt')).toHaveCount(0);
  await walk.locator('.sheet-row').click();
  await expect(page.getByText('The Elbe flows through Dresden.')).toBeInViewport();

  // The conversation that is shown already goes there too.
  await page.getByRole('log').press('End');
  await expect(page.getByText('The Elbe flows through Dresden.')).not.toBeInViewport();
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: say('palette.title') });
  await palette.getByRole('searchbox').fill('dresden');
  const row = palette.locator('.sheet-row', { hasText: 'A walk' });
  await expect(row.locator('.sheet-row-excerpt mark')).toHaveText(['Dresden']);
  await row.click();
  await expect(page.getByText('The Elbe flows through Dresden.')).toBeInViewport();
});
