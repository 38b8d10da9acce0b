import { expect } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { test } from '../support/chromium-test.ts';

const text = `A[^1] b[^2] c.

[^1]: One.

    Two.

    - three
    - four
[^2]:
    On the next line.

    \`\`\`js
    let six;
    \`\`\`

After.
`;

test('a note goes on while it streams, whatever it is made of, as when it is there at once', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const pictures: string[] = [];
  for (const deltas of [[text], text.match(/[\s\S]{1,3}/g) ?? []]) {
    server.next(chatStream({ deltas, deltasPerSecond: 100 }));
    await panel.ask('Go');
    await panel.until('finished');
    const notes = panel.answers.last().locator('.footnotes');
    await expect(notes.locator('.is-keyword')).toHaveText('let');
    pictures.push((await notes.innerText()).replaceAll(/\s+/g, ' '));
  }
  for (const words of ['One. Two. three four', 'On the next line.', 'let six;']) {
    expect(pictures[1]).toContain(words);
  }
  expect(pictures[1]).toBe(pictures[0]);
});

test('the way back from a note stands beside its last word, wherever its lines end', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  await panel.page.setViewportSize({ width: 320, height: 720 });
  const numbers = Array.from({ length: 80 }, (_, index) => index);
  const marks = numbers.map((number) => `[^${number}]`).join(' ');
  const notes = numbers.map((number) => `[^${number}]: One ${'i'.repeat(number)} and so on.`);
  server.next(chatStream({ text: `${marks}\n\n${notes.join('\n')}\n` }));
  await panel.ask('Measure');
  await panel.until('finished');
  const buttons = panel.answers.locator('.footnotes .icon-button');
  await expect(buttons).toHaveCount(numbers.length);
  const alone = await buttons.evaluateAll(
    (found) =>
      found.filter((button) => {
        const words = document.createRange();
        words.selectNodeContents(button.previousElementSibling!);
        const last = Array.from(words.getClientRects()).at(-1)!;
        return button.getBoundingClientRect().top >= last.bottom;
      }).length,
  );
  expect(alone).toBe(0);
});

test('the way back leads to the mark that the note was reached from', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const paragraphs = 'A paragraph between them.\n\n'.repeat(60);
  server.next(chatStream({ text: `First[^a]\n\n${paragraphs}Late[^a]\n\n[^a]: The note.\n` }));
  await panel.ask('Go');
  await panel.until('finished');
  const marks = panel.answers.locator('.footnote-mark');
  const back = panel.answers.locator('.footnotes .icon-button');
  await back.click();
  await expect(marks.first()).toBeFocused();
  await marks.last().focus();
  await panel.page.keyboard.press('Enter');
  await panel.page.keyboard.press('Tab');
  await expect(back).toBeFocused();
  await panel.page.keyboard.press('Enter');
  await expect(marks.last()).toBeFocused();
  await expect(marks.last()).toBeInViewport();
});
