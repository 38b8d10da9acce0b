import { rm } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { copyChangedBuild } from '../support/chrome-build.ts';
import { startChromium } from '../support/chromium-browser.ts';
import { test, toSidestream } from '../support/chromium-test.ts';
import type { Sidestream } from '../support/chromium-test.ts';
import { untilSettled } from '../support/idle-deaths.ts';
import { say } from '../support/scenarios.ts';

/** What the browser shows now, by the conversation that it is about. */
async function readNotices(sidestream: Sidestream): Promise<string[]> {
  const stage = await sidestream.backstage();
  const shown = await stage.evaluate(() => chrome.notifications.getAll());
  return Object.keys(shown).map((name) => name.slice(name.indexOf('/') + 1));
}

// A headless browser cannot be asked, so here it was asked before: the permission is one of the manifest's own.
test('with notifications on, the end of an answer that nobody watches is told, and a click shows it', async ({
  server,
}) => {
  const build = await copyChangedBuild((manifest) => {
    manifest.permissions.push('notifications');
    delete manifest.optional_permissions;
  });
  const sidestream = toSidestream(await startChromium({ build }), server);
  try {
    await sidestream.connect();
    const options = await sidestream.openOptions();
    const box = options.page.getByLabel(say('options.notify'), { exact: true });
    await expect(box).not.toBeChecked();
    await box.check();
    // The box is as it was clicked at once; it is kept once the browser has said that it may be.
    const port = await sidestream.port();
    await port.next('settings-update', ({ settings }) => settings.notifyWhenDone);
    await port.close();
    await untilSettled(sidestream.context);
    await options.page.reload();
    await expect(box).toBeChecked();

    const panel = await sidestream.openPanel();
    server.next(chatStream({ text: 'Watched.' }));
    await panel.ask('Before my eyes');
    await panel.until('finished');
    await panel.newConversation.click();
    await expect(panel.answers).toHaveCount(0);
    server.next(
      chatStream({ deltas: ['not ', 'watched'], holdAfterDelta: { index: 0, name: 'left' } }),
    );
    await panel.ask('Behind my back');
    await panel.untilText('not ');
    await panel.newConversation.click();
    await expect(panel.answers).toHaveCount(0);
    expect(await readNotices(sidestream)).toEqual([]);
    server.release('left');
    await expect.poll(() => readNotices(sidestream)).toHaveLength(1);
    const [conversationId] = await readNotices(sidestream);

    // The browser's own event, since there is no desktop here that could be clicked on. Without a gesture no panel
    // opens: the conversation is shown in a tab.
    const [worker] = sidestream.context.serviceWorkers();
    const opened = sidestream.context.waitForEvent('page');
    await worker?.evaluate(async () => {
      const [name] = Object.keys(await chrome.notifications.getAll());
      const event = chrome.notifications.onClicked as unknown as { dispatch(name?: string): void };
      event.dispatch(name);
    });
    const tab = await opened;
    expect(new URL(tab.url()).searchParams.get('conversation')).toBe(conversationId);
    await expect(tab.getByRole('article').last()).toContainText('not watched');
    await expect.poll(() => readNotices(sidestream)).toEqual([]);
  } finally {
    await sidestream.forget();
    await rm(build, { recursive: true, force: true });
  }
});

test('a refused permission leaves the setting off, with a sentence; and nothing breaks without it', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const options = await sidestream.openOptions();
  const box = options.page.getByLabel(say('options.notify'), { exact: true });
  // The prompt of a headless browser is never answered: this is its answer.
  await options.page.evaluate(() => {
    chrome.permissions.request = () => Promise.resolve(false);
  });
  await box.click();
  await expect(options.page.getByText(say('options.notifyRefused'))).toBeVisible();
  await expect(box).not.toBeChecked();

  // As after a revocation in the browser's settings: wanted, and not allowed any more.
  await sidestream.set({ notifyWhenDone: true });
  await expect(options.page.getByText(say('options.notifyRefused'))).toBeVisible();
  await expect(box).not.toBeChecked();
  const panel = await sidestream.openPanel();
  server.next(
    chatStream({ deltas: ['to ', 'its end'], holdAfterDelta: { index: 0, name: 'left' } }),
  );
  await panel.ask('Still there?');
  await panel.untilText('to ');
  await panel.page.close();
  server.release('left');
  await expect.poll(() => sidestream.badge()).toBe('');
  const again = await sidestream.openPanel();
  expect((await again.until('finished')).text).toBe('to its end');
});
