import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { createFaultServer } from '../../support/fault-server/fault-server.ts';
import { huntInFolder } from '../../support/hunt-in-folder.ts';
import { createHuntedKey, createKeyHunt } from '../../support/key-hunt.ts';
import { startHunted } from '../support/chromium-hunt.ts';
import { test } from '../support/chromium-test.ts';
import { expectFoundIn, plantEverywhere } from '../support/key-places.ts';
import { huntInNetLog } from '../support/net-log.ts';

test('the hunt finds a key in each place in which it was put', async ({ server }) => {
  const folder = await mkdtemp(join(tmpdir(), 'sidestream-canary-'));
  const other = await createFaultServer();
  const key = createHuntedKey();
  const hunt = createKeyHunt(key);
  const netLog = join(folder, 'net.json');
  const browser = await startHunted(server, netLog);
  try {
    const { context } = browser;
    const page = await browser.open('popup.html');
    const second = await browser.open('options.html');
    expect(await browser.look([hunt]), 'nothing yet').toEqual([]);

    await page.evaluate(plantEverywhere, key);
    // A message that this page says, one that the other hears, and what a worker logs.
    await page.evaluate((secret) => {
      const port = chrome.runtime.connect({ name: 'planted' });
      const post = port.postMessage.bind(port);
      post({ type: 'planted', secret });
      void chrome.runtime.sendMessage({ secret }).catch(() => undefined);
    }, key);
    const [worker] = context.serviceWorkers();
    await worker?.evaluate((secret) => console.warn(`worker ${secret}`), key);
    await second.evaluate((secret) => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([secret]));
      link.download = 'planted.txt';
      link.click();
    }, key);
    await expect.poll(() => browser.saved.length).toBeGreaterThan(0);
    await expect
      .poll(async () => (await browser.look([hunt])).filter((found) => found.includes('heard')))
      .not.toEqual([]);

    const found = await browser.look([hunt]);
    expectFoundIn(found, [
      'console',
      'saved',
      '/popup.html, messages said',
      '/options.html, messages heard',
      '/popup.html, DOM',
      '/popup.html, field planted',
      '/popup.html, address',
      '/popup.html, history',
      '/popup.html, localStorage',
      '/popup.html, sessionStorage',
      '/popup.html, storage.local',
      '/popup.html, storage.session',
      '/popup.html, storage.sync',
      '/popup.html, cache planted',
      '/popup.html, database planted, texts',
      '/popup.html, database planted, bytes',
      '/popup.html, database planted, files',
      'storage, as the worker sees it',
    ]);
    expect(browser.said, 'both consoles').toEqual(expect.arrayContaining([key, `worker ${key}`]));

    // A page of the web says it to two servers: in an address, a header and a body.
    const web = await context.newPage();
    await web.goto(`${other.url}/v1/models`);
    const urls = [server, other].map(({ baseUrl }) => `${baseUrl}/chat/completions`);
    await web.evaluate(
      async ([secret = '', ...urls]) => {
        for (const url of urls) {
          const options = { method: 'POST', mode: 'no-cors', body: secret } as const;
          await fetch(url, options).catch(() => undefined);
        }
      },
      [key, ...urls],
    );
    await web.goto(`${server.url}/v1/models?key=${encodeURIComponent(key)}`);
    await browser.quit();

    const net = huntInNetLog(netLog, hunt, new URL(server.url).host);
    expect(net.own, 'the body for its own server').toBeGreaterThan(0);
    const hosts = net.found.map((each) => each.split(': ')[0]);
    expect(hosts, 'the body for another').toContain(new URL(other.url).host);
    expect(hosts, 'the address, wherever it leads').toContain(new URL(server.url).host);

    const disk = huntInFolder(browser.profile, hunt);
    const files = disk.found.map((each) => each.split(':')[0] ?? '');
    for (const part of ['IndexedDB', 'Local Storage', 'Local Extension Settings']) {
      expect(
        files.filter((file) => file.includes(part)),
        part,
      ).not.toEqual([]);
    }
  } finally {
    await browser.forget();
    await other.close();
    await rm(folder, { recursive: true, force: true });
  }
});
