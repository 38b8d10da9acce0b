import { rm } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import type { KeyKind } from '../../../lib/core/key-keeping.ts';
import { chatStream, modelList } from '../../support/fault-server/chat-script.ts';
import { createFaultServer } from '../../support/fault-server/fault-server.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';
import { huntInFolder } from '../../support/hunt-in-folder.ts';
import { createHuntedKey, createKeyHunt } from '../../support/key-hunt.ts';
import { echoKey } from '../support/echo-key.ts';
import { toEchoingReplies } from '../support/echoing-replies.ts';
import { startFirefox } from '../support/firefox-browser.ts';
import {
  listenTo,
  listenToAll,
  lookThrough,
  readClipboard,
  readRequests,
} from '../support/firefox-hunt.ts';
import type { HuntedFirefox } from '../support/firefox-hunt.ts';
import { toFirefoxOptions } from '../support/firefox-options.ts';
import type { FirefoxOptionsPage } from '../support/firefox-options.ts';
import { toSidestream } from '../support/firefox-test.ts';
import type { TabSurface } from '../support/firefox-test.ts';
import { plantEverywhere, readCarriers } from '../support/key-places.ts';
import { say } from '../support/scenarios.ts';

const key = createHuntedKey();
const passphrase = createHuntedKey();
const hunts = [createKeyHunt(key), createKeyHunt(passphrase)];

let server: FaultServer;
test.beforeEach(async () => {
  server = await createFaultServer();
});
test.afterEach(() => server.close());

async function start(profile?: string): Promise<HuntedFirefox> {
  return listenToAll(toSidestream(await startFirefox(profile === undefined ? {} : { profile })));
}

/** Sets a connection up by the keyboard, whose endpoint repeats the key from the first request on. */
async function onboard(sidestream: HuntedFirefox, kind: KeyKind): Promise<FirefoxOptionsPage> {
  const options = await sidestream.openOptions();
  await listenTo(sidestream, [options.view]);
  server.when(({ method }) => method === 'GET', echoKey(modelList(['m-1', `m-${key}`]), key));
  server.otherwise(echoKey(chatStream({ text: 'Yes.' }), key));
  await options.enter({ baseUrl: server.baseUrl, key });
  await options.select(say('options.keyKind'), kind);
  if (kind === 'passphrase') {
    await options.type(say('lock.new'), passphrase);
    await options.type(say('lock.repeat'), passphrase);
    await options.view.press(say('lock.setNow'));
    await options.view.page.waitForFunction(
      () => document.querySelector('.key-kind .lock-form') === null,
    );
  }
  const typing = await lookThrough(sidestream, [options.view], hunts);
  const ofField = typing.filter((found) => found.includes('field connection-apiKey'));
  expect(ofField.length).toBeGreaterThan(0);
  expect(typing).toEqual(ofField);
  await options.view.press('List models');
  await options.untilStatus(/2 models found/);
  await options.view.press('Test connection');
  await options.untilStatus(/It works/);
  await options.view.press('Save');
  await options.untilStatus('Saved');
  expect(await lookThrough(sidestream, [options.view], hunts)).toEqual([]);
  expect((await options.view.evaluate(readCarriers)).length).toBeGreaterThan(0);
  return options;
}

async function untilEnd(panel: TabSurface, count: number, what: string): Promise<void> {
  await expect(async () => {
    const answers = await panel.read();
    expect(answers, what).toHaveLength(count);
    expect(answers.at(-1)?.state, what).toMatch(/^(?!waiting|streaming)/);
  }).toPass({ intervals: [20], timeout: 15_000 });
}

/** What left the browser, and what is left of it. */
async function quitAndLook(sidestream: HuntedFirefox): Promise<void> {
  const own = new URL(server.url).host;
  for (const { host, url, referrer, headers } of await readRequests(sidestream)) {
    const told = host === own ? `${url} ${referrer}` : `${url} ${referrer} ${headers}`;
    for (const { findIn } of hunts) expect(findIn(told), host).toEqual([]);
  }
  const ours = (await readRequests(sidestream)).filter(({ host }) => host === own);
  expect(ours).toHaveLength(server.requests.length);
  for (const { url, headers, bodyText } of server.requests) {
    const { authorization, ...others } = headers;
    expect(authorization).toBe(`Bearer ${key}`);
    const rest = JSON.stringify([url, others, bodyText]);
    expect(hunts.flatMap(({ findIn }) => findIn(rest))).toEqual([]);
  }
  await sidestream.quit();
  for (const hunt of hunts) {
    const { found, files } = huntInFolder(sidestream.profile, hunt);
    expect(found).toEqual([]);
    expect(files).toBeGreaterThan(20);
  }
}

test('a key on this device is nowhere: after onboarding, every kind of fault, an export, a death and a restart', async () => {
  test.slow();
  let sidestream = await start();
  try {
    const options = await onboard(sidestream, 'device');
    const panel = await sidestream.openPanel();
    await listenTo(sidestream, [panel.view]);
    server.release('cut');
    const replies = toEchoingReplies(key);
    for (const [at, reply] of replies.entries()) {
      server.next(reply);
      await panel.ask(`${at}`);
      await untilEnd(panel, at + 1, JSON.stringify(reply).slice(0, 300));
    }
    await panel.view.evaluate(() => {
      const folds = document.querySelectorAll<HTMLElement>('details:not([open]) > summary');
      for (const summary of folds) summary.click();
    });
    expect(await lookThrough(sidestream, [options.view, panel.view], hunts)).toEqual([]);

    await options.view.press(say('options.exportAll'));
    await expect
      .poll(() => options.view.evaluate(() => document.body.textContent))
      .toContain(say('options.exportAgain'));
    await options.view.press(say('diagnostics.again'));
    await options.view.press(say('diagnostics.copy'));
    await expect.poll(() => readClipboard(sidestream)).toContain('runs: ');
    const report = await readClipboard(sidestream);
    expect(hunts.flatMap(({ findIn }) => findIn(report))).toEqual([]);

    server.next(
      chatStream({
        deltas: [`Half: ${key.slice(0, 30)}`, key.slice(30)],
        holdAfterDelta: { index: 0, name: 'half' },
      }),
    );
    await panel.ask('And?');
    await panel.untilText('Half:');
    await sidestream.killBackground();
    await panel.until('interrupted');
    expect(await lookThrough(sidestream, [options.view, panel.view], hunts)).toEqual([]);
    await quitAndLook(sidestream);

    server.reset();
    sidestream = await start(sidestream.profile);
    const again = await sidestream.openPanel();
    server.otherwise(echoKey(chatStream({ text: 'Still here.' }), key));
    await again.ask('There?');
    await again.until('finished');
    const later = await sidestream.openOptions();
    expect(await lookThrough(sidestream, [again.view, later.view], hunts)).toEqual([]);
    await quitAndLook(sidestream);
  } finally {
    await sidestream.forget();
  }
});

for (const kind of ['session', 'passphrase'] as const) {
  test(`a key that is kept in the way "${kind}" is nowhere, on the disk neither, and nor is a passphrase`, async () => {
    test.slow();
    const sidestream = await start();
    try {
      const options = await onboard(sidestream, kind);
      const panel = await sidestream.openPanel();
      server.next(chatStream({ text: `Your key is ${key}.` }));
      await panel.ask('Who?');
      expect((await panel.until('finished')).text).toBe('Your key is [key].');
      await listenTo(sidestream, [panel.view]);
      await panel.ask('And?');
      await untilEnd(panel, 2, 'after a death');
      if (kind === 'passphrase') {
        await options.view.press(say('lock.lockNow'));
        await options.view.page.waitForFunction(
          (words) => document.querySelector('#keys')?.textContent?.includes(words),
          {},
          say('lock.stateLocked'),
        );
        await panel.ask('Locked?');
        expect((await panel.until('failed')).reason).toBe('key-locked');
        await toFirefoxOptions(panel.view).type(say('lock.passphrase'), passphrase);
        await panel.view.press(say('lock.unlock'));
        await panel.until('finished');
      }
      expect(await lookThrough(sidestream, [options.view, panel.view], hunts)).toEqual([]);
      await quitAndLook(sidestream);
    } finally {
      await sidestream.forget();
    }
  });
}

test('the hunt finds a key in each place in which it was put', async () => {
  const planted = createHuntedKey();
  const hunt = createKeyHunt(planted);
  const sidestream = await start();
  try {
    const page = await sidestream.open('popup.html');
    expect(await lookThrough(sidestream, [page], [hunt])).toEqual([]);
    await page.evaluate(plantEverywhere, planted);
    await page.evaluate(async (secret) => {
      const { runtime } = browser as unknown as { runtime: typeof chrome.runtime };
      const background = await (
        runtime.getBackgroundPage as unknown as () => Promise<typeof self>
      )();
      background.console.warn(`background ${secret}`);
    }, planted);
    await expect.poll(() => sidestream.said()).toContain(`background ${planted.slice(0, 12)}`);
    const found = await lookThrough(sidestream, [page], [hunt]);
    for (const place of [
      'console',
      '/popup.html, DOM',
      '/popup.html, field planted',
      '/popup.html, address',
      '/popup.html, history',
      '/popup.html, localStorage',
      '/popup.html, sessionStorage',
      '/popup.html, storage.local',
      '/popup.html, storage.session',
      '/popup.html, database planted, texts',
      '/popup.html, database planted, bytes',
      '/popup.html, database planted, files',
    ]) {
      expect(
        found.filter((each) => each.startsWith(`${place}: `)),
        place,
      ).not.toEqual([]);
    }
    const web = await sidestream.browser.newPage();
    await web.goto(`${server.url}/v1/models?key=${encodeURIComponent(planted)}`);
    const requests = await readRequests(sidestream);
    expect(requests.filter(({ url }) => hunt.findIn(url).length > 0)).not.toEqual([]);
    await sidestream.quit();
    const { found: onDisk } = huntInFolder(sidestream.profile, hunt);
    const files = onDisk.map((each) => each.split(':')[0] ?? '');
    expect(files.filter((file) => file.includes('idb'))).not.toEqual([]);
  } finally {
    await rm(sidestream.profile, { recursive: true, force: true });
  }
});
