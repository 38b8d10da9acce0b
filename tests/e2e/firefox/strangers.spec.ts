import { rm } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { htmlPage } from '../../support/fault-server/chat-script.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';
import { toEveryMessage } from '../../support/message-examples.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { test } from '../support/firefox-test.ts';
import type { Sidestream } from '../support/firefox-test.ts';
import { makeStranger, portNames, tryToSpeak } from '../support/strangers.ts';
import type { Haul } from '../support/strangers.ts';

const ownId = 'sidestream@sidestream.example';
const files = ['manifest.json', 'sidepanel.html', 'options.html', 'background.js', 'icon/48.png'];

const messagesFor = (server: FaultServer): unknown[] => {
  const { commands, updates } = toEveryMessage(server.baseUrl);
  return [...commands, ...updates];
};

/** All that a stranger could have changed, as the options page shows it. */
async function readState(sidestream: Sidestream): Promise<string> {
  const { view } = await sidestream.openOptions();
  const read = (): Promise<string> =>
    view.evaluate(() =>
      Array.from(
        document.querySelectorAll<HTMLInputElement>(
          '.connection, .permission, .settings :is(input, select)',
        ),
        ({ textContent, value, checked }) => `${textContent} ${value} ${checked}`,
      ).join('\n'),
    );
  await waitUntil(async () => (await read()).includes('localhost'), 'the permissions');
  // What the page is told of comes in several answers.
  let state = '';
  await waitUntil(async () => {
    const before = state;
    state = await read();
    return state === before;
  }, 'all of the page');
  await view.close();
  return state;
}

test('a web page and a script of our own id in it are answered by nothing, and change nothing', async ({
  sidestream,
  server,
}) => {
  const before = await readState(sidestream);
  server.when(
    ({ path }) => path === '/page',
    htmlPage(200, '<!doctype html><title>A page</title><p>Hello'),
  );
  const web = await sidestream.browser.newPage();
  await web.goto(`${server.url}/page`);
  const options = await sidestream.openOptions();
  const base = await options.view.evaluate(() => location.origin);

  const fromPage = await web.evaluate(tryToSpeak, portNames, messagesFor(server), ownId);
  expect(fromPage).toMatchObject({ answers: [], stored: [] });
  expect(fromPage.refusals).toBeGreaterThan(50);
  const got = await web.evaluate(
    async (base, files) => {
      const got: string[] = [];
      for (const file of files) {
        const url = `${base}/${file}`;
        for (const mode of ['cors', 'no-cors'] as const)
          await fetch(url, { mode }).then(
            () => got.push(`${mode} ${file}`),
            () => undefined,
          );
        const image = new Image();
        const done = new Promise<void>((resolve) => {
          image.addEventListener('load', () => resolve(void got.push(`img ${file}`)));
          image.addEventListener('error', () => resolve());
        });
        image.src = url;
        await done;
      }
      return got;
    },
    base,
    files,
  );
  expect(got).toEqual([]);

  // As the text of one expression: in that world nothing may be made of text.
  const args = JSON.stringify([portNames, messagesFor(server)]);
  const inScript = (await options.view.page.evaluate(`(async () => {
    const tabs = await browser.tabs.query({});
    const tab = tabs.find(({ url }) => url?.startsWith('${server.url}/page'));
    const injection = { target: { tabId: tab.id }, func: ${tryToSpeak.toString()}, args: ${args} };
    return (await browser.scripting.executeScript(injection))[0].result;
  })()`)) as Haul;
  expect(inScript).toMatchObject({ answers: [], stored: [] });
  expect(inScript.refusals).toBeGreaterThan(5);

  expect(await readState(sidestream)).toBe(before);
  expect(server.requests.filter(({ path }) => path.startsWith('/v1'))).toEqual([]);
});

test('a second extension with every permission speaks to nobody and reaches into no page', async ({
  sidestream,
  server,
}) => {
  const before = await readState(sidestream);
  const stranger = await makeStranger('firefox');
  const installed = await sidestream.browser.installExtension(stranger.folder);
  try {
    const url = await sidestream.privileged.run(
      (id) => WebExtensionPolicy.getByID(id).extension.baseURL,
      stranger.id,
    );
    await sidestream.openPanel();
    const page = await sidestream.browser.newPage();
    page.goto(`${url}page.html`, { timeout: 0 }).catch(() => undefined);
    await waitUntil(
      () => page.evaluate(() => location.protocol === 'moz-extension:').catch(() => false),
      'the page of the stranger',
    );
    const haul = await page.evaluate(tryToSpeak, portNames, messagesFor(server), ownId);
    expect(haul).toMatchObject({ answers: [], stored: [] });
    expect(haul.refusals).toBeGreaterThan(50);
    const reached = await page.evaluate(async () => {
      const got: string[] = [];
      const tabs = await chrome.tabs.query({});
      const ours = tabs.filter(
        ({ url }) => url?.startsWith('moz-extension:') && !url.startsWith(location.origin),
      );
      for (const { id: tabId = -1, url = '' } of ours) {
        const target = { tabId };
        const tries = [
          chrome.scripting.executeScript({ target, func: () => document.body.textContent }),
          chrome.scripting.insertCSS({ target, css: 'body { background: red }' }),
          chrome.tabs.sendMessage(tabId, { type: 'hello' }),
          fetch(new URL('/background.js', url)),
          fetch(new URL('/sidepanel.html', url)),
        ];
        for (const [index, attempt] of (await Promise.allSettled(tries)).entries())
          if (attempt.status === 'fulfilled') got.push(`${index} ${JSON.stringify(attempt.value)}`);
      }
      return { ours: ours.length, got };
    });
    expect(reached.ours).toBeGreaterThan(0);
    expect(reached.got).toEqual([]);
    expect(await readState(sidestream)).toBe(before);
    expect(server.requests.filter(({ path }) => path.startsWith('/v1'))).toEqual([]);
  } finally {
    await sidestream.browser.uninstallExtension(installed);
    await rm(stranger.folder, { recursive: true });
  }
});
