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

test('Ctrl+A in the conversation and a copy bring what was said in it, and formulas as they were written', async ({
  panel,
  server,
}) => {
  const { page } = panel.view;
  const copyAll = async (): Promise<string> => {
    await page.evaluate(() => document.querySelector<HTMLElement>('.log')!.focus());
    await page.keyboard.down('Control');
    await page.keyboard.press('a');
    await page.keyboard.press('c');
    await page.evaluate(() => document.querySelector('textarea')!.focus());
    await page.keyboard.press('a');
    await page.keyboard.press('v');
    const pasted = await page.evaluate(() => document.querySelector('textarea')!.value.trim());
    await page.keyboard.press('a');
    await page.keyboard.up('Control');
    await page.keyboard.press('Delete');
    return pasted;
  };
  server.next(chatStream({ reasoning: 'Let me see.', text: 'Because of **gravity**.' }));
  await panel.ask('Why?');
  await panel.until('finished');
  expect(await copyAll()).toMatch(/^Why\?\n+Because of gravity\.$/u);

  server.next(chatStream({ text: 'So $x^2$ is.\n\n$$\n\\frac{1}{2}\n$$\n\n- a\n- b' }));
  await panel.ask('And?');
  await panel.until('finished');
  await expect.poll(async () => (await panel.view.evaluate(readRich)).formulas.length).toBe(2);
  const copied = await copyAll();
  expect(copied).toMatch(/^Why\?\n+Because of gravity\.\n+And\?\n+So \$x\^2\$ is\.\n/u);
  expect(copied).toMatch(/\n\$\$\\frac\{1\}\{2\}\$\$\n+\W*a\n+\W*b$/u);
});
