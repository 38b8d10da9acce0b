import { expect } from '@playwright/test';
import type { Settings } from '../../../lib/core/connection.ts';
import { decide, readCards } from '../support/firefox-call-cards.ts';
import { test } from '../support/firefox-test.ts';
import type { TabSurface } from '../support/firefox-test.ts';
import { callScript, textScript } from '../../support/fault-server/call-scripts.ts';
import { htmlPage, jsonError } from '../../support/fault-server/chat-script.ts';
import { pageFixtures } from '../../support/page-fixtures.ts';
import { isTurn, toTurn, withValve } from '../support/own-endpoint.ts';
import { say } from '../support/scenarios.ts';

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
  await panel.view.press(say('panel.stop'));
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
  await save(panel, { toolsOn: false, toolLeaves: {} });
});

test('a background that dies while a call runs: the next one says so, nothing runs again without a click, and the answer ends', async ({
  panel,
  sidestream,
  server,
}) => {
  await save(panel, withValve(server));
  const settle = server.when(isTurn, [{ type: 'silence' }]);
  server.next(callScript('chat-completions', 'I turn.', [toTurn(1)]));
  await panel.ask('Turn it');
  const card = async () => (await readCards(panel))[0] ?? '';
  await expect.poll(card).toContain(say('calls.reason.acts'));
  await decide(panel, 'allow');
  const begun = await server.request(0, isTurn);
  await sidestream.killBackground();
  expect(await begun.closed).toBe('client');
  settle();
  server.when(isTurn, jsonError(200, { turned: true }));
  await expect.poll(card).toContain(say('calls.reason.again'));
  expect(server.requests.filter(isTurn)).toHaveLength(1);
  server.next(textScript('chat-completions', 'So it is.'));
  await decide(panel, 'allow');
  expect((await panel.until('finished')).text).toContain('So it is.');
  expect(server.requests.filter(isTurn)).toHaveLength(2);
  expect(server.requests.at(-1)?.bodyText).toContain('turned');
  // As it was, for the specs that follow in this browser.
  await save(panel, { toolsOn: false, toolLeaves: {}, ownTools: [] });
});
