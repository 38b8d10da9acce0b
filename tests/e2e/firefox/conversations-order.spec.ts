import { expect } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { letDeletionAge } from '../support/deleted-rows.ts';
import { test } from '../support/firefox-test.ts';
import { say } from '../support/scenarios.ts';

test('a conversation is renamed, pinned, deleted and brought back, and at last gone for good', async ({
  panel,
  server,
}) => {
  const { view } = panel;
  const titles = (): Promise<string[]> =>
    view.evaluate(() =>
      Array.from(document.querySelectorAll('.sheet-row-title'), (title) => title.textContent ?? ''),
    );
  const choose = async (title: string, words: string): Promise<void> => {
    await view.press(say('export.more', { title }));
    await view.press(`${words} ${title}`);
  };
  server.next(chatStream({ text: 'They stand.' }));
  await panel.ask('Why do lakes stand?');
  await panel.until('finished');
  await view.press(say('panel.conversations'));
  await choose('Why do lakes stand?', say('list.rename'));
  await expect
    .poll(() => view.evaluate(() => document.activeElement?.classList.contains('row-field')))
    .toBe(true);
  await view.type('Still waters');
  await view.key('Enter');
  await expect.poll(async () => (await titles())[0]).toBe('Still waters');
  await choose('Still waters', say('list.pin'));
  await expect
    .poll(() => view.evaluate(() => document.querySelectorAll('.sheet-row .icon-pin').length))
    .toBe(1);

  await choose('Still waters', say('export.delete'));
  await expect.poll(titles).not.toContain('Still waters');
  await expect.poll(async () => (await panel.read()).length).toBe(0);
  await view.press(say('list.undo'));
  await expect.poll(async () => (await titles())[0]).toBe('Still waters');

  await choose('Still waters', say('export.delete'));
  await expect.poll(titles).not.toContain('Still waters');
  await letDeletionAge(view);
  expect(await view.evaluate(countDeleted)).toBe(1);
  // The next deletion looks at all that lies there.
  await view.key('Escape');
  await expect.poll(() => view.evaluate(() => document.querySelector('dialog'))).toBe(null);
  server.next(chatStream({ text: 'Here.' }));
  await panel.ask('And rivers?');
  await panel.until('finished');
  await view.press(say('panel.conversations'));
  await choose('And rivers?', say('export.delete'));
  await expect.poll(() => view.evaluate(countDeleted)).toBe(1);
});

// Sent into the page as text.

function countDeleted(): Promise<number> {
  return new Promise((resolve) => {
    const opening = indexedDB.open('sidestream');
    opening.addEventListener('success', () => {
      const database = opening.result;
      const rows = database.transaction('conversations').objectStore('conversations');
      const counting = rows.index('byDeletion').count();
      counting.addEventListener('success', () => {
        database.close();
        resolve(counting.result);
      });
    });
  });
}
