import { say } from '../e2e/support/scenarios.ts';
import { answering } from './panel-states.ts';
import type { Look, Studio } from './studio.ts';
import { prose } from './texts.ts';

const both: Look = { schemes: ['light', 'dark'] };

const models = [
  'gpt-4o',
  'deepseek/deepseek-r1-distill-qwen-32b-preview-2026-11-22',
  'llava',
  'mistral-small-latest',
  ...Array.from({ length: 400 }, (_, index) => `vendor/model-${index}`),
];

/** The picker of models, the search for everything, personas, and two answers side by side. */
export async function shootModels({ sidestream, server, shoot, panel }: Studio): Promise<void> {
  const connectionId = await sidestream.connect({ name: 'Open router', model: 'gpt-4o', models });
  await sidestream.set({
    favouriteModels: [{ connectionId, model: models[1]! }],
    recentModels: [{ connectionId, model: 'llava' }],
    personas: [
      { id: 'p1', name: 'Patient teacher', text: 'Ask back.', pick: null },
      { id: 'p2', name: 'Editor', text: 'Be brief.', pick: null },
    ],
  });
  const surface = await panel(answering());
  const { page } = surface;
  await surface.ask(prose.question);
  await surface.until('finished');
  const button = page.locator('header .model-picker');
  const picker = page.getByRole('dialog');
  await button.click();
  await picker.waitFor();
  await shoot(page, 'models-picker', 'Models: the picker', both);
  await shoot(page, 'models-picker-280', 'Models: the picker, 280 px', { width: 280 });
  await picker.getByRole('searchbox').fill('model-39');
  await shoot(page, 'models-found', 'Models: what was typed', both);
  await picker.getByRole('searchbox').fill('');
  await picker.getByRole('button', { name: say('palette.second', { model: 'llava' }) }).click();
  await picker.getByLabel(say('palette.persona')).selectOption('p1');
  await shoot(page, 'models-second', 'Models: a second one is asked too', both);
  for (const [language, name] of [
    ['ar-XB', 'right-to-left'],
    ['en-XA', 'pseudo-locale'],
    ['de', 'German'],
  ] as const) {
    await sidestream.set({ language });
    await page.locator(`html[lang=${language}]`).waitFor({ state: 'attached' });
    await shoot(page, `models-second-${language}`, `Models: a second one, ${name}`, {
      width: 320,
    });
  }
  await sidestream.set({ language: 'en' });
  await page.locator('html[lang=en]').waitFor({ state: 'attached' });
  await page.keyboard.press('Escape');

  server.next(answering(prose.followUpAnswer), answering(`${prose.followUpAnswer} Or red.`));
  await surface.ask(prose.followUp);
  await page.locator('.pair article[data-state=finished]').nth(1).waitFor({ state: 'attached' });
  await shoot(page, 'models-pair', 'Models: two answers, one shown', both);
  await shoot(page, 'models-pair-280', 'Models: two answers, 280 px', { width: 280 });
  await shoot(page, 'models-pair-wide', 'Models: two answers side by side', {
    ...both,
    width: 720,
  });
  await sidestream.set({ language: 'ar-XB' });
  await page.locator('html[lang=ar-XB]').waitFor({ state: 'attached' });
  await shoot(page, 'models-pair-ar-XB', 'Models: side by side, right-to-left', { width: 720 });
  await sidestream.set({ language: 'de' });
  await page.locator('html[lang=de]').waitFor({ state: 'attached' });
  await shoot(page, 'models-pair-de', 'Models: two answers, German', { width: 320 });
  await page.keyboard.press('Control+k');
  await picker.locator('.sheet-row').first().waitFor();
  await shoot(page, 'palette-de', 'Everything: German', { width: 320 });
  await page.keyboard.press('Escape');
  await sidestream.set({ language: 'en' });
  await page.locator('html[lang=en]').waitFor({ state: 'attached' });

  await page.keyboard.press('Control+k');
  await picker.locator('.sheet-row').first().waitFor();
  await shoot(page, 'palette', 'Everything: conversations and actions', both);
  await picker.getByRole('searchbox').fill('mo');
  await picker.locator('.model-item').first().waitFor();
  await shoot(page, 'palette-found', 'Everything: what was typed', both);
  await shoot(page, 'palette-280', 'Everything: 280 px', { width: 280 });
  await page.keyboard.press('Escape');
  await page.close();

  const { page: options } = await sidestream.openOptions();
  await options.locator('[data-persona] button').first().click();
  await options.getByLabel(say('personas.name')).waitFor();
  await shoot(options, 'personas', 'Options: a persona is edited', {
    ...both,
    width: 720,
    whole: true,
  });
  await sidestream.set({ language: 'de' });
  await options.locator('html[lang=de]').waitFor({ state: 'attached' });
  await shoot(options, 'personas-de', 'Options: a persona, German', { width: 320, whole: true });
  await sidestream.set({ language: 'en', favouriteModels: [], recentModels: [], personas: [] });
  await options.close();

  const popup = await sidestream.openPopup();
  await popup.page.locator('header .model-picker').click();
  await popup.page.getByRole('dialog').waitFor();
  await shoot(popup.page, 'models-popup', 'Models: the picker in the popup', {
    width: 360,
    whole: true,
  });
  await popup.page.close();

  const gone = await panel(answering());
  await gone.page.locator('header .model-picker').click();
  await gone.page.getByRole('dialog').getByText('mistral-small-latest').click();
  await gone.ask(prose.question);
  await gone.until('finished');
  const port = await sidestream.port();
  await port.post({ type: 'connection-delete', requestId: crypto.randomUUID(), connectionId });
  await port.next('carried-out');
  await port.close();
  await gone.page.locator('.choice-gone').waitFor();
  await shoot(gone.page, 'models-gone', 'Models: the chosen one is gone', both);
  await shoot(gone.page, 'models-gone-280', 'Models: gone, 280 px', { width: 280 });
  await gone.page.locator('header .model-picker').click();
  await gone.page.getByRole('dialog').waitFor();
  await shoot(gone.page, 'models-gone-picker', 'Models: gone, in the picker', { width: 320 });
  await gone.page.close();
}
