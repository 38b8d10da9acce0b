import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { starters } from '../../../lib/strings/en/starters.ts';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';
import type { RecordedRequest } from '../../support/fault-server/recorded-request.ts';
import { readShortcut } from '../support/chrome-build.ts';
import { chooseMenuItem, pointInPopup, pointInTab } from '../support/chromium-desktop.ts';
import { test as base } from '../support/chromium-test.ts';
import type { Sidestream } from '../support/chromium-test.ts';
import { hand } from '../support/firefox-desktop.ts';
import { toOptionsPage } from '../support/options-page.ts';
import { numbered, say } from '../support/scenarios.ts';
import { toSurfacePage } from '../support/surface-page.ts';

/**
 * Real gestures on a real screen: keys and clicks come from the display's keyboard and mouse; pages are only read
 * through the debugger. What cannot be done this way, and why:
 *
 * - reading the labels of the context menu: Chromium draws it itself, and no protocol lists it. The item is chosen by its
 *   place, and what follows shows that it was ours.
 * - the options page that opens after an installation: a build that is loaded from a folder counts as development, for
 *   which that page is not opened, and a package from outside the store cannot be installed.
 * - changing a shortcut: `chrome://extensions/shortcuts` is closed to every debugger.
 */
const test = base.extend<{ web: Page }>({
  /** A page like any other, in front, with some text to select. */
  web: async ({ sidestream, server }, use) => {
    const page = await sidestream.context.newPage();
    server.when(({ path }) => path === '/page', toWebPage());
    await page.goto(`${server.url}/page`);
    hand.click(await pointInTab(page.locator('footer')));
    await use(page);
  },
});

const keys = {
  get panel() {
    return readShortcut('open-side-panel');
  },
  get popup() {
    return readShortcut('_execute_action');
  },
  get newConversation() {
    return readShortcut('new-conversation');
  },
};

test.use({
  start: { headed: true, args: ['--window-size=1200,800', '--window-position=0,0'] },
});

const explainQuestion = starters.explain.text.split('\n')[0] ?? '';

const selected = ['First line of three.', 'Second line, indented:', '    third line.'];

function toWebPage(): ReturnType<typeof chatStream> {
  return [
    { type: 'head', headers: { 'content-type': 'text/html; charset=utf-8' } },
    {
      type: 'text',
      text:
        '<!doctype html><title>A page</title><style>footer { user-select: none; margin-top: 200px }</style>' +
        `<pre>${selected.join('\n')}</pre><footer>Nothing here</footer>`,
    },
  ];
}

const deltas = numbered(6);
const whole = deltas.join('');
const half = deltas.slice(0, 3).join('');
const inTwoHalves = chatStream({ deltas, holdAfterDelta: { index: 2, name: 'rest' } });

async function selectAll(web: Page): Promise<void> {
  hand.press('Ctrl+A');
  await expect
    .poll(() => web.evaluate(() => getSelection()?.toString().trim()))
    .toBe(selected.join('\n'));
}

function chats(server: FaultServer): RecordedRequest[] {
  return server.requests.filter(({ method }) => method === 'POST');
}

function lastQuestion({ body }: RecordedRequest): string {
  const { messages } = body as { messages: { role: string; content: string }[] };
  expect(messages.at(-1)?.role).toBe('user');
  return messages.at(-1)?.content ?? '';
}

/** The real panel, wherever it came from. */
async function attachPanel(sidestream: Sidestream) {
  return toSurfacePage(await sidestream.attach('sidepanel.html'));
}

test('the shortcut opens the real side panel, ready to type in', async ({
  web,
  sidestream,
  server,
}) => {
  await sidestream.connect();
  await web.bringToFront();
  hand.press(keys.panel);
  const panel = await attachPanel(sidestream);
  await panel.ready();
  await expect(panel.message).toBeFocused();
  server.next(inTwoHalves);
  hand.type('typed by hand');
  await expect(panel.message).toHaveValue('typed by hand');
  hand.press('Return');
  await panel.untilText(half);
  expect(lastQuestion(chats(server)[0]!)).toBe('typed by hand');
  // Escape, from the keyboard, stops it.
  hand.press('Escape');
  expect(await chats(server)[0]!.closed).toBe('client');
  expect((await panel.until('stopped')).text).toBe(half);
});

test('the shortcut for a new conversation opens the real side panel with one', async ({
  web,
  sidestream,
  server,
}) => {
  await sidestream.connect();
  hand.press(keys.panel);
  const panel = await attachPanel(sidestream);
  await panel.ready();
  await expect(panel.message).toBeFocused();
  server.next(chatStream({ text: 'The old one.' }));
  hand.type('old');
  hand.press('Return');
  await panel.until('finished');
  hand.click(await pointInTab(web.locator('footer')));
  hand.press(keys.newConversation);
  await expect(panel.answers).toHaveCount(0);
  // From a closed panel it does both.
  const gone = panel.page.waitForEvent('close');
  await panel.page.evaluate(() => window.close());
  await gone;
  hand.press(keys.newConversation);
  const again = await attachPanel(sidestream);
  await again.ready();
  await expect(again.answers).toHaveCount(0);
});

test('the shortcut opens the real popup, which offers the selection, asks, and hands its run to the panel', async ({
  web,
  sidestream,
  server,
}) => {
  await sidestream.connect();
  await selectAll(web);
  hand.press(keys.popup);
  const popup = toSurfacePage(await sidestream.attach('popup.html'));
  await popup.ready();
  // It is as wide as it wants to be, although its width is bounded by that of a tab.
  await expect.poll(() => popup.page.evaluate(() => document.body.offsetWidth)).toBe(360);
  await expect(popup.page.getByText(`Selection: ${selected[0]}`, { exact: false })).toBeVisible();
  await expect(popup.message).toBeFocused();
  server.next(inTwoHalves);
  hand.type('what is this');
  await expect(popup.message).toHaveValue('what is this');
  hand.press('Return');
  await popup.untilText(half);
  await expect(popup.stop).toBeVisible();
  const question = lastQuestion(chats(server)[0]!);
  expect(question.startsWith('what is this\n\n')).toBe(true);
  expect(question).toContain(`>\n${selected.join('\n')}`);

  const { runId } = await popup.last();
  const open = popup.page.getByRole('button', { name: 'Open in side panel', exact: true });
  const gone = popup.page.waitForEvent('close');
  hand.click(await pointInPopup(open));
  const panel = await attachPanel(sidestream);
  await panel.untilText(half);
  expect(await panel.last()).toMatchObject({ runId, state: 'streaming' });
  await gone;
  server.release('rest');
  expect((await panel.until('finished')).text).toBe(whole);
  expect(chats(server)).toHaveLength(1);
});

test('a popup that a click beside it closes leaves its run alive, with its draft kept', async ({
  web,
  sidestream,
  server,
}) => {
  await sidestream.connect();
  hand.press(keys.popup);
  const popup = toSurfacePage(await sidestream.attach('popup.html'));
  await popup.ready();
  server.next(inTwoHalves);
  await expect(popup.message).toBeFocused();
  hand.type('question');
  hand.press('Return');
  await popup.untilText(half);
  hand.type('half a thought');
  await expect(popup.message).toHaveValue('half a thought');
  const gone = popup.page.waitForEvent('close');
  hand.click(await pointInTab(web.locator('footer')));
  await gone;
  server.release('rest');
  await chats(server)[0]!.closed;
  expect(chats(server)[0]!.sentText).toBe(whole);
  hand.press(keys.popup);
  const again = toSurfacePage(await sidestream.attach('popup.html'));
  await again.ready();
  await expect(again.message).toHaveValue('half a thought');
  hand.press('Escape');
  hand.click(await pointInTab(web.locator('footer')));
  hand.press(keys.panel);
  expect((await (await attachPanel(sidestream)).until('finished')).text).toBe(whole);
});

test('Escape in the real popup stops the answer and leaves the popup open', async ({
  web: _web,
  sidestream,
  server,
}) => {
  await sidestream.connect();
  hand.press(keys.popup);
  const popup = toSurfacePage(await sidestream.attach('popup.html'));
  await popup.ready();
  await expect(popup.message).toBeFocused();
  server.next(inTwoHalves);
  hand.type('question');
  hand.press('Return');
  await popup.untilText(half);
  hand.press('Escape');
  expect(await chats(server)[0]!.closed).toBe('client');
  expect((await popup.until('stopped')).text).toBe(half);
  await expect(popup.message).toBeVisible();
  // With nothing to stop, Escape closes it.
  const gone = popup.page.waitForEvent('close');
  hand.press('Escape');
  await gone;
});

test('"Explain selection" opens the real panel and streams into it; line breaks are kept, the text is fenced', async ({
  web,
  sidestream,
  server,
  chat,
}) => {
  await sidestream.connect();
  server.next(inTwoHalves);
  await selectAll(web);
  await chooseMenuItem(await pointInTab(web.locator('pre')));
  const panel = await attachPanel(sidestream);
  await panel.untilText(half);
  expect((await panel.last()).state).toBe('streaming');
  const question = lastQuestion(await chat(0));
  const [intro, fenced] = question.split('Selected in a web page:\n');
  expect(intro).toBe(`${explainQuestion}\n\n`);
  const fence = /^<(selection-[0-9a-z]+)>\n([^]*)\n<\/(selection-[0-9a-z]+)>$/.exec(fenced ?? '');
  expect(fence?.[2]?.trim()).toBe(selected.join('\n'));
  expect(fence?.[1]).toBe(fence?.[3]);
  server.release('rest');
  expect((await panel.until('finished')).text).toBe((await chat(0)).sentText);
});

test('"Explain selection" with no connection opens onboarding, and the question is kept', async ({
  web,
  sidestream,
  server,
  chat,
}) => {
  await selectAll(web);
  const opening = sidestream.context.waitForEvent('page');
  await chooseMenuItem(await pointInTab(web.locator('pre')));
  const options = toOptionsPage(await opening);
  await expect(options.page.getByRole('heading', { name: say('options.welcome') })).toBeVisible();
  const panel = await attachPanel(sidestream);
  expect((await panel.until('failed')).reason).toBe('no-connection');
  expect(await panel.questions()).toEqual([explainQuestion]);
  expect(server.requests.map(({ path }) => path)).not.toContain('/v1/chat/completions');

  await options.enter({ baseUrl: server.baseUrl });
  await options.save.click();
  await expect(options.status).toHaveText('Saved');
  server.next(chatStream({ text: 'Explained.' }));
  await panel.page.getByRole('button', { name: 'Retry', exact: true }).click();
  expect((await panel.until('finished')).text).toBe('Explained.');
  expect(lastQuestion(await chat(0))).toContain(selected.join('\n'));
});
