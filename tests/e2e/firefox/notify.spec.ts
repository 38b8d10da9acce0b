import { expect } from '@playwright/test';
import type { Page } from 'puppeteer-core';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { startFirefox } from '../support/firefox-browser.ts';
import { test, toSidestream } from '../support/firefox-test.ts';
import type { Sidestream, TabSurface } from '../support/firefox-test.ts';
import { toFirefoxSurface } from '../support/firefox-surface.ts';
import { toTabView } from '../support/firefox-view.ts';
import { say } from '../support/scenarios.ts';

interface Notice {
  title: string;
  text: string;
}

/** What Firefox shows, in windows of its own here: a desktop's notices could not be read. */
function readNotices({ privileged }: Sidestream): Promise<Notice[]> {
  return privileged.run(() =>
    Array.from(Services.wm.getEnumerator('alert:alert'), ({ document }) => ({
      title: document.querySelector('#alertTitleLabel')?.getAttribute('value') ?? '',
      text: document.querySelector('#alertTextLabel')?.textContent ?? '',
    })),
  );
}

/** The panel of one conversation that opens in a tab. */
async function findConversation({ browser }: Sidestream): Promise<TabSurface> {
  let found: Page | undefined;
  await waitUntil(
    async () => {
      for (const page of await browser.pages()) {
        const search = await page.evaluate(() => location.search).catch(() => '');
        if (search.startsWith('?conversation=')) found = page;
      }
      return found;
    },
    'a tab with a conversation',
    10_000,
  );
  if (!found) throw new Error('there is no such tab');
  return toFirefoxSurface(toTabView(found));
}

for (const life of ['lives', 'was killed'] as const)
  test(`with notifications on, the end of an answer that nobody watches is told, and a click shows it when the background ${life}`, async ({
    server,
  }) => {
    const sidestream = toSidestream(await startFirefox());
    try {
      await sidestream.setPreference('alerts.useSystemBackend', false);
      await sidestream.connect(server);
      // A browser without a person is never answered, so the answer is there before the question.
      await sidestream.allowNotifications();
      const options = await sidestream.openOptions();
      const label = JSON.stringify(say('options.notify'));
      const box = await options.view.page.waitForSelector(
        `::-p-aria([name=${label}][role="checkbox"])`,
      );
      await box?.click();
      // The box is as it was clicked at once; it is kept once Firefox has said that it may be.
      await waitUntil(() => options.view.evaluate(isNotifyKept), 'the setting to be kept');
      await options.view.close();

      const panel = await sidestream.openPanel();
      server.next(
        chatStream({ deltas: ['not ', 'watched'], holdAfterDelta: { index: 0, name: 'left' } }),
      );
      await panel.ask('Behind my back');
      await panel.untilText('not ');
      await panel.view.press(say('panel.newConversation'));
      await expect.poll(panel.questions).toEqual([]);
      await panel.view.close();
      expect(await readNotices(sidestream)).toEqual([]);
      server.release('left');
      await expect
        .poll(() => readNotices(sidestream))
        .toEqual([{ title: 'Behind my back', text: say('ends.finished') }]);
      if (life === 'was killed') await sidestream.killBackground();
      await sidestream.privileged.run(() => {
        for (const alert of Services.wm.getEnumerator('alert:alert')) alert.onAlertClick();
      });
      // Without a gesture no sidebar opens: the conversation is shown in a tab.
      const shown = await findConversation(sidestream);
      await shown.untilText('not watched');
      expect(await shown.questions()).toEqual(['Behind my back']);
      await expect.poll(() => readNotices(sidestream)).toEqual([]);
    } finally {
      await sidestream.forget();
    }
  });

/** Sent into the page as text. */
function isNotifyKept(): Promise<boolean> {
  return new Promise((resolve) => {
    const port = chrome.runtime.connect({ name: 'surface' });
    port.onMessage.addListener(
      (update: { type: string; settings?: { notifyWhenDone: boolean } }) => {
        if (update.type !== 'settings-update') return;
        port.disconnect();
        resolve(update.settings?.notifyWhenDone === true);
      },
    );
    port.postMessage({ type: 'hello', protocolVersion: 2, windowId: -1, surface: 'options' });
  });
}
