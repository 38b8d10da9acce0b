import type { Page } from '@playwright/test';
import { jsonError } from '../support/fault-server/chat-script.ts';
import { enlargeText } from '../e2e/support/enlarge-text.ts';
import type { SurfacePage } from '../e2e/support/surface-page.ts';
import { answering, held } from './panel-states.ts';
import type { Studio } from './studio.ts';
import { arabic, german, prose } from './texts.ts';

/** Narrow, wide, with large text, with forced colours. */
export async function shootSizes({ shoot, panel }: Studio): Promise<void> {
  const { page } = await openTalk(panel);
  for (const width of [280, 320, 480, 900]) {
    await shoot(page, `panel-${width}`, `Side panel: ${width} px`, { width });
  }
  const forced = { forcedColors: true, schemes: ['light', 'dark'] } as const;
  await shoot(page, 'panel-forced', 'Side panel: forced colours', forced);
  await page.getByRole('button', { name: 'Conversations' }).click();
  await page.locator('.sheet-row').first().waitFor();
  await shoot(page, 'panel-list-280', 'Side panel: conversations at 280 px', { width: 280 });
  await shoot(page, 'panel-list-forced', 'Side panel: conversations, forced colours', forced);
  await page.close();

  // In a page of its own: after forced colours Chromium keeps its black background.
  const large = await openTalk(panel);
  await enlargeText(large.page);
  await shoot(large.page, 'panel-200', 'Side panel: text at 200 %');
  await shoot(large.page, 'panel-200-320', 'Side panel: text at 200 %, 320 px', { width: 320 });
  await large.page.close();
}

/** A panel with a short answer. */
async function openTalk(panel: Studio['panel']): Promise<SurfacePage> {
  const opened = await panel(answering(prose.followUpAnswer, { deltasPerSecond: 0 }));
  await opened.ask(prose.followUp);
  await opened.until('finished');
  return opened;
}

/** Other languages, and the other direction. */
export async function shootLanguages(studio: Studio): Promise<void> {
  const { shoot, sidestream } = studio;
  const languages = [
    { language: 'ar-XB', name: 'right-to-left', ...arabic },
    { language: 'en-XA', name: 'pseudo-locale', ...prose },
    { language: 'de', name: 'German', ...german },
  ];
  for (const { language, name, question, answer } of languages) {
    await sidestream.set({ language });
    await shootTalk(studio, language, name, question, answer);
    const listed = await openBare(studio, 'sidepanel.html');
    await shoot(listed, `panel-empty-${language}`, `Side panel: empty, ${name}`);
    await listed.locator('.header-actions button').first().click();
    await listed.locator('.sheet-row').first().waitFor();
    await shoot(listed, `panel-list-${language}`, `Side panel: conversations, ${name}`);
    await listed.close();
  }
  await sidestream.set({ language: 'en' });

  const inEnglish = await studio.panel(answering(arabic.answer));
  await inEnglish.ask(arabic.question);
  await inEnglish.until('finished');
  const caption = 'Side panel: Arabic text in the English interface';
  await shoot(inEnglish.page, 'panel-arabic-text', caption, { schemes: ['light', 'dark'] });
  await inEnglish.page.close();
}

/** A finished answer, a failed one and one under way; found by their form, since the names are translated. */
async function shootTalk(
  { shoot, server, sidestream }: Studio,
  language: string,
  name: string,
  question: string,
  answer: string,
): Promise<void> {
  const refusal = jsonError(401, { error: { message: 'Incorrect API key provided.' } });
  server.next(answering(answer), refusal, held(answer));
  const page = await sidestream.context.newPage();
  await page.goto(sidestream.url(`sidepanel.html?conversation=${crypto.randomUUID()}`));
  await page.locator('header .model-picker').waitFor();
  const ask = async (state: string): Promise<void> => {
    await page.locator('textarea').fill(question);
    await page.keyboard.press('Enter');
    await page.locator(`article:last-of-type[data-state=${state}]`).waitFor();
  };
  await ask('finished');
  await page.locator('article').hover();
  await shoot(page, `panel-${language}`, `Side panel: ${name}`, { schemes: ['light', 'dark'] });
  await ask('failed');
  await shoot(page, `error-${language}`, `Error: ${name}`, { height: 860 });
  await ask('streaming');
  await page.waitForTimeout(300);
  await shoot(page, `panel-streaming-${language}`, `Side panel: streaming, ${name}`);
  await shoot(page, `panel-280-${language}`, `Side panel: 280 px, ${name}`, { width: 280 });
  await page.close();
}

async function openBare({ sidestream }: Studio, file: string): Promise<Page> {
  const page = await sidestream.open(`${file}?conversation=${crypto.randomUUID()}`);
  await page.locator('header .model-picker').waitFor();
  return page;
}
