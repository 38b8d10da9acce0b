import { expect } from '@playwright/test';
import { chatStream, jsonError } from '../../support/fault-server/chat-script.ts';
import { test } from '../support/firefox-test.ts';
import { say } from '../support/scenarios.ts';

test('runs are in the log without a word of anybody, and it is cleared', async ({
  panel,
  sidestream,
  server,
}) => {
  server.next(
    chatStream({ text: 'The confidential answer.' }),
    jsonError(401, { error: { message: 'the confidential reason' } }),
  );
  await panel.ask('The confidential question?');
  await panel.until('finished');
  await panel.ask('And now?');
  await panel.until('failed');
  const page = await sidestream.open('options.html#diagnostics');
  const read = (): Promise<string> =>
    page.evaluate(() => document.querySelector<HTMLTextAreaElement>('.run-log-text')?.value ?? '');
  // A run is in the log a moment after its end is on screen.
  await expect(async () => {
    await page.press(say('diagnostics.again'));
    expect(await read()).toContain('failed after');
  }).toPass();
  const text = await read();
  expect(text).toMatch(/^Sidestream \d+\.\d+\.\d+ on Firefox \d/);
  expect(text).toMatch(/key-refused, HTTP 401/);
  expect(text).toMatch(/finished after \d+ ms: stop/);
  expect(text).not.toContain('confidential');
  expect(text).not.toContain('127.0.0.1');
  await page.press(say('diagnostics.clear'));
  await page.evaluate(() => document.querySelector<HTMLElement>('dialog .is-main')?.click());
  await expect.poll(read).toContain('runs: 0');
  await page.close();
});
