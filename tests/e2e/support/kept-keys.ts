import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import type { KeyKind } from '../../../lib/core/key-keeping.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';
import { startChromium } from './chromium-browser.ts';
import { toSidestream } from './chromium-test.ts';
import type { OwnSidestream } from './chromium-test.ts';
import type { OptionsPage } from './options-page.ts';
import { say } from './scenarios.ts';

/** A passphrase that a person would choose. */
export const passphrase = 'seven quiet lamps by the sea';

/** Chooses how the key in the form is kept. A new form shows the choice once a key was typed. */
export async function chooseKind({ page }: OptionsPage, kind: KeyKind): Promise<void> {
  await page.getByLabel(say('options.keyKind'), { exact: true }).selectOption(kind);
}

/** Sets the passphrase in whatever form asks for a new one, and waits until that is gone. */
export async function setPassphrase(page: Page | Locator, text = passphrase): Promise<void> {
  const field = page.getByLabel(say('lock.new'), { exact: true });
  await field.fill(text);
  await page.getByLabel(say('lock.repeat'), { exact: true }).fill(text);
  await page.getByRole('button', { name: say('lock.setNow'), exact: true }).click();
  await expect(field).toHaveCount(0);
}

/** Where the passphrase is typed to unlock, in a panel, a popup or the options. */
export function toUnlockField(page: Page | Locator): Locator {
  return page.getByLabel(say('lock.passphrase'), { exact: true });
}

/** Types the passphrase where it is asked for and presses Unlock; waits for nothing. */
export async function unlock(page: Page | Locator, text = passphrase): Promise<void> {
  await toUnlockField(page).fill(text);
  await page.getByRole('button', { name: say('lock.unlock'), exact: true }).click();
}

/** The section about the passphrase in the options. */
export function toKeysSection(page: Page): Locator {
  return page.locator('#keys');
}

/** Saves a connection with a key that is kept in that way, as a person does; sets the passphrase where there is none yet. */
export async function saveKept(
  options: OptionsPage,
  entry: Parameters<OptionsPage['enter']>[0],
  kind: KeyKind,
): Promise<void> {
  await options.enter(entry);
  await chooseKind(options, kind);
  const isUnset = await toKeysState(options.page);
  if (kind === 'passphrase' && isUnset) await setPassphrase(options.page.locator('.key-kind'));
  await options.save.click();
  await expect(options.status).toHaveText('Saved');
}

/** Whether no passphrase is set, as the form that is chosen knows it. */
async function toKeysState(page: Page): Promise<boolean> {
  return page.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        const port = chrome.runtime.connect({ name: 'surface' });
        port.onMessage.addListener((update: { type: string; lock?: string }) => {
          if (update.type !== 'settings-update') return;
          port.disconnect();
          resolve(update.lock === 'unset');
        });
        port.postMessage({ type: 'hello', protocolVersion: 2, windowId: -1, surface: 'options' });
      }),
  );
}

/** Closes the browser and starts it again with the same profile. */
export async function restart(
  { profile, quit }: Pick<OwnSidestream, 'profile' | 'quit'>,
  server: FaultServer,
): Promise<OwnSidestream> {
  await quit();
  return toSidestream(await startChromium({ profile }), server);
}
