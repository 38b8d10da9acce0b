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
  await expect(panel.page.getByText(say('prompts.hint.page'))).toBeVisible();
  await panel.page.getByRole('button', { name: say('prompts.leave') }).click();
  await panel.page.close();

  server.when(({ path }) => path === '/page', htmlPage(200, pageFixtures.article));
  const page = await sidestream.context.newPage();
  await page.goto(`${server.url}/page`);
  panel = await sidestream.openPanel();
  await choose();
  const name = say('context.page', { title: 'How a tidal mill works | Harbour Weekly' });
  await expect(panel.page.getByRole('button', { name, expanded: false })).toBeVisible();
  await expect(panel.page.getByText(say('prompts.hint.page'))).toHaveCount(0);
  await panel.message.press('Enter');
  await panel.until('finished');
  const { messages } = (await chat(0)).body as { messages: { content: string }[] };
  const sent = messages.at(-1)?.content ?? '';
  expect(sent).toMatch(
    /^In three points:\n\nA web page:\n<(page-\w+)>\nHow a tidal mill works[^]*<\/\1>$/,
  );
  expect(sent.split('</page-')).toHaveLength(2);
  await expect(panel.page.getByRole('button', { name, expanded: false })).toHaveCount(0);
  await page.close();
});
