import { expect, test } from '@playwright/test';
import { createFaultServer } from '../../support/fault-server/fault-server.ts';
import { startFirefox } from '../support/firefox-browser.ts';
import { toFirefoxOptions } from '../support/firefox-options.ts';
import { toSidestream } from '../support/firefox-test.ts';
import { passphrase } from '../support/kept-keys.ts';
import { say, typed } from '../support/scenarios.ts';

test('a key under a passphrase outlives the background, is locked by a word and unlocked in the panel; nothing of it is in storage.local', async () => {
  test.slow();
  const server = await createFaultServer();
  const sidestream = toSidestream(await startFirefox());
  try {
    const options = await sidestream.openOptions();
    await options.enter({ baseUrl: server.baseUrl });
    await options.select(say('options.keyKind'), 'passphrase');
    await options.type(say('lock.new'), passphrase);
    await options.type(say('lock.repeat'), passphrase);
    await options.view.press(say('lock.setNow'));
    await options.view.page.waitForFunction(
      () => document.querySelector('.key-kind .lock-form') === null,
    );
    await options.view.press('Save');
    await options.untilStatus('Saved');

    const panel = await sidestream.openPanel();
    await panel.ask('One?');
    await panel.until('finished');
    await sidestream.killBackground();
    await panel.ask('Two?');
    await expect.poll(async () => (await panel.read()).length).toBe(2);
    await panel.until('finished');
    const bearer = `Bearer ${typed.key}`;
    const posts = () => server.requests.filter(({ method }) => method === 'POST');
    expect(posts().map(({ headers }) => headers['authorization'])).toEqual([bearer, bearer]);

    await options.view.press(say('lock.lockNow'));
    await options.view.page.waitForFunction(
      (words) => document.querySelector('#keys')?.textContent?.includes(words),
      {},
      say('lock.stateLocked'),
    );
    await panel.ask('Three?');
    expect((await panel.until('failed')).reason).toBe('key-locked');
    expect(posts()).toHaveLength(2);
    await toFirefoxOptions(panel.view).type(say('lock.passphrase'), passphrase);
    await panel.view.press(say('lock.unlock'));
    await panel.until('finished');
    expect(posts().at(-1)?.headers['authorization']).toBe(bearer);

    const kept = await options.view.evaluate(async () => {
      const { local, sync, session } = browser.storage;
      return JSON.stringify([await local.get(null), await sync.get(null), await session.get(null)]);
    });
    expect(kept).toMatch(/^\[\{\},\{\},\{.*"unlocked"/);
    for (const secret of [typed.key, passphrase]) expect(kept).not.toContain(secret.slice(4, 16));
  } finally {
    await sidestream.forget();
    await server.close();
  }
});
