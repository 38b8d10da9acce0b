import { rm } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { chatStream, jsonError } from '../../support/fault-server/chat-script.ts';
import { copyGrantedBuild } from '../support/chrome-build.ts';
import { startChromium } from '../support/chromium-browser.ts';
import { dieIdle, untilSettled } from '../support/idle-deaths.ts';
import { test, toSidestream } from '../support/chromium-test.ts';
import { defaultTuning } from '../../../lib/core/connection.ts';
import { toOptionsPage } from '../support/options-page.ts';
import { findFault } from '../support/faults/faults.ts';
import { errorSentences, say, typed } from '../support/scenarios.ts';
import type { SurfacePage } from '../support/surface-page.ts';

test('what the endpoint said is behind a click, without the key', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const { reply, detail, requestId } = findFault('key-refused-401');
  server.next(reply);
  await panel.ask('Well?');
  await panel.until('failed');
  const article = panel.answers.last();
  const details = article.locator('.error-detail');
  await expect(details).toBeHidden();
  await article.getByText(say('common.details'), { exact: true }).click();
  await expect(details).toBeVisible();
  await expect(details).toHaveText(
    `${detail}\n${say('errors.requestId', { id: requestId ?? '' })}`,
  );
  expect(await article.innerText()).not.toContain(typed.key);
  await retry(panel, () => server.next(chatStream({ text: 'Here it is.' })));
});

test('a wait that the endpoint asks for is counted down', async ({ sidestream, server }) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  server.next(jsonError(429, { error: { message: 'Slow down.' } }, { 'retry-after': '9' }));
  await panel.ask('Well?');
  expect((await panel.until('failed')).reason).toBe('rate-limited');
  const article = panel.answers.last();
  const countdown = /Retry in (\d+) seconds?\./;
  const readSeconds = async () => Number(countdown.exec(await article.innerText())?.[1]);
  await expect(article).toContainText(countdown);
  const seconds = await readSeconds();
  expect(seconds).toBeLessThanOrEqual(9);
  await expect.poll(readSeconds).toBeLessThan(seconds);
  await expect(article).toContainText(say('errors.rateLimitedNow'));
  // Nobody asked for a second request, so there was none.
  expect(server.requests).toHaveLength(1);
});

test('why a try failed can be read while the next one is waited for, and after Stop', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect({ tuning: defaultTuning });
  const panel = await sidestream.openPanel();
  // Longer than all that is done meanwhile.
  server.next(jsonError(429, { error: { message: 'Slow down.' } }, { 'retry-after': '59' }));
  await panel.ask('Well?');
  const article = panel.answers.last();
  await expect(article.locator('.retry-wait')).toBeVisible();
  await article.getByText(say('common.details'), { exact: true }).click();
  await expect(article.locator('.error-detail')).toHaveText('Slow down.');
  await article.getByRole('button', { name: say('answer.stopThis') }).click();
  await panel.until('stopped');
  const { host } = new URL(server.url);
  await expect(article.locator('.note-title')).toHaveText(say('answer.stopped'));
  await expect(article.locator('.note-advice')).toHaveText(
    say('errors.rateLimitedTitle', { host, status: say('errors.status', { status: 429 }) }),
  );
  await article.getByText(say('common.details'), { exact: true }).click();
  await expect(article.locator('.error-detail')).toBeVisible();
  await retry(panel, () => server.next(chatStream({ text: 'Here it is.' })));
  // The provider's own word for the end stands behind the details of every answer.
  await panel.answers.last().getByText(say('common.details'), { exact: true }).click();
  await expect(panel.answers.last()).toContainText(say('answer.rawEnd', { raw: 'stop' }));
});

test.describe('with a name server that knows no name', () => {
  test.use({ start: { args: ['--host-resolver-rules=MAP localhost ~NOTFOUND'] } });

  test('a host that has no address is named as unreachable', async ({ sidestream, server }) => {
    const { port } = new URL(server.url);
    const id = await sidestream.connect({ baseUrl: `http://localhost:${port}/v1` });
    const panel = await sidestream.openPanel();
    await panel.ask('Anybody there?');
    expect((await panel.until('failed')).reason).toBe('unreachable');
    await expectSentences(
      panel,
      'errors.unreachableTitle',
      'errors.unreachable',
      `localhost:${port}`,
    );
    expect(server.requests).toHaveLength(0);
    await sidestream.connect({ id });
    await retry(panel, () => server.next(chatStream({ text: 'Here it is.' })));
  });
});

test('a browser without a network is named as offline', async ({ sidestream, server }) => {
  test.skip(dieIdle, 'Playwright takes the network from a worker that is there, not from the next');
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  await sidestream.context.setOffline(true);
  await panel.ask('Anybody there?');
  expect((await panel.until('failed')).reason).toBe('offline');
  await expectSentences(panel, 'errors.offlineTitle', 'errors.offline', '');
  expect(server.requests).toHaveLength(0);
  await sidestream.context.setOffline(false);
  await retry(panel, () => server.next(chatStream({ text: 'Here it is.' })));
});

test('a host that was not allowed is asked for with its name, and nothing is sent', async ({
  sidestream,
  server,
}) => {
  const id = await sidestream.connect({ provider: 'openai', baseUrl: 'https://api.openai.com/v1' });
  const panel = await sidestream.openPanel();
  await panel.ask('May I?');
  expect((await panel.until('failed')).reason).toBe('no-permission');
  await expectSentences(panel, 'errors.noPermissionTitle', 'errors.noPermission', 'api.openai.com');
  await expect(panel.page.getByRole('button', { name: 'Allow api.openai.com' })).toBeVisible();
  expect(server.requests).toHaveLength(0);
  await sidestream.connect({ id });
  await retry(panel, () => server.next(chatStream({ text: 'Here it is.' })));
});

test('a key that is missing is asked for, with the way to the settings; a remote host without an address is named', async ({
  server,
}) => {
  const build = await copyGrantedBuild();
  const sidestream = toSidestream(await startChromium({ build }), server);
  try {
    const options = await sidestream.openOptions();
    await options.enter({
      provider: 'openai',
      baseUrl: 'https://api.openai.com/v1',
      key: typed.key,
    });
    await options.save.click();
    await expect(options.status).toHaveText('Saved');
    await options.page.getByRole('button', { name: 'Forget the key', exact: true }).click();
    await options.page.getByRole('dialog').getByRole('button', { name: 'Forget the key' }).click();
    await expect(options.status).toHaveText(say('options.keyForgotten'));
    await options.page.close();

    const panel = await sidestream.openPanel();
    await panel.ask('Without a key?');
    expect((await panel.until('failed')).reason).toBe('no-key');
    await expectSentences(panel, 'errors.noKeyTitle', 'errors.noKey', 'api.openai.com');
    const opening = sidestream.context.waitForEvent('page');
    await panel.answers.last().getByRole('button', { name: 'Open settings', exact: true }).click();
    const settings = toOptionsPage(await opening);
    await settings.apiKey.fill(typed.key);
    await settings.save.click();
    await expect(settings.status).toHaveText('Saved');
    await panel.page.bringToFront();
    // What the settings have just said may bring a death, which must not meet the run.
    await untilSettled(sidestream.context);
    await panel.answers.last().getByRole('button', { name: 'Retry', exact: true }).click();
    // It is sent now, to a host that no name server knows.
    await expect.poll(async () => (await panel.last()).reason).toBe('unreachable');
    await expectSentences(panel, 'errors.unreachableTitle', 'errors.unreachable', 'api.openai.com');
    expect(await panel.read()).toHaveLength(1);
  } finally {
    await sidestream.forget();
    await rm(build, { recursive: true, force: true });
  }
});

async function expectSentences(
  panel: SurfacePage,
  title: Parameters<typeof say>[0],
  advice: Parameters<typeof say>[0],
  host: string,
): Promise<void> {
  const sentences = errorSentences({ title, advice }, host);
  const article = panel.answers.last();
  await expect(article.getByText(sentences.title, { exact: true })).toBeVisible();
  await expect(article.getByText(sentences.advice, { exact: true })).toBeVisible();
}

async function retry(panel: SurfacePage, heal: () => void): Promise<void> {
  heal();
  await panel.answers.last().getByRole('button', { name: 'Retry', exact: true }).click();
  expect((await panel.until('finished')).text).toBe('Here it is.');
  expect(await panel.read()).toHaveLength(1);
}
