import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { composerKeys } from '../../../components/composer/composer-keys.ts';
import { listKeys } from '../../../components/header/list-keys.ts';
import { paletteKeys } from '../../../components/palette/palette-keys.ts';
import { keys } from '../../../lib/strings/en/keys.ts';
import { keyMap, toKey } from '../../../lib/surface/key-map.ts';
import type { KeyCommand, KeyPlace } from '../../../lib/surface/key-map.ts';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { test } from '../support/chromium-test.ts';
import { say, unfinished } from '../support/scenarios.ts';

/** Presses the key of a command as the table has it. */
async function press(page: Page, command: KeyCommand, place: KeyPlace = 'anywhere'): Promise<void> {
  const key = toKey(command, place);
  if (key === undefined) throw new Error(`${command} has no key ${place}`);
  await page.keyboard.press(key.replace('Ctrl', 'Control'));
}

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.className ?? '');

const copied = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());

const withCode =
  'Try this:\n\n```js\nlet a = 1;\nlet b = 2;\n```\n\nand **that**:\n\n```\nend\n```';

test('the sheet names every key of the table, and each of them opens or does what it says', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const { page } = panel;
  await press(page, 'help');
  const sheet = page.getByRole('dialog', { name: say('panel.keyboard') });
  await sheet.locator('dt').first().waitFor();
  const rows = await sheet.locator('dt').allTextContents();
  const ofFind = [say('find.open'), say('find.next'), say('find.previous')];
  const shown = [...composerKeys, ...listKeys, ...paletteKeys];
  const own = [...keyMap, ...shown].map(({ command }) => keys[`keys.${command}`]);
  const all = [...own, ...ofFind];
  expect(new Set(rows)).toEqual(new Set(all));
  const count = keyMap.reduce((sum, row) => sum + Object.keys(row.keys).length, 0);
  await expect(sheet.locator('dd')).toHaveCount(count + ofFind.length + shown.length);
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);

  // A sign that is typed is typed.
  await panel.message.fill('');
  await panel.message.press('?');
  await expect(panel.message).toHaveValue('?');
  await panel.log.focus();
  await press(page, 'help', 'outside-text');
  await sheet.waitFor();
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await page.getByRole('button', { name: say('panel.keyboard') }).click();
  await sheet.waitFor();
  // No other key counts while it is open.
  await press(page, 'list');
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);

  await page.getByRole('button', { name: say('common.settings') }).focus();
  await press(page, 'compose');
  await expect(panel.message).toBeFocused();
  expect(server.requests).toHaveLength(0);
});

test('what is asked for in the moment in which a dialog closes opens and stays', async ({
  sidestream,
}) => {
  await sidestream.connect();
  const { page } = await sidestream.openPanel();
  const dialogs = page.locator('dialog');
  for (const command of ['help', 'list', 'palette', 'models'] as const) {
    await press(page, command);
    await expect(dialogs.and(page.getByRole('dialog'))).toHaveCount(1);
    // The browser tells of its end with the next frame.
    await page.evaluate((command) => {
      document.querySelector('dialog')?.close();
      const ctrlK = new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true });
      if (command === 'palette') document.body.dispatchEvent(ctrlK);
      else document.querySelector<HTMLElement>(`[data-command=${command}]`)?.click();
    }, command);
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    await expect(dialogs).toHaveCount(1);
    await expect(dialogs).toHaveAttribute('open', '');
    await page.keyboard.press('Escape');
    await expect(dialogs).toHaveCount(0);
  }
});

test('a surface without a list and a find bar does not claim keys for them', async ({
  sidestream,
}) => {
  await sidestream.connect();
  const { page } = await sidestream.openPopup();
  await press(page, 'help');
  const sheet = page.getByRole('dialog', { name: say('panel.keyboard') });
  await expect(sheet.getByText(keys['keys.stop'])).toBeVisible();
  await expect(sheet.getByText(keys['keys.list'])).toHaveCount(0);
  await expect(sheet.getByText(say('find.open'))).toHaveCount(0);
});

test('an answer is stopped, asked for again, continued and left by keys', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const { page } = panel;
  server.next(unfinished(['Half an ans'], 'silence'));
  await panel.ask('One');
  await panel.untilText('Half an ans');
  await press(page, 'stop');
  await panel.until('stopped');
  server.next(chatStream({ text: 'A whole answer.' }));
  await press(page, 'continue');
  await panel.until('finished');
  expect(await panel.questions()).toEqual(['One', say('menu.continueQuestion')]);
  server.next(chatStream({ text: 'Another answer.' }));
  await press(page, 'retry');
  await panel.untilText('Another answer.');
  await panel.until('finished');

  await press(page, 'new');
  await expect(panel.answers).toHaveCount(0);
  await expect(panel.message).toBeFocused();
  await press(page, 'list');
  const list = page.getByRole('dialog', { name: say('panel.conversations') });
  await list.getByRole('button', { name: 'One' }).first().waitFor();
});

test('messages are walked, and answers and code are copied, by keys in the log and anywhere', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const { page } = panel;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  server.next(chatStream({ text: 'First.\n\n'.repeat(40) }));
  await panel.ask('One');
  await panel.until('finished');
  server.next(chatStream({ text: withCode }));
  await panel.ask('Two');
  await panel.until('finished');

  await press(page, 'previous');
  const rows = page.locator('.question, .answer');
  await expect(rows.nth(3)).toBeFocused();
  await press(page, 'previous', 'log');
  await expect(rows.nth(2)).toBeFocused();
  await press(page, 'previous', 'log');
  await press(page, 'previous', 'log');
  await press(page, 'previous', 'log');
  await expect(rows.nth(0)).toBeFocused();
  expect(await page.evaluate(() => document.activeElement?.matches(':focus-visible'))).toBe(true);
  await expect(page.locator('[data-command=latest]')).toBeVisible();
  await press(page, 'next', 'log');
  await expect(rows.nth(1)).toBeFocused();
  await press(page, 'latest');
  await expect(page.locator('[data-command=latest]')).toHaveCount(0);
  await press(page, 'next');
  await press(page, 'next');
  await expect(rows.nth(3)).toBeFocused();
  await press(page, 'copy-answer', 'log');
  await expect(page.locator('.key-note')).toHaveText(say('panel.answerCopied'));
  expect(await copied(page)).toBe(withCode);
  await press(page, 'copy-code', 'log');
  await expect(page.locator('.key-note')).toHaveText(say('panel.codeCopied'));
  expect((await copied(page)).trimEnd()).toBe('end');
  await press(page, 'next');
  await expect(panel.message).toBeFocused();

  // The same from the box, where a letter is a letter.
  await press(page, 'copy-answer');
  await expect.poll(() => copied(page)).toBe(withCode);
  await press(page, 'copy-code');
  await expect.poll(async () => (await copied(page)).trimEnd()).toBe('end');
  await page.keyboard.type('jkcx');
  await expect(panel.message).toHaveValue('jkcx');
  expect(await focused(page)).toBe('draft');
});

test('a screen reader is given the answer so far when a key asks for it, and then what follows', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const { page } = panel;
  const spoken = page.locator('.spoken-answer');
  server.next(
    chatStream({
      deltas: ['One *sentence*. And ha', 'lf of one.\n\n```\na\nb\n```\n'],
      holdAfterDelta: { index: 0, name: 'half' },
    }),
  );
  await panel.ask('Speak');
  await panel.untilText('One sentence. And ha');
  await expect(spoken).toHaveText('');
  await press(page, 'speak');
  await expect(spoken.locator('p')).toHaveText(['One sentence.']);
  server.release('half');
  await expect(spoken.locator('p')).toHaveText([
    'One sentence.',
    'And half of one. Code, 2 lines.',
  ]);
  await expect(spoken).toHaveAttribute('aria-live', 'polite');
});

test('with the setting each answer is spoken, in batches and never per token', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  await sidestream.set({ spokenSentences: true });
  const panel = await sidestream.openPanel();
  await panel.page.evaluate(() => {
    const region = document.querySelector('.spoken-answer')!;
    const batches: string[] = [];
    Object.assign(globalThis, { batches });
    new MutationObserver((records) => {
      for (const { addedNodes } of records) {
        for (const node of addedNodes) batches.push(node.textContent ?? '');
      }
    }).observe(region, { childList: true });
  });
  const deltas = Array.from({ length: 120 }, (_, at) => (at % 4 === 3 ? `end. ` : `Word `));
  server.next(chatStream({ deltas, deltasPerSecond: 60 }));
  await panel.ask('Speak');
  await panel.until('finished');
  const read = (): Promise<string[]> =>
    panel.page.evaluate(() => (globalThis as unknown as { batches: string[] }).batches);
  await expect.poll(async () => (await read()).join(' ')).toBe(deltas.join('').trim());
  expect((await read()).length).toBeLessThanOrEqual(5);
  expect((await read()).length).toBeGreaterThan(1);
  for (const batch of await read()) expect(batch).toMatch(/\.$/);
});
