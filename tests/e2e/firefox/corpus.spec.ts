import { expect } from '@playwright/test';
import { toAnswers, toCorpus } from '../../corpus/corpus.ts';
import { allowlist } from '../../support/dom-allowlist.ts';
import { auditDom } from '../../support/dom-audit.ts';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { createCanary } from '../support/canary.ts';
import { test } from '../support/firefox-test.ts';
import { plantCanary, takeMarks } from '../support/page-watch.ts';

test('the panel shows the corpus and does nothing else', async ({ panel, sidestream, server }) => {
  const canary = await createCanary();
  const { view } = panel;
  await view.evaluate(plantCanary);
  const noticed: string[] = [];
  const own = new URL(view.page.url()).origin;
  view.page.on('request', (request) => {
    if (!request.url().startsWith(`${own}/`)) noticed.push(request.url());
  });
  view.page.on('framenavigated', (frame) => noticed.push(frame.url()));
  view.page.on('dialog', (dialog) => noticed.push(dialog.message()));
  const tabs = (await sidestream.browser.pages()).length;

  const answers = toAnswers(toCorpus(canary.host), 300);
  for (const [index, markdown] of answers.entries()) {
    const deltas = index % 2 === 0 ? [markdown] : markdown.split('');
    server.next(chatStream({ deltas, split: 'whole' }));
    await panel.ask(`Part ${index}`);
    await expect.poll(async () => (await panel.read()).length).toBe(index + 1);
    await panel.until('finished');
  }
  expect(await view.evaluate(auditDom, { root: 'article', allowed: allowlist })).toEqual([]);
  expect(await view.evaluate(takeMarks)).toEqual([]);
  expect(noticed).toEqual([]);
  expect(canary.seen).toEqual([]);
  expect(await sidestream.browser.pages()).toHaveLength(tabs);
  await canary.close();
});
