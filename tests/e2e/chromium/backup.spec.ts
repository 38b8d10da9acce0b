import { expect } from '@playwright/test';
import { expectNoViolation } from '../support/expect-no-violation.ts';
import { test } from '../support/chromium-test.ts';
import { oldConversations } from '../support/old-conversations.ts';
import { say } from '../support/scenarios.ts';

test('a quiet line above the list and on the options page reminds of a backup, makes it, waits or stays away', async ({
  sidestream,
}) => {
  await sidestream.connect();
  const { page: options } = await sidestream.openOptions();
  const onOptions = options.locator('.backup-line');
  await options.locator('#import-file').setInputFiles({
    name: 'old.json',
    mimeType: 'application/json',
    buffer: Buffer.from(oldConversations(12)),
  });
  await options.getByRole('button', { name: say('options.importStart'), exact: true }).click();
  await expect(options.getByText(say('options.imported', { count: 24 }))).toBeVisible();
  // They have just come out of a file.
  await expect(onOptions).toBeEmpty();

  await sidestream.set({ backupQuietUntilMs: 0 });
  await expect(onOptions).toContainText(say('backup.never', { count: 12 }));
  await expectNoViolation(options);
  const panel = await sidestream.openPanel();
  const { page } = panel;
  const openList = async () => {
    await page.getByRole('button', { name: say('panel.conversations'), exact: true }).click();
    return page.getByRole('dialog', { name: say('panel.conversations') });
  };
  const list = await openList();
  const line = list.locator('.backup-line');
  await expect(line).toContainText(say('backup.never', { count: 12 }));
  await expectNoViolation(page);
  // While something is looked for it is not in the way.
  await list.getByRole('searchbox').fill('Question');
  await expect(line).toBeEmpty();
  await list.getByRole('searchbox').fill('');

  await list.getByRole('button', { name: say('backup.later'), exact: true }).click();
  await expect(line).toHaveText(say('backup.put-off'));
  await expect(line).toBeFocused();
  await expect(onOptions).toBeEmpty();
  await page.keyboard.press('Escape');

  // Once it is time again: the file is there, and the date of it.
  await sidestream.set({ backupQuietUntilMs: 0 });
  await openList();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    list.getByRole('button', { name: say('backup.exportNow'), exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.json$/u);
  await expect(line).toHaveText(say('backup.done', { count: 12 }));
  await expect(options.locator('#backup-days-hint')).toContainText('Last export: ');

  // As if that had been long ago, and all had changed since.
  await sidestream.set({ backedUpAtMs: 1 });
  await expect(onOptions).toContainText('new or changed since the last export');
  await onOptions.getByRole('button', { name: say('backup.off'), exact: true }).click();
  await expect(onOptions).toHaveText(say('backup.offNow'));
  await expect(options.locator('#backup-days')).toHaveValue('never');
});
