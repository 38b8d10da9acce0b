import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { chatStream, jsonError } from '../../support/fault-server/chat-script.ts';
import { readPaste } from '../support/chromium-clipboard.ts';
import { startChromium } from '../support/chromium-browser.ts';
import { test, toSidestream } from '../support/chromium-test.ts';
import { expectNoViolation } from '../support/expect-no-violation.ts';
import { say, typed, unfinished } from '../support/scenarios.ts';

const rows = (page: Page) => page.locator('.run-log > li');
const copied = (page: Page) => page.getByLabel(say('diagnostics.whatIsCopied'), { exact: true });

test('runs that finished, failed and died are in the log, which one click from the error leads to', async ({
  sidestream,
  server,
}) => {
  const { context } = sidestream;
  await sidestream.connect({ name: 'My private connection', model: 'acme-private-tune' });
  const panel = await sidestream.openPanel();
  server.next(
    chatStream({ text: 'The confidential answer.' }),
    jsonError(500, { error: { message: 'the confidential reason' } }),
    unfinished(['Half of it'], 'silence'),
  );
  await panel.ask('The confidential question?');
  await panel.until('finished');
  await panel.ask('And now?');
  await panel.until('failed');
  // An answer is in the log once the toolbar does not count it any more, which is after its end is on screen.
  await expect.poll(() => sidestream.badge()).toBe('');
  const opened = context.waitForEvent('page');
  await panel.answers.last().getByText(say('common.details'), { exact: true }).click();
  await panel.answers.last().getByText(say('errors.diagnostics'), { exact: true }).click();
  const first = await opened;
  await expect(first.getByRole('heading', { name: say('diagnostics.title') })).toBeFocused();
  await expect(rows(first)).toHaveCount(2);
  await first.close();

  await panel.ask('And then?');
  await panel.untilText('Half of it');
  await sidestream.killWorker();
  await panel.until('interrupted');
  const { page } = await sidestream.openOptions();
  await expect(rows(page)).toHaveCount(3);
  await expect(rows(page).nth(0)).toContainText(say('diagnostics.interrupted'));
  await expect(rows(page).nth(1)).toContainText(`${say('diagnostics.ended')} overloaded`);
  await expect(rows(page).nth(2)).toContainText(say('diagnostics.finished'));
  await rows(page).nth(1).locator('summary').press('Enter');
  await expect(rows(page).nth(1).locator('pre')).toContainText('HTTP 500');
  await expectNoViolation(page);

  await page.getByRole('button', { name: say('diagnostics.copy') }).click();
  await expect(page.locator('.diagnostics')).toContainText(say('diagnostics.copied'));
  const { text } = await readPaste(context);
  await page.getByText(say('diagnostics.whatIsCopied'), { exact: true }).first().click();
  expect(text, 'the page shows what is copied').toBe(await copied(page).inputValue());
  expect(text).toMatch(/^Sidestream \d+\.\d+\.\d+ on Chrome \d/);
  expect(text).toContain('connections: 1, conversations: 1');
  expect(text).toContain('HTTP 500');
  expect(text).toContain('failed: interrupted');
  expect(text).toContain('custom, chat-completions, loopback\n');
  for (const word of ['confidential', 'private', 'And now', typed.lastFour, '127.0.0.1', 'Half'])
    expect(text).not.toContain(word);

  // What ended since the page was opened is copied too, and shown.
  await panel.page.bringToFront();
  await panel.ask('And at last?');
  await panel.until('finished');
  await expect.poll(() => sidestream.badge()).toBe('');
  await page.bringToFront();
  await page.getByRole('button', { name: say('diagnostics.copy') }).click();
  await expect(rows(page)).toHaveCount(4);
  await expect(page.locator('.diagnostics')).toContainText(say('diagnostics.copied'));
  expect((await readPaste(context)).text).toBe(await copied(page).inputValue());
});

test('the log is there after a restart, does without what is temporary or unwanted, and is cleared', async ({
  own: sidestream,
  server,
}) => {
  test.slow();
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  await panel.ask('One?');
  await panel.until('finished');
  // It is written after the end, which nobody waits for.
  await expect.poll(() => sidestream.badge()).toBe('');
  const before = await sidestream.openOptions();
  await expect(rows(before.page)).toHaveCount(1);
  await sidestream.quit();
  const again = toSidestream(await startChromium({ profile: sidestream.profile }), server);
  try {
    const { page } = await again.openOptions();
    await expect(rows(page)).toHaveCount(1);
    await page.getByLabel(say('diagnostics.keep'), { exact: true }).uncheck();
    const second = await again.openPanel();
    await second.ask('Two?');
    await second.until('finished');
    await page.bringToFront();
    await page.getByRole('button', { name: say('diagnostics.again') }).click();
    await expect(rows(page)).toHaveCount(1);
    await page.getByLabel(say('diagnostics.keep'), { exact: true }).check();
    await page.getByRole('button', { name: say('diagnostics.clear') }).click();
    await expectNoViolation(page);
    await page.getByRole('dialog').getByText(say('common.cancel')).click();
    await expect(rows(page)).toHaveCount(1);
    await page.getByRole('button', { name: say('diagnostics.clear') }).click();
    await page.getByRole('dialog').getByText(say('diagnostics.clear'), { exact: true }).click();
    await expect(page.locator('.diagnostics')).toContainText(say('diagnostics.cleared'));
    await expect(page.locator('.run-log-none')).toHaveText(say('diagnostics.none'));
    await expect(page.getByRole('heading', { name: say('diagnostics.title') })).toBeFocused();
    await page.reload();
    await expect(page.locator('.run-log-none')).toBeVisible();
  } finally {
    await again.quit();
  }
});
