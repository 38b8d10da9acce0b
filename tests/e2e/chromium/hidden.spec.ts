import { expect } from '@playwright/test';
import { paces } from '../../../lib/core/appearance.ts';
import type { Pace } from '../../../lib/core/appearance.ts';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { connectRaw, untilAnswer, untilReady } from '../support/chromium-raw-surface.ts';
import { startRawChromium } from '../support/chromium-raw.ts';
import type { RawPage } from '../support/chromium-raw.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { test } from '../support/chromium-test.ts';
import { numbered } from '../support/scenarios.ts';

// Playwright makes every page believe that it is seen, so these are driven without it.
for (const pace of paces) {
  test(`a hidden panel keeps up without a frame, by ${pace}: state and text are complete`, async ({
    server,
    chat,
  }) => {
    const browser = await startRawChromium();
    try {
      const panel = await browser.open('sidepanel.html');
      await connectRaw(panel, server);
      await untilReady(panel);
      await choosePace(await browser.open('options.html'), pace);
      await browser.activate(panel);
      const deltas = numbered(300);
      server.next(
        chatStream({ deltas, deltasPerSecond: 600, holdAfterDelta: { index: 99, name: 'hidden' } }),
      );
      await panel.enter('Go');
      await untilAnswer(panel, 'the first words', ({ state }) => state === 'streaming');
      await browser.open('options.html');
      await waitUntil(() => panel.evaluate(() => document.hidden), 'the panel to be hidden');
      // Not even the one frame a second that some browsers give.
      await panel.evaluate(() => {
        globalThis.requestAnimationFrame = () => 0;
      });

      const held = deltas.slice(0, 100).join('');
      await untilAnswer(panel, 'the text so far', ({ text }) => text === held);
      server.release('hidden');
      const [answer] = await untilAnswer(panel, 'the end', ({ state }) => state === 'finished');
      expect(answer?.text).toBe(deltas.join(''));
      expect(answer?.text).toBe((await chat(0)).sentText);
      expect(await panel.evaluate(() => document.hidden)).toBe(true);

      // What is asked while it is hidden arrives as well, and is whole when it is seen again.
      await browser.activate(panel);
      expect(await panel.evaluate(() => document.querySelector('[data-answer]')?.textContent)).toBe(
        deltas.join(''),
      );
    } finally {
      await browser.forget();
    }
  });
}

/** Chooses a pace on the options page, as a person does. */
async function choosePace(options: RawPage, pace: Pace): Promise<void> {
  await waitUntil(
    () => options.evaluate(() => document.querySelector('#pace') !== null),
    'the settings',
  );
  await options.evaluate((chosen) => {
    const select = document.querySelector<HTMLSelectElement>('#pace')!;
    select.value = chosen;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }, pace);
}
