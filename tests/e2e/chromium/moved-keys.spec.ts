import { expect } from '@playwright/test';
import { test } from '../support/chromium-test.ts';
import {
  listKeyDatabases,
  patiently,
  readCiphertext,
  tryDisk,
  untilAlone,
  untilOnDisk,
} from '../support/disk-copy.ts';
import { chooseKind, restart, saveKept, setPassphrase } from '../support/kept-keys.ts';
import { say, typed } from '../support/scenarios.ts';

for (const way of ['passphrase', 'session', 'forgotten'] as const) {
  test(`a copy of the disk opens nothing of a key that was kept on the device: ${way}`, async ({
    own: sidestream,
    server,
  }) => {
    test.slow();
    const options = await sidestream.openOptions();
    const { page } = options;
    await saveKept(options, { baseUrl: server.baseUrl, key: typed.key, name: 'Mine' }, 'device');
    const backstage = await sidestream.backstage();
    const kept = await untilOnDisk(
      sidestream.profile,
      () => backstage.evaluate(readCiphertext),
      typed.key,
    );
    const list = (): Promise<string[]> => backstage.evaluate(listKeyDatabases);
    const before = await untilAlone(list, undefined);

    if (way === 'forgotten') {
      const name = say('options.forgetKey');
      await page.getByRole('button', { name, exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
      await expect(page.locator('.saved-key')).toHaveCount(0);
    } else {
      await chooseKind(options, way);
      if (way === 'passphrase') await setPassphrase(page.locator('.key-kind'));
      await options.save.click();
      await expect(page.locator('.saved-key')).toContainText(say(`options.keyStays.${way}`));
    }
    await untilAlone(list, before);
    const nothing = { hasCiphertext: false, opened: undefined };
    // Chromium writes its files anew after it has said that the last one is deleted.
    await expect.poll(() => tryDisk(sidestream.profile, kept), patiently).toEqual(nothing);
    if (way !== 'forgotten') {
      const panel = await sidestream.openPanel();
      await panel.ask('One?');
      await panel.until('finished');
      expect(server.requests.at(-1)?.headers['authorization']).toBe(`Bearer ${typed.key}`);
    }
    const second = await restart(sidestream, server);
    await second.openOptions();
    await second.quit();
    expect(tryDisk(sidestream.profile, kept)).toEqual(nothing);
  });
}
