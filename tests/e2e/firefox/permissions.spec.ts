import { expect } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { test } from '../support/firefox-test.ts';
import { say, typed } from '../support/scenarios.ts';

const remote = 'https://api.example.com/*';

test('what is allowed is listed, follows every change, and is taken back, this computer too, in the middle of an answer', async ({
  panel,
  sidestream,
  server,
}) => {
  const options = await sidestream.openOptions();
  const { view } = options;
  /** The rows by name, each with whether it is allowed. */
  const readRows = (): Promise<Record<string, string>> =>
    view.evaluate(() =>
      Object.fromEntries(
        Array.from(document.querySelectorAll('.permission'), (row) => [
          row.querySelector('bdi')?.textContent ?? '',
          row.querySelector('.badge')?.textContent ?? '',
        ]),
      ),
    );
  const readGranted = (): Promise<{ permissions?: string[]; origins?: string[] }> =>
    view.evaluate(() => chrome.permissions.getAll());
  const [allowed, missing] = [say('permissions.allowed'), say('permissions.notAllowed')];
  // This copy came with these hosts; in Firefox they are the user's to take back all the same.
  const here = '127.0.0.1';
  const tabs = say('permissions.tabs');
  const notifications = say('permissions.notifications');
  const everywhere = say('permissions.everywhere');
  const others = { '[::1]': allowed, localhost: allowed };
  const atFirst = {
    [here]: allowed,
    ...others,
    [tabs]: missing,
    [notifications]: missing,
    [everywhere]: missing,
  };
  await expect.poll(readRows).toEqual(atFirst);
  const before = await readGranted();

  await sidestream.setHostAccess([remote, '<all_urls>'], 'granted');
  await sidestream.setPermission('tabs', 'granted');
  await sidestream.setPermission('notifications', 'granted');
  await expect.poll(readRows).toEqual({
    'api.example.com': allowed,
    [here]: allowed,
    ...others,
    [tabs]: allowed,
    [notifications]: allowed,
    [everywhere]: allowed,
  });
  const after = await readGranted();
  expect(after.permissions).toEqual(expect.arrayContaining(['tabs', 'notifications']));
  expect(after.origins).toEqual(expect.arrayContaining([remote, '<all_urls>']));

  for (const name of ['api.example.com', tabs, notifications, everywhere]) {
    await view.press(`${say('permissions.revoke')} ${name}`);
    await expect
      .poll(() => view.evaluate(() => document.querySelector('.permission-line')?.textContent))
      .toBe(say('permissions.revoked', { name }));
  }
  await expect.poll(readRows).toEqual(atFirst);
  const sorted = (granted: { permissions?: string[]; origins?: string[] }) => ({
    permissions: granted.permissions?.toSorted(),
    origins: granted.origins?.toSorted(),
  });
  expect(sorted(await readGranted())).toEqual(sorted(before));

  server.next(
    chatStream({ deltas: ['half', ' whole'], holdAfterDelta: { index: 0, name: 'gone' } }),
  );
  await panel.ask('Still there?');
  await expect.poll(async () => (await panel.last()).text).toBe('half');
  await view.press(`${say('permissions.revoke')} ${here}`);
  const { [here]: _, ...left } = atFirst;
  await expect.poll(readRows).toEqual({ ...left, 'http://127.0.0.1': missing });
  server.release('gone');
  expect((await panel.until('finished')).text).toBe('half whole');
  const sent = server.requests.length;
  await panel.ask('And now?');
  expect(await panel.until('failed')).toMatchObject({ reason: 'no-permission', text: '' });
  expect(server.requests).toHaveLength(sent);
  // Firefox asks in the tab in front alone.
  await panel.view.page.bringToFront();
  await panel.view.press(say('errors.allowHost', { host: new URL(server.url).host }));
  await sidestream.answerPrompt('allow');
  await panel.until('finished');
  await expect.poll(readRows).toEqual({ ...left, 'http://127.0.0.1': allowed });
  await sidestream.setHostAccess(['http://127.0.0.1/*'], 'revoked');
  await sidestream.setHostAccess(['*://127.0.0.1/*'], 'granted');
  await expect.poll(readRows).toEqual(atFirst);
});

test('a notification that may no longer be shown is said beside its box, at once', async ({
  sidestream,
}) => {
  const { view } = await sidestream.openOptions();
  await sidestream.allowNotifications();
  const box = '.field:has(> #notify-hint) input';
  const isTicked = (): Promise<boolean> =>
    view.evaluate((box) => document.querySelector<HTMLInputElement>(box)?.checked ?? false, box);
  await view.page.click(box);
  await expect.poll(isTicked).toBe(true);
  await view.press(`${say('permissions.revoke')} ${say('permissions.notifications')}`);
  await expect
    .poll(() => view.evaluate(() => document.querySelector('#notify-error')?.textContent))
    .toBe(say('options.notifyRefused'));
  expect(await isTicked()).toBe(false);
});

test('a server in the own network is asked over http once that is confirmed', async ({
  sidestream,
  server,
}) => {
  const lan = 'nas.lan';
  // That name is this machine, past the proxy that keeps tests from the network.
  await sidestream.setPreference('network.dns.localDomains', lan);
  await sidestream.setPreference('network.proxy.no_proxies_on', lan);
  await sidestream.setHostAccess([`http://${lan}/*`], 'granted');
  const { host } = new URL(`http://${lan}:${new URL(server.url).port}`);
  const options = await sidestream.openOptions();
  const { view } = options;
  await view.press(say('options.add'));
  await options.enter({ baseUrl: `http://${host}/v1` });
  await view.press(say('options.test'));
  const readFault = (): Promise<string | null | undefined> =>
    view.evaluate(() => document.querySelector('#connection-confirmedOrigin-error')?.textContent);
  await expect.poll(readFault).toBe(say('options.fault.confirmedOrigin.missing'));
  expect(server.requests).toEqual([]);
  await view.page.click('#connection-confirmedOrigin');
  await view.press(say('options.test'));
  await options.untilStatus(/It works/);
  expect(server.requests[0]?.headers).toMatchObject({
    host,
    authorization: `Bearer ${typed.key}`,
  });
  await sidestream.setHostAccess([`http://${lan}/*`], 'revoked');
});
