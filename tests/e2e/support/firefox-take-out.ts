import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { readClipboard } from './firefox-hunt.ts';
import type { FirefoxOptionsPage } from './firefox-options.ts';
import type { Sidestream, TabSurface } from './firefox-test.ts';
import type { TabView } from './firefox-view.ts';
import { say } from './scenarios.ts';

/**
 * Takes out what can be taken out: everything, the prompts, the conversation of that title as files in the profile's folder
 * `downloads`, and the log, which it gives as it was copied.
 */
export async function takeOut(
  sidestream: Sidestream,
  { options, panel, title }: { options: FirefoxOptionsPage; panel: TabSurface; title: string },
): Promise<string> {
  const folder = join(sidestream.profile, 'downloads');
  let files = 0;
  const save = async ({ page, press }: TabView, name: string): Promise<void> => {
    await page.bringToFront();
    await press(name);
    files += 1;
    await expect(() => {
      const names = readdirSync(folder);
      expect(names).toHaveLength(files);
      for (const each of names) expect(readFileSync(join(folder, each)).length).toBeGreaterThan(0);
    }).toPass({ intervals: [50], timeout: 25_000 });
  };
  await save(options.view, say('options.exportAll'));
  await save(options.view, say('prompts.export'));
  await options.view.press(say('diagnostics.again'));
  await options.view.press(say('diagnostics.copy'));
  await expect.poll(() => readClipboard(sidestream)).toContain('runs: ');
  await panel.view.page.bringToFront();
  await panel.view.press(say('panel.conversations'));
  await panel.view.press(say('export.more', { title }));
  await save(panel.view, `${say('export.markdown')} ${title}`);
  // The menu of the row, and the list.
  await panel.view.key('Escape');
  await panel.view.key('Escape');
  return readClipboard(sidestream);
}
