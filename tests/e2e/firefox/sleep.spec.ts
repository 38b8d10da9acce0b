import { expect } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { createFreezingProxy } from '../../support/freezing-proxy.ts';
import { startFirefox } from '../support/firefox-browser.ts';
import { test, toSidestream } from '../support/firefox-test.ts';
import { say } from '../support/scenarios.ts';

// What a sleep leaves behind, as in the test of this name for Chromium: a clock that has jumped, and dead connections.
test('after a sleep an answer whose connection died says so and is continued', async ({
  server,
}) => {
  const proxy = await createFreezingProxy(Number(new URL(server.url).port));
  const sidestream = toSidestream(await startFirefox());
  try {
    await sidestream.connect({ baseUrl: `http://127.0.0.1:${proxy.port}/v1` });
    const panel = await sidestream.openPanel();
    const held = { index: 0, name: 'never' };
    server.next(chatStream({ deltas: ['before ', 'after'], holdAfterDelta: held }));
    await panel.ask('Which dies');
    await panel.untilText('before ');

    proxy.freeze();
    await panel.view.evaluate(sleepForAnHour);
    // The connection is given 15 s to bring a byte.
    await expect
      .poll(async () => (await panel.last()).state, { timeout: 60_000 })
      .toBe('interrupted');
    expect((await panel.last()).text).toBe('before');
    expect(await panel.view.evaluate(readAnswer)).toContain(say('errors.lostToSleepTitle'));
    server.next(chatStream({ text: 'and on.' }));
    await panel.view.press('Continue');
    await panel.untilText('and on.');
  } finally {
    await sidestream.forget();
    await proxy.close();
  }
});

// What follows is sent into the page as text.

async function sleepForAnHour(): Promise<void> {
  const background = (await browser.runtime.getBackgroundPage()) as unknown as typeof globalThis;
  const now = background.Date.now.bind(background.Date);
  background.Date.now = () => now() + 3_600_000;
}

function readAnswer(): string {
  return document.querySelector('article')?.textContent ?? '';
}
