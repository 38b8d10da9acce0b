import { expect } from '@playwright/test';
import type { Locator } from '@playwright/test';
import { chatStream, emptyReply } from '../../support/fault-server/chat-script.ts';
import { answerPrompt, pointInTab, untilFocused } from '../support/chromium-desktop.ts';
import { test } from '../support/chromium-test.ts';
import { hand } from '../support/firefox-desktop.ts';
import { say, typed } from '../support/scenarios.ts';

// Headless Chromium has no prompt to show, so this one needs the screen.
test.use({
  start: {
    shipped: true,
    headed: true,
    args: [
      '--window-size=1200,800',
      '--window-position=0,0',
      // What listens on the machine that runs the tests is none of their business.
      '--host-resolver-rules=MAP localhost ~NOTFOUND, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  },
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

test.describe('the prompt for this machine', () => {
  test('comes in the click that looks for a model server, and in the one that tests a connection; nobody is asked before', async ({
    sidestream,
    server,
  }) => {
    const { page } = await sidestream.openPanel();
    const look = page.getByRole('button', { name: say('keyless.look'), exact: true });
    const press = async (button: Locator, answer: 'allow' | 'deny'): Promise<void> => {
      await untilFocused(button.page());
      hand.click(await pointInTab(button));
      await answerPrompt(button.page(), answer);
    };
    await press(look, 'deny');
    await expect(page.getByText(say('keyless.lookRefused'))).toBeVisible();
    await press(look, 'allow');
    await expect(page.getByText(say('keyless.noneFound'))).toBeVisible();

    // That was one name of this machine; a host is its name.
    const options = await sidestream.openOptions();
    await options.enter({ baseUrl: server.baseUrl, key: typed.key });
    const { host } = new URL(server.url);
    await press(options.test, 'deny');
    await expect(options.status).toHaveText(say('options.testRefused', { host }));
    expect(server.requests).toEqual([]);
    await press(options.test, 'allow');
    await expect(options.status).toContainText('It works');
    const granted = await options.page.evaluate(() => chrome.permissions.getAll());
    expect(granted.origins?.toSorted()).toEqual(['http://127.0.0.1/*', 'http://localhost/*']);
    // Allowed for Save too.
    await options.save.click();
    await expect(options.status).toHaveText('Saved');
  });

  test('comes in the click on the remedy; a server that refuses our origin is asked without it from then on', async ({
    sidestream,
    server,
  }) => {
    server.otherwise(({ headers }) =>
      headers.origin === undefined ? chatStream({ text: 'Welcome.' }) : emptyReply(403),
    );
    await sidestream.connect();
    const panel = await sidestream.openPanel();
    await panel.ask('May I?');
    expect((await panel.until('failed')).reason).toBe('no-permission');
    const { host } = new URL(server.url);
    const allow = panel.page.getByRole('button', { name: say('errors.allowHost', { host }) });
    await untilFocused(panel.page);
    hand.click(await pointInTab(allow));
    await answerPrompt(panel.page, 'allow');
    await expect.poll(async () => (await panel.last()).reason).toBe('blocked-origin');
    await panel.page.getByRole('button', { name: say('errors.omitOrigin'), exact: true }).click();
    expect((await panel.until('finished')).text).toBe('Welcome.');
    await sidestream.killWorker();
    await panel.ask('And now?');
    await expect.poll(async () => (await panel.last()).text).toBe('Welcome.');
  });
});
