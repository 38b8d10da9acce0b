import { expect } from '@playwright/test';
import type { BrowserContext, Page } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { findChromeBuild } from '../support/chrome-build.ts';
import { test } from '../support/chromium-test.ts';
import type { Sidestream } from '../support/chromium-test.ts';
import {
  findGermanChunks,
  listenToPage,
  pickEnglish,
  sayGerman,
  takeHeard,
} from '../support/said-words.ts';
import { say, unfinished } from '../support/scenarios.ts';

const files = ['sidepanel.html', 'popup.html', 'options.html'] as const;

/** Waits until a page has all that it shows by itself. */
async function untilWhole(page: Page): Promise<void> {
  await page.locator('header .model-picker, form').first().waitFor();
}

async function chooseGerman(sidestream: Sidestream): Promise<void> {
  const options = await sidestream.openOptions();
  await options.language.selectOption('de');
  await expect(options.page.locator('html')).toHaveAttribute('lang', 'de');
  await options.page.close();
}

/** How often the common German words have been asked for from here on. */
function countGerman(context: BrowserContext): () => number {
  const [chunk, ...others] = findGermanChunks(findChromeBuild());
  if (chunk === undefined || others.length > 0) throw new Error('German is in one file of its own');
  let count = 0;
  context.on('request', (request) => {
    if (request.url().endsWith(`/chunks/${chunk}`)) count += 1;
  });
  return () => count;
}

/** Opens each page and has it say no word of English, from its first on. */
async function expectGermanAtOnce(sidestream: Sidestream): Promise<void> {
  await sidestream.context.addInitScript(listenToPage);
  for (const file of files) {
    const page = await sidestream.open(file);
    await untilWhole(page);
    const { texts, firstLanguage } = await page.evaluate(takeHeard);
    const own = file === 'options.html' ? 'options.title' : 'panel.message';
    expect(texts, file).toContain(sayGerman(own));
    expect(pickEnglish(texts), file).toEqual([]);
    expect(firstLanguage, file).toBe('de');
    await page.close();
  }
}

test('where German was chosen, no page says a word of English, its first one included', async ({
  sidestream,
}) => {
  await sidestream.connect();
  await chooseGerman(sidestream);
  await expectGermanAtOnce(sidestream);
});

test.describe('in a German browser', () => {
  test.use({ start: { locale: 'de-DE' } });

  test('no page says a word of English, though nobody has chosen anything', async ({
    sidestream,
  }) => {
    await sidestream.connect();
    await expectGermanAtOnce(sidestream);
  });

  test('who has chosen English loads German no more', async ({ sidestream }) => {
    await sidestream.connect();
    const count = countGerman(sidestream.context);
    const page = await sidestream.open('options.html');
    await page.locator('#language').selectOption('en');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    expect(count()).toBe(1);
    const panel = await sidestream.openPanel();
    await panel.message.fill('Typed in English');
    expect(count()).toBe(1);
  });
});

test('a page in English never asks for the German words, and one that turns German asks once', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const count = countGerman(sidestream.context);
  const panel = await sidestream.openPanel();
  server.next(chatStream({ text: 'An answer.' }));
  await panel.ask('A question');
  await panel.until('finished');
  // Parts that come later have words of their own, in both languages.
  await panel.page.getByRole('button', { name: say('panel.keyboard') }).click();
  await panel.page.locator('.key-sheet').waitFor();
  await panel.page.keyboard.press('Escape');
  for (const file of files) await untilWhole(await sidestream.open(file));
  expect(count()).toBe(0);

  await sidestream.set({ language: 'de' });
  await expect(panel.page.locator('html')).toHaveAttribute('lang', 'de');
  await panel.page.getByRole('button', { name: sayGerman('panel.send'), exact: true }).waitFor();
  await sidestream.set({ language: 'en' });
  await expect(panel.page.locator('html')).toHaveAttribute('lang', 'en');
  await sidestream.set({ language: 'de' });
  await expect(panel.page.locator('html')).toHaveAttribute('lang', 'de');
  // The panel and the three pages that were opened beside it.
  await expect.poll(count).toBe(1 + files.length);
});

test('an open page changes its words and their language in one frame', async ({ sidestream }) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const { page } = panel;
  const frames = await page.evaluateHandle(() => {
    const seen: string[] = [];
    const look = (): void => {
      const send = document.querySelector<HTMLElement>('.draft');
      const now = `${document.documentElement.lang} ${send?.getAttribute('aria-label')}`;
      if (seen.at(-1) !== now) seen.push(now);
      requestAnimationFrame(look);
    };
    look();
    return seen;
  });
  await sidestream.set({ language: 'de' });
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await page.getByRole('textbox', { name: sayGerman('panel.message') }).waitFor();
  expect(await frames.jsonValue()).toEqual([
    `en ${say('panel.message')}`,
    `de ${sayGerman('panel.message')}`,
  ]);
});

test('German that cannot be loaded is English: pages open, go on and take questions', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const [chunk] = findGermanChunks(findChromeBuild());
  await sidestream.context.route(`**/chunks/${chunk}`, (route) => route.abort());
  const errors: string[] = [];
  sidestream.context.on('weberror', (error) => errors.push(error.error().message));
  const open = await sidestream.openPanel();
  const refused = open.page.waitForEvent('requestfailed');
  await sidestream.set({ language: 'de' });
  expect((await refused).url()).toContain(chunk);

  for (const panel of [open, await sidestream.openPanel()]) {
    server.next(chatStream({ text: 'Still here.' }));
    await panel.ask('And now?');
    expect((await panel.until('finished')).text).toBe('Still here.');
    await expect(panel.page.locator('html')).toHaveAttribute('lang', 'en');
  }
  const options = await sidestream.openOptions();
  await expect(options.language).toHaveValue('de');
  expect(errors).toEqual([]);
});

test('in German, Continue asks in German, and so does every part that comes later speak', async ({
  sidestream,
  server,
  chat,
}) => {
  await sidestream.connect();
  await chooseGerman(sidestream);
  const page = await sidestream.open('sidepanel.html');
  const press = (name: string) => page.getByRole('button', { name, exact: true }).last().click();
  await untilWhole(page);
  const box = page.getByRole('textbox', { name: sayGerman('panel.message'), exact: true });
  server.next(unfinished(['⟦half⟧'], 'silence'));
  await box.fill('⟦question⟧');
  await box.press('Enter');
  await expect(page.locator('[data-answer]')).toHaveText('⟦half⟧');
  await press(sayGerman('panel.stop'));
  server.next(chatStream({ text: '⟦rest⟧' }));
  await press(sayGerman('answer.continue'));
  expect((await chat(1)).body).toMatchObject({
    messages: expect.arrayContaining([
      { role: 'user', content: sayGerman('menu.continueQuestion') },
    ]),
  });
  await expect(page.locator('article').last()).toHaveAttribute('data-state', 'finished');

  await page.evaluate(listenToPage);
  await page.locator('article').last().hover();
  await press(sayGerman('answer.more'));
  await page.getByText(sayGerman('branch.fork')).waitFor();
  await page
    .locator('[data-answer] p')
    .last()
    .evaluate((text) => document.getSelection()?.selectAllChildren(text));
  await page.getByRole('button', { name: sayGerman('branch.quote') }).waitFor();
  await press(sayGerman('answer.edit'));
  await page.getByRole('textbox', { name: sayGerman('branch.editField') }).waitFor();
  await page.keyboard.press('Escape');
  await press(sayGerman('panel.keyboard'));
  await page.getByRole('heading', { name: sayGerman('keys.anywhere') }).waitFor();
  await page.keyboard.press('Escape');
  await press(sayGerman('panel.conversations'));
  await page
    .getByRole('button', { name: sayGerman('export.more', { title: '⟦question⟧' }) })
    .click();
  await page.getByRole('button', { name: sayGerman('list.rename') }).waitFor();
  const { texts } = await page.evaluate(takeHeard);
  expect(pickEnglish(texts)).toEqual([]);
});
