import { expect } from '@playwright/test';
import type { Sidestream } from './chromium-test.ts';

/** Gives access to a host. Nobody can answer a prompt here: what the page of extensions has allowed is granted without one. */
export async function grantHost(sidestream: Sidestream, pattern: string): Promise<void> {
  const page = await sidestream.context.newPage();
  await page.goto('chrome://extensions');
  await page.evaluate(
    ([id, pattern]) =>
      (
        chrome as unknown as {
          developerPrivate: { addHostPermission(id: string, host: string): Promise<void> };
        }
      ).developerPrivate.addHostPermission(id, pattern),
    [sidestream.id, pattern] as const,
  );
  await page.close();
  const stage = await sidestream.backstage();
  const isGranted = await stage.evaluate(
    (pattern) => chrome.permissions.request({ origins: [pattern] }),
    pattern,
  );
  expect(isGranted).toBe(true);
}
