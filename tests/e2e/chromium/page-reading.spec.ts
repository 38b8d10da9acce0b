import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { htmlPage } from '../../support/fault-server/chat-script.ts';
import { filmLines, pageFixtures, toShare, unseenFixtures } from '../../support/page-fixtures.ts';
import { test } from '../support/chromium-test.ts';
import { readText, takeParts, visit } from '../support/page-parts.ts';
import { say } from '../support/scenarios.ts';

const neverRead = `<!doctype html><title>A film</title><p>Words</p>
<ytd-video-description-transcript-section-renderer><button>Show transcript</button></ytd-video-description-transcript-section-renderer>
<script>document.querySelector('button').onclick = () => (document.documentElement.dataset.asked = '');</script>`;

test('of each kind of page the main text is read, nearly whole, and nearly nothing around it', async ({
  sidestream,
  server,
}) => {
  const stage = await sidestream.backstage();
  for (const [name, html] of Object.entries({ ...pageFixtures, ...unseenFixtures })) {
    const path = `/${name.replaceAll(' ', '-')}`;
    const page = await visit(sidestream, server, html, path);
    if (html.includes('dataset.ready')) await page.locator('[data-ready]').waitFor();
    const { main, chrome } = await takeParts(page);
    main.push(...(filmLines[name] ?? []));
    const text = await readText(stage, page);
    expect.soft(toShare(main, text), `main text of ${name}`).toBeGreaterThanOrEqual(0.95);
    expect.soft(toShare(chrome, text), `what is around ${name}`).toBeLessThan(0.05);
    await page.close();
  }
});

test('a page that is closed or left in the middle of being read says so; + does not close away what is being read', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  await panel.message.fill('Half a thought');
  const add = panel.page.getByRole('button', { name: say('panel.addContext') });
  const told = panel.page.getByRole('region', { name: say('context.add') });
  const leave: ((page: Page) => Promise<unknown>)[] = [
    (page) => page.close(),
    (page) => page.goto(`${server.url}/elsewhere`),
  ];
  server.when(({ path }) => path === '/elsewhere', htmlPage(200, '<p>Somewhere else'));
  for (const [round, end] of leave.entries()) {
    // A film whose transcript never comes is read for as long as it is waited for.
    const page = await visit(sidestream, server, neverRead, `/film-${round}`);
    await panel.page.bringToFront();
    await add.click();
    await panel.page.getByRole('button', { name: say('context.addPage') }).click();
    await page.locator('html[data-asked]').waitFor({ state: 'attached' });
    await add.click();
    await expect(told).toContainText(say('context.reading'));
    await end(page);
    await expect(told).toContainText(say('context.gone'));
    await expect(panel.message).toHaveValue('Half a thought');
    await add.click();
    await expect(told).toHaveCount(0);
  }
});

test('a frame of another site is named and not read, and no code or price is taken for what is around the words', async ({
  sidestream,
  server,
}) => {
  const stage = await sidestream.backstage();
  const far = new URL(server.url);
  far.hostname = 'localhost';
  server.when(({ path }) => path === '/inner', htmlPage(200, '<p>Words of the inner page.'));
  const words = 'A paragraph of the page itself, long enough to be one. '.repeat(3);
  const html = `<!doctype html><title>Frames</title><main><h1>Frames</h1><p>${words}</p>
<pre class="language-js"><span class="token comment">// stays where it is</span>
<span class="token tag">&lt;b&gt;</span></pre>
<p>The price is <span class="price">12.50</span>, see the <a href="/source">source</a> for more.</p>
<iframe src="/inner" width="600" height="400"></iframe>
<iframe src="${far.href}inner" width="600" height="400"></iframe>
<iframe src="${far.href}inner" width="1" height="1"></iframe></main>`;
  const page = await visit(sidestream, server, html, '/frames');
  const text = await readText(stage, page);
  expect(text).toContain('// stays where it is');
  expect(text).toContain('<b>');
  expect(text).toContain('The price is 12.50, see the [source]');
  expect(text.split('Words of the inner page.')).toHaveLength(2);
  expect(text.split(`[A frame of ${far.host}: not read`)).toHaveLength(2);
});
