import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { startChromium } from '../support/chromium-browser.ts';
import { test, toSidestream } from '../support/chromium-test.ts';
import { dieIdle } from '../support/idle-deaths.ts';
import { say } from '../support/scenarios.ts';

test('where the browser refuses its database, that is said, and asking goes on in memory', async ({
  server,
}) => {
  test.skip(dieIdle, 'connections go with the worker here');
  const profile = await mkdtemp(join(tmpdir(), 'sidestream-no-database-'));
  // What stands where the browser keeps its databases is no folder: it can open none.
  await mkdir(join(profile, 'Default'));
  await writeFile(join(profile, 'Default', 'IndexedDB'), '');
  const sidestream = toSidestream(await startChromium({ profile }), server);
  try {
    await sidestream.connect();
    const panel = await sidestream.openPanel();
    await expect(panel.page.getByText(say('panel.memoryOnly'))).toBeVisible();
    server.next(chatStream({ text: 'In memory.' }));
    await panel.ask('Where is this kept?');
    await panel.until('finished');
    // The worker may sleep meanwhile.
    await sidestream.killWorker();
    await panel.page.reload();
    await panel.untilText('In memory.');
    expect(await panel.questions()).toEqual(['Where is this kept?']);
    await expect(panel.page.getByText(say('panel.memoryOnly'))).toBeVisible();
  } finally {
    await sidestream.forget();
  }
});
