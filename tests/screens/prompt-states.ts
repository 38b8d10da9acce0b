import type { Page } from '@playwright/test';
import { starters } from '../../lib/strings/en/starters.ts';
import { chatStream } from '../support/fault-server/chat-script.ts';
import { say } from '../e2e/support/scenarios.ts';
import type { Look, Studio } from './studio.ts';

const both: Look = { schemes: ['light', 'dark'] };
const page800: Look = { width: 800, whole: true };

const mountains = JSON.stringify({
  columns: ['Mountain', 'Height', 'First ascent'],
  rows: [
    ['Zugspitze', '2962 m', '1820'],
    ['Watzmann', '2713 m', '1799 or 1800'],
    ['Hochfrottspitze', '2649 m', ''],
  ],
});

/** The slash menu, a prompt that wants something, where prompts are written, and answers that are data. */
export async function shootPrompts({ sidestream, server, shoot, panel }: Studio): Promise<void> {
  const surface = await panel();
  const { page, message } = surface;
  const speak = async (language: string): Promise<void> => {
    await sidestream.set({ language });
    await page.locator(`html[lang=${language}]`).waitFor({ state: 'attached' });
  };
  const menu = page.locator('.slash-menu [role=option]').first();
  await message.fill('/');
  await menu.waitFor();
  await shoot(page, 'prompts-slash', 'Prompts: the slash menu', both);
  await shoot(page, 'prompts-slash-280', 'Prompts: the slash menu, 280 px', { width: 280 });
  await speak('de');
  await shoot(page, 'prompts-slash-de', 'Prompts: the slash menu, German', { width: 320 });
  await speak('ar-XB');
  await shoot(page, 'prompts-slash-ar-XB', 'Prompts: the slash menu, right-to-left', both);
  await speak('en');
  await message.fill('/nothing');
  await page.locator('.slash-none').waitFor();
  await shoot(page, 'prompts-none', 'Prompts: none of that name', both);

  await message.fill('/translate');
  await menu.waitFor();
  await message.press('Enter');
  const language = page.getByLabel('Into which language?');
  await language.waitFor();
  await shoot(page, 'prompts-form', 'Prompts: what one wants', both);
  await language.press('Enter');
  await page.getByText(say('prompts.missing')).first().waitFor();
  await shoot(page, 'prompts-missing', 'Prompts: what is missing', both);
  await shoot(page, 'prompts-missing-280', 'Prompts: missing, 280 px', { width: 280 });
  await speak('de');
  await shoot(page, 'prompts-missing-de', 'Prompts: missing, German', { width: 320 });
  await speak('ar-XB');
  await shoot(page, 'prompts-missing-ar-XB', 'Prompts: missing, right-to-left', { width: 320 });
  await speak('en');
  await page.getByRole('button', { name: say('prompts.leave') }).click();

  await shootData(surface.page, async (text) => {
    server.next(chatStream({ text }));
    await message.fill('/table');
    await message.press('Enter');
    const field = page.getByLabel(say('prompts.field.selection'));
    await field.fill('The highest mountains of Bavaria');
    await field.press('Enter');
    await surface.until('finished');
    await page.locator('.structured').last().waitFor();
  });
  await page.close();

  const { page: options } = await sidestream.openOptions();
  const section = options.locator('.prompts');
  await section.waitFor();
  await section.getByRole('button', { name: say('prompts.add') }).click();
  await section.getByRole('button', { name: say('prompts.save'), exact: true }).click();
  await section.getByText(say('prompts.fault.no-name')).waitFor();
  await shoot(options, 'prompts-options', 'Prompts: the options, a new one', {
    ...page800,
    ...both,
  });
  await section
    .getByRole('button', { name: `${say('prompts.edit')} ${starters['extract-table'].name}` })
    .click();
  await section.locator('.prompt-editor summary').click();
  for (const [locale, width] of [
    ['de', 320],
    ['ar-XB', 480],
  ] as const) {
    await sidestream.set({ language: locale });
    await options.locator(`html[lang=${locale}]`).waitFor({ state: 'attached' });
    await shoot(options, `prompts-options-${locale}`, `Prompts: the options, ${locale}`, {
      width,
      whole: true,
    });
  }
  await sidestream.set({ language: 'en' });
  await options.close();

  /** Answers that are data: whole, misfit and broken. */
  async function shootData(page: Page, ask: (text: string) => Promise<void>): Promise<void> {
    await ask(mountains);
    await shoot(page, 'data-table', 'Data: a table', both);
    await ask(
      '{"columns":["Mountain"],"rows":[["Zugspitze"],[2962]],"note":{"source":"none","sure":false}}',
    );
    await shoot(page, 'data-misfit', 'Data: it does not fit', both);
    await ask(mountains.slice(0, -20));
    await page
      .getByRole('button', { name: say('structured.showRaw') })
      .last()
      .click();
    await shoot(page, 'data-broken', 'Data: not whole', both);
    await shoot(page, 'data-broken-280', 'Data: not whole, 280 px', { width: 280 });
  }
}
