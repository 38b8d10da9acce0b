import { expect, test } from '@playwright/test';
import { createFaultServer } from '../../support/fault-server/fault-server.ts';
import { startFirefox } from '../support/firefox-browser.ts';
import { toFirefoxOptions } from '../support/firefox-options.ts';
import { toSidestream } from '../support/firefox-test.ts';
import { passphrase } from '../support/kept-keys.ts';
import { say, typed } from '../support/scenarios.ts';

test('a key under a passphrase outlives the background, is locked by a word or a restart and unlocked in the panel, one of the session is gone then; nothing of it is in storage.local', async () => {
  test.slow();
  const server = await createFaultServer();
  let sidestream = toSidestream(await startFirefox());
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

    // A second key, which is kept until the browser closes; then it closes, and begins again with the same profile.
    await options.view.page.bringToFront();
    await options.view.press(say('options.add'));
    await options.enter({ baseUrl: server.baseUrl, model: 'of-this-session' });
    await options.type(say('options.name'), 'Fleeting');
    await options.select(say('options.keyKind'), 'session');
    await options.view.press('Save');
    await options.untilStatus('Saved');
    const before = posts().length;
    await sidestream.quit();
    sidestream = toSidestream(await startFirefox({ profile: sidestream.profile }));

    const later = await sidestream.openOptions();
    await later.view.page.waitForFunction(
      (words) => document.querySelector('#keys')?.textContent?.includes(words),
      {},
      say('lock.stateLocked'),
    );
    expect(
      await later.view.evaluate(async () =>
        JSON.stringify(await browser.storage.session.get(null)),
      ),
    ).not.toContain('ciphertext');
    const facts = await later.view.evaluate(() =>
      Array.from(document.querySelectorAll('.connection'), ({ textContent }) => textContent ?? ''),
    );
    expect(facts.find((text) => text.includes('Fleeting'))).toContain(say('options.keyHintGone'));
    const again = await sidestream.openPanel();
    await again.ask('Four?');
    expect((await again.until('failed')).reason).toBe('key-locked');
    expect(posts()).toHaveLength(before);
    await toFirefoxOptions(again.view).type(say('lock.passphrase'), passphrase);
    await again.view.press(say('lock.unlock'));
    await again.until('finished');
    expect(posts().at(-1)?.headers['authorization']).toBe(bearer);
    await later.view.press(`${say('options.makeDefault')} Fleeting`);
    await again.view.evaluate(() =>
      document.querySelector<HTMLElement>('[data-command=new]')?.click(),
    );
    await again.view.page.waitForFunction(
      () => document.querySelector('.model-picker bdi')?.textContent === 'of-this-session',
    );
    await again.ready();
    await again.ask('Five?');
    expect((await again.until('failed')).reason).toBe('key-gone');
    expect(posts()).toHaveLength(before + 1);
  } finally {
    await sidestream.forget();
    await server.close();
  }
});
