import { expect } from '@playwright/test';
import { toKey } from '../../../lib/surface/key-map.ts';
import { expectNoViolation } from '../support/expect-no-violation.ts';
import { test } from '../support/chromium-test.ts';
import { say } from '../support/scenarios.ts';

test('what is empty says what it is for, and leads to the next step', async ({ sidestream }) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const { page } = panel;
  const ways = page.locator('.blank-ways');
  const way = (words: string) => ways.getByRole('button', { name: words });

  // A new conversation: each way to ask is a button that begins it.
  await way(say('ways.prompts')).click();
  await expect(panel.message).toHaveValue('/');
  await expect(panel.message).toBeFocused();
  await expect(page.getByRole('option').first()).toBeVisible();
  // What is typed stays.
  await panel.message.fill('Look at');
  await way(say('ways.prompts')).click();
  await expect(panel.message).toHaveValue('Look at');
  await way(say('ways.tabs')).click();
  await expect(panel.message).toHaveValue('Look at @');
  await panel.message.fill('');
  await way(say('ways.add')).click();
  await expect(
    page.getByRole('button', { name: say('panel.addContext'), expanded: true }),
  ).toBeVisible();
  await page.getByRole('button', { name: say('panel.addContext') }).click();
  await way(say('ways.keys')).click();
  const keys = page.getByRole('dialog', { name: say('panel.keyboard') });
  for (const words of ['Your prompts', 'Your open tabs', 'Drag and drop']) {
    await expect(keys).toContainText(words);
  }
  await expectNoViolation(page);
  await page.keyboard.press('Escape');

  // The list: nothing yet, and nothing found.
  await page.getByRole('button', { name: say('panel.conversations'), exact: true }).click();
  const list = page.getByRole('dialog', { name: say('panel.conversations') });
  await expect(list).toContainText(say('list.emptyHint'));
  await expectNoViolation(page);
  await expect(list.getByRole('link', { name: say('list.importLink') })).toHaveAttribute(
    'href',
    '/options.html#find=import',
  );
  await list.getByRole('searchbox').fill('xylophone');
  await list.getByRole('button', { name: say('list.showAll') }).click();
  await expect(list.getByRole('searchbox')).toHaveValue('');
  await expect(list.getByRole('searchbox')).toBeFocused();
  await expect(list).toContainText(say('list.emptyHint'));
  await page.keyboard.press('Escape');

  // The picker without a hit leads to where models are listed.
  await panel.message.press(toKey('models', 'anywhere')!);
  const picker = page.getByRole('dialog', { name: say('palette.models') });
  await picker.getByRole('searchbox').fill('xylophone');
  await expect(picker).toContainText(say('palette.noneHint'));
  const [options] = await Promise.all([
    sidestream.context.waitForEvent('page'),
    picker.getByRole('link', { name: say('palette.listModels') }).click(),
  ]);
  const listModels = { name: say('options.listModels') };
  await expect(options.locator('[data-hit]').getByRole('button', listModels)).toBeVisible();
});
