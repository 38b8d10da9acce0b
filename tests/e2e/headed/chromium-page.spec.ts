import { expect } from '@playwright/test';
import {
  answerPrompt,
  chooseMenuItem,
  pointInTab,
  untilFocused,
} from '../support/chromium-desktop.ts';
import { test } from '../support/chromium-test.ts';
import { hand } from '../support/firefox-desktop.ts';
import { visitFar } from '../support/far-page.ts';
import { say } from '../support/scenarios.ts';
import { toSurfacePage } from '../support/surface-page.ts';

// Gestures and prompts are real: this needs the screen.
test.use({
  start: { headed: true, args: ['--window-size=1200,800', '--window-position=0,0'] },
});

const title = 'How a tidal mill works | Harbour Weekly';
const name = say('context.page', { title });

test('"Ask about this page" opens the panel with the page in it, and asks for no permission', async ({
  sidestream,
}) => {
  await sidestream.connect();
  const page = await visitFar(sidestream);
  await chooseMenuItem(await pointInTab(page.locator('h1')), 'page');
  const panel = toSurfacePage(await sidestream.attach('sidepanel.html'));
  await expect(panel.page.getByRole('button', { name, expanded: false })).toBeVisible();
  await expect(panel.message).toBeFocused();
  const granted = await panel.page.evaluate(() => chrome.permissions.getAll());
  expect(granted.permissions).not.toContain('tabs');
  expect(granted.origins?.join(' ')).not.toContain('far.example');
});

test('from the panel each permission is named before it is asked for, and what is denied is said', async ({
  sidestream,
}) => {
  await sidestream.connect();
  await visitFar(sidestream);
  const panel = await sidestream.openPanel();
  await panel.message.fill('Half a thought');
  await panel.page.getByRole('button', { name: say('panel.addContext') }).click();
  const box = panel.page.getByRole('region', { name: say('context.add') });
  const press = async (label: string, answer: 'allow' | 'deny'): Promise<void> => {
    await untilFocused(panel.page);
    hand.click(await pointInTab(panel.page.getByRole('button', { name: label })));
    await answerPrompt(panel.page, answer);
  };
  await expect(box).toContainText(say('context.asksTabs'));
  await press(say('context.allowTabs'), 'deny');
  await expect(box).toContainText(say('context.refused'));
  await expect(panel.message).toHaveValue('Half a thought');
  await press(say('context.allowTabs'), 'allow');
  await expect(box).toContainText(say('context.asksOrigin', { host: 'far.example' }));
  await press(say('context.allowOrigin', { host: 'far.example' }), 'allow');
  await expect(panel.page.getByRole('button', { name, expanded: false })).toBeVisible();
  await expect(panel.message).toHaveValue('Half a thought');
});
