import { say } from '../e2e/support/scenarios.ts';
import { bendPort } from './bend-port.ts';
import { answering } from './panel-states.ts';
import type { Look, Studio } from './studio.ts';
import { prose } from './texts.ts';

const both: Look = { schemes: ['light', 'dark'] };

/** What can be done with a branch: an edit, another model, a copy, a quote. */
export async function shootBranches({ sidestream, server, shoot, panel }: Studio): Promise<void> {
  const models = ['demo-model', 'a-model-with-a-long-name-2026-11-22-preview'];
  await sidestream.connect({ name: 'Another server', model: models[0]!, models });
  const surface = await panel(answering());
  const { page, answers } = surface;
  await surface.ask(prose.question);
  await surface.until('finished');
  server.next(answering(prose.followUpAnswer));
  await surface.ask(prose.followUp);
  await surface.until('finished');

  const pencil = page.getByRole('button', { name: say('answer.edit') }).last();
  await pencil.focus();
  await shoot(page, 'branch-pencil', 'Branches: the pencil of a question', both);
  await pencil.click();
  const box = page.getByRole('textbox', { name: say('branch.editField') });
  await box.fill(`${prose.followUp}\nOr green?`);
  await shoot(page, 'branch-edit', 'Branches: a question is edited', both);
  await shoot(page, 'branch-edit-280', 'Branches: edited, 280 px', { width: 280 });
  await sidestream.set({ language: 'ar-XB' });
  await page.locator('html[lang=ar-XB]').waitFor({ state: 'attached' });
  await shoot(page, 'branch-edit-ar-XB', 'Branches: edited, right-to-left', both);
  await sidestream.set({ language: 'en' });
  await page.locator('html[lang=en]').waitFor({ state: 'attached' });
  server.next(answering('Not by scattering alone.', { deltasPerSecond: 0 }));
  await box.press('Enter');
  await surface.untilText('Not by scattering alone.');
  await surface.until('finished');
  await shoot(page, 'branch-versions', 'Branches: two versions of a question', both);

  const more = answers.last().getByRole('button', { name: say('answer.more') });
  await answers.last().hover();
  await more.click();
  await page.getByText(say('branch.otherModel')).waitFor();
  await shoot(page, 'branch-more', 'Branches: what can be done with an answer', both);
  await shoot(page, 'branch-more-280', 'Branches: with an answer, 280 px', { width: 280 });
  for (const [language, name] of [
    ['ar-XB', 'right-to-left'],
    ['en-XA', 'pseudo-locale'],
    ['de', 'German'],
  ] as const) {
    await sidestream.set({ language });
    await page.locator(`html[lang=${language}]`).waitFor({ state: 'attached' });
    await shoot(page, `branch-more-${language}`, `Branches: with an answer, ${name}`, {
      width: 320,
    });
  }
  await sidestream.set({ language: 'en' });
  await page.locator('html[lang=en]').waitFor({ state: 'attached' });

  await page.locator('.log').evaluate((log) => log.scrollTo(0, 0));
  await answers
    .first()
    .locator('.answer-text p')
    .nth(1)
    .evaluate((text) => document.getSelection()?.selectAllChildren(text));
  const quote = page.getByRole('button', { name: say('branch.quote') });
  await quote.waitFor();
  await shoot(page, 'branch-selected', 'Branches: a selection that can be quoted', both);
  await shoot(page, 'branch-selected-280', 'Branches: a selection, 280 px', { width: 280 });
  await quote.click();
  await page.keyboard.type('Five times, really?');
  await shoot(page, 'branch-quoted', 'Branches: a quote in the box', both);
  await surface.message.fill('');
  await page.close();

  const full = await sidestream.context.newPage();
  await full.addInitScript(bendPort, {
    replies: { 'conversation-fork': { type: 'carried-out', error: { kind: 'storage-full' } } },
  });
  await full.goto(sidestream.url('sidepanel.html'));
  const last = full.getByRole('article').last();
  await last.hover();
  await last.getByRole('button', { name: say('answer.more') }).click();
  await full.getByRole('button', { name: say('branch.fork') }).click();
  await full.getByText(say('branch.notForked')).waitFor();
  await shoot(full, 'branch-refused', 'Branches: a copy was refused', both);
  await shoot(full, 'branch-refused-280', 'Branches: a copy refused, 280 px', { width: 280 });
  await full.close();
}
