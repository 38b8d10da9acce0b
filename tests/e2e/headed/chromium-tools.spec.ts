import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { isChat } from '../../support/fault-server/default-reply.ts';
import { callScript, textScript } from '../../support/fault-server/call-scripts.ts';
import type { ScriptedCall } from '../../support/fault-server/call-scripts.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';
import {
  answerPrompt,
  pointInSidePanel,
  pointInTab,
  untilFocused,
} from '../support/chromium-desktop.ts';
import { test as base } from '../support/chromium-test.ts';
import { hand } from '../support/firefox-desktop.ts';
import { say } from '../support/scenarios.ts';
import { toSurfacePage } from '../support/surface-page.ts';
import type { SurfacePage } from '../support/surface-page.ts';

/** The real side panel beside a page of a host that nobody has allowed; its gesture is lent, which opens no page. */
const test = base.extend<{ web: Page; panel: SurfacePage }>({
  web: async ({ sidestream }, use) => {
    await sidestream.context.route('https://far.example/**', (route) =>
      route.fulfill({ contentType: 'text/html; charset=utf-8', body: form }),
    );
    const page = await sidestream.context.newPage();
    await page.goto('https://far.example/form');
    await use(page);
  },
  panel: async ({ sidestream, web }, use) => {
    await sidestream.connect();
    await sidestream.set({
      toolsOn: true,
      toolLeaves: {
        open_tab: 'ask',
        fill_field: 'ask',
        copy_to_clipboard: 'ask',
        download_text: 'ask',
      },
    });
    await web.bringToFront();
    const page = await sidestream.openSidePanel(await sidestream.backstage());
    const panel = toSurfacePage(page);
    await panel.ready();
    await use(panel);
  },
});

// Prompts, the clipboard and clicks are real: this needs the screen.
test.use({
  start: { headed: true, args: ['--window-size=1200,800', '--window-position=0,0'] },
});

const form = `<!doctype html><title>Rivers</title><main><h1>Rivers</h1>
<p>The longest of them is the Long River, which has seven mouths and a delta of its own.</p>
<label>Your name <input id="name"></label><textarea id="box">seed</textarea></main>`;

const cardOf = ({ answers }: SurfacePage, at = 0): Locator =>
  answers.last().locator('.call').nth(at);

/** Clicks with the mouse, once the card takes it. */
async function press(card: Locator, key: 'allow' | 'refuse'): Promise<void> {
  const button = card.getByRole('button', { name: say(`calls.${key}`), exact: true });
  await expect(button).toHaveAttribute('aria-disabled', 'false');
  await untilFocused(card.page());
  hand.click(await pointInSidePanel(button));
}

/** The model calls these in one round, and then says that it has done so. */
async function ask(
  panel: SurfacePage,
  server: FaultServer,
  calls: readonly ScriptedCall[],
): Promise<void> {
  server.next(callScript('chat-completions', 'I do.', calls));
  server.next(textScript('chat-completions', 'Done.'));
  await panel.ask('Please');
  await expect(cardOf(panel, calls.length - 1)).toHaveAttribute('data-call', 'asked');
}

const sent = (server: FaultServer): string[] =>
  server.requests.filter(isChat).map(({ bodyText }) => bodyText);

test('Allow brings the prompt of the browser: refused, the card says so and waits; granted, the tool runs and the answer goes on', async ({
  panel,
  server,
}) => {
  const { page } = panel;
  const granted = () => page.evaluate(() => chrome.permissions.getAll());

  await ask(panel, server, [['list_tabs', {}]]);
  const card = cardOf(panel);
  await expect(card).toContainText(say('calls.needsTabs'));
  await press(card, 'allow');
  await answerPrompt(page, 'deny');
  await expect(card.getByRole('alert')).toHaveText(say('calls.browserRefused'));
  await expect(card).toHaveAttribute('data-call', 'asked');
  expect((await granted()).permissions).not.toContain('tabs');
  expect(sent(server)).toHaveLength(1);
  await press(card, 'allow');
  await answerPrompt(page, 'allow');
  await panel.until('finished');
  expect(sent(server)[1]).toContain('Rivers (far.example)');

  await ask(panel, server, [['read_page', {}]]);
  const site = say('calls.needsSite', { host: 'far.example' });
  await expect(card).toContainText(site);
  await press(card, 'allow');
  await answerPrompt(page, 'deny');
  await expect(card.getByRole('alert')).toHaveText(say('calls.browserRefused'));
  await expect(card).toContainText(site);
  expect((await granted()).origins?.join(' ')).not.toContain('far.example');
  expect(sent(server)).toHaveLength(3);
  await press(card, 'allow');
  await answerPrompt(page, 'allow');
  expect((await panel.until('finished')).text).toContain('Done.');
  expect(sent(server)[3]).toContain('seven mouths and a delta of its own');
});

test('what acts does what its card shows, in the click and not before: the clipboard, a file, the field in the page, a tab', async ({
  sidestream,
  panel,
  web,
  server,
}) => {
  const { page } = panel;
  const box = web.locator('#box');
  const name = web.locator('#name');
  hand.click(await pointInTab(box));
  hand.press('Ctrl+A');
  hand.press('Ctrl+C');
  hand.press('Delete');
  await expect(box).toHaveValue('');

  const text = 'One "line"\n  and Ärger, 東京 👩‍🚀';
  await ask(panel, server, [
    ['copy_to_clipboard', { text }],
    ['download_text', { name: '../my notes.exe', text }],
  ]);
  const [copy, file] = [cardOf(panel, 0), cardOf(panel, 1)];
  await expect(copy.locator('pre')).toHaveText(`{ "text": ${JSON.stringify(text)} }`);
  await expect(file).toContainText('my notes.exe.txt');
  const paste = async (): Promise<string> => {
    hand.click(await pointInTab(box));
    hand.press('Ctrl+A');
    hand.press('Ctrl+V');
    await expect(box).not.toHaveValue('');
    return box.inputValue();
  };
  expect(await paste()).toBe('seed');
  await press(copy, 'allow');
  await expect(copy).toHaveAttribute('data-call', 'done');
  await expect.poll(paste).toBe(text);
  const saved = page.waitForEvent('download');
  await press(file, 'allow');
  const download = await saved;
  expect(download.suggestedFilename()).toBe('my notes.exe.txt');
  expect(await readFile(await download.path(), 'utf8')).toBe(text);
  await panel.until('finished');

  // Nobody knows which field it is until the page may be reached, so it is asked for once more then.
  hand.click(await pointInTab(name));
  await ask(panel, server, [['fill_field', { text: 'Ada Lovelace' }]]);
  const card = cardOf(panel);
  await press(card, 'allow');
  await answerPrompt(page, 'allow');
  await expect(card).toContainText(say('calls.needsSite', { host: 'far.example' }));
  await press(card, 'allow');
  await answerPrompt(page, 'allow');
  await expect(card).toContainText('It goes into the field: \u2068Your name\u2069.');
  await expect(name).toHaveValue('');
  await press(card, 'allow');
  await expect(name).toHaveValue('Ada Lovelace');
  await panel.until('finished');

  const url = 'https://far.example/other?q=1';
  await ask(panel, server, [['open_tab', { url }]]);
  await expect(card.locator('pre')).toContainText(url);
  const before = sidestream.context.pages().length;
  const opened = sidestream.context.waitForEvent('page');
  await press(card, 'allow');
  await expect(await opened).toHaveURL(url);
  expect(sidestream.context.pages()).toHaveLength(before + 1);
  await panel.until('finished');
});
