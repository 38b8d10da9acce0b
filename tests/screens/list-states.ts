import type { Locator, Page } from '@playwright/test';
import { say } from '../e2e/support/scenarios.ts';
import { bendPort } from './bend-port.ts';
import { answering } from './panel-states.ts';
import type { Look, Studio } from './studio.ts';
import { arabic } from './texts.ts';

const both: Look = { schemes: ['light', 'dark'] };

const questions = [
  'Why do rivers flow?',
  'A recipe for bread with little yeast and a night of patience',
  'Plan three days in Lisbon',
  arabic.question,
];

/** What is found in the answers, in three scripts. */
function toAnswer(question: string): string {
  if (question === arabic.question) return `${arabic.question} Lisbon. ${arabic.question}`;
  return `## Here\n\nWater **flows** downhill, and so does a walk through \`Lisbon\`: from the castle to the river, by the
cathedral, along the tram lines and past most of what anybody has ever painted on a tile. 東京の天気は晴れです。`;
}

/** What was found, with the place where its words stand. */
async function shootFound(page: Page, shoot: Studio['shoot']): Promise<void> {
  const list = page.getByRole('dialog', { name: say('panel.conversations') });
  await list.getByRole('searchbox').fill('lisbon');
  await list.locator('.sheet-row-excerpt mark').nth(2).waitFor();
  await shoot(page, 'list-found', 'Conversations: found by what was said', both);
  await shoot(page, 'list-found-320', 'Conversations: found, 320 px', { width: 320, ...both });
  await shoot(page, 'list-found-280', 'Conversations: found, 280 px', { width: 280 });
  await list.getByRole('searchbox').fill('天気');
  await list.locator('.sheet-row-excerpt mark', { hasText: '天気' }).nth(2).waitFor();
  await shoot(page, 'list-found-japanese', 'Conversations: found by Japanese words');
  await list.getByRole('searchbox').fill('');
  await list.locator('.sheet-row-excerpt').first().waitFor({ state: 'detached' });
}

/** What can be done in the list of conversations: rename, pin, folders, a deletion that can be taken back. */
export async function shootList({ sidestream, server, shoot }: Studio): Promise<void> {
  const panel = await sidestream.openPanel();
  const { page } = panel;
  for (const question of questions) {
    await panel.newConversation.click();
    server.next(answering(toAnswer(question), { deltasPerSecond: 0 }));
    await panel.ask(question);
    await panel.until('finished');
  }
  await page.getByRole('button', { name: say('panel.conversations') }).click();
  const row = (title: string): Locator => page.locator('.sheet-row', { hasText: title }).first();
  const open = async (title: string, words: string): Promise<void> => {
    await page.getByRole('button', { name: say('export.more', { title }), exact: true }).click();
    await page.getByRole('button', { name: `${words} ${title}`, exact: true }).click();
  };
  const move = async (title: string, folder: string): Promise<void> => {
    await open(title, say('list.move'));
    await page.keyboard.type(folder);
    await page.keyboard.press('Enter');
    await row(folder).waitFor();
  };
  await move(questions[0]!, 'Geography');
  await move(questions[1]!, 'Kitchen, and everything that is cooked in it');
  await open(questions[1]!, say('list.pin'));
  await open(questions[2]!, say('list.pin'));
  await page.locator('.sheet-row .icon-pin').nth(1).waitFor();
  await shoot(page, 'list-pinned', 'Conversations: pinned, and in folders', both);
  await shoot(page, 'list-pinned-280', 'Conversations: pinned, 280 px', { width: 280 });

  await open(questions[2]!, say('list.move'));
  await shoot(page, 'list-folder', 'Conversations: one is moved to a folder', both);
  await shoot(page, 'list-folder-280', 'Conversations: moved to a folder, 280 px', { width: 280 });
  await page.keyboard.press('Escape');
  await row(questions[1]!).press('F2');
  await shoot(page, 'list-rename', 'Conversations: one is renamed', both);
  await shoot(page, 'list-rename-280', 'Conversations: renamed, 280 px', { width: 280 });
  await page.keyboard.press('Escape');

  await shootFound(page, shoot);

  await page.getByRole('combobox', { name: say('list.folder') }).selectOption('Geography');
  await page.getByText(questions[2]!).waitFor({ state: 'hidden' });
  await shoot(page, 'list-of-folder', 'Conversations: one folder', both);
  await page.getByRole('combobox', { name: say('list.folder') }).selectOption('');
  await row(questions[2]!).waitFor();
  await row(questions[0]!).press('Delete');
  await page.getByRole('button', { name: say('list.undo') }).focus();
  await shoot(page, 'list-deleted', 'Conversations: one was deleted', both);
  await shoot(page, 'list-deleted-280', 'Conversations: deleted, 280 px', { width: 280 });

  const list = page.locator('dialog[open]');
  for (const [language, name] of [
    ['ar-XB', 'right-to-left'],
    ['en-XA', 'pseudo-locale'],
    ['de', 'German'],
  ] as const) {
    await sidestream.set({ language });
    await page.locator(`html[lang=${language}]`).waitFor({ state: 'attached' });
    await page.locator('.sheet-item .icon-button').first().click();
    await page.locator('.sheet-actions').waitFor();
    await shoot(page, `list-${language}`, `Conversations: deleted, with a menu, ${name}`);
    await page.locator('.sheet-item .icon-button').first().click();
    await list.getByRole('searchbox').fill('lisbon');
    await list.locator('.sheet-row-excerpt mark').nth(1).waitFor();
    await shoot(page, `list-found-${language}`, `Conversations: found, ${name}`, { width: 320 });
    await list.getByRole('searchbox').fill('');
    await page.locator('.undo-line .button').focus();
  }
  await sidestream.set({ language: 'en' });
  await page.close();

  const full = await sidestream.context.newPage();
  await full.addInitScript(bendPort, {
    replies: { 'conversation-change': { type: 'carried-out', error: { kind: 'storage-full' } } },
  });
  await full.goto(sidestream.url('sidepanel.html'));
  await full.getByRole('button', { name: say('panel.conversations') }).click();
  await full.locator('.sheet-row').first().press('Delete');
  await full.locator('.row-failure').waitFor();
  await shoot(full, 'list-refused', 'Conversations: a deletion was refused', both);
  await shoot(full, 'list-refused-280', 'Conversations: refused, 280 px', { width: 280 });
  await full.close();
}
