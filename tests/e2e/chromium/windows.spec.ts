import { expect } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { startChromium } from '../support/chromium-browser.ts';
import { test, toSidestream } from '../support/chromium-test.ts';
import type { Sidestream } from '../support/chromium-test.ts';
import { toSurfacePage } from '../support/surface-page.ts';
import type { SurfacePage } from '../support/surface-page.ts';

/** Opens a window of its own, with an empty tab that keeps it, and gives its id. */
async function openWindow(sidestream: Sidestream): Promise<number> {
  const stage = await sidestream.backstage();
  const coming = sidestream.context.waitForEvent('page');
  const id = await stage.evaluate(
    async () => (await chrome.windows.create({ url: 'about:blank' }))?.id ?? -1,
  );
  await coming;
  return id;
}

/** Opens a panel in that window. */
async function openPanelIn(sidestream: Sidestream, windowId: number): Promise<SurfacePage> {
  const stage = await sidestream.backstage();
  const coming = sidestream.context.waitForEvent('page');
  await stage.evaluate(
    (id) => void chrome.tabs.create({ windowId: id, url: chrome.runtime.getURL('sidepanel.html') }),
    windowId,
  );
  const panel = toSurfacePage(await coming);
  await panel.ready();
  return panel;
}

test('each window has its own conversation: in new panels, after the death of the worker, and as the latest one after a restart', async ({
  own: sidestream,
  server,
}) => {
  await sidestream.connect();
  const words = ['First', 'Second'];
  const windows: { id: number; panel: SurfacePage; question: string }[] = [];
  for (const word of words) {
    const id = await openWindow(sidestream);
    const panel = await openPanelIn(sidestream, id);
    // A new window begins with the latest conversation.
    if (windows.length > 0) await expect.poll(() => panel.questions()).toEqual(['First question']);
    await panel.newConversation.click();
    server.next(chatStream({ text: `${word} answer.` }));
    await panel.ask(`${word} question`);
    await panel.until('finished');
    windows.push({ id, panel, question: `${word} question` });
  }
  const expectOwn = async (): Promise<void> => {
    for (const { panel, question } of windows) {
      await expect.poll(() => panel.questions()).toEqual([question]);
    }
  };
  const reopen = async (): Promise<void> => {
    for (const each of windows) await each.panel.page.close();
    for (const each of windows) each.panel = await openPanelIn(sidestream, each.id);
  };
  await expectOwn();
  await reopen();
  await expectOwn();
  await sidestream.killWorker();
  await expectOwn();
  await reopen();
  await expectOwn();

  // Windows have other ids then, and what each showed is not known: the latest conversation is there.
  await sidestream.quit();
  const again = toSidestream(await startChromium({ profile: sidestream.profile }), server);
  try {
    const panel = await openPanelIn(again, await openWindow(again));
    await expect.poll(() => panel.questions()).toEqual(['Second question']);
  } finally {
    await again.quit();
  }
});
