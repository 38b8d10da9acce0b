import { expect } from '@playwright/test';
import { test } from '../support/chromium-test.ts';
import { expectNoViolation } from '../support/expect-no-violation.ts';
import {
  passphrase,
  saveKept,
  setPassphrase,
  toKeysSection,
  toUnlockField,
} from '../support/kept-keys.ts';
import { say, typed } from '../support/scenarios.ts';

test('a key that was to go under a passphrase goes nowhere else unasked, also when that is forgotten or the old key alone; of two pages that set one, the later is told', async ({
  sidestream,
  server,
}) => {
  test.slow();
  const options = await sidestream.openOptions();
  const { page } = options;
  const kind = page.getByLabel(say('options.keyKind'), { exact: true });
  const editor = page.locator('.editor');
  await saveKept(options, { baseUrl: server.baseUrl, key: typed.key, name: 'Mine' }, 'passphrase');
  const section = toKeysSection(page);
  const press = (key: Parameters<typeof say>[0]) =>
    section.getByRole('button', { name: say(key), exact: true }).click();
  await press('lock.lockNow');
  await options.apiKey.fill('sk-third-key-0123456789');
  await options.save.click();
  await expect(options.status).toHaveText(say('options.keyNotKept.locked'));
  await press('lock.forget');
  const forget = page.getByRole('dialog').getByRole('button', { name: say('lock.forget') });
  await forget.click();
  await expect(options.status).toHaveText(say('options.keyNotKept.no-passphrase'));
  await expect(toUnlockField(editor)).toHaveCount(0);
  await expect(kind).toHaveValue('passphrase');
  await expect(editor.getByLabel(say('lock.new'), { exact: true })).toBeVisible();
  await expectNoViolation(page, { what: 'a passphrase that is no more' });
  await options.save.click();
  await expect(options.status).toHaveText(say('options.keyNotKept.no-passphrase'));
  await expect(options.apiKey).toHaveValue('sk-third-key-0123456789');

  // Two pages begin to set one; the other one is quicker.
  await press('lock.set');
  const other = await sidestream.openOptions();
  const others = toKeysSection(other.page);
  await others.getByRole('button', { name: say('lock.set'), exact: true }).click();
  await setPassphrase(others);
  await page.bringToFront();
  await setPassphrase(section, 'quite another passphrase');
  await expect(section.locator('.data-line')).toHaveText(say('lock.taken'));
  await expect(section).toContainText(say('lock.noKeysUnder'));
  await expect(options.status).toHaveText('');
  await options.save.click();
  await expect(options.status).toHaveText('Saved');
  await expect(page.locator('.saved-key')).toContainText(say('options.keyStays.passphrase'));

  // What comes in the place of a key that was forgotten alone.
  await page.getByRole('button', { name: say('options.add') }).click();
  await saveKept(options, { baseUrl: server.baseUrl, key: typed.key, name: 'Plain' }, 'device');
  await page.reload();
  await expect(options.name).toHaveValue('Mine');
  const name = say('options.forgetKey');
  await page.getByRole('button', { name, exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
  await expect(options.status).toHaveText(say('options.keyForgotten'));
  await options.apiKey.fill('sk-rotated-key-0123456789');
  await expect(kind).toHaveValue('passphrase');
  await options.save.click();
  await expect(page.locator('.saved-key')).toContainText(say('options.keyStays.passphrase'));

  // The passphrase that counts is the first one.
  await press('lock.lockNow');
  await toUnlockField(section).fill(passphrase);
  await toUnlockField(section).press('Enter');
  await expect(section.getByText(say('lock.stateUnlocked'))).toBeVisible();
});
