import { expect } from '@playwright/test';
import { createFaultServer } from '../../support/fault-server/fault-server.ts';
import { startFirefox } from '../support/firefox-browser.ts';
import { test, toSidestream } from '../support/firefox-test.ts';
import { say } from '../support/scenarios.ts';

test('a fresh Firefox knows what is sent, is told it in panel and options, and neither looks nor sends before a click that agrees', async () => {
  const server = await createFaultServer();
  const sidestream = toSidestream(await startFirefox({ shipped: true }));
  try {
    const panel = await sidestream.openPanel();
    await panel.ask('Is anybody there?');
    const readPanel = () => panel.view.evaluate(() => document.body.textContent ?? '');
    await expect.poll(readPanel).toContain(say('panel.disclosureSent'));
    await expect.poll(readPanel).toContain(say('keyless.lookHint'));

    const options = await sidestream.openOptions();
    await options.enter({ baseUrl: server.baseUrl });
    const host = new URL(server.url).host;
    await expect
      .poll(() => options.view.evaluate(() => document.body.textContent ?? ''))
      .toContain(say('options.agreement', { host }));
    // What Firefox lists at the installation.
    const granted = await options.view.evaluate(() => {
      const { browser } = globalThis as unknown as {
        browser: {
          permissions: { getAll(): Promise<{ origins?: string[]; data_collection?: string[] }> };
        };
      };
      return browser.permissions.getAll();
    });
    expect(granted.origins).toEqual([]);
    expect(new Set(granted.data_collection)).toEqual(
      new Set([
        'authenticationInfo',
        'browsingActivity',
        'personalCommunications',
        'websiteContent',
      ]),
    );
    expect(server.requests).toHaveLength(0);

    // No server of this computer is looked for before Firefox has asked, nor after a refusal.
    await panel.view.page.bringToFront();
    await panel.view.press(say('keyless.look'));
    await sidestream.answerPrompt('refuse');
    await expect.poll(readPanel).toContain(say('keyless.lookRefused'));
    await panel.view.press(say('keyless.look'));
    await sidestream.answerPrompt('allow');
    await expect.poll(readPanel).toContain(say('keyless.noneFound'));
    await options.view.page.bringToFront();

    await options.view.press(say('options.test'));
    await sidestream.answerPrompt('allow');
    await expect.poll(() => server.requests.length).toBe(1);
  } finally {
    await sidestream.forget();
    await server.close();
  }
});
