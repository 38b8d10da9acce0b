import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { chatStream, jsonError } from '../../support/fault-server/chat-script.ts';
import { toShownText } from '../../support/shown-text.ts';
import { test } from '../support/chromium-test.ts';
import { toOptionsPage } from '../support/options-page.ts';
import { toDraft, typed } from '../support/scenarios.ts';
import { toSurfacePage } from '../support/surface-page.ts';

/** Keeps every message that comes over a Port, in the page. */
async function spyOnPorts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    const connect = chrome.runtime.connect.bind(chrome.runtime);
    chrome.runtime.connect = ((info: chrome.runtime.ConnectInfo) => {
      const port = connect(info);
      port.onMessage.addListener((message: unknown) => void heard.push(JSON.stringify(message)));
      return port;
    }) as typeof chrome.runtime.connect;
    chrome.runtime.onMessage.addListener((message) => void heard.push(JSON.stringify(message)));
  });
}

/** All that a page of the extension can read: messages, DOM with its fields, storage, databases. */
function readEverything(page: Page): Promise<{ heard: number; text: string; keyRows: string[] }> {
  return page.evaluate(async () => {
    const heard = (globalThis as unknown as { heard: string[] }).heard;
    const found: unknown[] = [...heard, document.documentElement.outerHTML];
    for (const field of document.querySelectorAll('input, textarea, select')) {
      found.push((field as HTMLInputElement).value);
    }
    found.push(Object.entries(localStorage), Object.entries(sessionStorage));
    found.push(document.cookie, location.href);
    for (const area of ['local', 'session', 'sync', 'managed'] as const) {
      found.push(await chrome.storage[area].get(null).catch(() => 'closed'));
    }
    const keyRows: string[] = [];
    const text = (value: unknown): string =>
      JSON.stringify(value, (_, inner: unknown) => {
        if (inner instanceof ArrayBuffer) return text(new Uint8Array(inner));
        if (inner instanceof Uint8Array) return new TextDecoder('latin1').decode(inner);
        return inner;
      });
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.addEventListener('success', () => resolve(opening.result));
        opening.addEventListener('error', () => reject(opening.error));
      });
      for (const store of database.objectStoreNames) {
        const rows = await new Promise<unknown[]>((resolve, reject) => {
          const reading = database.transaction(store).objectStore(store).getAll();
          reading.addEventListener('success', () => resolve(reading.result));
          reading.addEventListener('error', () => reject(reading.error));
        });
        found.push(...rows);
        if (store === 'keys') {
          for (const row of rows as { ciphertext: ArrayBuffer; iv: Uint8Array }[]) {
            keyRows.push(`${row.ciphertext.constructor.name} ${row.ciphertext.byteLength}`);
          }
        }
        if (store === 'wrapping') {
          for (const { key } of rows as { key: CryptoKey }[]) {
            found.push({ extractable: key.extractable, usages: key.usages });
            const outcome = await crypto.subtle.exportKey('raw', key).then(
              () => 'exported',
              () => 'not extractable',
            );
            found.push(outcome);
          }
        }
      }
      database.close();
    }
    return { heard: heard.length, text: found.map(text).join('\n'), keyRows };
  });
}

test('the key is in no message, no DOM, no storage; the database holds ciphertext only', async ({
  sidestream,
  server,
  chat,
}) => {
  const { context } = sidestream;
  const optionsPage = await context.newPage();
  const pages = [optionsPage, await context.newPage(), await context.newPage()];
  for (const page of pages) await spyOnPorts(page);
  const files = ['options.html', 'sidepanel.html', 'popup.html'];
  for (const [index, page] of pages.entries()) await page.goto(sidestream.url(files[index] ?? ''));

  const options = toOptionsPage(optionsPage);
  await options.enter({ baseUrl: server.baseUrl, key: typed.key });
  await options.listModels.click();
  await expect(options.status).toContainText('2 models found');
  await options.test.click();
  await expect(options.status).toContainText('It works');
  await options.save.click();
  await expect(options.status).toHaveText('Saved');

  // A stranger that repeats the key, in an error, is not allowed to show it either.
  const panel = toSurfacePage(pages[1] ?? optionsPage);
  await expect(panel.page.locator('header .model-picker')).toBeVisible();
  server.next(
    jsonError(401, { error: { message: `Wrong key ${typed.key}, try ${typed.key}.` } }),
    chatStream({ text: 'All right.' }),
  );
  await panel.ask('Hello?');
  expect((await panel.until('failed')).reason).toBe('key-refused');
  await panel.ask('And now?');
  await panel.until('finished');
  expect((await chat(2)).headers['authorization']).toBe(`Bearer ${typed.key}`);

  for (const page of pages) {
    const { heard, text, keyRows } = await readEverything(page);
    expect(heard).toBeGreaterThan(1);
    expect(text).toContain(typed.lastFour);
    expect(text).toContain('not extractable');
    // The reader finds what is there: the question, and the redacted error.
    expect(text).toContain('And now?');
    expect(text).toContain('Wrong key [key], try [key].');
    expect(text).not.toContain(typed.key);
    expect(text).not.toContain(typed.key.slice(3, -4));
    // AES-GCM: as long as the key, and 16 bytes of authentication.
    expect(keyRows).toEqual([`ArrayBuffer ${typed.key.length + 16}`]);
  }
});

test('a saved key is not sent to another address', async ({ sidestream, server, chat }) => {
  const id = await sidestream.connect();
  const elsewhere = server.baseUrl.replace('127.0.0.1', 'localhost');
  const { key: _, ...connection } = toDraft(elsewhere, { id });
  const port = await sidestream.port();
  await port.post({
    type: 'connection-save',
    requestId: 'moved',
    makeDefault: true,
    connection,
  });
  await port.next('connection-saved');
  const panel = await sidestream.openPanel();
  await panel.ask('Who am I?');
  await panel.until('finished');
  const request = await chat(0);
  expect(request.headers['host']).toContain('localhost');
  expect(request.headers['authorization']).toBeUndefined();
});

test('a script in a web page can read none of the storage areas', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const backstage = await sidestream.backstage();
  await backstage.evaluate(() => chrome.storage.local.set({ planted: 'for the test' }));
  const page = await sidestream.context.newPage();
  await page.goto(server.url);
  const outcomes = await backstage.evaluate(async (address) => {
    const tabs = await chrome.tabs.query({});
    const tab = tabs.find(({ url }) => url?.startsWith(address));
    const [injected] = await chrome.scripting.executeScript({
      target: { tabId: tab?.id ?? -1 },
      func: async () => {
        const areas = ['local', 'session', 'sync'] as const;
        return Promise.all(
          areas.map(async (area) => {
            try {
              await chrome.storage[area].get(null);
              return 'read';
            } catch (cause) {
              return String(cause);
            }
          }),
        );
      },
    });
    return injected?.result;
  }, server.url);
  expect(outcomes).toHaveLength(3);
  for (const outcome of outcomes ?? []) expect(outcome).toContain('not allowed from this context');
});

test('no page of the extension can fetch; the policy stands in each of them', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  for (const file of ['sidepanel.html', 'popup.html', 'options.html']) {
    const page = await sidestream.open(file);
    const policy = page.locator('meta[http-equiv="Content-Security-Policy"]');
    await expect(policy).toHaveAttribute('content', /connect-src 'none'/);
    const outcome = await page.evaluate(async (url) => {
      const blocked: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) =>
        blocked.push(event.effectiveDirective),
      );
      await fetch(url).catch(() => undefined);
      navigator.sendBeacon(url, 'x');
      const image = new Image();
      const failed = new Promise((resolve) => image.addEventListener('error', resolve));
      image.src = `${url}/pixel.png`;
      await failed;
      await new Promise((resolve) => setTimeout(resolve));
      return blocked.toSorted();
    }, server.url);
    expect(outcome).toEqual(['connect-src', 'connect-src', 'img-src']);
  }
  expect(server.requests).toHaveLength(0);
});

test('an answer that is markup is shown as text, and loads and runs nothing', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const text =
    `<img src="${server.url}/leak.png" onerror="document.title='owned'">` +
    `<script>document.title='owned'</script>![x](${server.url}/leak2.png)<a href="javascript:1">a</a>`;
  server.next(chatStream({ text }));
  const title = await panel.page.title();
  await panel.ask('Attack');
  expect((await panel.until('finished')).text).toBe(toShownText(text));
  expect(await panel.page.locator('[data-answer] :is(img, script, iframe, style)').count()).toBe(0);
  expect(await panel.page.title()).toBe(title);
  expect(server.requests.map(({ method }) => method)).toEqual(['POST']);
});
