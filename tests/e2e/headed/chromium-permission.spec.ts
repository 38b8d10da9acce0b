import { expect } from '@playwright/test';
import { answerPrompt, pointInTab, untilFocused } from '../support/chromium-desktop.ts';
import { test } from '../support/chromium-test.ts';
import { hand } from '../support/firefox-desktop.ts';
import { say, typed } from '../support/scenarios.ts';

// Headless Chromium has no prompt to show, so this one needs the screen.
test.use({
  start: { headed: true, args: ['--window-size=1200,800', '--window-position=0,0'] },
});

test.describe('the prompt for a remote host', () => {
  const host = 'api.example.com';
  const entry = { baseUrl: `https://${host}/v1`, key: typed.key };

  test('denied: nothing is sent, nothing typed is lost; granted: it is asked once, and the host is called', async ({
    sidestream,
  }) => {
    const options = await sidestream.openOptions();
    const { page } = options;
    await options.enter(entry);
    await untilFocused(page);
    hand.click(await pointInTab(options.test));
    await answerPrompt(page, 'deny');
    await expect(options.status).toHaveText(say('options.testRefused', { host }));
    await expect(options.apiKey).toHaveValue(typed.key);
    await expect(options.baseUrl).toHaveValue(entry.baseUrl);

    await untilFocused(page);
    hand.click(await pointInTab(options.save));
    await answerPrompt(page, 'deny');
    await expect(options.status).toHaveText(say('options.savedWithoutAccess', { host }));

    await untilFocused(page);
    hand.click(await pointInTab(options.save));
    await answerPrompt(page, 'allow');
    await expect(options.status).toHaveText('Saved');
    const granted = await page.evaluate(() => chrome.permissions.getAll());
    expect(granted.origins).toContain(`https://${host}/*`);

    // Allowed now, so the test goes out at once, to a host that no name server knows.
    hand.click(await pointInTab(options.test));
    await expect(options.status).toContainText(say('errors.unreachableTitle', { host }));
  });

  test('the panel asks for the host in the click on its remedy, and sends the question then', async ({
    sidestream,
  }) => {
    await sidestream.connect({ baseUrl: entry.baseUrl });
    const panel = await sidestream.openPanel();
    await panel.ask('May I?');
    expect((await panel.until('failed')).reason).toBe('no-permission');
    const allow = panel.page.getByRole('button', { name: `Allow ${host}`, exact: true });
    await untilFocused(panel.page);
    hand.click(await pointInTab(allow));
    await answerPrompt(panel.page, 'allow');
    await expect.poll(async () => (await panel.last()).reason).toBe('unreachable');
    expect(await panel.questions()).toEqual(['May I?']);
  });
});
