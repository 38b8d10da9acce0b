import { expect } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { test } from '../support/chromium-test.ts';
import { readPaste } from '../support/chromium-clipboard.ts';
import { say } from '../support/scenarios.ts';

/** What nobody sees, and what a terminal obeys; with emoji and Persian, which are written with joiners. */
const hidden = '\u202e\u{e0069}\u{e0067}\u200b\u2066\u001b[31m\u009b1m\u0007\ufeff';
const needed = '👩\u200d💻 می\u200cخواهم';
const visible = '[31m1m';

const text = `A${hidden} **b${hidden}old** \`c${hidden}ode\` [l\u202e\u{e0069}\u200bink](<https://example.org/a${hidden}>) ${needed}

\`\`\`s${hidden}h
ls${hidden} -l
\`\`\`
`;

test('what is copied, by a button or by hand, is what can be read', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const { page, context } = { page: panel.page, context: sidestream.context };
  server.next(chatStream({ deltas: text.split(''), split: 'whole' }));
  await panel.ask('Copy me');
  await panel.until('finished');
  const answer = panel.answers.last();

  await answer.getByRole('button', { name: say('answer.copy'), exact: true }).click();
  await expect(answer.getByRole('button', { name: say('answer.copied') })).toBeVisible();
  expect((await readPaste(context)).text).toBe(
    text.replaceAll(hidden, visible).replaceAll(/[\u202e\u{e0069}\u200b]/gu, ''),
  );

  await page.bringToFront();
  await answer.getByRole('button', { name: say('markdown.copyCode') }).click();
  await expect.poll(async () => (await readPaste(context)).text).toBe(`ls${visible} -l\n`);

  await page.bringToFront();
  await page.locator('[data-answer]').evaluate((element) => {
    getSelection()?.selectAllChildren(element);
  });
  await page.keyboard.press('Control+c');
  const byHand = (await readPaste(context)).text;
  expect(byHand).toContain(
    `A${visible} b${visible}old c${visible}ode link (example.org) ${needed}`,
  );
  // Without the words of the buttons that stand above it.
  expect(byHand).toMatch(/\n\nls\[31m1m -l$/u);
  expect(byHand).not.toMatch(/[^\P{Cc}\t\n]|[\u200b\u202e\u2066\ufeff\u{e0000}-\u{e007f}]/u);
});

test('a list whose items stand close together is copied by hand without empty lines, whole or in part', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const { page, context } = { page: panel.page, context: sidestream.context };
  server.next(chatStream({ text: 'Take:\n\n- salt\n- oil\n  1. good\n  2. cheap\n- **time**\n' }));
  await panel.ask('What do I need?');
  await panel.until('finished');
  const copy = async (selector: string): Promise<string> => {
    await page.bringToFront();
    await page.locator(selector).evaluate((element) => getSelection()?.selectAllChildren(element));
    await page.keyboard.press('Control+c');
    return (await readPaste(context)).text.trim();
  };
  // What does it comes with the first selection.
  await expect.poll(() => copy('[data-answer]')).toBe('Take:\n\nsalt\noil\ngood\ncheap\ntime');
  expect(await copy('[data-answer] ul')).toBe('salt\noil\ngood\ncheap\ntime');
});

test('Ctrl+A in the conversation selects what was said in it, and in the box what is typed there', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const { page } = panel;
  server.next(chatStream({ reasoning: 'Let me see.', text: 'Because of **gravity**.' }));
  await panel.ask('Why do rivers flow?');
  await panel.until('finished');
  await panel.message.fill('A draft');
  const selected = (): Promise<string> =>
    page.evaluate(() => getSelection()?.toString().trim() ?? '');

  await panel.log.focus();
  await page.keyboard.press('Control+a');
  expect(await selected()).toMatch(/^Why do rivers flow\?\n+Because of gravity\.$/u);
  await page.keyboard.press('Control+c');
  expect((await readPaste(sidestream.context)).text.trim()).toMatch(
    /^Why do rivers flow\?\n+Because of gravity\.$/u,
  );

  // From a button in it, too.
  await page.bringToFront();
  await page.evaluate(() => getSelection()?.empty());
  await panel.answers.getByRole('button', { name: say('answer.copy'), exact: true }).focus();
  await page.keyboard.press('Control+a');
  expect(await selected()).toContain('Why do rivers flow?');
  expect(await selected()).not.toContain('Sidestream');

  await panel.message.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Another');
  await expect(panel.message).toHaveValue('Another');
});

test('formulas that are copied by hand are what they were written as', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const { page } = panel;
  const written = [
    'So $x^2$ and \\(a_1 \\le b\\) are.',
    '$$\n\\frac{1}{2}\n$$',
    '```py\nx = 1\ny = 2\n```',
    '- one $y^3$\n- two',
    '| a | b |\n| - | - |\n| $c^4$ | d |',
  ].join('\n\n');
  server.next(chatStream({ text: written }));
  await panel.ask('Why?');
  await panel.until('finished');
  await expect(page.locator('.formula > math')).toHaveCount(5);
  await panel.log.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  const pasted = await readPaste(sidestream.context);
  for (const formula of [
    'So $x^2$ and $a_1 \\le b$ are.\n',
    '\n$$\\frac{1}{2}$$\n',
    'one $y^3$\n',
    '\n$c^4$\td',
  ]) {
    expect(pasted.text).toContain(formula);
  }
  // All else is as the browser has it.
  const selected = await page.evaluate(() => getSelection()?.toString() ?? '');
  const toOthers = (text: string): string[] =>
    text.split('\n').filter((line) => /^(?:Why|x =|y =|two|a\t)/u.test(line));
  expect(toOthers(pasted.text)).toEqual(['Why?', 'x = 1', 'y = 2', 'two', 'a\tb']);
  expect(toOthers(selected)).toEqual(toOthers(pasted.text));
  expect(pasted.html).toContain('<math');
  await page.bringToFront();
  expect(await page.evaluate(() => getSelection()?.toString().trim())).toMatch(/^Why\?/u);
  expect(pasted.html).toContain('<li>two</li>');

  // A piece of one is the browser's to copy.
  await page
    .locator('.formula math msup')
    .first()
    .evaluate((power) => {
      getSelection()?.selectAllChildren(power.firstElementChild!);
    });
  await page.keyboard.press('Control+c');
  expect((await readPaste(sidestream.context)).text.trim()).toBe('x');
});

test('tasks that are copied by hand are as done as they were', async ({ sidestream, server }) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  server.next(chatStream({ deltas: ['- [', 'x] done\n- [ ', '] open'] }));
  await panel.ask('What is left?');
  await panel.until('finished');
  await panel.page.locator('[data-answer]').evaluate((element) => {
    getSelection()?.selectAllChildren(element);
  });
  await panel.page.keyboard.press('Control+c');
  const { html } = await readPaste(sidestream.context);
  // Boxes as the browser gives them, or signs as the button does: what makes these may not be there yet.
  const boxes = html.match(/<input[^>]*>|[☑☐]/gu) ?? [];
  expect(boxes.map((box) => / checked|☑/u.test(box))).toEqual([true, false]);
});
