import { rm } from 'node:fs/promises';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { TabDesk } from '../../../lib/core/tab-desk.ts';
import { bundle } from '../../bench/bundle.ts';
import { htmlPage } from '../../support/fault-server/chat-script.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';
import { copyChangedBuild } from '../support/chrome-build.ts';
import { test as base } from '../support/chromium-test.ts';
import type { Sidestream } from '../support/chromium-test.ts';
import { visitFar } from '../support/far-page.ts';

declare const tabDesk: TabDesk;

/** Of which pictures may be taken. */
const test = base.extend({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads from the pattern which fixtures are wanted
  start: async ({}, use) => {
    const build = await copyChangedBuild(({ host_permissions: hosts }) => {
      hosts.push('http://127.0.0.1/*');
    });
    await use({ build });
    await rm(build, { recursive: true });
  },
});

const form = `<!doctype html><title>A form</title><h1>A form</h1><p id="words">Words of the page</p>
<label for="name">Your name</label><input id="name" value="Ada">
<input id="short" maxlength="3" placeholder="Code of three letters">
<textarea id="long" aria-label="Notes"></textarea>
<div id="rich" contenteditable aria-label="Letter"><p>Dear all</p></div>
<input id="secret" type="password"><input id="shown" name="user_password" value="hunter2">
<input id="card" autocomplete="cc-number"><input id="fixed" readonly value="x"><input id="box" type="checkbox">
<input id="stubborn"><div id="host"></div>
<iframe id="near" srcdoc="<input aria-label='Inside' id='inner'>"></iframe>
<script>
  const typed = [];
  for (const each of document.querySelectorAll('input,textarea,[contenteditable]')) {
    each.addEventListener('input', ({ inputType }) => typed.push(each.id + ' ' + inputType));
  }
  stubborn.addEventListener('input', () => { stubborn.value = ''; });
  host.attachShadow({ mode: 'open' }).innerHTML = '<input aria-label="In the shade">';
</script>`;

/** The desk as the background has it, in the background. */
async function openDesk(sidestream: Sidestream) {
  const [worker] = sidestream.context.serviceWorkers();
  if (!worker) throw new Error('No worker');
  await worker.evaluate(await bundle('../pages/tab-desk-page.ts'));
  return worker;
}

async function visit({ context }: Sidestream, server: FaultServer): Promise<Page> {
  server.when(({ path }) => path === '/form', htmlPage(200, form));
  const page = await context.newPage();
  await page.goto(new URL('/form', server.url).href);
  return page;
}

test('a page is found, read, and its selection told; one that is not allowed is named as such, and ours are none', async ({
  sidestream,
  server,
}) => {
  const worker = await openDesk(sidestream);
  const page = await visit(sidestream, server);
  await page.evaluate(() => getSelection()?.selectAllChildren(document.getElementById('words')!));
  const seen = await worker.evaluate(async () => {
    const { id: windowId = -1 } = await chrome.windows.getLastFocused();
    const tab = await tabDesk.front(windowId);
    const id = tab?.id ?? -1;
    return {
      tab,
      again: await tabDesk.tab(id),
      reading: await tabDesk.read(id, 'Not read: {host}'),
      selection: await tabDesk.selection(id),
      none: await tabDesk.tab(999_999),
      maySee: await tabDesk.maySeeTabs(),
    };
  });
  expect(seen.tab).toMatchObject({ title: 'A form', url: page.url() });
  expect(seen.again).toEqual(seen.tab);
  expect(seen.reading).toMatchObject({ page: { title: 'A form', url: page.url() } });
  expect(JSON.stringify(seen.reading)).toContain('Words of the page');
  expect(seen).toMatchObject({ selection: 'Words of the page', none: undefined, maySee: false });

  await visitFar(sidestream);
  const far = await worker.evaluate(async () => {
    const { id: windowId = -1 } = await chrome.windows.getLastFocused();
    const tab = await tabDesk.front(windowId);
    const id = tab?.id ?? -1;
    return {
      tab,
      picture: await tabDesk.pictureObstacle(id),
      field: await tabDesk.field(id),
      titles: (await tabDesk.list()).map(({ title }) => title),
    };
  });
  expect(far.tab).toMatchObject({ title: '', url: '', obstacle: 'no-access' });
  expect(far).toMatchObject({ picture: 'no-access', field: 'no-access' });
  // Those of hosts that are allowed, and no other.
  expect(far.titles.filter((title) => title !== '')).toEqual(['A form']);

  const opened = sidestream.context.waitForEvent('page');
  await worker.evaluate((url) => tabDesk.open(url, -1), page.url());
  await expect(await opened).toHaveTitle('A form');
});

test('text is put into the field that has the focus, as if it were typed, and can be undone', async ({
  sidestream,
  server,
}) => {
  const worker = await openDesk(sidestream);
  const page = await visit(sidestream, server);
  const [tab] = await worker.evaluate(() => chrome.tabs.query({ url: 'http://127.0.0.1/*' }));
  const id = tab?.id ?? -1;
  let mark = '';
  const look = async () => {
    const field = await worker.evaluate((id) => tabDesk.field(id), id);
    if (typeof field !== 'string') ({ mark } = field);
    return field;
  };
  const fill = (text: string, replaces = false) =>
    worker.evaluate(([id, mark, text, replaces]) => tabDesk.fill(id, mark, text, replaces), [
      id,
      mark,
      text,
      replaces,
    ] as const);
  const value = (field: string) => page.locator(field).inputValue();

  expect(await look()).toBe('none');
  await page.locator('#name').focus();
  await page.keyboard.press('End');
  expect(await fill('x')).toBe('moved');
  expect(await look()).toMatchObject({ label: 'Your name', isLong: false });
  expect(await fill(' Lovelace\nof London')).toEqual({ isWhole: true });
  expect(await value('#name')).toBe('Ada Lovelace of London');
  await page.keyboard.press('ControlOrMeta+z');
  expect(await value('#name')).toBe('Ada');
  expect(await fill('Grace', true)).toEqual({ isWhole: true });
  expect(await value('#name')).toBe('Grace');
  expect(await page.evaluate('typed.filter((each) => each.startsWith("name"))')).toContain(
    'name insertText',
  );

  await page.locator('#long').focus();
  expect(await fill('x'), 'another field than the one that was told').toBe('moved');
  const named = mark;
  await look();
  expect(mark, 'a mark of its own').not.toBe(named);
  await page.locator('#name').focus();
  await look();
  expect(mark, 'the mark that it has').toBe(named);
  await page.locator('#long').focus();
  expect(await fill('x'), 'a field that was looked at meanwhile').toBe('moved');
  expect(await look()).toMatchObject({ label: 'Notes', isLong: true });
  expect(await fill('one\r\ntwo')).toEqual({ isWhole: true });
  expect(await value('#long')).toBe('one\ntwo');

  await page.locator('#rich').click();
  await page.keyboard.press('ControlOrMeta+End');
  expect(await look()).toMatchObject({ label: 'Letter', isLong: true });
  expect(await fill('<b>and</b> sundry\nnew')).toEqual({ isWhole: true });
  expect(await page.locator('#rich').innerText()).toMatch(/^Dear all<b>and<\/b> sundry\s+new/);
  expect(await fill('All of it', true)).toEqual({ isWhole: true });
  expect((await page.locator('#rich').innerText()).trim()).toBe('All of it');

  await page.locator('#short').focus();
  expect(await look()).toMatchObject({ label: 'Code of three letters', isLong: false });
  expect(await fill('abcdef')).toEqual({ isWhole: false });
  await page.locator('#stubborn').focus();
  await look();
  expect(await fill('abc')).toBe('refused');
  await page.locator('#host input').focus();
  expect(await look()).toMatchObject({ label: 'In the shade', isLong: false });
  await page.frameLocator('#near').locator('#inner').focus();
  expect(await look()).toMatchObject({ label: 'Inside', isLong: false });
  expect(await fill('deep')).toEqual({ isWhole: true });
  expect(await page.frameLocator('#near').locator('#inner').inputValue()).toBe('deep');

  for (const [field, obstacle] of [
    ['#secret', 'secret'],
    ['#shown', 'secret'],
    ['#card', 'secret'],
    ['#fixed', 'read-only'],
    ['#box', 'none'],
  ] as const) {
    await page.locator(field).focus();
    expect(await look(), field).toBe(obstacle);
    expect(await fill('x'), field).toBe(obstacle);
  }
  expect(await value('#shown')).toBe('hunter2');
});

test.describe('with access to every website', () => {
  test.use({
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads from the pattern which fixtures are wanted
    start: async ({}, use) => {
      const build = await copyChangedBuild(({ host_permissions: hosts }) => {
        hosts.push('<all_urls>');
      });
      await use({ build });
      await rm(build, { recursive: true });
    },
  });

  test('a picture of what is seen is taken within its limits, of the tab that was meant and of no other', async ({
    sidestream,
    server,
  }) => {
    const worker = await openDesk(sidestream);
    const page = await visit(sidestream, server);
    const take = (maxEdge: number, maxBytes: number) =>
      worker.evaluate(
        async ([url, maxEdge, maxBytes]) => {
          const [tab] = await chrome.tabs.query({ url });
          const id = tab?.id ?? -1;
          return [
            await tabDesk.pictureObstacle(id),
            await tabDesk.picture(id, { maxEdge, maxBytes }),
          ] as const;
        },
        [page.url(), maxEdge, maxBytes] as const,
      );
    const size = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
    const [obstacle, whole] = await take(4000, 3_700_000);
    expect(obstacle).toBeUndefined();
    expect(whole).toMatchObject({ mediaType: 'image/jpeg', ...size });
    const [, small] = await take(400, 9000);
    if (typeof small === 'string') throw new Error(small);
    expect(Math.max(small.width, small.height)).toBeLessThanOrEqual(400);
    expect(small.base64.length * 0.75).toBeLessThanOrEqual(9000);
    const drawn = await page.evaluate(async (base64) => {
      const image = new Image();
      image.src = `data:image/jpeg;base64,${base64}`;
      await image.decode();
      return { width: image.naturalWidth, height: image.naturalHeight };
    }, small.base64);
    expect(drawn).toEqual({ width: small.width, height: small.height });
    // More at once than Chromium takes.
    const many = await Promise.all([1, 2, 3].map(() => take(100, 100_000)));
    expect(many.map(([, picture]) => typeof picture)).toEqual(['object', 'object', 'object']);

    await sidestream.context.newPage();
    expect(await take(400, 9000)).toEqual(['not-seen', 'not-seen']);
    await page.goto('chrome://version');
    await page.bringToFront();
    const own = await worker.evaluate(async () => {
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      const id = tab?.id ?? -1;
      return [
        (await tabDesk.tab(id))?.obstacle,
        await tabDesk.picture(id, { maxEdge: 100, maxBytes: 1e6 }),
      ];
    });
    expect(own).toEqual(['browser-page', 'browser-page']);
  });
});
