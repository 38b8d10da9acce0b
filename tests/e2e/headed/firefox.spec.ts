import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect } from '@playwright/test';
import type { Page } from 'puppeteer-core';
import { starters } from '../../../lib/strings/en/starters.ts';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { startFirefox } from '../support/firefox-browser.ts';
import { findFirefoxBuild, readFirefoxManifest } from '../support/firefox-build.ts';
import { findOnScreen, hand, readMenu, takeFocus } from '../support/firefox-desktop.ts';
import type { Point } from '../support/firefox-desktop.ts';
import { toFirefoxSurface } from '../support/firefox-surface.ts';
import type { FirefoxSurface } from '../support/firefox-surface.ts';
import { test as base, toSidestream } from '../support/firefox-test.ts';
import type { Sidestream } from '../support/firefox-test.ts';
import { numbered, say } from '../support/scenarios.ts';

/*
 * Real gestures, from the keyboard and the mouse of the display. What is read of sidebar, popup and menu is read by
 * Firefox's own code, since WebDriver lists none of them; nothing is done through it but hiding the sidebar before each
 * test: the shortcut would close an open one.
 *
 * One thing cannot be had: the caret in a sidebar that the shortcut opened. Firefox leaves the focus in the page, and
 * neither `focus()` nor any call of the extension API takes it; a click does, or F6 twice.
 */

/** What the page says, and what is selected in it. */
const selected = ['First line of three.', 'Second line, indented:', '    third line.'];

const test = base.extend<
  { web: Page },
  { sharedFirefox: Sidestream; shortcuts: { sidebar: string; popup: string } }
>({
  sharedFirefox: [
    async ({ sharedServer }, use) => {
      const sidestream = toSidestream(await startFirefox({ headed: true }));
      await sidestream.connect(sharedServer);
      await use(sidestream);
      await sidestream.forget();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  shortcuts: [
    // oxlint-disable-next-line no-empty-pattern -- the runner reads the names of the fixtures from this pattern
    async ({}, use) => {
      const { commands } = await readFirefoxManifest(findFirefoxBuild());
      const find = (name: string): string => commands[name]?.suggested_key.default ?? '';
      await use({
        sidebar: find('_execute_sidebar_action'),
        popup: find('_execute_action'),
      });
    },
    { scope: 'worker' },
  ],
  /** A page like any other, with some text to select, in the tab in front. */
  web: [
    async ({ sidestream }, use) => {
      const server = createServer((_, response) => {
        response.setHeader('content-type', 'text/html; charset=utf-8');
        response.end(
          `<!doctype html><title>A page</title><style>body { margin: 0 } pre { margin: 40px }</style>` +
            `<pre>${selected.join('\n')}</pre>`,
        );
      });
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      const page = await sidestream.browser.newPage();
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      await sidestream.closeSidebar();
      await takeFocus(sidestream);
      await use(page);
      await page.close();
      server.closeAllConnections();
      server.close();
    },
    { auto: true },
  ],
});

/** Selects all of the page with the keyboard, and gives a point in the middle of it. */
async function select(web: Page): Promise<Point> {
  hand.press('Ctrl+A');
  await expect.poll(() => web.evaluate(() => getSelection()?.toString())).toBe(selected.join('\n'));
  return findOnScreen(web, 'pre');
}

/** Waits until what is typed goes into the box for questions. */
async function untilMessageFocused({ view }: FirefoxSurface): Promise<void> {
  await expect
    .poll(() => view.evaluate(() => document.activeElement?.getAttribute('aria-label')))
    .toBe('Message');
}

/** The words of the last question in a request. */
function toLastQuestion(body: unknown): string {
  const { messages } = body as { messages: { role: string; content: string }[] };
  expect(messages.at(-1)?.role).toBe('user');
  return messages.at(-1)?.content ?? '';
}

const deltas = numbered(4);
const whole = deltas.join('');
const inTwoHalves = chatStream({ deltas, holdAfterDelta: { index: 1, name: 'rest' } });

test('the shortcut opens the real sidebar, which takes a question', async ({
  sidestream,
  server,
  shortcuts,
}) => {
  hand.press(shortcuts.sidebar);
  const sidebar = toFirefoxSurface(await sidestream.attach('sidebar'));
  await sidebar.ready();
  server.next(inTwoHalves);
  hand.click(await findOnScreen(sidebar.view, 'textarea'));
  hand.type('Count to four');
  await expect.poll(sidebar.draft).toBe('Count to four');
  hand.press('Return');
  await sidebar.untilText(deltas.slice(0, 2).join(''));
  server.release('rest');
  expect((await sidebar.until('finished')).text).toBe(whole);
});

test("Ctrl+F in the real sidebar opens its own find bar, and not the tab's", async ({
  sidestream,
  server,
  shortcuts,
}) => {
  hand.press(shortcuts.sidebar);
  const sidebar = toFirefoxSurface(await sidestream.attach('sidebar'));
  await sidebar.ready();
  server.next(chatStream({ text: 'A needle.' }));
  await sidebar.ask('Where?');
  await sidebar.until('finished');
  hand.click(await findOnScreen(sidebar.view, 'textarea'));
  await untilMessageFocused(sidebar);
  hand.press('Ctrl+F');
  await expect
    .poll(() => sidebar.view.evaluate(() => document.activeElement?.getAttribute('aria-label')))
    .toBe(say('find.words'));
  hand.type('needle');
  await expect
    .poll(() => sidebar.view.evaluate(() => document.querySelector('.find-count')?.textContent))
    .toBe('1 of 1');
  hand.press('Escape');
  await untilMessageFocused(sidebar);
});

test('the shortcut opens the real popup, and the answer goes on in the real sidebar', async ({
  sidestream,
  server,
  shortcuts,
}) => {
  hand.press(shortcuts.popup);
  const popup = toFirefoxSurface(await sidestream.attach('popup'));
  await popup.ready();
  // It is as wide as it wants to be, although its width is bounded by that of a tab.
  await expect.poll(() => popup.view.evaluate(() => document.body.offsetWidth)).toBe(360);
  server.next(inTwoHalves);
  await untilMessageFocused(popup);
  hand.type('Count to four');
  await expect.poll(popup.draft).toBe('Count to four');
  hand.press('Return');
  await popup.untilText(deltas.slice(0, 2).join(''));
  const { runId } = await popup.last();
  hand.click(await findOnScreen(popup.view, '.open-panel'));

  const sidebar = toFirefoxSurface(await sidestream.attach('sidebar'));
  await sidebar.untilText(deltas.slice(0, 2).join(''));
  expect(await sidebar.last()).toMatchObject({ runId, state: 'streaming' });
  server.release('rest');
  expect((await sidebar.until('finished')).text).toBe(whole);
  expect(server.requests).toHaveLength(1);
});

test('the popup offers what is selected in the page', async ({
  web,
  sidestream,
  shortcuts,
  chat,
}) => {
  await select(web);
  hand.press(shortcuts.popup);
  const popup = toFirefoxSurface(await sidestream.attach('popup'));
  await popup.ready();
  await expect
    .poll(() => popup.view.evaluate(() => document.body.textContent))
    .toContain(selected[0]);
  await untilMessageFocused(popup);
  hand.type('What is this');
  hand.press('Return');
  expect(toLastQuestion((await chat(0)).body)).toContain(selected.join('\n'));
  await popup.until('finished');
  hand.press('Escape');
});

test('"Explain selection" in the context menu streams into the real sidebar, line breaks kept', async ({
  web,
  sidestream,
  server,
  chat,
}) => {
  server.next(inTwoHalves);
  hand.click(await select(web), 'right');
  const item = await waitUntil(
    async () => (await readMenu(sidestream)).find(({ label }) => label === starters.explain.name),
    'the item in the context menu',
  );
  hand.click(item.middle);

  const sidebar = toFirefoxSurface(await sidestream.attach('sidebar'));
  await sidebar.untilText(deltas.slice(0, 2).join(''));
  const { body } = await chat(0);
  const question = toLastQuestion(body);
  expect(question).toContain(starters.explain.text.split('\n')[0]);
  expect(question).toContain(`>\n${selected.join('\n')}\n</selection-`);
  server.release('rest');
  expect((await sidebar.until('finished')).text).toBe(whole);
});
