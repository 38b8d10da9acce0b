import { expect } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { startChromium } from '../support/chromium-browser.ts';
import { test, toSidestream } from '../support/chromium-test.ts';
import { say, unfinished } from '../support/scenarios.ts';
import type { SurfacePage } from '../support/surface-page.ts';

/** The list of conversations, opened. */
function listOf({ page }: SurfacePage) {
  const dialog = page.getByRole('dialog', { name: say('panel.conversations') });
  return {
    dialog,
    rows: dialog.locator('.sheet-row'),
    titles: dialog.locator('.sheet-row-title'),
    search: dialog.getByRole('searchbox', { name: say('panel.search') }),
    open: () => page.getByRole('button', { name: say('panel.conversations') }).click(),
  };
}

test('conversations are found by what was asked and by what was answered, letter by letter', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  for (const [question, answer] of [
    ['Which river?', 'The Elbe flows through Dresden.'],
    ['And the city?', 'Zürich, of course.'],
  ] as const) {
    server.next(chatStream({ text: answer }));
    await panel.newConversation.click();
    await panel.ask(question);
    await panel.until('finished');
  }
  const list = listOf(panel);
  await list.open();
  await expect(list.titles).toHaveText(['And the city?', 'Which river?']);
  await list.search.pressSequentially('dres');
  await expect(list.titles).toHaveText(['Which river?']);
  await expect(list.titles.locator('mark')).toHaveCount(0);
  await expect(list.dialog.getByRole('status').last()).toHaveText('1 conversation found');
  // What has it in its title shows it.
  await list.search.fill('riv');
  await expect(list.titles.locator('mark')).toHaveText(['riv']);
  await list.search.fill('zurich city');
  await expect(list.titles).toHaveText(['And the city?']);
  await list.search.fill('vienna');
  await expect(list.dialog).toContainText(say('panel.noneFound'));
  // The first Escape takes the words, the second the list.
  await list.search.press('Escape');
  await expect(list.titles).toHaveCount(2);
  await list.search.fill('river');
  await expect(list.titles).toHaveCount(1);
  await list.rows.first().click();
  await expect(list.dialog).toHaveCount(0);
  await panel.untilText('The Elbe flows through Dresden.');
});

test('a letter that is typed as soon as the list is there is looked for', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  for (const question of ['Which river?', 'And the city?']) {
    server.next(chatStream({ text: 'One of many.' }));
    await panel.newConversation.click();
    await panel.ask(question);
    await panel.until('finished');
  }
  const list = listOf(panel);
  // The second time it opens with the rows of the first, before the background has said anything.
  await list.open();
  await expect(list.rows).toHaveCount(2);
  await panel.page.keyboard.press('Escape');
  // Gone, and not only closed: it is still there when its closing is told.
  await expect(panel.page.locator('dialog')).toHaveCount(0);
  await panel.page.evaluate((label) => {
    const typing = new MutationObserver(() => {
      const field = document.querySelector<HTMLInputElement>('dialog input[type=search]');
      if (!field || !document.querySelector('.sheet-row')) return;
      typing.disconnect();
      field.value = 'river';
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    });
    typing.observe(document.body, { childList: true, subtree: true });
    document.querySelector<HTMLButtonElement>(`button[aria-label="${label}"]`)?.click();
  }, say('panel.conversations'));
  await expect(list.titles).toHaveText(['Which river?']);
});

test('a temporary conversation outlives its panel and its background, and leaves nothing on the disk', async ({
  own: sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  await panel.page.getByRole('button', { name: say('panel.temporaryChat') }).click();
  await expect(panel.message).toBeFocused();
  await expect(panel.page.getByText(say('panel.temporaryHint'))).toBeVisible();
  server.next(chatStream({ text: 'Told in confidence.' }));
  await panel.ask('A secret');
  await panel.until('finished');
  await panel.message.fill('half a thought');
  expect(await readDisk(panel)).toEqual({ messages: 0, conversations: 0, journal: 0, drafts: 0 });

  server.next(unfinished(['More ', 'of it'], 'silence'));
  await panel.ask('And more?');
  await panel.untilText('More of it');
  await sidestream.killWorker();
  expect((await panel.until('interrupted')).text).toBe('More of it');
  expect(await readDisk(panel)).toEqual({ messages: 0, conversations: 0, journal: 0, drafts: 0 });
  await panel.page.close();

  const again = await sidestream.openPanel();
  await expect(again.answers).toHaveCount(2);
  expect((await again.read()).map(({ text }) => text)).toEqual([
    'Told in confidence.',
    'More of it',
  ]);
  const list = listOf(again);
  await list.open();
  await expect(list.rows).toHaveText(/A secret.*temporary/);
  await again.page.keyboard.press('Escape');

  await sidestream.quit();
  const later = toSidestream(await startChromium({ profile: sidestream.profile }), server);
  try {
    const fresh = await later.openPanel();
    await expect(fresh.message).toBeEnabled();
    await listOf(fresh).open();
    await expect(listOf(fresh).dialog).toContainText(say('panel.noConversations'));
  } finally {
    await later.quit();
  }
});

// Chromium has no word for it: `navigator.storage.persisted()` stays false. Its quota manager evicts nothing of an
// extension that holds this permission.
test('the permission is held that keeps the browser from evicting the conversations', async ({
  sidestream,
}) => {
  const { page } = await sidestream.openPanel();
  const permissions = ['unlimitedStorage'] as const;
  expect(
    await page.evaluate(
      (held) => chrome.permissions.contains({ permissions: held }),
      [...permissions],
    ),
  ).toBe(true);
});

/** What lies in the extension's own storage on the disk. */
function readDisk({ page }: SurfacePage): Promise<Record<string, number>> {
  return page.evaluate(async () => {
    const request = indexedDB.open('sidestream');
    await new Promise((resolve) => request.addEventListener('success', resolve));
    const count = (name: string): Promise<number> =>
      new Promise((resolve) => {
        const counting = request.result.transaction(name).objectStore(name).count();
        counting.addEventListener('success', () => resolve(counting.result));
      });
    const [messages, conversations, journal] = await Promise.all(
      ['messages', 'conversations', 'journal'].map(count),
    );
    request.result.close();
    const drafts = Object.keys(localStorage).filter((key) => key.startsWith('draft.')).length;
    return { messages: messages!, conversations: conversations!, journal: journal!, drafts };
  });
}
