import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { staysHere } from '../../lib/providers/base-url.ts';

const pollMs = 200;

/**
 * Waits until the person has answered Chromium's question whether the extension may reach the host. Saving has put it,
 * and does not wait for it. Resolves at once for this machine, which the copy that is started may reach, and where the host is
 * granted already.
 * @param tell is given a sentence when there is a question to answer
 * @param limitMs how long a person may take
 * @throws Error with one sentence about what to do, when it was refused or not answered
 */
export async function awaitAccess(
  page: Page,
  baseUrl: string,
  tell: (sentence: string) => void,
  limitMs: number,
): Promise<void> {
  if (staysHere(baseUrl)) return;
  const { protocol, hostname, host } = new URL(baseUrl);
  const origin = `${protocol}//${hostname}/*`;
  const isGranted = () =>
    page.evaluate((pattern) => chrome.permissions.contains({ origins: [pattern] }), origin);
  const refused = page.getByRole('status').filter({ hasText: /^Saved, but/ });
  if (await isGranted()) return;
  tell(`Chromium asks whether Sidestream may reach ${host}: answer “Allow” in its window.`);
  const endMs = Date.now() + limitMs;
  while (Date.now() < endMs) {
    if (await isGranted()) return;
    if (await refused.isVisible()) {
      throw new Error(`${host} was not allowed: start again, and answer “Allow”.`);
    }
    await sleep(pollMs);
  }
  throw new Error(
    `Chromium's question about ${host} was not answered within ${limitMs / 1000} s: start again, and answer “Allow”.`,
  );
}
