import { expect } from '@playwright/test';
import type { KeyInput } from 'puppeteer-core';
import { composerKeys } from '../../../components/composer/composer-keys.ts';
import { listKeys } from '../../../components/header/list-keys.ts';
import { paletteKeys } from '../../../components/palette/palette-keys.ts';
import { keys } from '../../../lib/strings/en/keys.ts';
import { keyMap, toKey } from '../../../lib/surface/key-map.ts';
import type { KeyCommand, KeyPlace } from '../../../lib/surface/key-map.ts';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { test } from '../support/firefox-test.ts';
import { say, unfinished } from '../support/scenarios.ts';

test('Firefox leaves every key of the table to the page, and each does what the sheet says', async ({
  panel,
  server,
}) => {
  const { page } = panel.view;
  /** Presses the key of a command as the table has it. */
  const press = async (command: KeyCommand, place: KeyPlace = 'anywhere'): Promise<void> => {
    const parts = (toKey(command, place) ?? '').split('+');
    const modifiers = parts.slice(0, -1).map((key) => key.replace('Ctrl', 'Control') as KeyInput);
    const key = parts.at(-1) ?? '';
    for (const modifier of modifiers) await page.keyboard.down(modifier);
    await page.keyboard.press((modifiers.length > 0 ? key : key.toLowerCase()) as KeyInput);
    for (const modifier of modifiers) await page.keyboard.up(modifier);
  };
  const active = (): Promise<string> =>
    panel.view.evaluate(() => document.activeElement?.className ?? '');
  const count = (selector: string): Promise<number> =>
    panel.view.evaluate((selector) => document.querySelectorAll(selector).length, selector);

  await panel.focus();
  await press('help');
  await expect.poll(() => count('.key-sheet')).toBe(1);
  const rows = await panel.view.evaluate(() =>
    Array.from(document.querySelectorAll('.key-sheet dt'), ({ textContent }) => textContent),
  );
  const ofFind = [say('find.open'), say('find.next'), say('find.previous')];
  const shown = [...keyMap, ...composerKeys, ...listKeys, ...paletteKeys];
  const own = shown.map(({ command }) => keys[`keys.${command}`]);
  const all = [...own, ...ofFind];
  expect(new Set(rows)).toEqual(new Set(all));
  await page.keyboard.press('Escape');
  await expect.poll(() => count('.key-sheet')).toBe(0);

  server.next(unfinished(['Half an ans'], 'silence'));
  await panel.ask('One');
  await panel.untilText('Half an ans');
  await page.keyboard.press('Escape');
  await panel.until('stopped');
  server.next(chatStream({ text: 'A whole answer.' }));
  await press('continue');
  await panel.until('finished');
  server.next(chatStream({ text: 'Another answer.' }));
  await press('retry');
  await panel.untilText('Another answer.');
  await panel.until('finished');

  await press('previous');
  expect(await active()).toContain('answer');
  await press('previous', 'log');
  expect(await active()).toContain('question');
  await press('next', 'log');
  await press('speak');
  await expect
    .poll(() => panel.view.evaluate(() => document.querySelector('.spoken-answer')?.textContent))
    .toBe('Another answer.');
  await press('copy-answer');
  await expect
    .poll(() => panel.view.evaluate(() => document.querySelector('.key-note')?.textContent))
    .toBe(say('panel.answerCopied'));
  await press('compose');
  expect(await active()).toBe('draft');
  await press('list');
  await expect.poll(() => count('.sheet-search')).toBe(1);
  await page.keyboard.press('Escape');
  await press('new');
  await expect.poll(() => count('article')).toBe(0);
  expect(await active()).toBe('draft');
});

test('in Firefox too each block has its own direction, and its list the marks on that side', async ({
  panel,
  server,
}) => {
  server.next(chatStream({ text: 'One.\n\n- واحد\n- two\n\n> اقتباس\n\n| اسم |\n|---|\n| نهر |' }));
  await panel.ask('Go');
  await panel.until('finished');
  const directions = await panel.view.evaluate(() =>
    ['p', 'ul', 'blockquote', 'table'].map((selector) => {
      const block = document.querySelector(`.answer-text ${selector}`)!;
      return document.defaultView!.getComputedStyle(block).direction;
    }),
  );
  expect(directions).toEqual(['ltr', 'rtl', 'rtl', 'rtl']);
});
