import { expect } from '@playwright/test';
import { isChat } from '../../support/fault-server/default-reply.ts';
import { readShortcut } from '../support/chrome-build.ts';
import { chipOf } from '../support/attaching.ts';
import type { Sent } from '../support/attaching.ts';
import {
  answerPrompt,
  chooseMenuItem,
  pointInTab,
  untilFocused,
} from '../support/chromium-desktop.ts';
import { test } from '../support/chromium-test.ts';
import { expectNoViolation } from '../support/expect-no-violation.ts';
import { hand } from '../support/firefox-desktop.ts';
import { visitFar } from '../support/far-page.ts';
import { say } from '../support/scenarios.ts';
import { toSurfacePage } from '../support/surface-page.ts';

// Gestures and prompts are real: this needs the screen.
test.use({
  start: { headed: true, args: ['--window-size=1200,800', '--window-position=0,0'] },
});

test('after a click on the page’s menu a part of what is seen is taken, by keyboard, and no permission is asked for', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const page = await visitFar(sidestream);
  await chooseMenuItem(await pointInTab(page.locator('h1')), 'page');
  const panel = toSurfacePage(await sidestream.attach('sidepanel.html'));
  // The page that was clicked in is there first: until then the button would close what adds it.
  await expect(panel.page.locator('.chip').first()).toContainText('How a tidal mill works');
  await expect(panel.message).toBeFocused();
  await panel.page.getByRole('button', { name: say('panel.addContext') }).click();
  await panel.page.getByRole('button', { name: say('attach.capture') }).click();
  const dialog = panel.page.getByRole('dialog', { name: say('attach.cropTitle') });
  await expect(dialog.getByRole('button', { name: say('attach.cropPart') })).toBeDisabled();
  const bottom = dialog.getByRole('slider', { name: say('attach.cropBottom') });
  await bottom.fill('51');
  await bottom.press('ArrowLeft');
  await expectNoViolation(panel.page);
  await dialog.getByRole('button', { name: say('attach.cropPart') }).click();
  await expect(chipOf(panel, say('attach.screenshot'))).toBeVisible();
  await expect(panel.message).toBeFocused();
  const granted = await panel.page.evaluate(() => chrome.permissions.getAll());
  expect(granted.origins?.join(' ')).not.toMatch(/all_urls|far\.example/);
  await panel.ask('What is on it?');
  await panel.until('finished');
  const { messages } = (await server.request(0, isChat)).body as Sent;
  const content = messages.at(-1)?.content;
  const url = typeof content === 'string' ? '' : (content?.[0]?.image_url?.url ?? '');
  const size = await panel.page.evaluate(async (address) => {
    const bytes = Uint8Array.from(atob(address.split(',')[1] ?? ''), (c) => c.charCodeAt(0));
    const { width, height } = await createImageBitmap(new Blob([bytes]));
    return { width, height };
  }, url);
  const seen = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  expect(size.width).toBe(seen.width);
  expect(Math.abs(size.height - seen.height / 2)).toBeLessThan(seen.height / 20);
});

test('after the shortcut of the popup or of the panel it is taken as well, and no permission is asked for', async ({
  sidestream,
}) => {
  await sidestream.connect();
  const page = await visitFar(sidestream);
  hand.click(await pointInTab(page.locator('h1')));
  for (const [name, file] of [
    ['_execute_action', 'popup.html'],
    ['open-side-panel', 'sidepanel.html'],
  ] as const) {
    hand.press(readShortcut(name));
    const surface = toSurfacePage(await sidestream.attach(file));
    await surface.ready();
    await surface.page.getByRole('button', { name: say('panel.addContext') }).click();
    await surface.page.getByRole('button', { name: say('attach.capture'), exact: true }).click();
    const dialog = surface.page.getByRole('dialog', { name: say('attach.cropTitle') });
    await dialog.getByRole('button', { name: say('attach.cropWhole') }).click();
    await expect(chipOf(surface, say('attach.screenshot'))).toBeVisible();
    await surface.ask(`What is on it, ${file}?`);
    await surface.until('finished');
    const granted = await surface.page.evaluate(() => chrome.permissions.getAll());
    expect(granted.origins?.join(' ')).not.toMatch(/all_urls|far\.example/);
    if (file === 'sidepanel.html') continue;
    const gone = surface.page.waitForEvent('close');
    hand.press('Escape');
    await gone;
  }
});

test('from the panel the permission is named before it is asked for, and what is denied is said', async ({
  sidestream,
}) => {
  await sidestream.connect();
  await visitFar(sidestream);
  const panel = await sidestream.openPanel();
  await panel.message.fill('Half a thought');
  await panel.page.getByRole('button', { name: say('panel.addContext') }).click();
  await panel.page.getByRole('button', { name: say('attach.capture') }).click();
  const box = panel.page.getByRole('region', { name: say('context.add') });
  await expect(box).toContainText(say('attach.asksCapture'));
  const press = async (answer: 'allow' | 'deny'): Promise<void> => {
    await untilFocused(panel.page);
    const button = panel.page.getByRole('button', { name: say('attach.allowCapture') });
    hand.click(await pointInTab(button));
    await answerPrompt(panel.page, answer);
  };
  await press('deny');
  await expect(box).toContainText(say('attach.refused'));
  await expect(panel.message).toHaveValue('Half a thought');
  await press('allow');
  const dialog = panel.page.getByRole('dialog', { name: say('attach.cropTitle') });
  await dialog.getByRole('button', { name: say('attach.cropWhole') }).click();
  await expect(chipOf(panel, say('attach.screenshot'))).toBeVisible();
  await expect(panel.message).toHaveValue('Half a thought');
});
