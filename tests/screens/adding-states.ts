import { say } from '../e2e/support/scenarios.ts';
import { pngFile } from '../support/attachment-files.ts';
import { held, untilHeld } from './panel-states.ts';
import type { Look, Studio } from './studio.ts';
import { prose } from './texts.ts';

const both: Look = { schemes: ['light', 'dark'] };

/** What a browser would let be seen that had been asked. */
function allowAll(shown: { picture: string; titles: readonly string[] }): void {
  const tabs = shown.titles.map((title, id) => ({
    id: id + 1,
    title,
    url: `https://page-${id}.example/`,
    lastAccessed: -id,
  }));
  Object.assign(chrome.permissions, { contains: async () => true });
  Object.assign(chrome.tabs, {
    query: async () => tabs,
    captureVisibleTab: async () => shown.picture,
  });
}

/** Questions that wait for an answer's end, tabs by their titles, and a part of a screenshot. */
export async function shootAdding(studio: Studio): Promise<void> {
  const { sidestream, server, shoot, panel } = studio;
  const asked = await panel(held(prose.answer));
  await asked.ask(prose.question);
  await untilHeld(asked, prose.answer);
  for (const question of [prose.followUp, 'A longer one, about dust and smoke and what they do']) {
    await asked.message.fill(question);
    await asked.page.getByRole('button', { name: say('panel.waitingAdd') }).click();
  }
  await asked.message.fill('And');
  const list = asked.page.getByRole('list', { name: say('panel.waiting') });
  await list.getByRole('listitem').nth(1).waitFor();
  await shoot(asked.page, 'waiting', 'Questions that wait', both);
  await shoot(asked.page, 'waiting-280', 'Questions that wait, 280 px', { width: 280 });
  await asked.message.fill('');
  for (const row of [1, 0])
    await list.getByRole('listitem').nth(row).getByRole('button').last().click();
  server.release('never');
  await asked.until('finished');
  await asked.page.close();

  const asks = await panel();
  await asks.message.fill('Compare @');
  await asks.page.getByText(say('context.asksForTabs')).waitFor();
  await shoot(asks.page, 'tabs-asked', 'Tabs: what the browser will ask', { width: 320, ...both });
  await asks.page.close();

  const { page } = await panel();
  await page.addInitScript(allowAll, {
    picture: `data:image/png;base64,${pngFile('a.png', { width: 1200, height: 800 }).buffer.toString('base64')}`,
    titles: [
      'How a tidal mill works | Harbour Weekly',
      'Sourdough will not rise in winter: what fifty bakers have tried, and what has helped',
      'لماذا السماء زرقاء؟',
      '',
    ],
  });
  await page.reload();
  await page.locator('.draft').fill('Compare @');
  await page.locator('.tab-option').first().waitFor();
  await shoot(page, 'tabs', 'Tabs: by their titles', both);
  await shoot(page, 'tabs-280', 'Tabs: 280 px', { width: 280 });
  await page.locator('.draft').fill('Compare @xylophone');
  await page.locator('.tab-option').first().waitFor({ state: 'detached' });
  await shoot(page, 'tabs-none', 'Tabs: none of that name', { width: 320 });
  await page.locator('.draft').fill('');
  await page.getByRole('button', { name: say('panel.addContext') }).click();
  await page.getByRole('button', { name: say('attach.capture') }).click();
  await page.locator('.crop-dialog').waitFor();
  await shoot(page, 'crop', 'Screenshot: which part of it', both);
  await shoot(page, 'crop-280', 'Screenshot: which part, 280 px', { width: 280 });
  await sidestream.set({ language: 'de' });
  await page.locator('html[lang=de]').waitFor({ state: 'attached' });
  await shoot(page, 'crop-de', 'Screenshot: which part, German', { width: 320 });
  await sidestream.set({ language: 'en' });
  await page.close();
}
