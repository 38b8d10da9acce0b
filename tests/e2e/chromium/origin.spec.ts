import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { chatStream, emptyReply, htmlPage } from '../../support/fault-server/chat-script.ts';
import { createFaultServer } from '../../support/fault-server/fault-server.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';
import { startChromium } from '../support/chromium-browser.ts';
import { test, toSidestream } from '../support/chromium-test.ts';
import type { Sidestream } from '../support/chromium-test.ts';
import { say } from '../support/scenarios.ts';
import type { SurfacePage } from '../support/surface-page.ts';

/** As Ollama does: a request that names an origin is none of its own. */
function refuseOrigins(server: FaultServer): void {
  server.otherwise(({ headers }) =>
    headers.origin === undefined ? chatStream({ text: 'Welcome.' }) : emptyReply(403),
  );
}

const omit = say('errors.omitOrigin');

async function expectRefused(panel: SurfacePage): Promise<void> {
  await panel.ask('May I?');
  expect((await panel.until('failed')).reason).toBe('blocked-origin');
  const article = panel.answers.last();
  await expect(article).toContainText('OLLAMA_ORIGINS=chrome-extension://*');
  await expect(article.getByRole('button', { name: omit, exact: true })).toBeVisible();
}

/** Refused at first, and answered after one click. */
async function expectFreed(panel: SurfacePage): Promise<void> {
  await expectRefused(panel);
  await panel.answers.last().getByRole('button', { name: omit, exact: true }).click();
  expect((await panel.until('finished')).text).toBe('Welcome.');
}

async function expectWelcome(panel: SurfacePage): Promise<void> {
  await panel.ask('And now?');
  await expect.poll(async () => (await panel.last()).text).toBe('Welcome.');
}

/** What origin a script in a page names to the server. */
async function askFromPage(page: Page, server: FaultServer): Promise<string | undefined> {
  const before = server.requests.length;
  await page.evaluate(
    (url) => fetch(url, { method: 'POST', mode: 'no-cors', body: '{}' }).catch(() => undefined),
    `${server.baseUrl}/chat/completions`,
  );
  return (await server.request(before)).headers.origin;
}

test('a server that refuses our origin answers after one click, and a web page still names its own', async ({
  sidestream,
  server,
}) => {
  refuseOrigins(server);
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  await expectFreed(panel);
  expect(server.requests.map(({ headers }) => headers.origin)).toEqual([
    `chrome-extension://${sidestream.id}`,
    undefined,
  ]);

  const site = await createFaultServer();
  try {
    site.when(() => true, htmlPage(200, '<!doctype html><title>A web page</title>'));
    const page = await sidestream.context.newPage();
    await page.goto(site.url);
    expect(await askFromPage(page, server)).toBe(site.url);
  } finally {
    await site.close();
  }

  await sidestream.killWorker();
  await expectWelcome(panel);
});

test('the very address of an own backend, and a base URL with a version, are freed as well', async ({
  sidestream,
  server,
}) => {
  for (const [index, draft] of [
    { provider: 'own-backend', baseUrl: `${server.url}/api/chat?x=1` },
    { baseUrl: `${server.url}/openai/deployments/x.(y)?api-version=1` },
  ].entries()) {
    server.reset();
    refuseOrigins(server);
    await sidestream.connect(draft);
    const panel = await sidestream.openPanel(`?conversation=of-${index}`);
    await expectFreed(panel);
    await panel.page.close();
  }
});

test('the rule is set again when the browser starts, and goes with its connection', async ({
  own: sidestream,
  server,
}) => {
  refuseOrigins(server);
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  await expectFreed(panel);
  await sidestream.quit();

  const again = toSidestream(await startChromium({ profile: sidestream.profile }), server);
  try {
    await expectWelcome(await again.openPanel());
    await removeConnection(again);
    await again.connect();
    await expectRefused(await again.openPanel('?conversation=another'));
  } finally {
    await again.quit();
  }
});

async function removeConnection(sidestream: Sidestream): Promise<void> {
  const driver = await sidestream.port();
  const [connection] = (await driver.next('settings-update')).connections;
  await driver.post({
    type: 'connection-delete',
    requestId: crypto.randomUUID(),
    connectionId: connection?.id ?? '',
  });
  await driver.next('settings-update', ({ connections }) => connections.length === 0);
  await driver.close();
}
