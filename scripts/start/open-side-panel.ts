import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type Browser, type Page } from '@playwright/test';

/** The real side panel, and the connection to the browser that it is seen through. */
export interface OpenPanel {
  readonly browser: Browser;
  readonly page: Page;
}

const limitMs = 15_000;

/**
 * Opens the side panel from a page of the extension. Only a gesture may, so one is lent: the
 * debugging protocol can say that the person clicked, on a page and not in the worker.
 */
async function lendGesture(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await page.evaluate(async () => {
    // The call that needs the gesture must be the first one in it: no time to ask for the window.
    const { id } = await chrome.windows.getCurrent();
    Object.assign(globalThis, { ownWindowId: id });
  });
  const { exceptionDetails } = await session.send('Runtime.evaluate', {
    expression: 'chrome.sidePanel.open({ windowId: ownWindowId })',
    userGesture: true,
    awaitPromise: true,
  });
  await session.detach();
  if (exceptionDetails !== undefined) {
    throw new Error(
      `The side panel did not open: ${exceptionDetails.exception?.description ?? ''}`,
    );
  }
}

/**
 * Opens the side panel beside a page of the extension and connects to it.
 * @param url of the browser's debugging protocol
 */
export async function openSidePanel(page: Page, url: string): Promise<OpenPanel> {
  await lendGesture(page);
  const endMs = Date.now() + limitMs;
  while (Date.now() < endMs) {
    // A connection lists only the panels that were open when it was made.
    const browser = await chromium.connectOverCDP(url);
    const pages = browser.contexts().flatMap((context) => context.pages());
    const panel = pages.find((candidate) => candidate.url().includes('/sidepanel.html'));
    if (panel !== undefined) return { browser, page: panel };
    await browser.close();
    await sleep(200);
  }
  throw new Error('The side panel was opened, but its page did not appear.');
}
