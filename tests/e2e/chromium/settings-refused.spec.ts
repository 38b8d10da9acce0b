import { expect } from '@playwright/test';
import { bendPort } from '../../screens/bend-port.ts';
import { test } from '../support/chromium-test.ts';
import { say } from '../support/scenarios.ts';

test('a setting that the disk refuses is told where it was set, and what was typed stays', async ({
  sidestream,
}) => {
  await sidestream.connect({ models: ['m-1', 'm-2'], model: 'm-1' });
  const page = await sidestream.context.newPage();
  await page.addInitScript(bendPort, {
    replies: { 'settings-save': { type: 'carried-out', error: { kind: 'storage-full' } } },
  });
  await page.goto(sidestream.url('sidepanel.html'));
  await page.locator('header .model-picker').click();
  const picker = page.getByRole('dialog', { name: say('palette.models'), exact: true });
  const star = picker.getByRole('button', { name: say('palette.favourite', { model: 'm-2' }) });
  await star.click();
  await expect(picker.getByRole('alert')).toHaveText(say('common.refused'));
  await expect(star).toHaveAttribute('aria-pressed', 'false');
  await page.keyboard.press('Escape');
  await expect(page.locator('.banners')).toContainText(say('common.refused'));

  const poet = { id: 'p', name: 'Poet', text: 'Rhyme.', pick: null };
  await sidestream.set({ personas: [poet] });
  await page.goto(sidestream.url('options.html'));
  const budget = page.getByLabel(say('figures.budgetField'));
  await budget.fill('7,50');
  await page.getByRole('button', { name: say('figures.saveBudget') }).click();
  await expect(page.getByText(say('common.refused'))).toBeVisible();
  await expect(budget).toHaveValue('7,50');
  await expect(page.getByText(say('figures.saved'), { exact: true })).toHaveCount(0);

  // A price stays in its fields until it is kept.
  await page.getByRole('button', { name: say('figures.priceSet') }).click();
  const price = page.getByLabel(say('figures.priceIn'));
  await price.fill('2.5');
  await page.getByLabel(say('figures.priceOut')).fill('10');
  await page.getByRole('button', { name: say('figures.savePrice') }).click();
  await expect(page.locator('.price-editor')).toContainText(say('figures.priceRefused'));
  await expect(price).toHaveValue('2.5');

  // And so does a persona.
  const persona = page.locator('[data-persona]');
  await persona.getByRole('button', { name: say('personas.edit') }).click();
  const text = page.getByLabel(say('personas.text'));
  await text.fill('Rhyme every line.');
  await persona.getByRole('button', { name: say('personas.done') }).click();
  await expect(page.getByText(say('common.refused'))).toBeVisible();
  await expect(text).toHaveValue('Rhyme every line.');
});
