import { expect } from '@playwright/test';
import { answerPrompt, pointInTab, untilFocused } from '../support/chromium-desktop.ts';
import { test } from '../support/chromium-test.ts';
import { hand } from '../support/firefox-desktop.ts';
import { grantHost } from '../support/grant-host.ts';
import { say } from '../support/scenarios.ts';

// Headless Chromium has no prompt to show, so this one needs the screen.
test.use({
  start: { shipped: true, headed: true, args: ['--window-size=1200,800', '--window-position=0,0'] },
});

test('permissions before, after each was asked for in its click, and after each was taken back', async ({
  sidestream,
}) => {
  await sidestream.connect();
  await sidestream.connect({ name: 'Work', baseUrl: 'https://api.example.com/v1' });
  const { page } = await sidestream.openOptions();
  const read = async (): Promise<{ permissions: string[]; origins: string[] }> => {
    const granted = await page.evaluate(() => chrome.permissions.getAll());
    return {
      permissions: (granted.permissions ?? []).toSorted(),
      origins: (granted.origins ?? []).toSorted(),
    };
  };
  expect(await read()).toEqual({
    permissions: [
      'activeTab',
      'alarms',
      'contextMenus',
      'declarativeNetRequestWithHostAccess',
      'scripting',
      'sidePanel',
      'storage',
      'unlimitedStorage',
    ],
    origins: [],
  });
  await grantHost(sidestream, 'http://127.0.0.1/*');
  const before = await read();

  // In the panel: a test of the tabs, then a picture.
  const panel = await sidestream.openPanel();
  const press = async (name: string): Promise<void> => {
    const button = panel.page.getByRole('button', { name, exact: true });
    await untilFocused(panel.page);
    await button.scrollIntoViewIfNeeded();
    hand.click(await pointInTab(button));
    await answerPrompt(panel.page, 'allow');
  };
  await panel.message.fill('@');
  await press(say('context.showTabs'));
  await expect.poll(async () => (await read()).permissions).toContain('tabs');
  await panel.message.fill('');
  await panel.page.getByRole('button', { name: say('panel.addContext') }).click();
  await panel.page.getByRole('button', { name: say('attach.capture') }).click();
  await press(say('attach.allowCapture'));
  await expect.poll(async () => (await read()).origins).toContain('<all_urls>');
  await panel.page.keyboard.press('Escape');
  // With every website a connection's host is allowed too: it is asked, and nobody is there.
  await panel.ask('May I?');
  expect((await panel.until('failed')).reason).toBe('unreachable');

  // In the options: notifications.
  await page.bringToFront();
  const box = page.getByLabel(say('options.notify'), { exact: true });
  await untilFocused(page);
  await box.scrollIntoViewIfNeeded();
  hand.click(await pointInTab(box));
  await answerPrompt(page, 'allow');
  await expect(box).toBeChecked();
  expect(await read()).toEqual({
    permissions: [...before.permissions, 'notifications', 'tabs'].toSorted(),
    origins: [...before.origins, '<all_urls>'].toSorted(),
  });

  for (const name of ['tabs', 'notifications', 'everywhere'] as const) {
    const title = say(`permissions.${name}`);
    const row = page.locator('.permission').filter({ hasText: title });
    await expect(row).toContainText(say('permissions.allowed'));
    await row.getByRole('button').click();
    await expect(row).toContainText(say('permissions.notAllowed'));
  }
  // With every website Chromium takes this machine too; what was allowed before is back at once.
  await expect.poll(read).toEqual(before);
  // A host that was allowed by that alone is gone: the connection's next use says so, and has it allowed in its own click.
  await panel.page.bringToFront();
  await panel.ask('And now?');
  await expect(panel.answers).toHaveCount(2);
  expect((await panel.until('failed')).reason).toBe('no-permission');
  // Chromium asks nobody again for what was allowed before (measured), but gives it in a click alone. What it asks for the
  // first time is in chromium-permission.spec.
  const allow = say('errors.allowHost', { host: 'api.example.com' });
  await untilFocused(panel.page);
  hand.click(await pointInTab(panel.page.getByRole('button', { name: allow, exact: true })));
  await expect.poll(async () => (await panel.last()).reason).toBe('unreachable');
  expect((await read()).origins).toContain('https://api.example.com/*');
  await page.bringToFront();
  // What needs them says so again, and asks.
  await expect(page.getByText(say('options.notifyRefused'))).toBeVisible();
  await expect(box).not.toBeChecked();
  await panel.page.bringToFront();
  await panel.message.fill('@');
  await expect(panel.page.getByText(say('context.asksForTabs'))).toBeVisible();
});
