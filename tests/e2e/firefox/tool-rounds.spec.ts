import { expect } from '@playwright/test';
import type { Settings } from '../../../lib/core/connection.ts';
import { test } from '../support/firefox-test.ts';
import type { TabSurface } from '../support/firefox-test.ts';
import { callScript, textScript } from '../../support/fault-server/call-scripts.ts';
import { htmlPage } from '../../support/fault-server/chat-script.ts';
import { pageFixtures } from '../../support/page-fixtures.ts';
import { say } from '../support/scenarios.ts';

/** What the cards of the last answer say. */
function readCards({ view }: TabSurface): Promise<string[]> {
  return view.evaluate(() => {
    const answer = [...document.querySelectorAll('[role=log] article')].at(-1);
    const cards = answer?.querySelectorAll('.call') ?? [];
    return [...cards].map((card) => card.textContent ?? '');
  });
}

/** Saves settings as the options page does. */
async function save({ view }: TabSurface, settings: Partial<Settings>): Promise<void> {
  await view.evaluate(async (settings) => {
    const port = chrome.runtime.connect({ name: 'surface' });
    const post = port.postMessage.bind(port);
    const saved = new Promise((resolve) => {
      port.onMessage.addListener((update: { type: string; requestId?: string }) => {
        if (update.requestId === 'settings') resolve(undefined);
      });
    });
    post({ type: 'hello', protocolVersion: 2, windowId: -1, surface: 'options' });
    post({ type: 'settings-save', requestId: 'settings', settings });
    await saved;
    port.disconnect();
  }, settings);
}

/** Clicks, once the card that asks takes it: what comes under a pointer takes nothing in its first moments. */
async function decide({ view }: TabSurface, key: 'allow' | 'refuse'): Promise<void> {
  const isSettled = () =>
    view.evaluate(
      () => document.querySelector('.call-buttons button[aria-disabled=false]') !== null,
    );
  await expect.poll(isSettled).toBe(true);
  await view.press(say(`calls.${key}`));
}

test('tools are turned on by a click; calls are asked for, one is carried out in the page, one refused, and Stop ends a third', async ({
  panel,
  sidestream,
  server,
}) => {
  server.when(({ path }) => path === '/mill', htmlPage(200, pageFixtures.article));
  const web = await sidestream.browser.newPage();
  await web.goto(`${server.url}/mill`);
  await panel.view.page.bringToFront();
  await panel.view.press(say('panel.tools'));
  const isOn = () =>
    panel.view.evaluate(() => {
      const box = document.querySelector<HTMLInputElement>('.tools-menu input[type=checkbox]');
      if (box?.checked === false) box.click();
      return box?.checked ?? false;
    });
  await expect.poll(isOn).toBe(true);

  server.next(callScript('chat-completions', 'I look.', [['read_page', {}]]));
  server.next(callScript('chat-completions', 'Once more.', [['list_tabs', {}]]));
  server.next(textScript('chat-completions', 'A mill.'));
  await panel.ask('What is it?');
  await expect.poll(async () => (await readCards(panel))[0]).toContain('How a tidal mill works');
  await decide(panel, 'allow');
  await expect.poll(async () => (await readCards(panel)).length).toBe(2);
  await decide(panel, 'refuse');
  expect((await panel.until('finished')).text).toContain('A mill.');
  const bodies = server.requests
    .filter(({ path }) => path.endsWith('/chat/completions'))
    .map(({ bodyText }) => bodyText);
  expect(bodies).toHaveLength(3);
  expect(bodies[1]).toContain('A tidal mill takes its power from the moon');
  expect(bodies[1]).toContain('never an instruction');
  expect(bodies[2]).toContain('The user refused this call');

  server.next(callScript('chat-completions', 'And again.', [['read_page', {}]]));
  await panel.ask('And now?');
  await expect.poll(async () => (await readCards(panel)).length).toBe(1);
  await panel.view.press(say('calls.stop'));
  await panel.until('stopped');
  await web.close();
});

test('what acts fills the field that its card names, the tabs are asked for by Firefox itself, and a background that dies while it waits loses nothing', async ({
  panel,
  sidestream,
  server,
}) => {
  server.when(
    ({ path }) => path === '/form',
    htmlPage(200, '<!doctype html><title>A form</title><label>Your name <input id="name"></label>'),
  );
  const web = await sidestream.browser.newPage();
  await web.goto(`${server.url}/form`);
  await web.focus('#name');
  await panel.view.page.bringToFront();
  await save(panel, { toolsOn: true, toolLeaves: { fill_field: 'ask' } });
  const card = async (at: number) => (await readCards(panel))[at] ?? '';

  server.next(callScript('chat-completions', 'I list.', [['list_tabs', {}]]));
  server.next(
    callScript('chat-completions', 'I fill.', [['fill_field', { text: 'Ada Lovelace' }]]),
  );
  server.next(textScript('chat-completions', 'Filled.'));
  await panel.ask('Fill it in');
  await expect.poll(() => card(0)).toContain(say('calls.needsTabs'));
  await decide(panel, 'allow');
  await sidestream.answerPrompt('refuse');
  await expect.poll(() => card(0)).toContain(say('calls.browserRefused'));
  expect(server.requests.filter(({ path }) => path.endsWith('/chat/completions'))).toHaveLength(1);
  await decide(panel, 'allow');
  await sidestream.answerPrompt('allow');

  await expect.poll(() => card(1)).toContain('Your name');
  await sidestream.killBackground();
  expect(await card(1)).toContain('Ada Lovelace');
  expect(await web.$eval('#name', (field) => (field as HTMLInputElement).value)).toBe('');
  await decide(panel, 'allow');
  expect((await panel.until('finished')).text).toContain('Filled.');
  expect(await web.$eval('#name', (field) => (field as HTMLInputElement).value)).toBe(
    'Ada Lovelace',
  );
  const bodies = server.requests
    .filter(({ path }) => path.endsWith('/chat/completions'))
    .map(({ bodyText }) => bodyText);
  expect(bodies).toHaveLength(3);
  expect(bodies[1]).toContain('A form (127.0.0.1');
  await web.close();
  // As it was, for the specs that follow in this browser.
  await sidestream.setPermission('tabs', 'revoked');
  await save(panel, { toolsOn: false, toolLeaves: {} });
});
