import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { test } from '../support/chromium-test.ts';

test('the caret stays in the text when a note is defined before it ends', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const deltas = ['Text[^1] begins.\n\n[^1]: A note.\n\n', 'And it goes on', ' to its end.'];
  server.next(chatStream({ deltas, holdAfterDelta: { index: 1, name: 'noted' } }));
  await panel.ask('Go');
  await server.held('noted');
  await expect(panel.page.locator('.footnotes')).toBeVisible();
  await expect.poll(() => readCarets(panel.page)).toEqual(['And it goes on']);
  server.release('noted');
  await panel.until('finished');
  expect(await readCarets(panel.page)).toEqual([]);
});

test('a caret stands where the text will be while there is nothing of it to be seen', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const holds = [{ index: 0, name: 'unseen' }];
  server.next(chatStream({ deltas: ['[^1]: A note.\n', '\nText[^1].'], holdAfterDelta: holds }));
  await panel.ask('Go');
  await server.held('unseen');
  await expect.poll(() => readCarets(panel.page)).toEqual(['']);
  server.release('unseen');
  await panel.until('finished');
  expect(await readCarets(panel.page)).toEqual([]);
  await expect(panel.page.locator('[data-answer] p')).toHaveCount(1);
});

test('one caret stands at the end of what has come, however long it is, and blinks where nothing comes', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const paragraphs = Array.from({ length: 120 }, (_, index) => `Paragraph ${index}.\n\n`);
  const holds = [1, 30, 119].map((index) => ({ index, name: `at ${index}` }));
  server.next(chatStream({ deltas: paragraphs, deltasPerSecond: 60, holdAfterDelta: holds }));
  const end = panel.answers.locator('p', { hasText: 'Paragraph' }).last();
  const blinking = (): Promise<number> =>
    panel.page.evaluate(
      () =>
        document
          .getAnimations()
          .filter(({ id, playState }) => id === 'caret' && playState === 'running').length,
    );
  await panel.ask('Go');
  for (const { index, name } of holds) {
    await server.held(name);
    await expect(end).toHaveText(`Paragraph ${index}.`);
    expect(await readCarets(panel.page)).toEqual([`Paragraph ${index}.`]);
    await expect.poll(blinking).toBe(1);
    // Looked for in the page itself: by the time that a test asks, the text may stand still again.
    const unblinking = index === 30 && panel.page.evaluate(untilNothingBlinks);
    server.release(name);
    await unblinking;
  }
  await panel.until('finished');
  expect(await readCarets(panel.page)).toEqual([]);
});

/** Sent into the page as text. */
function untilNothingBlinks(): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (document.getAnimations().some(({ id }) => id === 'caret')) requestAnimationFrame(look);
      else resolve();
    };
    look();
  });
}

/** The texts at whose ends a caret stands. */
const readCarets = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    Array.from(document.querySelectorAll('[data-answer], [data-answer] *'))
      .filter((element) => getComputedStyle(element, '::after').content === '""')
      .map((element) => element.textContent.trim()),
  );
