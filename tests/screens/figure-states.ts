import type { Page } from '@playwright/test';
import type { FigureRow } from '../../lib/core/figure-row.ts';
import { say } from '../e2e/support/scenarios.ts';
import { toRow } from '../support/figure-rows.ts';
import { putFigures } from '../e2e/support/put-figures.ts';
import { answering } from './panel-states.ts';
import type { Look, Studio } from './studio.ts';

const both: Look = { schemes: ['light', 'dark'] };

/** A month of answers of several models, as somebody has it who asks every day. */
function toMonthRows(): FigureRow[] {
  const now = new Date();
  const month = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}`;
  const models = [
    { model: 'gpt-4o', connectionId: 'k-1', connection: 'OpenAI', cost: 0.021 },
    { model: 'claude-opus-5-5', connectionId: 'k-2', connection: 'Anthropic, at work', cost: 0.08 },
    { model: 'llama-4-scout-instruct-quantized', connectionId: 'k-3', connection: '', cost: 0 },
    { model: 'mistral-medium-latest', connectionId: 'k-1', connection: 'OpenAI' },
  ];
  return Array.from({ length: 90 }, (_, at) => {
    const { cost, ...asked } = models[(at * 7) % 4]!;
    const share = 0.4 + ((at * 37) % 100) / 60;
    return toRow({
      ...asked,
      id: `row-${at}`,
      month,
      askedAtMs: new Date(now.getFullYear(), now.getMonth(), 1 + ((at * at) % 27), 12).getTime(),
      promptTokens: Math.round(2_400 * share),
      completionTokens: Math.round(600 * share),
      completionAbout: at % 11 === 0,
      firstTokenMs: 300 + ((at * 53) % 900),
      tokensPerSecond: 20 + ((at * 17) % 60),
      ...(cost !== undefined && { cost: cost * share }),
      ...(at % 9 === 0 && { title: true, model: 'gpt-4o-mini', cost: 0.0004 * share }),
    });
  });
}

async function showFigures(page: Page): Promise<void> {
  const section = page.locator('.figures-section');
  await section.waitFor();
  await section.evaluate((element) => element.scrollIntoView());
}

/** What answers took and cost: of a month, of a conversation, of one; the budget, and the prices. */
export async function shootFigures({ sidestream, server, shoot }: Studio): Promise<void> {
  const { page } = await sidestream.openOptions();
  await showFigures(page);
  await shoot(page, 'figures-none', 'Figures: none yet', { ...both, width: 800, height: 900 });
  await putFigures(page, toMonthRows());
  await page.reload();
  await showFigures(page);
  await page.locator('.figures-columns').waitFor();
  await shoot(page, 'figures-month', 'Figures: a month', { ...both, width: 800, height: 1000 });
  await showFigures(page);
  await shoot(page, 'figures-320', 'Figures: 320 px', { ...both, width: 320, height: 1200 });
  await shoot(page, 'figures-forced', 'Figures: the user’s own colours', {
    width: 320,
    height: 1200,
    forcedColors: true,
  });
  await page.locator('.price-list .button').first().click();
  await page.locator('.price-editor input').first().fill('a lot');
  await page.locator('.price-editor .button').first().click();
  await page.locator('#monthly-budget').fill('much');
  await page.locator('#monthly-budget').press('Enter');
  await page.locator('#monthly-budget').evaluate((element) => element.scrollIntoView());
  await shoot(page, 'figures-faults', 'Figures: a price and a budget that are none', {
    ...both,
    width: 400,
    height: 800,
  });
  for (const [language, name] of [
    ['ar-XB', 'right-to-left'],
    ['de', 'German'],
  ] as const) {
    await sidestream.set({ language });
    await page.locator(`html[lang=${language}]`).waitFor({ state: 'attached' });
    await showFigures(page);
    await shoot(page, `figures-${language}`, `Figures: ${name}`, { width: 400, height: 1400 });
  }
  await sidestream.set({ language: 'en', monthlyBudget: 2 });

  const panel = await sidestream.openPanel();
  server.next(answering('It took a while, and it was not dear.', { usage: true }));
  await panel.ask('What did that cost?');
  await panel.until('finished');
  await panel.page.locator('.budget-banner').waitFor();
  await panel.page
    .getByRole('button', { name: say('answer.more') })
    .last()
    .click();
  await panel.page.locator('.answer-figures').waitFor();
  await shoot(panel.page, 'figures-answer', 'Panel: figures of an answer, budget spent', both);
  await shoot(panel.page, 'figures-answer-280', 'Panel: figures, 280 px', { width: 280 });
  await panel.page.getByRole('button', { name: say('panel.conversations') }).click();
  await panel.page.locator('.sheet-item .icon-button').first().click();
  await panel.page.locator('.sheet-actions').getByText(say('list.figures')).click();
  await panel.page.locator('.figures-table').first().waitFor();
  await shoot(panel.page, 'figures-conversation', 'Panel: figures of a conversation', both);
  await shoot(panel.page, 'figures-conversation-280', 'Panel: figures of a conversation, 280 px', {
    width: 280,
  });
  await sidestream.set({ language: 'ar-XB' });
  await panel.page.locator('html[lang=ar-XB]').waitFor({ state: 'attached' });
  await shoot(panel.page, 'figures-conversation-rtl', 'Panel: figures, right-to-left');
  await sidestream.set({ language: 'en', monthlyBudget: null });
  await panel.page.close();
  await page.close();
}
