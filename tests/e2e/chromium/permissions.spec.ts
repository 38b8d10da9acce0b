import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { chatStream, emptyReply } from '../../support/fault-server/chat-script.ts';
import { expectNoViolation } from '../support/expect-no-violation.ts';
import { visitFar } from '../support/far-page.ts';
import { test } from '../support/chromium-test.ts';
import { grantHost } from '../support/grant-host.ts';
import { say, toDraft, typed } from '../support/scenarios.ts';

/** A server in the own network: a name that leads to this machine, whose port is the fault server's. */
const lan = 'nas.lan';

test.use({
  start: {
    shipped: true,
    args: [
      `--host-resolver-rules=MAP ${lan} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost`,
    ],
  },
});

const readGranted = (page: Page): Promise<chrome.permissions.Permissions> =>
  page.evaluate(() => chrome.permissions.getAll());

test('what is allowed is listed with what it is for, follows every change, and is taken back', async ({
  sidestream,
}) => {
  await sidestream.connect({ name: 'Here' });
  await sidestream.connect({ name: 'Work', baseUrl: 'https://api.example.com/v1' });
  const { page } = await sidestream.openOptions();
  const section = page.locator('section.permissions');
  const row = (name: string) => section.getByRole('listitem').filter({ hasText: name });
  await expect(section.getByRole('listitem')).toHaveCount(6);
  // The installation brings no host, not even this machine.
  expect((await readGranted(page)).origins).toEqual([]);
  for (const name of ['tabs', 'notifications', 'identity', 'everywhere'] as const) {
    await expect(row(say(`permissions.${name}`))).toContainText(say('permissions.notAllowed'));
    await expect(row(say(`permissions.${name}`))).toContainText(say(`permissions.${name}Missing`));
  }
  const host = row('api.example.com');
  const here = row('http://127.0.0.1');
  await expect(here).toContainText(say('permissions.hostMissing', { names: 'Here' }));
  await expect(host).toContainText(say('permissions.hostMissing', { names: 'Work' }));

  // Given elsewhere, it is here at once.
  await grantHost(sidestream, 'https://api.example.com/*');
  await expect(host).toContainText(say('permissions.usedBy', { names: 'Work' }));
  await grantHost(sidestream, 'http://127.0.0.1/*');
  await expect(here).toContainText(say('permissions.usedBy', { names: 'Here' }));
  await grantHost(sidestream, 'https://page.example/*');
  await expect(row('page.example')).toContainText(say('permissions.unused'));
  expect((await readGranted(page)).origins).toEqual(
    expect.arrayContaining(['https://api.example.com/*', 'https://page.example/*']),
  );
  await expectNoViolation(page, { what: 'the list of permissions' });

  for (const name of ['api.example.com', 'http://127.0.0.1', 'page.example']) {
    await row(name)
      .getByRole('button', { name: `${say('permissions.revoke')} ${name}` })
      .click();
    await expect(section.locator('.permission-line')).toHaveText(
      say('permissions.revoked', { name }),
    );
    await expect(section.getByRole('heading')).toBeFocused();
  }
  await expect(host).toContainText(say('permissions.notAllowed'));
  await expect(row('page.example')).toHaveCount(0);
  // What is no longer so is no longer said.
  await grantHost(sidestream, 'https://page.example/*');
  await expect(row('page.example')).toBeVisible();
  await expect(section.locator('.permission-line')).toHaveText('');
  await row('page.example').getByRole('button').click();
  await expect(row('page.example')).toHaveCount(0);
  expect((await readGranted(page)).origins).toEqual([]);

  // A page whose host is taken back between the offer and the click says so, and offers to ask for the host again.
  await grantHost(sidestream, 'https://far.example/*');
  await visitFar(sidestream);
  const panel = await sidestream.openPanel();
  await panel.message.fill('Half a thought');
  await panel.page.getByRole('button', { name: say('panel.addContext') }).click();
  const add = panel.page.getByRole('button', { name: say('context.addPage'), exact: true });
  await expect(add).toBeVisible();
  await (
    await sidestream.backstage()
  ).evaluate(() => chrome.permissions.remove({ origins: ['https://far.example/*'] }));
  await add.click();
  const told = panel.page.getByRole('region', { name: say('context.add') });
  await expect(told.getByRole('alert').first()).toHaveText(say('context.no-access'));
  await expect(
    told.getByRole('button', { name: say('context.allowOrigin', { host: 'far.example' }) }),
  ).toBeFocused();
  await expect(panel.message).toHaveValue('Half a thought');
  await expectNoViolation(panel.page, { what: 'a page whose host was taken back' });
  await page.bringToFront();

  // The search finds it by other words too.
  await page.getByRole('searchbox').fill('revoke');
  await expect(section.getByRole('heading')).toBeVisible();
  await expect(row(say('permissions.tabs'))).toBeVisible();
});

test('a server on this machine is not asked before it is allowed, and without origin once it is', async ({
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
  const host = new URL(server.url).host;
  const remedy = (name: string) =>
    panel.answers.last().getByRole('button', { name, exact: true }).click();
  await expect(panel.answers.last()).toContainText(say('errors.noPermission'));
  expect(server.requests).toEqual([]);

  await grantHost(sidestream, 'http://127.0.0.1/*');
  await remedy(say('errors.allowHost', { host }));
  await expect.poll(async () => (await panel.last()).reason).toBe('blocked-origin');
  // The rule is for hosts that may be reached: a permission that came late counts.
  await remedy(say('errors.omitOrigin'));
  expect((await panel.until('finished')).text).toBe('Welcome.');
});

test('a server in the own network is asked over http once that is confirmed, and no more when its permission is taken back', async ({
  sidestream,
  server,
}) => {
  const origin = `http://${lan}:${new URL(server.url).port}`;
  const options = await sidestream.openOptions();
  const box = options.page.getByRole('checkbox', {
    name: say('options.openOrigin', { host: new URL(origin).host }),
  });
  await options.enter({ baseUrl: `${origin}/v1`, key: typed.key });
  await expect(box).not.toBeChecked();
  await expect(box).toHaveAccessibleDescription(say('options.openOriginHint'));
  for (const button of [options.test, options.listModels, options.save]) {
    await button.click();
    await expect(box).toBeFocused();
    await expect(box).toHaveAccessibleDescription(
      new RegExp(`^${say('options.fault.confirmedOrigin.missing')}`),
    );
    await expect(options.apiKey).toHaveValue(typed.key);
  }
  await expectNoViolation(options.page, { what: 'a host that is to be confirmed' });
  await box.check();
  // Another port is another server.
  await options.baseUrl.fill(`http://${lan}:1/v1`);
  await options.baseUrl.fill(`${origin}/v1`);
  await expect(box).not.toBeChecked();
  await box.check();

  // What the form says alone is not enough: the background looks itself.
  const port = await sidestream.port();
  const connection = toDraft(`${origin}/v1`, {
    key: undefined,
    confirmedOrigin: `http://${lan}:1`,
  });
  await port.post({ type: 'connection-test', requestId: 'bent', connection });
  const { outcome } = await port.next('connection-tested');
  expect(outcome).toMatchObject({ error: { kind: 'unconfirmed' } });
  await port.post({ type: 'connection-save', requestId: 'bent', connection, makeDefault: true });
  expect((await port.next('connection-saved')).outcome).toHaveProperty('error');
  await port.close();
  expect(server.requests).toEqual([]);

  await grantHost(sidestream, `http://${lan}/*`);
  await options.test.click();
  await expect(options.status).toContainText('It works');
  await options.save.click();
  await expect(options.status).toHaveText('Saved');
  expect(server.requests[0]?.headers).toMatchObject({
    host: new URL(origin).host,
    authorization: `Bearer ${typed.key}`,
  });
  await options.page.reload();
  await expect(box).toBeChecked();
  await expect(options.page.locator('.connection')).toContainText(say('options.inTheOpen'));

  // Taken back in the middle of an answer: that one ends as it would have, the next is not sent.
  const panel = await sidestream.openPanel();
  server.next(
    chatStream({ deltas: ['half', ' whole'], holdAfterDelta: { index: 0, name: 'gone' } }),
  );
  await panel.ask('Still there?');
  await panel.untilText('half');
  await options.page
    .getByRole('button', { name: `${say('permissions.revoke')} http://${lan}` })
    .click();
  await expect(options.page.locator('.permission-line')).toContainText(lan);
  server.release('gone');
  await expect.poll(async () => (await panel.last()).text).toBe('half whole');
  const sent = server.requests.length;
  await panel.ask('And now?');
  expect((await panel.until('failed')).reason).toBe('no-permission');
  await expect(panel.answers.last()).toContainText(say('errors.noPermission'));
  expect(server.requests).toHaveLength(sent);
});
