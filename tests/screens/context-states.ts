import type { Page } from '@playwright/test';
import { htmlPage } from '../support/fault-server/chat-script.ts';
import { makePdf } from '../support/make-pdf.ts';
import { pageFixtures, toLongTable } from '../support/page-fixtures.ts';
import { answering } from './panel-states.ts';
import type { Studio } from './studio.ts';

const both = { schemes: ['light', 'dark'] } as const;

/** What goes along with a question: pages, what is sent of them, and what stands in the way. */
export async function shootContext(studio: Studio): Promise<void> {
  const { sidestream, shoot } = studio;
  const mill = await visit(studio, pageFixtures.article);
  const panel = await studio.panel(answering('It is about a mill that the tide drives.'));
  const { page } = panel;
  const add = page.locator('.composer-box > .icon-button').first();
  const offer = page.locator('.add-context > .button');
  const chips = page.locator('.chip-name');
  await panel.message.fill('What is it about?');
  await add.click();
  await offer.waitFor();
  await shoot(page, 'context-offer', 'Context: the page in front is offered', both);
  await offer.click();
  await chips.first().waitFor();
  await shoot(page, 'context-chip', 'Context: a page goes along', both);
  await chips.first().click();
  await shoot(page, 'context-preview', 'Context: what is sent', both);
  await shoot(page, 'context-preview-280', 'Context: what is sent, 280 px', { width: 280 });
  await mill.close();

  const table = await visit(studio, toLongTable(1_500));
  await add.click();
  await offer.click();
  await chips.nth(1).waitFor();
  await chips.nth(1).click();
  await page.locator('input[type=range]').waitFor();
  await shoot(page, 'context-cut', 'Context: two pages, cut to what the model reads', both);
  await table.close();

  const far = await sidestream.context.newPage();
  await far.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: '<p>Far' }));
  await far.goto('https://far.example/');
  await add.click();
  await offer.waitFor();
  await shoot(page, 'context-permission', 'Context: what the browser will ask', both);
  await shoot(page, 'context-permission-320', 'Context: what the browser will ask, 320 px', {
    width: 320,
  });
  await page.locator('input[type=file]').setInputFiles({
    name: 'timetable.pdf',
    mimeType: 'application/pdf',
    buffer: makePdf(['Ferry'], { password: 'tide' }),
  });
  await page.locator('.pdf-password').waitFor();
  await shoot(page, 'context-pdf-locked', 'Context: a locked PDF', both);
  await far.goto('chrome://version/');
  await add.click();
  await page.locator('.add-context > p').first().waitFor();
  await shoot(page, 'context-restricted', 'Context: a page that no extension may read');
  await far.close();
  for (const language of ['de', 'ar-XB'] as const) {
    await sidestream.set({ language });
    await shoot(page, `context-${language}`, `Context: ${language}`, { width: 320 });
  }
  await sidestream.set({ language: 'en' });
  await page.close();
}

async function visit({ sidestream, server }: Studio, html: string): Promise<Page> {
  const address = `/page/${html.length}`;
  const forget = server.when(({ path }) => path === address, htmlPage(200, html));
  const page = await sidestream.context.newPage();
  await page.goto(server.url + address);
  forget();
  return page;
}
