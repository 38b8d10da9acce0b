import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { bendPort } from '../../screens/bend-port.ts';
import { test } from '../support/chromium-test.ts';
import type { Sidestream } from '../support/chromium-test.ts';
import { letDeletionAge } from '../support/deleted-rows.ts';
import { say } from '../support/scenarios.ts';
import type { SurfacePage } from '../support/surface-page.ts';

const exactly = (name: string) => ({ name, exact: true });

/** The list as it is open in a page. */
interface OpenList {
  dialog: Locator;
  titles: Locator;
  row(title: string): Locator;
  /** Clicks in the menu of a row. */
  choose(title: string, words: string): Promise<void>;
  undo: Locator;
}

async function openList(page: Page): Promise<OpenList> {
  await page.getByRole('button', exactly(say('panel.conversations'))).click();
  const dialog = page.getByRole('dialog', exactly(say('panel.conversations')));
  await dialog.getByRole('searchbox').waitFor();
  return {
    dialog,
    titles: dialog.locator('.sheet-row-title'),
    row: (title) => dialog.locator('.sheet-row', { hasText: title }),
    async choose(title, words) {
      await dialog.getByRole('button', exactly(say('export.more', { title }))).click();
      await dialog.getByRole('button', exactly(`${words} ${title}`)).click();
    },
    undo: dialog.getByRole('button', exactly(say('list.undo'))),
  };
}

/** A panel in which these were asked, each in a conversation of its own. */
async function ask(
  sidestream: Sidestream,
  server: { next(script: ReturnType<typeof chatStream>): void },
  ...questions: string[]
): Promise<SurfacePage> {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  for (const question of questions) {
    await panel.newConversation.click();
    server.next(chatStream({ text: `About ${question}.` }));
    await panel.ask(question);
    await panel.until('finished');
  }
  return panel;
}

test('a conversation is renamed with the mouse and with the keyboard, and found by its name', async ({
  sidestream,
  server,
}) => {
  const panel = await ask(sidestream, server, 'Rivers', 'Lakes');
  const { page } = panel;
  const list = await openList(page);
  await list.choose('Lakes', say('list.rename'));
  const field = list.dialog.getByRole(
    'textbox',
    exactly(say('list.titleField', { title: 'Lakes' })),
  );
  await expect(field).toBeFocused();
  await page.keyboard.type('Still waters');
  await page.keyboard.press('Enter');
  await expect(list.titles).toHaveText(['Still waters', 'Rivers']);
  await expect(list.row('Still waters')).toBeFocused();
  await expect(page.locator('h1')).toHaveText('Still waters');

  // Escape leaves the field as it was, and the list open.
  await list.row('Rivers').focus();
  await page.keyboard.press('F2');
  await page.keyboard.type('Nothing');
  await page.keyboard.press('Escape');
  await expect(list.row('Rivers')).toBeFocused();
  await expect(list.dialog).toBeVisible();
  await page.keyboard.press('F2');
  await page.keyboard.type('Brooks');
  // A click elsewhere keeps what was typed.
  await list.dialog.getByRole('searchbox').click();
  await expect(list.titles).toHaveText(['Still waters', 'Brooks']);
  await page.keyboard.type('brook');
  await expect(list.titles).toHaveText(['Brooks']);
  await page.keyboard.press('Escape');

  await list.choose('Brooks', say('list.rename'));
  await page.keyboard.press('Delete');
  await page.keyboard.press('Enter');
  await expect(list.titles).toHaveText(['Still waters', 'Rivers']);
});

test('pinned conversations come first, in every window', async ({ sidestream, server }) => {
  const panel = await ask(sidestream, server, 'One', 'Two', 'Three');
  const other = await sidestream.openPanel();
  const list = await openList(panel.page);
  const second = await openList(other.page);
  await list.choose('One', say('list.pin'));
  await expect(list.titles).toHaveText(['One', 'Three', 'Two']);
  // The row went elsewhere, and the focus with it.
  await expect(
    list.dialog.getByRole('button', exactly(say('export.more', { title: 'One' }))),
  ).toBeFocused();
  await list.choose('Two', say('list.pin'));
  for (const { titles } of [list, second]) await expect(titles).toHaveText(['Two', 'One', 'Three']);
  await expect(second.row('One')).toHaveAccessibleName(new RegExp(`^One ${say('list.pinned')}`));
  await second.choose('Two', say('list.unpin'));
  for (const { titles } of [list, second]) await expect(titles).toHaveText(['One', 'Three', 'Two']);
});

test('conversations are put into folders, and the list shows one of them', async ({
  sidestream,
  server,
}) => {
  const panel = await ask(sidestream, server, 'One', 'Two', 'Three');
  const { page } = panel;
  const list = await openList(page);
  const filter = list.dialog.getByRole('combobox', exactly(say('list.folder')));
  const toMore = (title: string): Locator =>
    list.dialog.getByRole('button', exactly(say('export.more', { title })));
  const move = async (title: string, folder: string): Promise<void> => {
    await list.choose(title, say('list.move'));
    const field = list.dialog.getByRole('combobox', exactly(say('list.folderField', { title })));
    await expect(field).toBeFocused();
    await field.fill(folder);
    await page.keyboard.press('Enter');
  };
  await expect(filter).toHaveCount(0);
  await move('One', 'Water');
  await expect(toMore('One')).toBeFocused();
  await move('Three', ' Work ');
  await expect(list.row('Three')).toHaveAccessibleName(/ Work$/);
  await expect(filter.getByRole('option')).toHaveText([say('list.allFolders'), 'Water', 'Work']);
  await filter.selectOption('Water');
  await expect(list.titles).toHaveText(['One']);
  await move('One', '');
  await expect(list.dialog.getByText(say('list.emptyFolder'))).toBeVisible();
  await expect(list.dialog.getByRole('heading')).toBeFocused();
  await filter.selectOption('');
  await expect(list.titles).toHaveText(['Three', 'Two', 'One']);
  await expect(filter.getByRole('option')).toHaveText([say('list.allFolders'), 'Work']);
});

test('what was deleted is offered back, comes back whole in every window, and else is gone after its minute', async ({
  sidestream,
  server,
}) => {
  const panel = await ask(sidestream, server, 'One', 'Two', 'Three');
  const { page } = panel;
  const other = await sidestream.openPanel();
  await other.untilText('About Three.');
  await panel.message.fill('A draft');
  const list = await openList(page);
  await list.choose('Three', say('export.delete'));
  await expect(list.titles).toHaveText(['Two', 'One']);
  await expect(list.row('Two')).toBeFocused();
  await expect(list.dialog.getByRole('status').first()).toContainText(
    say('list.deleted', { title: 'Three' }),
  );
  for (const { answers } of [panel, other]) await expect(answers).toHaveCount(0);
  await expect(panel.message).toHaveValue('');

  await list.undo.press('Enter');
  await expect(list.titles).toHaveText(['Three', 'Two', 'One']);
  await expect(list.undo).toHaveCount(0);
  await expect(list.dialog.getByText(say('list.back', { title: 'Three' }))).toBeVisible();
  await list.row('Three').click();
  await panel.untilText('About Three.');
  await expect(panel.message).toHaveValue('A draft');
  await other.untilText('About Three.');

  // By the keyboard, and after the list was closed.
  const again = await openList(page);
  await again.row('Two').press('Delete');
  await expect(again.titles).toHaveText(['Three', 'One']);
  await page.keyboard.press('Escape');
  await openList(page);
  await again.row('One').press('Control+z');
  await expect(again.titles).toHaveText(['Three', 'Two', 'One']);

  await again.row('One').press('Delete');
  await again.row('Two').press('Delete');
  await expect(again.titles).toHaveText(['Three']);
  await letDeletionAge(await sidestream.backstage());
  await sidestream.killWorker();
  await page.reload();
  await panel.ready();
  await expect.poll(() => countRows(sidestream)).toBe(1);
  await openList(page);
  await expect(again.titles).toHaveText(['Three']);
});

async function countRows(sidestream: Sidestream): Promise<number> {
  const page = await sidestream.backstage();
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open('sidestream');
        opening.addEventListener('success', () => {
          const database = opening.result;
          const counting = database
            .transaction('conversations')
            .objectStore('conversations')
            .count();
          counting.addEventListener('success', () => {
            database.close();
            resolve(counting.result);
          });
        });
      }),
  );
}

test('a deletion that the disk refuses says so, and can be one for good', async ({
  sidestream,
  server,
}) => {
  await ask(sidestream, server, 'One');
  const page = await sidestream.context.newPage();
  await page.addInitScript(bendPort, {
    replies: { 'conversation-change': { type: 'carried-out', error: { kind: 'storage-full' } } },
  });
  await page.goto(sidestream.url('sidepanel.html'));
  const list = await openList(page);
  // A new name that is refused stays in its field.
  await list.row('One').press('F2');
  await page.keyboard.type('Another');
  await page.keyboard.press('Enter');
  await expect(list.dialog.getByRole('alert')).toHaveText(say('list.notRenamed'));
  await expect(list.dialog.locator('.row-title input')).toHaveValue('Another');
  await page.keyboard.press('Escape');
  await expect(list.dialog.getByRole('alert')).toHaveCount(0);
  await list.row('One').press('Delete');
  await expect(list.dialog.getByRole('alert')).toHaveText(say('export.failed'));
  await expect(list.undo).toHaveCount(0);
  await list.dialog.getByRole('button', exactly(say('list.deleteForGood'))).click();
  await expect(list.dialog.getByText(say('panel.noConversations'))).toBeVisible();
  await expect.poll(() => countRows(sidestream)).toBe(0);
});

test('the line with Undo goes by itself after a minute, but not from under the finger', async ({
  sidestream,
  server,
}) => {
  const panel = await ask(sidestream, server, 'One', 'Two');
  const { page } = panel;
  await page.clock.install();
  const list = await openList(page);
  await list.row('One').press('Delete');
  await page.clock.runFor(55_000);
  await list.undo.focus();
  await page.clock.runFor(60_000);
  await expect(list.undo).toBeVisible();
  await list.row('Two').focus();
  await page.clock.runFor(10_000);
  await expect(list.undo).toHaveCount(0);
});

test('two that were deleted one after the other come back one after the other, and a half-typed word leaves the search alone', async ({
  sidestream,
  server,
}) => {
  const panel = await ask(sidestream, server, 'One', 'Two', 'Three');
  const { page } = panel;
  const list = await openList(page);
  await list.row('Two').press('Delete');
  await list.row('One').press('Delete');
  await expect(list.titles).toHaveText(['Three']);
  await list.row('Three').focus();
  await page.keyboard.press('Control+z');
  await expect(list.titles).toHaveText(['Three', 'One']);
  await expect(list.dialog.getByText(say('list.back', { title: 'One' }))).toBeVisible();
  await list.undo.click();
  await expect(list.titles).toHaveText(['Three', 'Two', 'One']);
  const search = list.dialog.getByRole('searchbox');
  await search.fill('Two');
  await expect(list.titles).toHaveText(['Two']);
  // The Escape of an input method, as it comes on a Mac.
  await search.evaluate((field) => {
    const escape = { key: 'Escape', isComposing: true, bubbles: true };
    field.dispatchEvent(new KeyboardEvent('keydown', escape));
  });
  await expect(search).toHaveValue('Two');
  // Whoever had scrolled down sees what is found from its first row on.
  await search.fill('');
  await expect(list.titles).toHaveCount(3);
  const rows = list.dialog.locator('.sheet-list');
  await rows.evaluate((element) => {
    element.style.flex = '0 0 80px';
    element.scrollTo(0, element.scrollHeight);
  });
  await search.fill('about');
  await expect(list.dialog).toHaveAttribute('data-query', 'about');
  await expect(list.titles).toHaveCount(3);
  expect(await rows.evaluate(({ scrollTop }) => scrollTop)).toBe(0);
});
