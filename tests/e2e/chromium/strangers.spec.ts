import { readdir, rm } from 'node:fs/promises';
import { relative } from 'node:path';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { htmlPage } from '../../support/fault-server/chat-script.ts';
import { toEveryMessage } from '../../support/message-examples.ts';
import { findChromeBuild } from '../support/chrome-build.ts';
import { startChromium } from '../support/chromium-browser.ts';
import { test, toSidestream } from '../support/chromium-test.ts';
import type { Sidestream } from '../support/chromium-test.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';
import { grantHost } from '../support/grant-host.ts';
import { toCall } from '../support/firefox-privileged.ts';
import { makeStranger, portNames, tryToSpeak } from '../support/strangers.ts';
import type { Haul } from '../support/strangers.ts';
import { typed } from '../support/scenarios.ts';

test.use({ start: { shipped: true } });

/** All that a stranger could have changed, as a page of ours sees it. */
async function readState(sidestream: Sidestream): Promise<string> {
  const port = await sidestream.port();
  const { settings, connections } = await port.next('settings-update');
  await port.post({ type: 'conversation-list', query: '', limit: 100 });
  const { conversations } = await port.next('conversation-list');
  await port.close();
  return JSON.stringify({ settings, connections, conversations });
}

/** Something to find, and something to change. */
async function furnish(sidestream: Sidestream, server: FaultServer): Promise<string> {
  await grantHost(sidestream, 'http://127.0.0.1/*');
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  await panel.ask('A secret question');
  await panel.until('finished');
  await panel.page.close();
  server.when(
    ({ path }) => path.startsWith('/page'),
    htmlPage(200, '<!doctype html><title>A page</title><p>Hello'),
  );
  return readState(sidestream);
}

const messagesFor = (server: FaultServer): unknown[] => {
  const { commands, updates } = toEveryMessage(server.baseUrl);
  return [...commands, ...updates];
};

/** What was asked of the server as of a model: the rest is the stranger's own page. */
function readChats(server: FaultServer): number {
  return server.requests.filter(({ path }) => path.startsWith('/v1')).length;
}

async function listFiles(): Promise<string[]> {
  const build = findChromeBuild();
  const found = await readdir(build, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => relative(build, `${entry.parentPath}/${entry.name}`));
}

/** Which of our files a page can fetch, frame, show, run or style itself with. */
function tryFiles(page: Page, base: string, files: readonly string[]): Promise<string[]> {
  return page.evaluate(
    async ([base, files]) => {
      const got: string[] = [];
      for (const file of files) {
        const url = `${base}${file}`;
        for (const mode of ['cors', 'no-cors'] as const)
          await fetch(url, { mode }).then(
            () => got.push(`${mode} ${file}`),
            () => undefined,
          );
      }
      const load = (
        name: string,
        file: string,
        attribute: 'src' | 'href' | 'data',
      ): Promise<void> =>
        new Promise((resolve) => {
          const element = document.createElement(name);
          element.addEventListener('load', () => resolve(void got.push(`${name} ${file}`)));
          element.addEventListener('error', () => resolve());
          if (name === 'link') element.setAttribute('rel', 'stylesheet');
          if (name === 'script') element.setAttribute('type', 'module');
          element.setAttribute(attribute, `${base}${file}`);
          document.body.append(element);
        });
      for (const file of files.filter((file) => file.endsWith('.png')))
        await load('img', file, 'src');
      for (const file of files.filter((file) => file.endsWith('.css')))
        await load('link', file, 'href');
      for (const file of files.filter((file) => file.endsWith('.js')))
        await load('script', file, 'src');
      return got;
    },
    [base, files] as const,
  );
}

test('a web page that tries every message, file, frame and window gets nothing and changes nothing', async ({
  sidestream,
  server,
}) => {
  const before = await furnish(sidestream, server);
  const asked = readChats(server);
  const page = await sidestream.context.newPage();
  await page.goto(`${server.url}/page`);
  const haul = await page.evaluate<Haul>(
    toCall(tryToSpeak, [portNames, messagesFor(server), sidestream.id]),
  );
  expect(haul).toMatchObject({ answers: [], stored: [] });
  expect(haul.refusals).toBeGreaterThan(50);

  const files = await listFiles();
  expect(files.length).toBeGreaterThan(30);
  expect(await tryFiles(page, sidestream.url(''), files)).toEqual([]);

  // Frames: what is in one is an error of the browser, never a page of ours.
  for (const file of files.filter((file) => file.endsWith('.html'))) {
    await page.evaluate((src) => {
      const frame = Object.assign(document.createElement('iframe'), { src });
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
      document.body.append(frame);
      return loaded;
    }, sidestream.url(file));
  }
  const framed = page.frames().map((frame) => frame.url());
  expect(framed.filter((url) => url.startsWith(sidestream.url('')))).toEqual([]);

  // Windows: what opens is blocked, and can be neither read nor spoken to.
  const [popup, opened] = await Promise.all([
    sidestream.context.waitForEvent('page'),
    page.evaluate((url) => {
      const opened = window.open(url);
      const read = (): string => {
        try {
          return String(opened?.document.title);
        } catch {
          return 'refused';
        }
      };
      opened?.postMessage({ type: 'hello' }, '*');
      return { title: read() };
    }, sidestream.url('sidepanel.html')),
  ]);
  await popup.waitForLoadState();
  expect(['', 'refused', 'null']).toContain(opened.title);
  expect(popup.url()).not.toBe(sidestream.url('sidepanel.html'));

  expect(await readState(sidestream)).toBe(before);
  expect(readChats(server)).toBe(asked);
});

test('a script of our own id in a web page is answered by nothing, and a surface does not heed its call', async ({
  sidestream,
  server,
}) => {
  const before = await furnish(sidestream, server);
  const asked = readChats(server);
  const page = await sidestream.context.newPage();
  await page.goto(`${server.url}/page`);
  const stage = await sidestream.backstage();
  /** Sent as the text of one expression: in that world nothing may be made of text. */
  const inPage = <Args extends unknown[], Result>(
    func: (...args: Args) => Promise<Result>,
    ...args: Args
  ): Promise<Result> =>
    stage.evaluate(`(async () => {
      const tab = (await chrome.tabs.query({})).find(({ url }) => url?.startsWith('${server.url}/page'));
      const injection = { target: { tabId: tab.id }, func: ${func.toString()}, args: ${JSON.stringify(args)} };
      return (await chrome.scripting.executeScript(injection))[0].result;
    })()`);

  // A panel that notes who calls it and when it opens a channel.
  const panel = await sidestream.context.newPage();
  await panel.addInitScript(() => {
    const events: string[] = [];
    Object.assign(globalThis, { events });
    // Before the panel's own listener, so what it does upon a call comes after the call.
    chrome.runtime.onMessage.addListener((message, { tab }) => {
      // The background is in no tab.
      if (message === 'background-calls') events.push(tab ? 'stranger' : 'background');
    });
    const connect = chrome.runtime.connect.bind(chrome.runtime);
    chrome.runtime.connect = ((info: chrome.runtime.ConnectInfo) => {
      events.push('channel');
      return connect(info);
    }) as typeof chrome.runtime.connect;
  });
  await panel.goto(sidestream.url('sidepanel.html'));
  await expect(panel.getByRole('textbox')).toBeVisible();
  const readEvents = (): Promise<string[]> =>
    panel.evaluate(() => [...(globalThis as unknown as { events: string[] }).events]);

  const haul = await inPage(tryToSpeak, portNames, messagesFor(server));
  expect(haul).toMatchObject({ answers: [], stored: [] });
  expect(haul.refusals).toBeGreaterThan(20);
  const databases = await inPage(async () => (await indexedDB.databases()).map(({ name }) => name));
  expect(databases, 'they are those of the page').toEqual([]);

  // A panel that has had nothing to say for long: it comes back when the background calls, and for no one else.
  await panel.clock.setSystemTime(Date.now() + 3_600_000);
  await sidestream.killWorker();
  const past = (await readEvents()).length;
  await inPage(async () => void chrome.runtime.sendMessage('background-calls'));
  await stage.evaluate(() => void chrome.runtime.sendMessage('background-calls'));
  // A message of whomever wakes the worker, which calls when it wakes.
  await expect.poll(async () => (await readEvents()).slice(past)).toContain('background');
  await expect.poll(async () => (await readEvents()).slice(past)).toContain('channel');
  const since = (await readEvents()).slice(past);
  expect(since.filter((event) => event === 'stranger')).toHaveLength(2);
  expect(since.indexOf('channel')).toBeGreaterThan(since.indexOf('background'));

  expect(await readState(sidestream)).toBe(before);
  expect(readChats(server)).toBe(asked);
  expect(JSON.stringify(haul)).not.toContain(typed.lastFour);
});

test('a second extension with every permission speaks to nobody, reads no file and reaches into no page', async ({
  server,
}) => {
  const stranger = await makeStranger('chromium');
  const both = `${findChromeBuild()},${stranger.folder}`;
  const args = [`--disable-extensions-except=${both}`, `--load-extension=${both}`];
  const sidestream = toSidestream(await startChromium({ args }), server);
  try {
    const before = await furnish(sidestream, server);
    const asked = readChats(server);
    await sidestream.open('sidepanel.html');
    const page = await sidestream.context.newPage();
    await page.goto(`chrome-extension://${stranger.id}/page.html`);
    const haul = await page.evaluate<Haul>(
      toCall(tryToSpeak, [portNames, messagesFor(server), sidestream.id]),
    );
    expect(haul).toMatchObject({ answers: [], stored: [] });
    expect(haul.refusals).toBeGreaterThan(50);
    expect(await tryFiles(page, sidestream.url(''), await listFiles())).toEqual([]);

    const reached = await page.evaluate(async (id) => {
      const got: string[] = [];
      const own = `chrome-extension://${id}/`;
      const tabs = await chrome.tabs.query({});
      const ours = tabs.filter(({ url }) => url?.startsWith(own));
      for (const { id: tabId = -1 } of ours) {
        const target = { tabId };
        await chrome.scripting
          .executeScript({ target, func: () => document.body.textContent })
          .then(
            () => got.push('script'),
            () => undefined,
          );
        await chrome.scripting.insertCSS({ target, css: 'body { background: red }' }).then(
          () => got.push('css'),
          () => undefined,
        );
        await chrome.tabs.sendMessage(tabId, { type: 'hello' }).then(
          () => got.push('message'),
          () => undefined,
        );
        await chrome.debugger.attach(target, '1.3').then(
          () => got.push('debugger'),
          () => undefined,
        );
        await chrome.tabs.captureVisibleTab().then(
          () => undefined,
          () => undefined,
        );
      }
      const targets = await chrome.debugger.getTargets();
      for (const { id: targetId } of targets.filter(({ url }) => url.startsWith(own)))
        await chrome.debugger.attach({ targetId }, '1.3').then(
          () => got.push('debugger of target'),
          () => undefined,
        );
      await chrome.debugger.attach({ extensionId: id }, '1.3').then(
        () => got.push('debugger of extension'),
        () => undefined,
      );
      return { tabs: ours.length, got };
    }, sidestream.id);
    expect(reached).toEqual({ tabs: 2, got: [] });

    expect(await readState(sidestream)).toBe(before);
    expect(readChats(server)).toBe(asked);
  } finally {
    await sidestream.forget();
    await rm(stranger.folder, { recursive: true });
  }
});
