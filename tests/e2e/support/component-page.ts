import type { BrowserContext, Page } from '@playwright/test';
import { bundle } from '../../bench/bundle.ts';
import { htmlPage } from '../../support/fault-server/chat-script.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';

const path = '/components/';

/** Opens a page with nothing but a module of `tests/pages` in it, bundled with all that it imports. */
export async function openComponentPage(
  context: BrowserContext,
  server: FaultServer,
  entry: string,
): Promise<Page> {
  const source = await bundle(`../pages/${entry}`);
  server.when((request) => request.path === path, htmlPage(200, html));
  server.when(
    (request) => request.path === `${path}page.js`,
    [
      { type: 'head', headers: { 'content-type': 'text/javascript; charset=utf-8' } },
      { type: 'text', text: source },
    ],
  );
  const page = await context.newPage();
  await page.goto(server.url + path, { waitUntil: 'load' });
  return page;
}

const html =
  '<!doctype html><html lang="en"><title>Components</title><link rel="icon" href="data:,"><body><script type="module" src="page.js"></script></body></html>';
