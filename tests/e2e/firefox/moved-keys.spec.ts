import { expect, test } from '@playwright/test';
import { createFaultServer } from '../../support/fault-server/fault-server.ts';
import {
  listKeyDatabases,
  readCiphertext,
  tryDisk,
  untilAlone,
  untilOnDisk,
} from '../support/disk-copy.ts';
import type { KeptCiphertext } from '../support/disk-copy.ts';
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
    const { view } = options;
    const read = (): Promise<KeptCiphertext> => view.evaluate(readCiphertext);
    const kept = await untilOnDisk(sidestream.profile, read, typed.key);
    const list = (): Promise<string[]> => view.evaluate(listKeyDatabases);
    const before = await untilAlone(list, undefined);

    await options.select(say('options.keyKind'), 'passphrase');
    await options.type(say('lock.new'), passphrase);
    await options.type(say('lock.repeat'), passphrase);
    await options.view.press(say('lock.setNow'));
    await options.view.page.waitForFunction(
      () => document.querySelector('.key-kind .lock-form') === null,
    );
    await options.view.press('Save');
    await untilAlone(list, before);
    const nothing = { hasCiphertext: false, opened: undefined };
    await sidestream.quit();
    expect(tryDisk(sidestream.profile, kept)).toEqual(nothing);
  } finally {
    await sidestream.forget();
    await server.close();
  }
});
