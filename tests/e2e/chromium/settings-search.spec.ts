import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { commonWords } from '../../support/common-words.ts';
import { optionsWords } from '../../../lib/strings/options-words.ts';
import { createTranslator } from '../../../lib/strings/translator.ts';
import { toSynonyms } from '../../../lib/surface/settings-search.ts';
import { toKey } from '../../../lib/surface/key-map.ts';
import { expectNoViolation } from '../support/expect-no-violation.ts';
import { test } from '../support/chromium-test.ts';
import { say } from '../support/scenarios.ts';

const field = (page: Page) => page.getByRole('searchbox', { name: say('options.search') });
const headings = (page: Page) => page.locator('.sections > section:visible > h2');
const count = (page: Page) => page.locator('#search-count');

test('one field finds settings by their words and by what people say for them, and goes to them by keys', async ({
  sidestream,
}) => {
  await sidestream.connect();
  const { page } = await sidestream.openOptions();
  await page.locator('.figures-section .price-list').waitFor();
  await page.locator('section.prompts').waitFor();
  const all = await headings(page).count();

  // By what is written in a choice, and nowhere else.
  await page.keyboard.press('/');
  await expect(field(page)).toBeFocused();
  await field(page).pressSequentially('dark');
  await expect(headings(page)).toHaveText([say('options.settings')]);
  await expect(page.locator('[data-hit] #theme')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.locator('#theme')).toBeFocused();

  // By another word, from anywhere on the page; the words that were typed are there to be typed over.
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('font');
  await expect(page.locator('[data-current-hit] #text-size')).toBeVisible();
  await expectNoViolation(page);

  // What is folded away is unfolded for a hit, and folded again.
  const fold = page.locator('details.advanced');
  await expect(fold).not.toHaveAttribute('open');
  await field(page).fill('randomness');
  await expect(page.getByLabel(say('options.temperature'), { exact: true })).toBeVisible();
  await expect(page.locator('#connection-temperature')).toBeInViewport();
  await expect(headings(page)).toHaveCount(1);

  // Several hits, one after the other, and round.
  await field(page).fill('key');
  await expect(count(page)).toHaveText(/^\d+ of \d+ places/u);
  const first = await page.locator('[data-current-hit]').textContent();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('[data-current-hit]')).not.toHaveText(first ?? '');
  await page.keyboard.press('ArrowUp');
  await expect(page.locator('[data-current-hit]')).toHaveText(first ?? '');
  await expect(fold)
    .not.toHaveAttribute('open', '', { timeout: 1 })
    .catch(() => undefined);

  // What says the very word goes before a text that says another one for it.
  await field(page).fill('budget');
  await field(page).press('Enter');
  await expect(page.locator('#monthly-budget')).toBeFocused();
  // A text without a field takes the focus all the same.
  await field(page).fill('took');
  await field(page).press('Enter');
  await expect(page.locator('[data-current-hit]')).toBeFocused();

  // Nothing: what to do is said; Escape shows all again.
  await field(page).fill('xylophone');
  await expect(headings(page)).toHaveCount(0);
  await expect(count(page)).toHaveText(say('options.searchNone', { typed: 'xylophone' }));
  await expectNoViolation(page);
  await page.keyboard.press('Escape');
  await expect(field(page)).toHaveValue('');
  await expect(headings(page)).toHaveCount(all);
  await expect(fold).not.toHaveAttribute('open');
  await expect(page.locator('[data-hit], [data-folded]')).toHaveCount(0);

  // A slash in a field is a slash.
  await page.locator('#connection-name').fill('');
  await page.locator('#connection-name').press('/');
  await expect(page.locator('#connection-name')).toHaveValue('/');
});

test('a list of links leads to each section, and makes room for a search', async ({
  sidestream,
}) => {
  await sidestream.connect();
  const { page } = await sidestream.openOptions();
  const list = page.getByRole('navigation', { name: say('options.sections') });
  const sections = page.locator('.sections > section[id] > h2');
  await expect(sections).toHaveCount(11);
  await expect(list.getByRole('link')).toHaveText(await sections.allTextContents());
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await expectNoViolation(page);
    for (const title of [say('options.about'), say('options.connections')]) {
      await list.getByRole('link', { name: title }).click();
      await expect(page.getByRole('heading', { name: title, exact: true })).toBeInViewport();
    }
  }
  await field(page).fill('dark');
  await expect(list).toBeHidden();
});

test('the words of each group find something on the page, in both languages', async ({
  sidestream,
}) => {
  await sidestream.connect();
  for (const language of ['en', 'de']) {
    await sidestream.set({ language });
    const page = await sidestream.open('options.html');
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await page.locator('.figures-section .price-list').waitFor();
    await page.locator('section.prompts').waitFor();
    const { t } = createTranslator(language as 'en', optionsWords, commonWords);
    const found = page.locator('[data-hit]').first();
    for (const [word = ''] of toSynonyms(t('options.searchSynonyms'))) {
      await page.locator('.settings-search input').fill(word);
      await expect(found, word).toBeVisible();
    }
    await page.close();
  }
});

test('the search for everything goes on in the settings', async ({ sidestream }) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  await panel.message.press(toKey('palette', 'anywhere')!);
  const palette = panel.page.getByRole('dialog', { name: say('palette.title') });
  await palette.getByRole('searchbox').fill('dark');
  const row = palette.getByRole('link', { name: say('palette.findSetting', { typed: 'dark' }) });
  const [page] = await Promise.all([sidestream.context.waitForEvent('page'), row.click()]);
  await expect(page.locator('[data-current-hit] #theme')).toBeVisible();
  await expect(field(page)).toHaveValue('dark');
  await expect(palette).toBeHidden();
});
