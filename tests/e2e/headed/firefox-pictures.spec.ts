import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect } from '@playwright/test';
import type { Page } from 'puppeteer-core';
import { pngFile } from '../../support/attachment-files.ts';
import { isChat } from '../../support/fault-server/default-reply.ts';
import { waitUntil } from '../../support/wait-until.ts';
import type { Sent } from '../support/attaching.ts';
import { startFirefox } from '../support/firefox-browser.ts';
import { findOnScreen, hand, readMenu, takeFocus } from '../support/firefox-desktop.ts';
import type { Point } from '../support/firefox-desktop.ts';
import { toFirefoxSurface } from '../support/firefox-surface.ts';
import type { FirefoxSurface } from '../support/firefox-surface.ts';
import { test as base, toSidestream } from '../support/firefox-test.ts';
import type { Sidestream } from '../support/firefox-test.ts';
import { say } from '../support/scenarios.ts';

/** Pictures of pages come by gestures of the display alone: from the page's menu, and after it by a click in the sidebar. */
const test = base.extend<{ web: Page }, { sharedFirefox: Sidestream }>({
  sharedFirefox: [
    async ({ sharedServer }, use) => {
      const sidestream = toSidestream(
        // Web pages are allowed to nobody: what is read here is allowed by the click in the menu.
        await startFirefox({ headed: true }),
      );
      await sidestream.connect(sharedServer);
      await use(sidestream);
      await sidestream.forget();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  web: [
    async ({ sidestream }, use) => {
      const picture = pngFile('chart.png', { width: 120, height: 80 }).buffer;
      const server = createServer((request, response) => {
        const isPicture = request.url?.endsWith('.png') ?? false;
        response.setHeader('content-type', isPicture ? 'image/png' : 'text/html; charset=utf-8');
        response.end(
          isPicture
            ? picture
            : '<!doctype html><title>Harbour</title><h1>Harbour</h1><img src="/chart.png">',
        );
      });
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      const page = await sidestream.browser.newPage();
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      await sidestream.closeSidebar();
      await takeFocus(sidestream);
      await use(page);
      await page.close();
      server.closeAllConnections();
      server.close();
    },
    { auto: true },
  ],
});

/** Opens the menu at that point and chooses the entry of that name. */
async function choose(sidestream: Sidestream, point: Point, name: string): Promise<void> {
  hand.click(point, 'right');
  const item = await waitUntil(
    async () => (await readMenu(sidestream)).find(({ label }) => label === name),
    'the item in the context menu',
  );
  hand.click(item.middle);
}

/** Clicks the button of that name in the page itself, once it is there. */
async function press({ view }: FirefoxSurface, name: string): Promise<void> {
  await waitUntil(() => view.evaluate(pressButton, name), name);
}

function pressButton(name: string): boolean {
  const button = Array.from(document.querySelectorAll('button')).find(
    (each) => (each.getAttribute('aria-label') ?? each.textContent?.trim()) === name,
  );
  button?.click();
  return button !== undefined;
}

const readAlong = ({ view }: FirefoxSurface): Promise<string> =>
  view.evaluate(() => document.querySelector('.context-chips')?.textContent ?? '');

/** How large the picture is that was sent: a PNG says it in its head. */
function sizeOf(body: unknown): { width: number; height: number } {
  const content = (body as Sent).messages.at(-1)?.content;
  const url = typeof content === 'string' ? '' : (content?.[0]?.image_url?.url ?? '');
  expect(url).toMatch(/^data:image\/png;base64,/);
  const bytes = Buffer.from(url.split(',')[1] ?? '', 'base64');
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

test('after a click on the page’s menu a screenshot is taken without asking for a permission', async ({
  web,
  sidestream,
  server,
}) => {
  await choose(sidestream, await findOnScreen(web, 'h1'), say('menu.askPage'));
  const sidebar = toFirefoxSurface(await sidestream.attach('sidebar'));
  await sidebar.ready();
  await expect.poll(() => readAlong(sidebar)).toContain('Harbour');
  await press(sidebar, say('panel.addContext'));
  await press(sidebar, say('attach.capture'));
  await press(sidebar, say('attach.cropWhole'));
  await expect.poll(() => readAlong(sidebar)).toContain(say('attach.screenshot'));
  const seen = await web.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  await sidebar.ask('What is on it?');
  await sidebar.until('finished');
  const size = sizeOf((await server.request(0, isChat)).body);
  expect(Math.abs(size.width / size.height - seen.width / seen.height)).toBeLessThan(0.02);
});

test('a prompt of a picture is chosen in the browser’s own menu and sends the picture', async ({
  web,
  sidestream,
  server,
}) => {
  const { view } = await sidestream.openOptions();
  const file = {
    format: 'sidestream-prompts',
    version: 1,
    prompts: [
      {
        id: 'look',
        name: 'Look at it',
        slash: '',
        text: 'What is on it?',
        places: ['image'],
        connectionId: null,
        model: null,
        parameters: {},
        language: '',
        schema: '',
        stream: null,
      },
    ],
  };
  await waitUntil(() => view.evaluate(giveFile, JSON.stringify(file)), 'the field for a file');
  await waitUntil(() => view.evaluate(pressButton, say('prompts.importAdd')), 'the button');
  await expect
    .poll(() => view.evaluate(() => document.querySelector('.prompt-rows')?.textContent ?? ''))
    .toContain('Look at it');
  await view.close();
  await web.bringToFront();
  await takeFocus(sidestream);
  await choose(sidestream, await findOnScreen(web, 'img'), 'Look at it');
  expect(sizeOf((await server.request(0, isChat)).body)).toEqual({ width: 120, height: 80 });
  const sidebar = toFirefoxSurface(await sidestream.attach('sidebar'));
  await sidebar.until('finished');
});

/** Gives the options page a file of prompts. Sent into it as text. */
function giveFile(text: string): boolean {
  const input = document.querySelector<HTMLInputElement>('#prompt-file');
  if (!input) return false;
  const transfer = new DataTransfer();
  transfer.items.add(new File([text], 'prompts.json', { type: 'application/json' }));
  input.files = transfer.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  return true;
}
