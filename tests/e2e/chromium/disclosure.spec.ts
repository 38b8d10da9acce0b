import { expect } from '@playwright/test';
import type { Page, Worker } from '@playwright/test';
import { expectNoViolation } from '../support/expect-no-violation.ts';
import { test } from '../support/chromium-test.ts';
import { grantHost } from '../support/grant-host.ts';
import { dieIdle } from '../support/idle-deaths.ts';
import { say, typed } from '../support/scenarios.ts';

test.use({ start: { shipped: true } });

test('before anybody has read what is sent and agreed to it in a click, nothing is sent: not for panel, popup, menu or a draft', async ({
  sidestream,
  server,
}) => {
  test.skip(dieIdle, 'the requests are counted in a worker, which dies with its count');
  const [worker] = sidestream.context.serviceWorkers();
  if (!worker) throw new Error('there is no worker');
  await countRequests(worker);

  const panel = await sidestream.openPanel();
  await expect(
    panel.page.getByRole('heading', { name: say('panel.disclosureTitle') }),
  ).toBeVisible();
  for (const words of [
    'panel.disclosureSent',
    'panel.disclosureKept',
    'panel.disclosureNothing',
  ] as const) {
    await expect(panel.page.getByText(say(words))).toBeVisible();
  }
  await panel.message.fill('Is anybody there?');
  await panel.message.press('Enter');
  const popup = await sidestream.openPopup();
  await popup.message.fill('Or here?');
  await popup.message.press('Enter');
  await clickExplain(worker);
  const asked = await sidestream.open('sidepanel.html');
  // The click was taken, and came to nothing but a sentence.
  await expect(asked.getByRole('article').last()).toHaveAttribute('data-state', 'failed');

  const options = await sidestream.openOptions();
  await expect(options.page.getByText(say('options.disclosureSent'))).toBeVisible();
  await options.enter({ baseUrl: server.baseUrl, key: typed.key, model: 'some-model' });
  expect(await readCount(worker), 'requests before a click that means agreement').toBe(0);
  expect(server.requests).toHaveLength(0);

  // What is clicked says it, with the server's name, to whoever does not see the sentence as well.
  const sentence = say('options.agreement', { host: new URL(server.url).host });
  await expect(options.page.getByText(sentence)).toBeVisible();
  for (const button of [options.save, options.test, options.listModels]) {
    await expect(button).toHaveAccessibleDescription(new RegExp(escape(sentence)));
  }
  await expectNoViolation(options.page, { what: 'the form with its agreement' });

  // The count does count, once the browser's own question is answered too.
  await grantHost(sidestream, 'http://127.0.0.1/*');
  await options.test.click();
  await expect.poll(() => readCount(worker)).toBe(1);
  await expect.poll(() => server.requests.length).toBe(1);
});

test('looking for a server on this computer says what it asks, in the panel and on the options page', async ({
  sidestream,
}) => {
  const panel = await sidestream.openPanel();
  await expectLookHint(panel.page);
  const options = await sidestream.openOptions();
  await expectLookHint(options.page);
});

test('the licences of what others have made open from the options page, as plain text', async ({
  sidestream,
}) => {
  const { page } = await sidestream.openOptions();
  const [text] = await Promise.all([
    sidestream.context.waitForEvent('page'),
    page.getByRole('link', { name: say('options.licences') }).click(),
  ]);
  await text.waitForLoadState();
  expect(text.url()).toBe(sidestream.url('THIRD-PARTY-NOTICES.txt'));
  const shown = await text.evaluate(() => [document.contentType, document.body.textContent]);
  expect(shown).toEqual(['text/plain', expect.stringContaining('preact ')]);
});

async function expectLookHint(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: say('keyless.look'), exact: true });
  await expect(button).toHaveAccessibleDescription(say('keyless.lookHint'));
  await expect(page.getByText(say('keyless.lookHint'))).toBeVisible();
}

/** The browser's own event: a menu of pages cannot be opened without a screen. */
async function clickExplain(worker: Worker): Promise<void> {
  await worker.evaluate(async () => {
    const [tab] = await chrome.tabs.query({});
    const event = chrome.contextMenus.onClicked as unknown as {
      dispatch(click: object, tab?: object): void;
    };
    const click = {
      menuItemId: 'prompt.starter.explain',
      selectionText: 'flat words',
      pageUrl: '',
    };
    event.dispatch(click, tab);
  });
}

async function countRequests(worker: Worker): Promise<void> {
  await worker.evaluate(() => {
    const scope = globalThis as unknown as { fetch: typeof fetch; sent: number };
    const send = scope.fetch;
    scope.sent = 0;
    scope.fetch = (...args) => {
      scope.sent += 1;
      return send(...args);
    };
  });
}

async function readCount(worker: Worker): Promise<number> {
  return worker.evaluate(() => (globalThis as unknown as { sent: number }).sent);
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
