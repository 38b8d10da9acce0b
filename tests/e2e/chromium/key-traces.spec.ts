import { expect } from '@playwright/test';
import { test } from '../support/chromium-test.ts';
import { patiently } from '../support/disk-copy.ts';
import { expectNoViolation } from '../support/expect-no-violation.ts';
import { dieIdle } from '../support/idle-deaths.ts';
import { saveKept, toKeysSection } from '../support/kept-keys.ts';
import { say, typed } from '../support/scenarios.ts';

test('a key whose traces the browser does not erase is told in the options, until a later background has erased them', async ({
  sidestream,
  server,
}) => {
  test.skip(dieIdle, 'it bends one life of the worker');
  test.slow();
  const options = await sidestream.openOptions();
  const { page } = options;
  await saveKept(options, { baseUrl: server.baseUrl, key: typed.key, name: 'Mine' }, 'device');
  const notice = toKeysSection(page).getByText(say('lock.traces'));
  await expect(toKeysSection(page)).toBeVisible();
  await expect(notice).toHaveCount(0);

  const worker = sidestream.context.serviceWorkers().at(-1);
  if (!worker) throw new Error('there is no worker');
  await worker.evaluate(() => {
    IDBFactory.prototype.deleteDatabase = () => {
      throw new DOMException('no', 'UnknownError');
    };
  });
  const name = say('options.forgetKey');
  await page.getByRole('button', { name, exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
  await expect(notice).toBeVisible(patiently);
  await expect(toKeysSection(page).getByText(say('lock.tracesRemedy'))).toBeVisible();
  await expectNoViolation(page);
  await page.reload();
  await expect(notice).toBeVisible();

  await sidestream.killWorker();
  await page.reload();
  await expect(toKeysSection(page)).toBeVisible();
  await expect(notice).toHaveCount(0, patiently);
});
