import { expect } from '@playwright/test';
import { sayGerman } from '../support/said-words.ts';
import { test } from '../support/firefox-test.ts';
import type { TabView } from '../support/firefox-view.ts';
import { say } from '../support/scenarios.ts';

/** The language of a page, and what it calls itself or its box. */
const read = (view: TabView): Promise<string> =>
  view.evaluate(() => {
    const box = document.querySelector('.draft')?.getAttribute('aria-label');
    return `${document.documentElement.lang} ${box ?? document.querySelector('h1')?.textContent}`;
  });

test('open pages of Firefox turn German, the next ones are German too, and all turn English again', async ({
  panel,
  sidestream,
}) => {
  const options = await sidestream.open('options.html');
  const choose = async (language: string): Promise<void> => {
    await options.page.waitForSelector('#language');
    await options.page.select('#language', language);
  };
  try {
    await choose('de');
    await expect.poll(() => read(options)).toBe(`de ${sayGerman('options.title')}`);
    await expect.poll(() => read(panel.view)).toBe(`de ${sayGerman('panel.message')}`);
    for (const [file, words] of [
      ['sidepanel.html', 'panel.message'],
      ['popup.html', 'panel.message'],
      ['options.html', 'options.title'],
    ] as const) {
      const view = await sidestream.open(file);
      await expect.poll(() => read(view)).toBe(`de ${sayGerman(words)}`);
      await view.close();
    }
  } finally {
    // The browser is that of all tests.
    await choose('en');
  }
  await expect.poll(() => read(options)).toBe(`en ${say('options.title')}`);
  await expect.poll(() => read(panel.view)).toBe(`en ${say('panel.message')}`);
});
