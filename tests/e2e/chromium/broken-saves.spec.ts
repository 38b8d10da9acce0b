import { expect } from '@playwright/test';
import { createFaultServer } from '../../support/fault-server/fault-server.ts';
import { test } from '../support/chromium-test.ts';
import { expectNoViolation } from '../support/expect-no-violation.ts';
import { saveKept } from '../support/kept-keys.ts';
import { say, typed } from '../support/scenarios.ts';

const newKey = 'sk-second-key-ABCDEFGH1234';

/** From now on the background's disk takes no row of the store of that name. */
function refuseRows(name: string): void {
  const put = Reflect.get(IDBObjectStore.prototype, 'put');
  IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...row) {
    if (this.name === name) throw new DOMException('full', 'QuotaExceededError');
    return put.apply(this, row);
  };
}

for (const store of ['connections', 'keys']) {
  test(`a change of address whose ${store} cannot be written keeps address and key, and says so`, async ({
    sidestream,
    server,
  }) => {
    const other = await createFaultServer();
    const options = await sidestream.openOptions();
    await saveKept(options, { baseUrl: server.baseUrl, key: typed.key, name: 'Mine' }, 'device');
    await sidestream.context.serviceWorkers().at(-1)?.evaluate(refuseRows, store);
    await options.baseUrl.fill(other.baseUrl);
    await options.apiKey.fill(newKey);
    await options.save.click();
    await expect(options.status).toHaveText(say('options.notSaved'));
    await expect(options.apiKey).toHaveValue(newKey);
    const facts = options.page.locator('.connection-facts');
    await expect(facts).toContainText(say('options.keyHint', { lastFour: typed.key.slice(-4) }));
    const panel = await sidestream.openPanel();
    await panel.ask('Who is asked?');
    await panel.until('finished');
    const sent = server.requests.map(({ headers }) => headers['authorization']);
    expect(sent).toEqual([`Bearer ${typed.key}`]);
    expect(other.requests).toEqual([]);
    await other.close();
  });
}

test('a key that a death has left for another address is said, is not sent, and can be forgotten', async ({
  sidestream,
  server,
}) => {
  const other = await createFaultServer();
  const options = await sidestream.openOptions();
  await saveKept(options, { baseUrl: server.baseUrl, key: typed.key, name: 'Mine' }, 'device');
  const backstage = await sidestream.backstage();
  // What lies on the disk when the background has died between the two writes.
  await backstage.evaluate(async (baseUrl) => {
    const opened = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('sidestream-vault');
      request.addEventListener('success', () => resolve(request.result));
    });
    await new Promise((resolve) => {
      const transaction = opened.transaction('connections', 'readwrite');
      transaction.addEventListener('complete', resolve);
      const rows = transaction.objectStore('connections');
      const all = rows.getAll();
      all.addEventListener('success', () => rows.put({ ...all.result[0], baseUrl }));
    });
    opened.close();
  }, other.baseUrl);
  await options.page.reload();
  const { page } = options;
  await expect(page.locator('.connection-facts')).toContainText(say('options.keyHintElsewhere'));
  await expect(page.locator('.saved-key')).toContainText(new URL(server.url).host);
  await expectNoViolation(page);
  const panel = await sidestream.openPanel();
  await panel.ask('Without?');
  await panel.until('failed');
  expect([...server.requests, ...other.requests]).toEqual([]);
  const name = say('options.forgetKey');
  await page.getByRole('button', { name, exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
  await expect(options.status).toHaveText(say('options.keyForgotten'));
  await expect(page.locator('.connection-facts')).toContainText(say('options.noKey'));
  await other.close();
});

test('a connection that was deleted in another tab comes back with its key typed again, and in words', async ({
  sidestream,
  server,
}) => {
  const one = await sidestream.openOptions();
  await saveKept(one, { baseUrl: server.baseUrl, key: typed.key, name: 'Mine' }, 'device');
  const other = await sidestream.openOptions();
  await other.systemPrompt.fill('Typed in the other tab.');
  await one.page.getByRole('button', { name: `${say('options.delete')} Mine` }).click();
  const dialog = one.page.getByRole('dialog');
  await dialog.getByRole('button', { name: say('options.delete'), exact: true }).click();
  await expect(other.page.getByText(say('options.deletedElsewhere'))).toBeVisible();
  await other.save.click();
  await expect(other.page.getByText(say('options.fault.apiKey.deleted'))).toBeVisible();
  await expect(other.apiKey).toBeFocused();
  await expectNoViolation(other.page);
  await other.apiKey.fill(newKey);
  await other.save.click();
  await expect(other.status).toHaveText(say('options.savedAnew'));
  await expect(other.systemPrompt).toHaveValue('Typed in the other tab.');
  await expect(other.page.locator('.connection-facts')).toContainText('1234');
});

test('what holds no key is said at the field, and nothing is tested or saved with it', async ({
  sidestream,
  server,
}) => {
  const options = await sidestream.openOptions();
  await saveKept(options, { baseUrl: server.baseUrl, key: typed.key, name: 'Mine' }, 'device');
  for (const nothing of ['   ', '"', 'Bearer ']) {
    for (const button of [options.test, options.save]) {
      await options.apiKey.fill(nothing);
      await button.click();
      await expect(options.page.getByText(say('options.fault.apiKey.none'))).toBeVisible();
      await expect(options.page.getByText(say('options.keyCleaned'))).toHaveCount(0);
    }
  }
  expect(server.requests).toEqual([]);
  await expect(options.page.locator('.saved-key')).toContainText(typed.key.slice(-4));
});
