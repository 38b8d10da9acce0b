import { expect } from '@playwright/test';
import { test } from '../support/chromium-test.ts';
import { say } from '../support/scenarios.ts';

test('a draft outlives its panel, the worker and another conversation, to the last letter', async ({
  sidestream,
}) => {
  await sidestream.connect();
  let panel = await sidestream.openPanel();
  await panel.page.keyboard.type('Half a though');
  await panel.page.close();
  await sidestream.killWorker();
  panel = await sidestream.openPanel();
  await expect(panel.message).toHaveValue('Half a though');
  await panel.message.press('End');
  await panel.page.keyboard.type('t');

  // Each conversation has its own.
  const other = await sidestream.openPanel('?conversation=other');
  await expect(other.message).toHaveValue('');
  await other.message.fill('Elsewhere');
  await other.page.close();
  await expect(panel.message).toHaveValue('Half a thought');
  await panel.ask('Half a thought');
  await panel.until('finished');
  await panel.page.close();
  panel = await sidestream.openPanel();
  await expect(panel.message).toHaveValue('');
});

test('two panels of one conversation keep a draft each, and one that is closed leaves its own to the next', async ({
  sidestream,
}) => {
  await sidestream.connect();
  const query = '?conversation=both';
  const first = await sidestream.openPanel(query);
  await first.message.fill('Of the first');
  const second = await sidestream.openPanel(query);
  await expect(second.message).toHaveValue('');
  await second.message.fill('Of the second');
  await first.page.reload();
  await second.page.reload();
  await expect(first.message).toHaveValue('Of the first');
  await expect(second.message).toHaveValue('Of the second');

  await second.page.close();
  const third = await sidestream.openPanel(query);
  await expect(third.message).toHaveValue('Of the second');
  const fourth = await sidestream.openPanel(query);
  await expect(fourth.message).toHaveValue('');
  await expect(first.message).toHaveValue('Of the first');
});

test('deleting everything takes what was typed and never asked, but for what is on a screen', async ({
  sidestream,
}) => {
  await sidestream.connect();
  const open = await sidestream.openPanel();
  await open.ask('Why do rivers flow?');
  await open.until('finished');
  await open.newConversation.click();
  await open.message.fill('On a screen');
  const closed = await sidestream.openPanel('?conversation=never-asked');
  await expect(closed.message).toHaveValue('');
  await closed.message.fill('Never asked');
  await closed.page.close();
  const { page } = await sidestream.openOptions();
  const readDrafts = () =>
    page.evaluate(() => {
      const drafts = Object.entries(localStorage).filter(([key]) => key.startsWith('draft.'));
      return drafts.map(([, text]) => text as string).toSorted((a, b) => a.localeCompare(b));
    });
  await expect.poll(readDrafts).toEqual(['Never asked', 'On a screen']);
  const deleteAll = { name: say('options.deleteAll'), exact: true };
  await page.getByRole('button', deleteAll).click();
  await page.getByRole('dialog').getByRole('button', deleteAll).click();
  await expect(page.getByText(say('options.deletedAll'))).toBeVisible();
  await expect.poll(readDrafts).toEqual(['On a screen']);
});
