import { expect } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { test } from '../support/chromium-test.ts';
import { expectNoViolation } from '../support/expect-no-violation.ts';
import {
  passphrase,
  saveKept,
  toKeysSection,
  toUnlockField,
  unlock,
} from '../support/kept-keys.ts';
import { say, typed } from '../support/scenarios.ts';

const bearer = `Bearer ${typed.key}`;

test('the popup asks for the passphrase and goes on by itself; entered elsewhere, that is said; where the browser cannot remember it, that is said, and asking again works', async ({
  sidestream,
  server,
}) => {
  const options = await sidestream.openOptions();
  await saveKept(options, { baseUrl: server.baseUrl, key: typed.key }, 'passphrase');
  const section = toKeysSection(options.page);
  const editor = options.page.locator('.editor');
  const lockNow = () =>
    section.getByRole('button', { name: say('lock.lockNow'), exact: true }).click();
  await lockNow();
  const popup = await sidestream.openPopup();
  await popup.ask('One?');
  expect((await popup.until('failed')).reason).toBe('key-locked');
  await expectNoViolation(popup.page, { what: 'a passphrase that a popup asks for' });
  await unlock(popup.page, 'not the passphrase');
  await expect(popup.page.getByText(say('lock.wrong'))).toBeVisible();
  server.next(chatStream({ text: 'At once.' }));
  await toUnlockField(popup.page).fill(passphrase);
  await toUnlockField(popup.page).press('Enter');
  expect((await popup.until('finished')).text).toBe('At once.');
  expect(server.requests.at(-1)?.headers['authorization']).toBe(bearer);

  // Refused in two places and then entered in a third: both say that it is done, and ask for nothing any more.
  await options.page.bringToFront();
  await lockNow();
  await popup.page.bringToFront();
  await popup.ask('And elsewhere?');
  expect((await popup.until('failed')).reason).toBe('key-locked');
  await unlock(popup.page, 'not the passphrase');
  await expect(popup.page.getByText(say('lock.wrong'))).toBeVisible();
  await options.page.bringToFront();
  await options.test.click();
  await unlock(editor, 'not the passphrase');
  await expect(editor.getByText(say('lock.wrong'))).toBeVisible();
  const asked = server.requests.length;
  await unlock(section);
  await expect(options.status).toHaveText(say('options.unlockedNow'));
  await expect(toUnlockField(options.page)).toHaveCount(0);
  await expectNoViolation(options.page, { what: 'a test whose passphrase was entered elsewhere' });
  await popup.page.bringToFront();
  await expect(popup.answers.last()).toContainText(say('lock.readyNow'));
  await expect(toUnlockField(popup.page)).toHaveCount(0);
  await expect(popup.page.getByText(say('lock.wrong'))).toHaveCount(0);
  await expectNoViolation(popup.page, { what: 'a question whose key was unlocked elsewhere' });
  expect(server.requests).toHaveLength(asked);

  await options.page.bringToFront();
  await lockNow();
  const backstage = await sidestream.backstage();
  await backstage.evaluate(async () => {
    const area = chrome.storage.session;
    const room = area.QUOTA_BYTES - (await area.getBytesInUse(null));
    await area.set({ filler: 'x'.repeat(room - 200) });
  });
  await popup.page.bringToFront();
  await popup.newConversation.click();
  await expect(popup.answers).toHaveCount(0);
  await popup.ask('Two?');
  expect((await popup.until('failed')).reason).toBe('key-locked');
  const sent = server.requests.length;
  await unlock(popup.page);
  const told = popup.answers.last().locator('.lock-line');
  await expect(told).toHaveText(`${say('lock.brief')} ${say('lock.briefRetry')}`);
  await expect(toUnlockField(popup.page)).toHaveValue('');
  expect(server.requests).toHaveLength(sent);
  server.next(chatStream({ text: 'While it lasts.' }));
  await popup.answers
    .last()
    .getByRole('button', { name: say('common.retry'), exact: true })
    .click();
  expect((await popup.until('finished')).text).toBe('While it lasts.');

  // So in the form of a connection, whose test goes on by itself.
  await options.page.bringToFront();
  await lockNow();
  await options.test.click();
  await unlock(editor);
  await expect(options.status).toContainText('It works');
  await expect(editor.getByText(say('lock.brief'))).toBeVisible();
  await expectNoViolation(options.page, { what: 'unlocked for a short time' });
  await lockNow();
  await expect(options.page.getByText(say('lock.brief'))).toHaveCount(0);

  const forget = { name: say('lock.forget'), exact: true };
  await section.getByRole('button', forget).click();
  const sure = options.page.getByRole('dialog').getByRole('button', forget);
  await expect(sure).toBeVisible();
  await expectNoViolation(options.page, { what: 'before the passphrase is forgotten' });
  await sure.click();
  await expect(section.getByText(say('lock.didForget'))).toBeVisible();
  await expectNoViolation(options.page, { what: 'a passphrase that is forgotten' });
});
