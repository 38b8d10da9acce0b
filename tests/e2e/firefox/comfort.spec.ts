import { expect } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { test } from '../support/firefox-test.ts';

test('Firefox: a setting is found by another word and gone to; the popup has the last conversation at an arrow', async ({
  sidestream,
  panel,
  server,
}) => {
  const { view } = await sidestream.openOptions();
  const { keyboard } = view.page;
  const active = (): Promise<string> => view.evaluate(() => document.activeElement?.id ?? '');
  // It is offered once it is known that there is anything set up.
  await expect
    .poll(() => view.evaluate(() => document.querySelector('input[type=search]') !== null))
    .toBe(true);
  await view.evaluate(() => document.querySelector<HTMLElement>('h2')?.focus());
  await keyboard.press('/');
  await expect
    .poll(() => view.evaluate(() => (document.activeElement as HTMLInputElement | null)?.type))
    .toBe('search');
  await view.type('font');
  await expect
    .poll(() => view.evaluate(() => document.querySelector('[data-current-hit] select')?.id ?? ''))
    .toBe('text-size');
  expect(
    await view.evaluate(() => Array.from(CSS.highlights.get('setting') ?? []).length),
  ).toBeGreaterThan(0);
  await keyboard.press('Enter');
  await expect.poll(active).toBe('text-size');
  // The browser's own Ctrl+K is for the web.
  await keyboard.down('Control');
  await keyboard.press('k');
  await keyboard.up('Control');
  await expect
    .poll(() => view.evaluate(() => (document.activeElement as HTMLInputElement | null)?.type))
    .toBe('search');
  await keyboard.press('Escape');
  await expect
    .poll(() => view.evaluate(() => document.querySelectorAll('[data-folded]').length))
    .toBe(0);
  await view.close();

  server.next(chatStream({ text: 'At an arrow.' }));
  await panel.ask('Where are you?');
  await panel.until('finished');
  const popup = await sidestream.openPopup();
  await expect
    .poll(() =>
      popup.view.evaluate(() => document.querySelector('.recent .sheet-row-title')?.textContent),
    )
    .toBe('Where are you?');
  await popup.focus();
  const rows = await popup.view.evaluate(() => document.querySelectorAll('.recent li').length);
  for (let row = 0; row < rows; row += 1) await popup.view.page.keyboard.press('ArrowUp');
  await popup.view.key('Enter');
  await popup.untilText('At an arrow.');
  await popup.view.close();
});
