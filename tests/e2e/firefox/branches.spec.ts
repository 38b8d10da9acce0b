import { expect } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { test } from '../support/firefox-test.ts';
import { say, typed } from '../support/scenarios.ts';

test('a question is edited in its place, and both branches can be reached', async ({
  panel,
  server,
  chat,
}) => {
  const { view } = panel;
  server.next(chatStream({ text: 'Old way.' }), chatStream({ text: 'New way.' }));
  await panel.ask('How?');
  await panel.until('finished');
  await view.press(say('answer.edit'));
  const active = (): Promise<string> =>
    view.evaluate(() => document.activeElement?.className ?? '');
  await expect.poll(active).toBe('question-box');
  await view.type(' Where');
  await view.key('Escape');
  await expect
    .poll(() => view.evaluate(() => document.activeElement?.getAttribute('aria-label')))
    .toBe(say('answer.edit'));
  await view.key('Enter');
  await expect.poll(active).toBe('question-box');
  await view.type(' Why?');
  await view.key('Enter');
  await panel.untilText('New way.');
  await expect.poll(active).toBe('draft');
  expect((await chat(1)).body).toMatchObject({
    messages: [
      { role: 'system', content: typed.systemPrompt },
      { role: 'user', content: 'How? Why?' },
    ],
  });
  await view.press(say('answer.previousVersion'));
  await panel.untilText('Old way.');
  expect(await panel.questions()).toEqual(['How?']);
});

test('text that is selected with the mouse is quoted into the box, by click and by key', async ({
  panel,
  server,
}) => {
  const { view } = panel;
  server.next(chatStream({ text: 'The first line.\n\nThe second.' }));
  await panel.ask('Tell me');
  await panel.until('finished');
  await panel.focus();
  await view.type('So:');
  const { mouse, keyboard } = view.page;
  const select = async (line: number): Promise<void> => {
    const box = await view.evaluate((line) => {
      const range = new Range();
      range.selectNodeContents(document.querySelectorAll('.answer-text p')[line]!);
      const { left, right, top, height } = range.getBoundingClientRect();
      return { left, right, y: top + height / 2 };
    }, line);
    await mouse.move(box.left + 1, box.y);
    await mouse.down();
    await mouse.move(box.right + 20, box.y, { steps: 4 });
    await mouse.up();
    await expect.poll(() => panel.countButtons(say('branch.quote'))).toBe(1);
  };
  await select(0);
  await view.press(say('branch.quote'));
  await expect.poll(() => panel.draft()).toBe('So:\n\n> The first line.\n\n');
  await view.type('and');
  await select(1);
  await keyboard.down('Alt');
  await keyboard.down('Shift');
  await keyboard.press('KeyQ');
  await keyboard.up('Shift');
  await keyboard.up('Alt');
  const both = 'So:\n\n> The first line.\n\nand\n\n> The second.\n\n';
  await expect.poll(() => panel.draft()).toBe(both);
  await view.type('why?');
  expect(await panel.draft()).toBe(`${both}why?`);
  await expect.poll(() => panel.countButtons(say('branch.quote'))).toBe(0);
});
