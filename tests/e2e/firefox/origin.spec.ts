import { expect } from '@playwright/test';
import { chatStream, emptyReply, htmlPage } from '../../support/fault-server/chat-script.ts';
import { createFaultServer } from '../../support/fault-server/fault-server.ts';
import { startFirefox } from '../support/firefox-browser.ts';
import { test, toSidestream } from '../support/firefox-test.ts';
import { say } from '../support/scenarios.ts';

test('a server that refuses our origin answers after one click, and a web page still names its own', async ({
  server,
}) => {
  server.otherwise(({ headers }) =>
    headers.origin === undefined ? chatStream({ text: 'Welcome.' }) : emptyReply(403),
  );
  const site = await createFaultServer();
  const sidestream = toSidestream(await startFirefox());
  try {
    await sidestream.connect(server);
    const panel = await sidestream.openPanel();
    await panel.ask('May I?');
    expect((await panel.until('failed')).reason).toBe('blocked-origin');
    await panel.view.press(say('errors.omitOrigin'));
    expect((await panel.until('finished')).text).toBe('Welcome.');
    expect(server.requests.map(({ headers }) => headers.origin?.slice(0, 16))).toEqual([
      'moz-extension://',
      undefined,
    ]);

    site.when(() => true, htmlPage(200, '<!doctype html><title>A web page</title>'));
    const page = await sidestream.browser.newPage();
    await page.goto(site.url);
    await page.evaluate(
      (url) => fetch(url, { method: 'POST', mode: 'no-cors', body: '{}' }).then(() => undefined),
      `${server.baseUrl}/chat/completions`,
    );
    expect((await server.request(2)).headers.origin).toBe(site.url);
  } finally {
    await sidestream.forget();
    await site.close();
  }
});
