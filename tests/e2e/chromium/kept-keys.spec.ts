import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { test } from '../support/chromium-test.ts';
import type { Sidestream } from '../support/chromium-test.ts';
import { expectNoViolation } from '../support/expect-no-violation.ts';
import {
  chooseKind,
  passphrase,
  restart,
  saveKept,
  setPassphrase,
  toKeysSection,
  toUnlockField,
  unlock,
} from '../support/kept-keys.ts';
import { say, typed } from '../support/scenarios.ts';

const bearer = `Bearer ${typed.key}`;

/** All that is in the storage areas, in words. */
async function readStorage(sidestream: Sidestream): Promise<Record<string, string>> {
  const page = await sidestream.backstage();
  return page.evaluate(async () => {
    const areas = ['local', 'session', 'sync'] as const;
    const texts = areas.map(async (area) => [
      area,
      JSON.stringify(await chrome.storage[area].get(null)),
    ]);
    return Object.fromEntries(await Promise.all(texts)) as Record<string, string>;
  });
}

/** Whether any file of the profile holds those words, in an encoding that a browser writes. */
async function isOnDisk(folder: string, words: string): Promise<boolean> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = await readFile(join(entry.parentPath, entry.name));
    if (bytes.includes(words) || bytes.includes(Buffer.from(words, 'utf16le'))) return true;
  }
  return false;
}

test('a key under a passphrase outlives the worker, is locked by a restart, and unlocked where it is missed', async ({
  own: sidestream,
  server,
  chat,
}) => {
  test.slow();
  const options = await sidestream.openOptions();
  const { page } = options;
  await options.enter({ baseUrl: server.baseUrl, key: typed.key, name: 'Mine' });
  await chooseKind(options, 'passphrase');
  const form = page.locator('.key-kind');
  // Nothing is saved before there is a passphrase, and what was typed stays.
  await options.save.click();
  await expect(options.status).toHaveText(say('options.keyNotKept.no-passphrase'));
  await expect(options.apiKey).toHaveValue(typed.key);

  const next = form.getByLabel(say('lock.new'), { exact: true });
  const repeat = form.getByLabel(say('lock.repeat'), { exact: true });
  const set = form.getByRole('button', { name: say('lock.setNow'), exact: true });
  await next.fill('seven77');
  await set.click();
  await expect(form.getByText(say('lock.tooShort', { count: 8 }))).toBeVisible();
  await expect(next).toBeFocused();
  await next.fill('          ');
  await set.click();
  await expect(form.getByText(say('lock.blank'))).toBeVisible();
  await next.fill('x'.repeat(2_000));
  await set.click();
  await expect(form.getByText(say('lock.tooLong', { count: 1_023 }))).toBeVisible();
  await next.fill(passphrase);
  await repeat.fill(`${passphrase}!`);
  await repeat.press('Enter');
  await expect(form.getByText(say('lock.different'))).toBeVisible();
  await expect(next).toHaveAttribute('type', 'password');
  await form.getByLabel(say('lock.show')).check();
  await expect(next).toHaveAttribute('type', 'text');
  await expectNoViolation(page, { what: 'a passphrase that is being set' });
  await setPassphrase(form);
  await expect(options.status).toHaveText('');
  await expect(form).toContainText(say('options.passphraseSet'));
  await expect(toKeysSection(page).getByText(say('lock.stateUnlocked'))).toBeVisible();
  await options.save.click();
  await expect(options.status).toHaveText('Saved');
  await expect(page.locator('.saved-key')).toContainText(say('options.keyStays.passphrase'));

  const panel = await sidestream.openPanel();
  await panel.ask('One?');
  await panel.until('finished');
  expect((await chat(0)).headers['authorization']).toBe(bearer);
  await sidestream.killWorker();
  await panel.ask('Two?');
  await panel.until('finished');
  expect((await chat(1)).headers['authorization']).toBe(bearer);
  const areas = await readStorage(sidestream);
  expect(areas['local']).toBe('{}');
  expect(areas['sync']).toBe('{}');
  expect(areas['session']).toContain('unlocked');
  for (const secret of [typed.key, passphrase]) {
    expect(JSON.stringify(areas)).not.toContain(secret.slice(4, 16));
  }

  const second = await restart(sidestream, server);
  expect((await readStorage(second))['session']).not.toContain('ciphertext');
  const again = await second.openPanel();
  await again.ask('Three?');
  expect((await again.until('failed')).reason).toBe('key-locked');
  const before = server.requests.length;
  await expect(toUnlockField(again.page)).toBeVisible();
  await expectNoViolation(again.page, { what: 'a passphrase that is asked for' });
  await unlock(again.page, 'not the passphrase');
  await expect(again.page.getByText(say('lock.wrong'))).toBeVisible();
  await expect(toUnlockField(again.page)).toBeFocused();
  expect(server.requests).toHaveLength(before);
  server.next(chatStream({ text: 'At once.' }));
  await unlock(again.page);
  expect((await again.until('finished')).text).toBe('At once.');
  expect(server.requests.at(-1)?.headers['authorization']).toBe(bearer);
  await second.quit();
  for (const secret of [typed.key, passphrase]) {
    expect(await isOnDisk(sidestream.profile, secret)).toBe(false);
  }
});

test('the options say how it stands with the passphrase, lock, unlock, change and forget it', async ({
  sidestream,
  server,
}) => {
  test.slow();
  const options = await sidestream.openOptions();
  const { page } = options;
  await saveKept(options, { baseUrl: server.baseUrl, key: typed.key, name: 'Mine' }, 'passphrase');
  const section = toKeysSection(page);
  const press = (key: Parameters<typeof say>[0]) =>
    section.getByRole('button', { name: say(key), exact: true }).click();
  await expect(section.getByText(say('lock.stateUnlocked'))).toBeVisible();
  await expect(section.getByText(say('lock.keysUnder', { names: 'Mine' }))).toBeVisible();
  await expectNoViolation(page, { what: 'unlocked' });

  await press('lock.lockNow');
  await expect(section.getByText(say('lock.stateLocked'))).toBeVisible();
  await expect(section.locator('.data-line')).toHaveText(say('lock.didLock'));
  await expect(page.locator('.connection-facts')).toContainText('locked');
  // A test and a list of models say it, and go on by themselves once it is unlocked there.
  await options.test.click();
  const editor = page.locator('.editor');
  await expect(options.status).toContainText(say('options.adviceKeyLocked'));
  await expectNoViolation(page, { what: 'locked' });
  await unlock(editor);
  await expect(options.status).toContainText('It works');
  await expect(section.locator('.data-line')).toHaveText('');
  await press('lock.lockNow');
  await options.listModels.click();
  await expect(options.status).toContainText(say('options.adviceKeyLocked'));
  await toUnlockField(editor).fill(passphrase);
  await toUnlockField(editor).press('Enter');
  await expect(options.status).toContainText('2 models found');

  // The kept key changes from one way to another without being typed again, and back.
  await chooseKind(options, 'device');
  await options.save.click();
  await expect(page.locator('.saved-key')).toContainText(say('options.keyStays.device'));
  await press('lock.lockNow');
  await chooseKind(options, 'passphrase');
  await options.save.click();
  await expect(options.status).toHaveText(say('options.keyNotKept.locked'));
  await unlock(editor);
  await expect(options.status).toHaveText('Saved');
  await expect(page.locator('.saved-key')).toContainText(say('options.keyStays.passphrase'));

  await press('lock.change');
  await expect(section.getByLabel(say('lock.present'), { exact: true })).toBeFocused();
  await section.getByLabel(say('lock.present'), { exact: true }).fill('not this one');
  await section.getByLabel(say('lock.new'), { exact: true }).fill('another passphrase');
  await section.getByLabel(say('lock.repeat'), { exact: true }).fill('another passphrase');
  await press('lock.changeNow');
  await expect(section.getByText(say('lock.wrong'))).toBeVisible();
  await section.getByLabel(say('lock.present'), { exact: true }).fill(passphrase);
  await press('lock.changeNow');
  await expect(section.getByText(say('lock.didChange'))).toBeVisible();
  await press('lock.lockNow');
  const panel = await sidestream.openPanel();
  for (const question of ['One?', 'Two?']) {
    await panel.ask(question);
    await panel.until('failed');
  }
  await expect(panel.answers.first()).toContainText(say('lock.askedBelow'));
  await expect(toUnlockField(panel.answers.last())).toBeVisible();
  await unlock(section, 'another passphrase');
  await expect(section.getByText(say('lock.stateUnlocked'))).toBeVisible();
  await expect(panel.answers.last()).toContainText(say('lock.readyNow'));

  await press('lock.forget');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(say('lock.forgetText', { names: 'Mine' }));
  await dialog.getByRole('button', { name: say('lock.forget'), exact: true }).click();
  await expect(section.getByText(say('lock.stateUnset'))).toBeVisible();
  await expect(page.locator('.connection-facts')).toContainText(say('options.noKey'));
  await press('lock.set');
  await expect(section.getByLabel(say('lock.new'), { exact: true })).toBeFocused();
  await expect(panel.answers.last()).toContainText(say('lock.keyForgotten'));
  const before = server.requests.length;
  await panel.answers
    .last()
    .getByRole('button', { name: say('common.retry') })
    .click();
  await expect(panel.answers.last()).toContainText(say('errors.noKey'));
  expect(server.requests).toHaveLength(before);
  // What is looked for by its name is found.
  await page.getByRole('searchbox').fill('passphrase');
  await expect(section.getByRole('heading')).toBeVisible();
});

test('keys that nobody uses are locked by an alarm, which wakes the worker for it', async ({
  sidestream,
  server,
}) => {
  const options = await sidestream.openOptions();
  const { page } = options;
  await saveKept(options, { baseUrl: server.baseUrl, key: typed.key }, 'passphrase');
  const minutes = page.locator('#auto-lock');
  await minutes.selectOption('5');
  const backstage = await sidestream.backstage();
  const readAlarm = () => backstage.evaluate(() => chrome.alarms.get('lock-keys'));
  const readUse = () =>
    backstage.evaluate(async () => (await chrome.storage.session.get('unlocked'))['unlocked']);
  await expect
    .poll(async () => {
      const { usedAtMs } = (await readUse()) as { usedAtMs: number };
      return Math.round(((await readAlarm())?.scheduledTime ?? 0) - usedAtMs);
    })
    .toBe(5 * 60_000);
  // The worker is dead, and what time would do is done to what it has noted: the alarm itself is the browser's.
  await sidestream.killWorker();
  await backstage.evaluate(async () => {
    const { unlocked } = await chrome.storage.session.get('unlocked');
    const usedAtMs = Date.now() - 5 * 60_000;
    await chrome.storage.session.set({ unlocked: { ...(unlocked as object), usedAtMs } });
    await chrome.alarms.create('lock-keys', { when: Date.now() + 200 });
  });
  await waitUntil(async () => (await readUse()) === null, 'the lock', 60_000);
  await expect(toKeysSection(page).getByText(say('lock.stateLocked'))).toBeVisible();
  await expect.poll(async () => (await readAlarm()) === undefined).toBe(true);
});

test('a key that is kept until the browser closes is on no disk, and asked for by name after a restart', async ({
  own: sidestream,
  server,
  chat,
}) => {
  test.slow();
  const options = await sidestream.openOptions();
  await saveKept(options, { baseUrl: server.baseUrl, key: typed.key, name: 'Mine' }, 'session');
  await sidestream.killWorker();
  const panel = await sidestream.openPanel();
  await panel.ask('One?');
  await panel.until('finished');
  expect((await chat(0)).headers['authorization']).toBe(bearer);
  const { session = '' } = await readStorage(sidestream);
  expect(session).toContain('session-keys');
  expect(session).not.toContain(typed.key.slice(4, 16));
  const { ciphertext } = /"ciphertext":"(?<ciphertext>[^"]{20,})"/.exec(session)?.groups ?? {};
  if (!ciphertext) throw new Error('there is no ciphertext');

  const second = await restart(sidestream, server);
  const again = await second.openPanel();
  await again.ask('Two?');
  expect((await again.until('failed')).reason).toBe('key-gone');
  expect(server.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
  const page = await second.openOptions();
  await expect(page.page.locator('.saved-key')).toContainText(say('options.keyGone'));
  await expect(page.page.locator('.connection-facts')).toContainText(say('options.keyHintGone'));
  // The last choice is offered for the next key.
  await page.page.getByRole('button', { name: say('options.add') }).click();
  await page.enter({ baseUrl: server.baseUrl, key: typed.key, name: 'Mine' });
  await expect(page.page.getByLabel(say('options.keyKind'), { exact: true })).toHaveValue(
    'session',
  );
  await chooseKind(page, 'device');
  await page.apiKey.fill('sk-another-key-9876');
  await page.save.click();
  await expect(page.status).toHaveText('Saved');
  // Two of one name are told apart by the end of their keys.
  await page.page.getByRole('button', { name: /^Edit/ }).first().click();
  await page.apiKey.fill(typed.key);
  await page.save.click();
  await expect(page.status).toHaveText('Saved');
  const picker = await second.openPanel();
  await picker.page.locator('.model-picker').click();
  await expect(picker.page.getByText(`Mine …${typed.lastFour}`).first()).toBeVisible();
  await expect(picker.page.getByText('Mine …9876').first()).toBeVisible();
  await second.quit();
  for (const words of [typed.key, ciphertext]) {
    expect(await isOnDisk(sidestream.profile, words)).toBe(false);
  }
});
