import { expect } from '@playwright/test';
import type { TabDesk } from '../../../lib/core/tab-desk.ts';
import { bundle } from '../../bench/bundle.ts';
import { htmlPage } from '../../support/fault-server/chat-script.ts';
import { test } from '../support/firefox-test.ts';

declare const tabDesk: TabDesk;

const form = `<!doctype html><title>A form</title><p>Words of the page</p>
<label for="name">Your name</label><input id="name" value="Ada">
<textarea id="long" aria-label="Notes"></textarea>
<div id="rich" contenteditable aria-label="Letter">Dear all</div>
<input id="secret" type="password"><input id="short" maxlength="3">
<script>
  const typed = [];
  document.addEventListener('input', ({ target, inputType }) => typed.push(target.id + ' ' + inputType));
</script>`;

test('a page is read, its fields are filled as if they were typed in, and a picture is taken of it', async ({
  panel: { view },
  sidestream,
  server,
}) => {
  server.when(({ path }) => path === '/form', htmlPage(200, form));
  const web = await sidestream.browser.newPage();
  await web.goto(`${server.url}/form`);
  // The same code as in the background, in a page of ours: WebDriver lists no background.
  await view.page.evaluate(await bundle('../pages/tab-desk-page.ts'));
  const seen = await view.evaluate(async () => {
    const { id: windowId = -1 } = await browser.windows.getLastFocused();
    const tab = await tabDesk.front(windowId);
    const id = tab?.id ?? -1;
    return {
      tab,
      reading: await tabDesk.read(id, 'Not read: {host}'),
      field: await tabDesk.field(id),
    };
  });
  expect(seen.tab).toMatchObject({ title: 'A form', url: `${server.url}/form` });
  expect(JSON.stringify(seen.reading)).toContain('Words of the page');
  expect(seen.field).toBe('none');

  const id = seen.tab?.id ?? -1;
  let mark = '';
  const look = async () => {
    const field = await view.evaluate((id: number) => tabDesk.field(id), id);
    if (typeof field !== 'string') ({ mark } = field);
    return field;
  };
  const fill = (text: string, replaces = false) =>
    view.evaluate(
      (id: number, mark: string, text: string, replaces: boolean) =>
        tabDesk.fill(id, mark, text, replaces),
      id,
      mark,
      text,
      replaces,
    );
  const value = (field: string) =>
    web.$eval(field, (each) => ('value' in each ? String(each.value) : each.textContent));
  await web.focus('#name');
  await web.keyboard.press('End');
  expect(await fill('x')).toBe('moved');
  expect(await look()).toMatchObject({ label: 'Your name', isLong: false });
  expect(await fill(' Lovelace\nof London')).toEqual({ isWhole: true });
  expect(await value('#name')).toBe('Ada Lovelace of London');
  await web.keyboard.down('Control');
  await web.keyboard.press('z');
  await web.keyboard.up('Control');
  expect(await value('#name')).toBe('Ada');
  await web.focus('#long');
  expect(await fill('x')).toBe('moved');
  const named = mark;
  expect(await look()).toMatchObject({ label: 'Notes', isLong: true });
  expect(mark, 'a mark of its own').not.toBe(named);
  expect(await fill('one\r\ntwo')).toEqual({ isWhole: true });
  expect(await value('#long')).toBe('one\ntwo');
  await web.focus('#rich');
  expect(await look()).toMatchObject({ label: 'Letter', isLong: true });
  expect(await fill('All of <b>it</b>', true)).toEqual({ isWhole: true });
  expect(await value('#rich')).toBe('All of <b>it</b>');
  await web.focus('#short');
  await look();
  expect(await fill('abcdef')).toEqual({ isWhole: false });
  // Whoever allows it has clicked in the panel, and the page has no focus any more.
  await web.focus('#name');
  await look();
  await view.page.bringToFront();
  await expect.poll(() => web.evaluate(() => document.hasFocus())).toBe(false);
  expect(await fill('Hedy', true)).toEqual({ isWhole: true });
  expect(await value('#name')).toBe('Hedy');
  await web.bringToFront();
  await web.focus('#secret');
  expect(await look()).toBe('secret');
  expect(await web.evaluate('typed')).toContain('name insertText');

  const take = () =>
    view.evaluate(async (id: number) => {
      const picture = await tabDesk.picture(id, { maxEdge: 300, maxBytes: 50_000 });
      return [await tabDesk.pictureObstacle(id), picture] as const;
    }, id);
  await web.bringToFront();
  expect(await take()).toEqual(['no-access', 'no-access']);
  await sidestream.setHostAccess(['<all_urls>'], 'granted');
  const [, picture] = await take();
  await sidestream.setHostAccess(['<all_urls>'], 'revoked');
  expect(picture).toMatchObject({ mediaType: 'image/jpeg' });
  await view.page.bringToFront();
  expect(await take()).toMatchObject(['not-seen', 'not-seen']);
  await web.close();
});
