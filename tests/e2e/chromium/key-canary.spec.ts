import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { KeyKind } from '../../../lib/core/key-keeping.ts';
import { chatStream, modelList } from '../../support/fault-server/chat-script.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';
import { huntInFolder } from '../../support/hunt-in-folder.ts';
import { createHuntedKey, createKeyHunt } from '../../support/key-hunt.ts';
import { readPaste } from '../support/chromium-clipboard.ts';
import { startHunted } from '../support/chromium-hunt.ts';
import type { HuntedBrowser } from '../support/chromium-hunt.ts';
import { test } from '../support/chromium-test.ts';
import { echoKey } from '../support/echo-key.ts';
import { toEchoingReplies } from '../support/echoing-replies.ts';
import { chooseKind, setPassphrase, unlock } from '../support/kept-keys.ts';
import { huntInNetLog } from '../support/net-log.ts';
import { say } from '../support/scenarios.ts';
import type { OptionsPage } from '../support/options-page.ts';
import { toOptionsPage } from '../support/options-page.ts';
import type { SurfacePage } from '../support/surface-page.ts';

const key = createHuntedKey();
/** What keys are kept under is not to be found either. */
const passphrase = createHuntedKey();
const hunts = [createKeyHunt(key), createKeyHunt(passphrase)];
const exactly = (name: string) => ({ name, exact: true });

let folder: string;
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sidestream-canary-'));
});
test.afterAll(() => rm(folder, { recursive: true, force: true }));

/** Sets a connection up as a person does, whose endpoint repeats the key from the first request on. */
async function onboard(
  browser: HuntedBrowser,
  server: FaultServer,
  kind: KeyKind,
): Promise<OptionsPage> {
  const options = await browser.openOptions();
  server.when(({ method }) => method === 'GET', echoKey(modelList(['m-1', `m-${key}`]), key));
  server.when(
    ({ bodyText }) => bodyText.includes('Write a title of at most'),
    chatStream({ text: `Of ${key}` }),
  );
  server.otherwise(echoKey(chatStream({ text: 'Yes.' }), key));
  await options.enter({ baseUrl: server.baseUrl, name: 'Hunted', retries: '0' });
  await options.apiKey.pressSequentially(key);
  if (kind !== 'device') await chooseKind(options, kind);
  if (kind === 'passphrase') await setPassphrase(options.page.locator('.key-kind'), passphrase);
  // Until it is saved, the key is in its own field and nowhere else.
  const typing = await browser.look(hunts);
  const ofField = typing.filter((found) =>
    found.startsWith('/options.html, field connection-apiKey'),
  );
  expect(ofField.length).toBeGreaterThan(0);
  expect(typing).toEqual(ofField);
  await options.listModels.click();
  await expect(options.status).toContainText('2 models found');
  await options.test.click();
  await expect(options.status).toContainText('It works');
  await options.save.click();
  await expect(options.status).toHaveText('Saved');
  await expect(options.apiKey).toHaveValue('');
  expect(await browser.look(hunts)).toEqual([]);
  expect((await browser.carriers(options.page)).length).toBeGreaterThan(0);
  return options;
}

/** Waits for an end of whatever kind. */
async function untilEnd({ answers }: SurfacePage, count: number, what: string): Promise<void> {
  await expect(answers, what).toHaveCount(count);
  await expect(answers.last(), what).toHaveAttribute('data-state', /^(?!waiting|streaming)/);
}

/** Asks whatever endpoints do wrong or unusually, with the key in every word that they say. */
async function askAll(panel: SurfacePage, server: FaultServer): Promise<number> {
  const replies = toEchoingReplies(key);
  server.release('cut');
  for (const [at, reply] of replies.entries()) {
    server.next(reply);
    await panel.ask(`Question ${at}`);
    await untilEnd(panel, at + 1, JSON.stringify(reply).slice(0, 500));
  }
  const folds = panel.page.locator('details:not([open]) > summary');
  await folds.evaluateAll((all) => {
    for (const summary of all) (summary as HTMLElement).click();
  });
  return replies.length;
}

/** Takes out what can be taken out: both exports, the prompts, the log, an answer. */
async function takeOut(
  browser: HuntedBrowser,
  options: OptionsPage,
  panel: SurfacePage,
): Promise<void> {
  const save = async (page: Page, press: () => Promise<void>): Promise<void> => {
    const before = browser.saved.length;
    await Promise.all([page.waitForEvent('download'), press()]);
    await expect.poll(() => browser.saved.length).toBeGreaterThan(before);
  };
  const { page } = options;
  await page.bringToFront();
  await save(page, () => page.getByRole('button', exactly(say('options.exportAll'))).click());
  await save(page, () =>
    page
      .locator('.prompts')
      .getByRole('button', exactly(say('prompts.export')))
      .click(),
  );
  await page.getByRole('button', exactly(say('diagnostics.again'))).click();
  await expect(page.locator('.run-log > li').first()).toBeVisible();
  await page.getByRole('button', exactly(say('diagnostics.copy'))).click();
  await expect(page.locator('.diagnostics')).toContainText(say('diagnostics.copied'));
  const report = await readPaste(browser.context);
  expect(report.text).toContain('runs: ');

  await panel.page.bringToFront();
  await panel.page.getByRole('button', exactly(say('panel.conversations'))).click();
  const list = panel.page.getByRole('dialog', exactly(say('panel.conversations')));
  await list.locator('.sheet-item .icon-button').first().click();
  await save(panel.page, () => list.getByRole('button', { name: say('export.markdown') }).click());
  await panel.page.keyboard.press('Escape');
  await panel.page.keyboard.press('Escape');
  await panel.answers
    .nth(1)
    .getByRole('button', exactly(say('answer.copy')))
    .click();
  const answer = await readPaste(browser.context);
  expect(answer.text).toContain('It is');
  for (const text of [report.text, report.html, answer.text, answer.html]) {
    expect(hunts.flatMap(({ findIn }) => findIn(text))).toEqual([]);
  }
}

/** The endpoint has the key in the header that is for it, and in nothing else of a request. */
function expectInItsHeader(server: FaultServer): void {
  expect(server.requests.length).toBeGreaterThan(0);
  for (const { url, headers, bodyText } of server.requests) {
    const { authorization, ...others } = headers;
    expect(authorization).toBe(`Bearer ${key}`);
    const rest = JSON.stringify([url, others, bodyText]);
    expect(hunts.flatMap(({ findIn }) => findIn(rest))).toEqual([]);
  }
}

/** Closes the browser and looks through what is left of it. */
async function quitAndLook(browser: HuntedBrowser, server: FaultServer): Promise<void> {
  await browser.quit();
  const own = new URL(server.url).host;
  for (const hunt of hunts) {
    const disk = huntInFolder(browser.profile, hunt);
    expect(disk.found).toEqual([]);
    expect(disk.files).toBeGreaterThan(20);
    const net = huntInNetLog(browser.netLog, hunt, own);
    expect(net.found).toEqual([]);
    if (hunt.key === key) expect(net.own).toBeGreaterThan(0);
  }
}

test('a key on this device is nowhere: after onboarding, every kind of fault, exports, deaths and a restart', async ({
  server,
}) => {
  test.slow();
  let browser = await startHunted(server, join(folder, 'device-1.json'));
  try {
    const options = await onboard(browser, server, 'device');
    await browser.set({ titleByModel: true });
    const panel = await browser.openPanel();
    const asked = await askAll(panel, server);
    expect(asked).toBeGreaterThan(25);
    expect(await browser.look(hunts)).toEqual([]);
    await takeOut(browser, options, panel);

    // The worker dies while a key is on its way to the screen.
    const cut = [`Half of it: ${key.slice(0, 30)}`, key.slice(30)];
    server.next(chatStream({ deltas: cut, holdAfterDelta: { index: 0, name: 'half' } }));
    await panel.page.bringToFront();
    await panel.ask('And now?');
    await panel.untilText('Half of it:');
    await browser.killWorker();
    await panel.until('interrupted');
    await options.page.bringToFront();
    await options.baseUrl.fill('https://elsewhere.example/v1');
    await expect(options.page.locator('.field-notes')).not.toBeEmpty();
    expect(await browser.look(hunts)).toEqual([]);
    expectInItsHeader(server);
    await quitAndLook(browser, server);

    server.reset();
    const { profile } = browser;
    browser = await startHunted(server, join(folder, 'device-2.json'), { profile });
    const again = await browser.openPanel();
    server.otherwise(echoKey(chatStream({ text: 'Still here.' }), key));
    await again.ask('Are you there?');
    await again.until('finished');
    const later = toOptionsPage(await browser.open('options.html'));
    await later.save.waitFor();
    await browser.openPopup();
    expect(await browser.look(hunts)).toEqual([]);
    expectInItsHeader(server);
    await quitAndLook(browser, server);
  } finally {
    await browser.forget();
  }
});

for (const kind of ['session', 'passphrase'] as const) {
  test(`a key that is kept in the way "${kind}" is nowhere, on the disk neither, and nor is a passphrase`, async ({
    server,
  }) => {
    test.slow();
    let browser = await startHunted(server, join(folder, `${kind}-1.json`));
    try {
      const options = await onboard(browser, server, kind);
      const panel = await browser.openPanel();
      server.next(chatStream({ text: `Your key is ${key}.` }));
      await panel.ask('Who am I?');
      expect((await panel.until('finished')).text).toBe('Your key is [key].');
      await browser.killWorker();
      await panel.ask('And after a death?');
      await expect(panel.answers).toHaveCount(2);
      await panel.until('finished');
      if (kind === 'passphrase') {
        await options.page.bringToFront();
        await options.page.getByRole('button', exactly(say('lock.lockNow'))).click();
        await panel.page.bringToFront();
        await panel.ask('And locked?');
        expect((await panel.until('failed')).reason).toBe('key-locked');
        await unlock(panel.answers.last(), 'not the passphrase');
        await expect(panel.page.getByText(say('lock.wrong'))).toBeVisible();
        await unlock(panel.answers.last(), passphrase);
        await panel.until('finished');
      }
      expect(await browser.look(hunts)).toEqual([]);
      expectInItsHeader(server);
      await quitAndLook(browser, server);

      server.reset();
      const { profile } = browser;
      browser = await startHunted(server, join(folder, `${kind}-2.json`), { profile });
      const again = await browser.openPanel();
      await again.ask('And tomorrow?');
      const reason = kind === 'passphrase' ? 'key-locked' : 'no-key';
      if (kind === 'passphrase') {
        expect((await again.until('failed')).reason).toBe(reason);
        await unlock(again.answers.last(), passphrase);
        await again.until('finished');
        expectInItsHeader(server);
      }
      expect(await browser.look(hunts)).toEqual([]);
      await quitAndLook(browser, server).catch((cause: unknown) => {
        // Of a key that is gone nothing was sent.
        if (kind === 'passphrase' || server.requests.length > 0) throw cause;
      });
    } finally {
      await browser.forget();
    }
  });
}
