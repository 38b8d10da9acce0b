import { callScript, textScript } from '../support/fault-server/call-scripts.ts';
import { startMcpServer } from '../support/mcp-server/start.ts';
import { toToolServer } from '../support/mcp-server/to-tool-server.ts';
import { say } from '../e2e/support/scenarios.ts';
import type { Look, Studio } from './studio.ts';

const both: Look = { schemes: ['light', 'dark'] };
const narrow: Look = { width: 320 };

/** What servers of tools give: what can be read, prompts, tools, and what is said where they give nothing. */
export async function shootServing({ sidestream, server, shoot, panel }: Studio): Promise<void> {
  const mcp = await startMcpServer();
  const gone = { origin: 'http://127.0.0.1:1' };
  await sidestream.set({
    toolServers: [
      toToolServer(mcp, '/mcp', { name: 'Harbour notes' }),
      toToolServer(gone, '/gone', { name: 'Office' }),
    ],
  });
  const shown = await panel();
  const { page } = shown;
  const add = page.getByRole('button', { name: say('panel.addContext') });
  const from = (name: string) => page.locator('.from-servers .button', { hasText: name });
  await add.click();
  await from('Office').waitFor();
  await shoot(page, 'serving-offer', 'Servers: what can be asked', both);
  await from('Office').click();
  await page.locator('.resource-list [role=alert]:not(:empty)').scrollIntoViewIfNeeded();
  await shoot(page, 'serving-fault', 'Servers: one that cannot be reached', narrow);
  await from('Harbour').click();
  await page.locator('.resource').last().scrollIntoViewIfNeeded();
  await shoot(page, 'serving-list', 'Servers: what one offers to read', both);
  for (const language of ['de', 'ar-XB'] as const) {
    await sidestream.set({ language });
    await page.locator(`html[lang=${language}]`).waitFor({ state: 'attached' });
    await shoot(page, `serving-list-${language}`, `Servers: to read, ${language}`, narrow);
  }
  await sidestream.set({ language: 'en' });
  await page.locator('.resource', { hasText: 'dot' }).click();
  await page.locator('.chip-name').waitFor();
  await shoot(page, 'serving-chip', 'Servers: a picture goes along, a file does not', both);
  await page.locator('.chip .icon-button').click();

  await shown.message.fill('/');
  await page.getByRole('option', { name: 'A poster' }).waitFor();
  await page.locator('.slash-none', { hasText: 'Office' }).waitFor();
  await page.getByRole('option').last().scrollIntoViewIfNeeded();
  await shoot(page, 'serving-slash', 'Servers: prompts behind the own ones', both);
  await shown.message.fill('/review');
  await shown.message.press('Enter');
  await page.locator('.prompt-card').waitFor();
  await shoot(page, 'serving-prompt', 'Servers: what a prompt wants', both);
  for (const language of ['de', 'ar-XB'] as const) {
    await sidestream.set({ language });
    await page.locator(`html[lang=${language}]`).waitFor({ state: 'attached' });
    await shoot(page, `serving-prompt-${language}`, `Servers: a prompt, ${language}`, narrow);
  }
  await sidestream.set({ language: 'en' });
  await shown.message.fill('/poster');
  await shown.message.press('Enter');
  await page.getByText('a picture (image/png)').waitFor();
  await shoot(page, 'serving-prompt-left', 'Servers: a prompt, and what it left out', both);
  await shown.message.fill('');

  await sidestream.set({ toolsOn: true });
  await page.close();
  const asking = await panel();
  server.next(
    callScript('chat-completions', 'I add them.', [['Harbour_notes_x', { a: 20, b: 22 }]]),
  );
  server.next(textScript('chat-completions', 'There are 42 of them.'));
  await asking.ask('How many are there?');
  await asking.until('finished');
  await shoot(asking.page, 'serving-missing', 'Servers: asked without the tools of one', both);
  await shoot(asking.page, 'serving-missing-320', 'Servers: asked without, 320 px', narrow);
  await sidestream.set({ language: 'de' });
  await asking.page.locator('html[lang=de]').waitFor({ state: 'attached' });
  await shoot(asking.page, 'serving-missing-de', 'Servers: asked without, German', narrow);
  await sidestream.set({ language: 'en', toolsOn: false, toolServers: [] });
  await asking.page.close();
  await mcp.stop();
}
