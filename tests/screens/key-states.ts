import type { Locator, Page } from '@playwright/test';
import {
  passphrase,
  saveKept,
  chooseKind,
  toKeysSection,
  unlock,
} from '../e2e/support/kept-keys.ts';
import { say, typed } from '../e2e/support/scenarios.ts';
import { fillSession } from './fill-session.ts';
import { shootKeyAnswers } from './key-answers.ts';
import { demoModel } from './panel-states.ts';
import type { Studio } from './studio.ts';

/** Shoots a part of a page: wide in both schemes, and narrow in German, from right to left, and narrower still. */
type ShootPart = (name: string, caption: string, of: Locator) => Promise<void>;

/** How each part is looked at, beside the wide picture. */
const narrowLooks = [
  { name: 'de', language: 'de', look: { width: 320 } },
  { name: 'ar-XB', language: 'ar-XB', look: { width: 320, schemes: ['dark'] } },
  { name: '280', language: 'en', look: { width: 280 } },
] as const;

function toShootPart({ sidestream, shoot }: Studio, page: Page): ShootPart {
  return async (name, caption, of) => {
    await shoot(page, name, caption, { width: 800, of, schemes: ['light', 'dark'] });
    for (const { name: way, language, look } of narrowLooks) {
      await sidestream.set({ language });
      await page.locator(`html[lang=${language}]`).waitFor({ state: 'attached' });
      await shoot(page, `${name}-${way}`, `${caption}, ${way}`, { ...look, of });
    }
  };
}

/** The ways to keep a key, and the passphrase wherever it is asked for. Leaves no passphrase behind. */
export async function shootKeys(studio: Studio): Promise<void> {
  const { sidestream, server } = studio;
  const options = await sidestream.openOptions();
  const { page } = options;
  const shootPart = toShootPart(studio, page);
  const editor = page.locator('.editor');
  const section = toKeysSection(page);
  const press = (key: Parameters<typeof say>[0]) =>
    section.getByRole('button', { name: say(key), exact: true }).click();
  const address = editor.locator('.field:has(#connection-baseUrl)');
  const key = editor.locator('.field:has(#connection-apiKey), .key-kind');
  const end = editor.locator('.actions, .report, .report ~ .lock-form');
  const entry = { baseUrl: server.baseUrl, key: typed.key, model: demoModel, name: 'Work' };

  await page.getByRole('button', { name: say('options.add') }).click();
  await options.enter({ ...entry, provider: 'own-backend', key: 'k'.repeat(4_097) });
  await options.baseUrl.fill(`${server.baseUrl}/chat?api_key=abc`);
  await options.save.click();
  await shootPart('keys-secret-address', 'Keys: a secret in the address', address);
  await shootPart('keys-too-long', 'Keys: longer than any key', key);
  await options.enter(entry);
  await chooseKind(options, 'passphrase');
  await options.save.click();
  await page.locator('.key-kind details summary').click();
  await page.locator('.key-kind .lock-form').waitFor();
  await shootPart('keys-choice', 'Keys: under a passphrase, before there is one', key);
  await shootPart('keys-not-kept', 'Keys: not saved before there is one', end);
  const release = await fillSession(studio);
  await saveKept(options, entry, 'passphrase');
  await shootPart('keys-kept', 'Keys: kept under it', key);
  await press('lock.change');
  await section.getByLabel(say('lock.present'), { exact: true }).fill(passphrase);
  for (const label of ['lock.new', 'lock.repeat'] as const)
    await section.getByLabel(say(label), { exact: true }).fill(passphrase);
  await press('lock.changeNow');
  await section.locator('.data-line:not(:empty)').waitFor();
  await shootPart('keys-brief', 'Keys: changed, with no room to remember it', section);
  await press('lock.lockNow');
  await options.test.click();
  await unlock(editor);
  await options.status.filter({ hasText: /works/ }).waitFor();
  await shootPart('keys-test-brief', 'Keys: a test that unlocked them for a short time', end);
  await release();

  await press('lock.change');
  await section.getByLabel(say('lock.new'), { exact: true }).fill('short');
  await press('lock.changeNow');
  await shootPart('keys-change', 'Keys: another passphrase, too short', section);
  await press('lock.cancel');
  await press('lock.forget');
  await shootPart(
    'keys-forget',
    'Keys: before the passphrase is forgotten',
    page.locator('dialog'),
  );
  await page.keyboard.press('Escape');
  await press('lock.lockNow');
  await options.test.click();
  await unlock(editor, 'not the passphrase');
  await editor.locator('.lock-form .field-error').waitFor();
  await shootPart('keys-test-locked', 'Keys: a test, and not the passphrase', end);
  await shootPart('keys-locked', 'Keys: locked by a press', section);
  await unlock(section);
  await editor.locator('.lock-form').waitFor({ state: 'detached' });
  await shootPart('keys-test-elsewhere', 'Keys: a test that waited, unlocked elsewhere', end);

  await options.baseUrl.fill('http://localhost:11434/v1');
  await shootPart('keys-moved', 'Keys: of another address', key);
  await options.save.click();
  await shootPart('keys-moved-refused', 'Keys: of another address, not saved', key);
  await page.getByRole('button', { name: say('options.noKeyHere'), exact: true }).click();
  await shootPart('keys-none-here', 'Keys: none for this address', key);
  await options.baseUrl.fill(entry.baseUrl);
  await page.getByRole('button', { name: say('options.forgetKey'), exact: true }).click();
  await shootPart('keys-forget-key', 'Keys: before a key is forgotten', page.locator('dialog'));
  await page.keyboard.press('Escape');

  await shootKeyAnswers(studio, section);
  await section.getByText(say('lock.stateUnset')).waitFor();
  await shootPart('keys-unset', 'Keys: no passphrase', section);
  await options.apiKey.fill(typed.key);
  await chooseKind(options, 'session');
  await options.save.click();
  await options.status.filter({ hasText: 'Saved' }).waitFor();
  await (
    await sidestream.backstage()
  ).evaluate(() => chrome.storage.session.remove('session-keys'));
  await page.reload();
  await page.getByRole('button', { name: /^Edit.*Work/ }).click();
  await shootPart('keys-gone', 'Keys: gone with the browser', key);
  await page.close();
}
