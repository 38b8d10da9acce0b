import { expect } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { createRandom } from '../../support/random.ts';
import { test } from '../support/firefox-test.ts';
import { readRich, richAnswer } from '../support/rich-answer.ts';

test('formulas and code of a streamed answer are drawn', async ({ panel, server }) => {
  server.next(chatStream({ deltas: createRandom(5).split(richAnswer, 7), deltasPerSecond: 300 }));
  await panel.ask('Rich');
  await panel.until('finished');
  await expect.poll(async () => (await panel.view.evaluate(readRich)).formulas.length).toBe(4);
  await expect
    .poll(async () => (await panel.view.evaluate(readRich)).tokens)
    .toEqual(expect.arrayContaining(['is-comment:// A comment', 'is-string:"text"']));
  const shown = await panel.view.evaluate(readRich);
  expect(shown.displayed).toBe(2);
  expect(shown.sources).toEqual(['\\notacommand{x}']);
  expect(shown.text).toContain('for $5 and $10.');
});
