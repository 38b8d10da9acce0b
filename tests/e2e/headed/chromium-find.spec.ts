import { expect } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { readShortcut } from '../support/chrome-build.ts';
import { test } from '../support/chromium-test.ts';
import { hand } from '../support/firefox-desktop.ts';
import { say } from '../support/scenarios.ts';
import { toSurfacePage } from '../support/surface-page.ts';

test.use({
  start: { headed: true, args: ['--window-size=1200,800', '--window-position=0,0'] },
});

test("Ctrl+F in the real side panel opens its own find bar, and not the tab's", async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const web = await sidestream.context.newPage();
  await web.bringToFront();
  hand.click({ x: 600, y: 500 });
  hand.press(readShortcut('open-side-panel'));
  const panel = toSurfacePage(await sidestream.attach('sidepanel.html'));
  await panel.ready();
  await expect(panel.message).toBeFocused();
  server.next(chatStream({ text: 'A needle.' }));
  hand.type('where');
  hand.press('Return');
  await panel.until('finished');
  hand.press('Ctrl+F');
  const words = panel.page.getByRole('textbox', { name: say('find.words'), exact: true });
  await expect(words).toBeFocused();
  hand.type('needle');
  await expect(words).toHaveValue('needle');
  await expect(panel.page.locator('.find-count')).toHaveText('1 of 1');
  hand.press('Escape');
  await expect(panel.message).toBeFocused();
});
