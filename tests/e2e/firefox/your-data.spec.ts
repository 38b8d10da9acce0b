import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { ElementHandle } from 'puppeteer-core';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { test } from '../support/firefox-test.ts';
import { say, typed } from '../support/scenarios.ts';

test('what was asked is exported to a file, deleted everywhere, and imported again', async ({
  panel,
  sidestream,
  server,
}) => {
  server.next(chatStream({ text: 'They flow.' }));
  await panel.ask('Why do rivers flow?');
  await panel.until('finished');
  const { view } = await sidestream.openOptions();
  const says = (text: string): Promise<void> =>
    expect.poll(() => view.evaluate(() => document.body.textContent ?? '')).toContain(text);

  await view.press(say('options.exportAll'));
  const downloads = join(sidestream.profile, 'downloads');
  const name = await waitUntil(async () => {
    const names = await readdir(downloads).catch((): string[] => []);
    // Until it is whole it bears another name.
    return names.find((name) => /^sidestream-\d{4}-\d\d-\d\d\.json$/.test(name));
  }, 'the file');
  const text = await waitUntil(async () => {
    const read = await readFile(join(downloads, name), 'utf8');
    return read.endsWith(']}\n') ? read : undefined;
  }, 'the end of the file');
  expect(text).not.toContain(typed.key);
  expect(text).toContain('They flow.');

  await view.press(say('options.deleteAll'));
  await says(say('options.deleteAllTitle'));
  // The one in the dialog: what is behind it cannot be pressed.
  await view.evaluate(() =>
    document.querySelector<HTMLButtonElement>('dialog .button.is-main')?.click(),
  );
  await says(say('options.deletedAll'));
  await expect.poll(async () => (await panel.read()).length).toBe(0);

  const folder = await mkdtemp(join(tmpdir(), 'sidestream-import-'));
  const file = join(folder, 'export.json');
  await writeFile(file, text);
  const input = (await view.page.$('#import-file')) as ElementHandle<HTMLInputElement> | null;
  await input?.uploadFile(file);
  await says(say('options.importFrom.sidestream'));
  await view.press(say('options.importStart'));
  // The browser is shared: other tests have asked in it too.
  const { conversations } = JSON.parse(text) as { conversations: { messages: unknown[] }[] };
  const count = conversations.flatMap(({ messages }) => messages).length;
  await says(say('options.imported', { count }));
  await rm(folder, { recursive: true });

  await panel.view.press(say('panel.conversations'));
  await expect
    .poll(() => panel.view.evaluate(() => document.querySelector('.sheet-row')?.textContent))
    .toContain('Why do rivers flow?');
});
