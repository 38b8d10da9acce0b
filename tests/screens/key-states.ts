import {
  chooseKind,
  saveKept,
  toKeysSection,
  toUnlockField,
  unlock,
} from '../e2e/support/kept-keys.ts';
import { say, typed } from '../e2e/support/scenarios.ts';
import { demoModel } from './panel-states.ts';
import type { Look, Studio } from './studio.ts';
import { prose } from './texts.ts';

const page800: Look = { width: 800, whole: true };
const both: Look = { ...page800, schemes: ['light', 'dark'] };
const small: Look = { height: 600, schemes: ['light', 'dark'] };

/** The ways to keep a key, and the passphrase wherever it is asked for. Leaves no passphrase behind. */
export async function shootKeys({ sidestream, shoot, server, panel }: Studio): Promise<void> {
  const options = await sidestream.openOptions();
  const { page } = options;
  const entry = { baseUrl: server.baseUrl, key: typed.key, model: demoModel, name: 'Locked' };
  await page.getByRole('button', { name: say('options.add') }).click();
  await options.enter(entry);
  await chooseKind(options, 'passphrase');
  await options.save.click();
  await page.locator('.key-kind details summary').click();
  await page.locator('.lock-form').waitFor();
  await shoot(page, 'keys-choice', 'Keys: under a passphrase, before there is one', both);
  await shoot(page, 'keys-choice-320', 'Keys: the same at 320 px', { width: 320, whole: true });
  await saveKept(options, entry, 'passphrase');
  await shoot(page, 'keys-unlocked', 'Keys: unlocked', both);

  const section = toKeysSection(page);
  await section.getByRole('button', { name: say('lock.change'), exact: true }).click();
  await section.getByLabel(say('lock.new'), { exact: true }).fill('short');
  await section.getByRole('button', { name: say('lock.changeNow'), exact: true }).click();
  await shoot(page, 'keys-change', 'Keys: another passphrase, too short', page800);
  await section.getByRole('button', { name: say('lock.cancel'), exact: true }).click();
  await section.getByRole('button', { name: say('lock.forget'), exact: true }).click();
  await shoot(page, 'keys-forget', 'Keys: before the passphrase is forgotten', {
    width: 800,
    height: 700,
  });
  await page.keyboard.press('Escape');
  await section.getByRole('button', { name: say('lock.lockNow'), exact: true }).click();
  await options.test.click();
  await toUnlockField(page.locator('.editor')).waitFor();
  await shoot(page, 'keys-locked', 'Keys: locked, and a test that wants them', both);
  await shoot(page, 'keys-locked-320', 'Keys: the same at 320 px', { width: 320, whole: true });

  const asked = await panel();
  await asked.page.locator('.model-picker').click();
  await asked.page
    .getByRole('button', { name: /Locked/ })
    .first()
    .click();
  await asked.ask(prose.question);
  await asked.until('failed');
  await toUnlockField(asked.page).waitFor();
  await shoot(asked.page, 'keys-panel', 'Keys: the passphrase in the panel', small);
  await shoot(asked.page, 'keys-panel-280', 'Keys: the same at 280 px', {
    width: 280,
    height: 600,
  });
  await unlock(asked.page, 'not the passphrase');
  await asked.page.locator('.field-error').waitFor();
  await shoot(asked.page, 'keys-panel-wrong', 'Keys: not the passphrase', small);
  await asked.page.close();
  const popup = await sidestream.openPopup();
  await popup.page.locator('.model-picker').click();
  await popup.page
    .getByRole('button', { name: /Locked/ })
    .first()
    .click();
  await popup.ask(prose.question);
  await popup.until('failed');
  await toUnlockField(popup.page).waitFor();
  await shoot(popup.page, 'keys-popup', 'Keys: the passphrase in the popup', {
    width: 360,
    whole: true,
    schemes: ['light', 'dark'],
  });
  const stage = await sidestream.backstage();
  await stage.evaluate(async () => {
    const area = chrome.storage.session;
    const room = area.QUOTA_BYTES - (await area.getBytesInUse(null));
    await area.set({ filler: 'x'.repeat(room - 200) });
  });
  await unlock(popup.page);
  await popup.page.locator('.lock-line:not(:empty)').waitFor();
  await shoot(
    popup.page,
    'keys-popup-brief',
    'Keys: unlocked for as long as the background lives',
    {
      width: 320,
      whole: true,
    },
  );
  await stage.evaluate(() => chrome.storage.session.remove('filler'));
  await section.getByRole('button', { name: say('lock.lockNow'), exact: true }).click();
  await popup.page.close();
  for (const language of ['ar-XB', 'de']) {
    await sidestream.set({ language });
    const turned = await sidestream.open('options.html');
    await turned.locator('#keys .lock-form').waitFor();
    await turned.locator('.key-kind details summary').click();
    await shoot(turned, `keys-${language}`, `Keys: ${language}`, page800);
    await turned.close();
  }
  await sidestream.set({ language: 'en' });
  await section.getByRole('button', { name: say('lock.forget'), exact: true }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('lock.forget') })
    .click();
  await section.getByText(say('lock.stateUnset')).waitFor();
  await shoot(page, 'keys-unset', 'Keys: no passphrase', page800);
  await page.close();
}
