import { expect, test } from '@playwright/test';
import { createFaultServer } from '../../support/fault-server/fault-server.ts';
import { patiently, readCiphertext, tryDisk } from '../support/disk-copy.ts';
import { startFirefox } from '../support/firefox-browser.ts';
import { toSidestream } from '../support/firefox-test.ts';
import { passphrase } from '../support/kept-keys.ts';
import { say, typed } from '../support/scenarios.ts';

test('a copy of the disk opens nothing of a key that was moved from the device under a passphrase', async () => {
  test.slow();
  const server = await createFaultServer();
  const sidestream = toSidestream(await startFirefox());
  try {
    const options = await sidestream.openOptions();
    await options.enter({ baseUrl: server.baseUrl });
    await options.view.press('Save');
    await options.untilStatus('Saved');
    const kept = await options.view.evaluate(readCiphertext);
    // What is looked for can be found.
    await expect
      .poll(() => tryDisk(sidestream.profile, kept), patiently)
      .toEqual({ hasCiphertext: true, opened: typed.key });

    await options.select(say('options.keyKind'), 'passphrase');
    await options.type(say('lock.new'), passphrase);
    await options.type(say('lock.repeat'), passphrase);
    await options.view.press(say('lock.setNow'));
    await options.view.page.waitForFunction(
      () => document.querySelector('.key-kind .lock-form') === null,
    );
    await options.view.press('Save');
    // The database of before, and the spare ones after it, which say that it is being erased.
    await expect
      .poll(
        () =>
          options.view.evaluate(async () => {
            const all = await indexedDB.databases();
            return all.flatMap(({ name }) => (name?.includes('-keys-') ? [name] : []));
          }),
        patiently,
      )
      .toEqual(['sidestream-keys-2']);
    const nothing = { hasCiphertext: false, opened: undefined };
    await sidestream.quit();
    expect(tryDisk(sidestream.profile, kept)).toEqual(nothing);
  } finally {
    await sidestream.forget();
    await server.close();
  }
});
