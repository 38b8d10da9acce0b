import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { readPaste } from '../support/chromium-clipboard.ts';
import { createLender } from '../support/chromium-lender.ts';
import { test, toSidestream } from '../support/chromium-test.ts';
import type { Sidestream } from '../support/chromium-test.ts';

test('a browser that is lent again has nothing of whoever had it before', async ({ server }) => {
  const lender = createLender();
  try {
    const first = toSidestream(await lender.lend(), server);
    const fresh = await lookReady(first);
    await first.connect();
    const panel = await first.openPanel();
    await panel.ask('Who had you before?');
    await panel.until('finished');
    await leaveAll(await first.backstage());
    expect((await look(await first.backstage())).length).toBeGreaterThan(fresh.length);
    await first.context.addCookies([{ name: 'left', value: 'here', url: server.baseUrl }]);
    const source = await first.context.newPage();
    await source.setContent('<p>copied before</p>');
    await source.keyboard.press('Control+a');
    await source.keyboard.press('Control+c');
    expect((await readPaste(first.context)).text).toContain('copied before');
    const asked = await readPermission(await first.backstage());
    await first.context.grantPermissions(['clipboard-read']);
    expect(await readPermission(await first.backstage())).not.toBe(asked);
    await lender.takeBack({ isGood: true });

    const second = toSidestream(await lender.lend(), server);
    expect(second.context).toBe(first.context);
    expect(second.context.pages()).toHaveLength(1);
    expect(await lookReady(second)).toEqual(fresh);
    expect(await second.context.cookies()).toEqual([]);
    expect((await readPaste(second.context)).text).not.toContain('copied before');
    expect(await readPermission(await second.backstage())).toBe(asked);
    await second.context.addInitScript(() => {});
    await lender.takeBack({ isGood: true });

    const third = await lender.lend();
    expect(third.context, 'what it was given stays, so it is not lent again').not.toBe(
      second.context,
    );
    await third.context.pages()[0]?.clock.setSystemTime(0);
    await lender.takeBack({ isGood: true });

    const fourth = await lender.lend();
    expect(fourth.context, 'all its pages would have that time').not.toBe(third.context);
    await lender.takeBack({ isGood: false });
    expect((await lender.lend()).context, 'its test failed').not.toBe(fourth.context);
  } finally {
    await lender.close();
  }
});

/** The same once the background has opened all that it opens by itself. */
async function lookReady(sidestream: Sidestream): Promise<string[]> {
  await (await sidestream.port()).close();
  return look(await sidestream.backstage());
}

function readPermission(page: Page): Promise<string> {
  return page.evaluate(
    async () =>
      (await navigator.permissions.query({ name: 'clipboard-read' as PermissionName })).state,
  );
}

/** Leaves something wherever an extension can. */
async function leaveAll(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (const area of ['local', 'session', 'sync'] as const)
      await chrome.storage[area].set({ left: 'here' });
    localStorage.setItem('left', 'here');
    const cache = await caches.open('left');
    await cache.put('https://left.example/', new Response('here'));
    const folder = await navigator.storage.getDirectory();
    await folder.getFileHandle('left', { create: true });
    await chrome.declarativeNetRequest.updateDynamicRules({
      addRules: [{ id: 77, action: { type: 'block' }, condition: { urlFilter: 'left.example' } }],
    });
    await chrome.alarms.create('left', { delayInMinutes: 60 });
    await chrome.action.setBadgeText({ text: 'left' });
    await new Promise<void>((resolve, reject) => {
      const opening = indexedDB.open('left');
      opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('left'));
      opening.addEventListener('success', () => {
        const writing = opening.result.transaction('left', 'readwrite');
        for (let row = 0; row < 200; row++)
          writing.objectStore('left').put('here'.repeat(25_000), row);
        writing.addEventListener('error', () => reject(writing.error));
        writing.addEventListener('complete', () => resolve());
      });
    });
  });
}

/** All that an extension can find that it has. */
function look(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const found: string[] = [];
    for (const area of ['local', 'session', 'sync'] as const) {
      const { 'diagnostics.lives': _, ...rest } = await chrome.storage[area].get(null);
      found.push(...Object.keys(rest).map((key) => `${area}: ${key}`));
    }
    found.push(...Object.keys(localStorage).map((key) => `localStorage: ${key}`));
    found.push(...(await caches.keys()).map((key) => `cache: ${key}`));
    const folder = await navigator.storage.getDirectory();
    for await (const name of (folder as unknown as { keys(): AsyncIterable<string> }).keys())
      found.push(`file: ${name}`);
    for (const { id } of await chrome.declarativeNetRequest.getDynamicRules())
      found.push(`rule: ${id}`);
    for (const { name } of await chrome.alarms.getAll()) found.push(`alarm: ${name}`);
    found.push(`badge: ${await chrome.action.getBadgeText({})}`);
    for (const { name = '' } of await indexedDB.databases()) {
      const rows = await new Promise<number>((resolve) => {
        const opening = indexedDB.open(name);
        opening.addEventListener('success', () => {
          const { result } = opening;
          const stores = [...result.objectStoreNames];
          if (stores.length === 0) return resolve(0);
          let sum = 0;
          const reading = result.transaction(stores);
          for (const store of stores)
            reading
              .objectStore(store)
              .count()
              .addEventListener('success', (event) => {
                sum += (event.target as IDBRequest<number>).result;
              });
          reading.addEventListener('complete', () => {
            result.close();
            resolve(sum);
          });
        });
      });
      if (rows > 0) found.push(`database: ${name} ${rows}`);
    }
    return found;
  });
}
