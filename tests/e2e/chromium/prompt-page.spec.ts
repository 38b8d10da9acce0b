import { expect } from '@playwright/test';
import { htmlPage } from '../../support/fault-server/chat-script.ts';
import { pageFixtures } from '../../support/page-fixtures.ts';
import { test } from '../support/chromium-test.ts';
import { say } from '../support/scenarios.ts';

const file = JSON.stringify({
  format: 'sidestream-prompts',
  version: 1,
  prompts: [
    {
      id: 'short',
      name: 'In short',
      slash: 'short',
      text: 'In three points: {{page}}',
      places: ['slash', 'page'],
      connectionId: null,
      model: null,
      parameters: {},
      language: '',
      schema: '',
      stream: null,
    },
  ],
});

const sentIn = (request: { body: unknown }): string =>
  (request.body as { messages: { content: string }[] }).messages.at(-1)?.content ?? '';

test('a prompt that wants the page reads the one in front, where that is allowed, and sends it once; else it says how to add it', async ({
  sidestream,
  server,
  chat,
}) => {
  await sidestream.connect();
  const { page: options } = await sidestream.openOptions();
  await options
    .getByLabel(say('prompts.importFile'))
    .setInputFiles({ name: 'p.json', mimeType: 'application/json', buffer: Buffer.from(file) });
  await options.getByRole('button', { name: say('prompts.importAdd'), exact: true }).click();
  await expect(options.getByText('1 prompt was imported.')).toBeVisible();

  let panel = await sidestream.openPanel();
  const choose = async (): Promise<void> => {
    await panel.message.fill('/short');
    await panel.message.press('Enter');
  };
  await choose();
  const text = panel.page.getByLabel(say('prompts.field.page'));
  await expect(panel.page.getByText(say('prompts.hint.page'))).toBeVisible();
  // What is pasted is cut as a page is, and that is said.
  await text.fill('word after word '.repeat(5_000));
  await expect(panel.page.getByText(/8,000 tokens are assumed/)).toBeVisible();
  await text.press('Enter');
  await panel.until('finished');
  expect(sentIn(await chat(0))).toMatch(/A web page, cut: the first \d+ of 80000 characters:/);
  await choose();
  await panel.page.getByRole('button', { name: say('prompts.leave') }).click();
  await panel.page.close();

  server.when(({ path }) => path === '/page', htmlPage(200, pageFixtures.article));
  const page = await sidestream.context.newPage();
  await page.goto(`${server.url}/page`);
  panel = await sidestream.openPanel();
  await panel.newConversation.click();
  await choose();
  const name = say('context.page', { title: 'How a tidal mill works | Harbour Weekly' });
  const chip = panel.page.getByRole('button', { name, expanded: false });
  await expect(chip).toBeVisible();
  // It is shown once, and goes with the prompt that has added it.
  await expect(panel.page.locator('.chip')).toHaveCount(1);
  await panel.message.press('Escape');
  await expect(panel.page.locator('.prompt-card')).toHaveCount(0);
  await expect(chip).toHaveCount(0);
  // What is sent while it is read waits for it.
  await choose();
  await expect(panel.page.locator('.prompt-card')).toBeVisible();
  await panel.message.press('Enter');
  await expect(panel.page.getByText(say('prompts.hint.page'))).toHaveCount(0);
  await panel.until('finished');
  const sent = sentIn(await chat(1));
  expect(sent).toMatch(
    /^In three points:\n\nA web page:\n<(page-\w+)>\nHow a tidal mill works[^]*<\/\1>$/,
  );
  expect(sent.split('</page-')).toHaveLength(2);
  await expect(panel.page.getByRole('button', { name, expanded: false })).toHaveCount(0);
  await page.close();
});
