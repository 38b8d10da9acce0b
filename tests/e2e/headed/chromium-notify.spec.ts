import { expect } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { answerPrompt, pointInTab, untilFocused } from '../support/chromium-desktop.ts';
import { test } from '../support/chromium-test.ts';
import { hand } from '../support/firefox-desktop.ts';
import { say } from '../support/scenarios.ts';

// Headless Chromium has no prompt to show, so this one needs the screen.
test.use({
  start: { headed: true, args: ['--window-size=1200,800', '--window-position=0,0'] },
});

test('the prompt for notifications: denied, the setting stays off; granted, the running background tells and hears of clicks', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const { page } = await sidestream.openOptions();
  const box = page.getByLabel(say('options.notify'), { exact: true });
  for (const answer of ['deny', 'allow'] as const) {
    await untilFocused(page);
    await box.scrollIntoViewIfNeeded();
    hand.click(await pointInTab(box));
    await answerPrompt(page, answer);
    if (answer === 'allow') await expect(box).toBeChecked();
    else await expect(page.getByText(say('options.notifyRefused'))).toBeVisible();
    if (answer === 'deny') await expect(box).not.toBeChecked();
  }
  await expect(page.getByText(say('options.notifyRefused'))).toHaveCount(0);

  const panel = await sidestream.openPanel();
  server.next(
    chatStream({ deltas: ['not ', 'watched'], holdAfterDelta: { index: 0, name: 'left' } }),
  );
  await panel.ask('Behind my back');
  await panel.untilText('not ');
  await panel.page.close();
  server.release('left');
  const readNames = () =>
    page.evaluate(async () => Object.keys(await chrome.notifications.getAll()));
  await expect.poll(readNames).toHaveLength(1);

  // The worker is the one that ran when the permission came: its listener was set then, and not at its start.
  const [worker] = sidestream.context.serviceWorkers();
  const opened = sidestream.context.waitForEvent('page');
  await worker?.evaluate(async () => {
    const [name] = Object.keys(await chrome.notifications.getAll());
    const event = chrome.notifications.onClicked as unknown as { dispatch(name?: string): void };
    event.dispatch(name);
  });
  await expect((await opened).getByRole('article').last()).toContainText('not watched');
  await expect.poll(readNames).toEqual([]);
});
