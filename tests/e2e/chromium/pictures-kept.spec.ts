import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { pngFile } from '../../support/attachment-files.ts';
import { chipOf, countKept, pick } from '../support/attaching.ts';
import { test } from '../support/chromium-test.ts';
import { say } from '../support/scenarios.ts';
import type { SurfacePage } from '../support/surface-page.ts';

const exactly = (name: string) => ({ name, exact: true });

/** How wide the picture of a question is that is on screen: 0 until it is drawn. */
const widthOf = ({ page }: SurfacePage) =>
  page
    .locator('.picture-thumb img')
    .last()
    .evaluate((img: HTMLImageElement) => img.naturalWidth);

test('a fork shares its pictures, and an export brings them back', async ({ sidestream }) => {
  await sidestream.connect();
  const stage = await sidestream.backstage();
  const port = await sidestream.port();
  const remove = async (conversationIds: string[] | null): Promise<void> => {
    const requestId = crypto.randomUUID();
    await port.post({ type: 'record-delete', requestId, conversationIds });
    await port.next('record-deleted', (update) => update.requestId === requestId);
  };
  const panel = await sidestream.openPanel('?conversation=first');
  const { page } = panel;
  await pick(panel, pngFile('chart.png', { width: 44, height: 20 }));
  await expect(chipOf(panel, 'chart.png')).toBeVisible();
  await panel.ask('What is on it?');
  await panel.until('finished');

  await page.getByRole('button', exactly(say('answer.more'))).click();
  await page.getByRole('button', exactly(say('branch.fork'))).click();
  await expect(page.getByRole('button', exactly(say('branch.fork')))).toHaveCount(0);
  await expect.poll(() => widthOf(panel)).toBe(44);
  expect(await countKept(stage)).toBe(1);
  await remove(['first']);
  expect(await countKept(stage)).toBe(1);
  await page.goto(page.url().replace(/\?.*/, ''));
  await panel.ready();
  await expect.poll(() => widthOf(panel)).toBe(44);

  const { page: options } = await sidestream.openOptions();
  const [download] = await Promise.all([
    options.waitForEvent('download'),
    options.getByRole('button', exactly(say('options.exportAll'))).click(),
  ]);
  const file = await readFile(await download.path(), 'utf8');
  expect(file).toContain('],"pictures":[');
  await remove(null);
  expect(await countKept(stage)).toBe(0);

  const choose = (): Promise<void> =>
    options.getByLabel(say('options.importFile')).setInputFiles({
      name: 'backup.json',
      mimeType: 'application/json',
      buffer: Buffer.from(file),
    });
  const start = options.getByRole('button', exactly(say('options.importStart')));
  await choose();
  const preview = options.locator('.import-preview');
  await expect(preview).toContainText(say('options.importPictures', { count: 1 }));
  // Nothing is written before it is agreed to.
  expect(await countKept(stage)).toBe(0);
  await start.click();
  await expect(options.getByText(say('options.imported', { count: 2 }))).toBeVisible();
  const openIt = async (): Promise<void> => {
    await page.getByRole('button', exactly(say('panel.conversations'))).click();
    await page.locator('.sheet-row').first().click();
    await expect.poll(() => widthOf(panel)).toBe(44);
  };
  await openIt();
  await choose();
  await expect(preview).toContainText(say('options.importNothingNew'));
  // It is that conversation's, and goes with it.
  await remove(null);
  expect(await countKept(stage)).toBe(0);
});
