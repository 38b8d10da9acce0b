import type { Page } from '@playwright/test';
import { oldConversations } from '../e2e/support/old-conversations.ts';
import { say } from '../e2e/support/scenarios.ts';
import type { Look, Studio } from './studio.ts';

const page800: Look = { width: 800, height: 700 };
const both: Look = { schemes: ['light', 'dark'] };

/** What makes a long day easier: the settings' search, the reminder of a backup, the popup's last conversations, empty states. */
export async function shootComfort(studio: Studio): Promise<void> {
  const { sidestream, shoot } = studio;
  const { page: options } = await sidestream.openOptions();
  const search = async (page: Page, typed: string): Promise<void> => {
    await page.locator('section.prompts').waitFor({ state: 'attached' });
    await page.locator('.settings-search input').fill(typed);
    await page.locator('.search-count:not(:empty)').waitFor();
  };
  await search(options, 'key');
  await options.keyboard.press('ArrowDown');
  await shoot(options, 'search-found', 'Settings: searched', { ...page800, ...both });
  await shoot(options, 'search-320', 'Settings: searched, 320 px', { width: 320, height: 700 });
  await search(options, 'xylophone');
  await shoot(options, 'search-none', 'Settings: nothing found', { ...page800, ...both });
  await options.keyboard.press('Escape');

  await options.locator('#import-file').setInputFiles({
    name: 'old.json',
    mimeType: 'application/json',
    buffer: Buffer.from(oldConversations(12)),
  });
  await options.getByRole('button', { name: say('options.importStart'), exact: true }).click();
  await options.getByText(say('options.imported', { count: 24 })).waitFor();
  await sidestream.set({ backupQuietUntilMs: 0 });
  await options.locator('.backup-line:not(:empty)').waitFor();
  await options.evaluate(() => scrollTo(0, 0));
  await shoot(options, 'backup-options', 'Settings: a backup is due', { ...page800, ...both });
  await shoot(options, 'backup-options-320', 'Settings: a backup is due, 320 px', {
    width: 320,
    height: 700,
  });
  await options.getByRole('button', { name: say('options.forgetKey'), exact: true }).click();
  await shoot(options, 'forget-key', 'Settings: before a key is forgotten', {
    width: 320,
    height: 600,
  });
  await options.keyboard.press('Escape');
  await options.locator('#backup-days').scrollIntoViewIfNeeded();
  await shoot(options, 'backup-field', 'Settings: when to remind', page800);

  const panel = await studio.panel();
  const { page } = panel;
  await page.locator('.blank-ways').waitFor();
  await shoot(page, 'blank-ways', 'Panel: a new conversation', both);
  for (const width of [280, 320]) {
    await shoot(page, `blank-ways-${width}`, `Panel: a new conversation, ${width} px`, { width });
  }
  await page.getByRole('button', { name: say('panel.conversations'), exact: true }).click();
  await page.locator('.backup-line:not(:empty)').waitFor();
  await shoot(page, 'backup-list', 'Conversations: a backup is due', both);
  await shoot(page, 'backup-list-280', 'Conversations: a backup is due, 280 px', { width: 280 });
  await page.locator('dialog input[type=search]').fill('xylophone');
  await page.locator('.sheet-empty-state').waitFor();
  await shoot(page, 'list-none-found', 'Conversations: nothing found', both);
  await page.locator('dialog .sheet-head button').click();
  await page.locator('header .model-picker').click();
  await page.locator('dialog input[type=search]').fill('xylophone');
  await page.locator('.sheet-empty-state').waitFor();
  await shoot(page, 'picker-none-found', 'Models: nothing found', both);
  await page.locator('dialog .sheet-head button').click();
  await page.keyboard.press('Control+/');
  await page.locator('.key-sheet').waitFor();
  await page.locator('.key-sheet').evaluate((sheet) => sheet.scrollTo(0, sheet.scrollHeight));
  await shoot(page, 'keys-end', 'Keyboard: its end', { width: 320 });
  await page.locator('dialog .sheet-head button').click();
  await page.evaluate(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['Notes'], 'A file with a long name, of notes.txt'));
    document.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true }));
  });
  await page.locator('.chip').waitFor();
  await page.locator('.chip .icon-button').click();
  await page.locator('.removed-line:not(:empty)').waitFor();
  await shoot(page, 'removed', 'Composer: what was removed can be had back', {
    width: 320,
    ...both,
  });
  await page.close();

  const popup = await sidestream.openPopup();
  await popup.page.locator('.recent').waitFor();
  await shoot(popup.page, 'popup-recent', 'Popup: the last conversations', {
    width: 360,
    whole: true,
    ...both,
  });
  await popup.page.close();

  for (const language of ['de', 'ar-XB']) {
    await sidestream.set({ language });
    const turned = await sidestream.open('options.html');
    await search(turned, language === 'de' ? 'dunkel' : 'theme');
    await shoot(turned, `search-${language}`, `Settings: searched, ${language}`, page800);
    await turned.close();
    const blank = await sidestream.open('sidepanel.html?conversation=blank');
    await blank.locator('.blank-ways').waitFor();
    await shoot(blank, `blank-ways-${language}`, `Panel: a new conversation, ${language}`, {
      width: 320,
    });
    await blank.locator('[data-command=list]').click();
    await blank.locator('.backup-line:not(:empty)').waitFor();
    await shoot(blank, `backup-list-${language}`, `Conversations: a backup is due, ${language}`, {
      width: 320,
    });
    await blank.close();
    const small = await sidestream.open('popup.html');
    await small.locator('.recent').waitFor();
    await shoot(small, `popup-recent-${language}`, `Popup: the last conversations, ${language}`, {
      width: 360,
      whole: true,
    });
    await small.close();
  }
  await sidestream.set({ language: 'en' });
  await options.bringToFront();
  const stage = await sidestream.port();
  await stage.post({
    type: 'record-delete',
    requestId: crypto.randomUUID(),
    conversationIds: null,
  });
  await stage.close();
  await options.close();
}
