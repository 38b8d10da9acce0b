import { expect } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';
import { startChromium } from '../support/chromium-browser.ts';
import { test, toSidestream } from '../support/chromium-test.ts';
import type { Sidestream } from '../support/chromium-test.ts';
import { dieIdle } from '../support/idle-deaths.ts';
import { say } from '../support/scenarios.ts';
import type { SurfacePage } from '../support/surface-page.ts';

/** From now on the disk of the running worker has no room, or has it again. */
async function fill({ context }: Sidestream, isFull: boolean): Promise<void> {
  const worker = context.serviceWorkers().at(-1);
  if (!worker) throw new Error('there is no worker');
  await worker.evaluate((isFull) => {
    const bent = globalThis as { put?: IDBObjectStore['put'] };
    const put = (bent.put ??= IDBObjectStore.prototype.put);
    IDBObjectStore.prototype.put = isFull
      ? () => {
          throw new DOMException('no room', 'QuotaExceededError');
        }
      : put;
  }, isFull);
}

async function ask(panel: SurfacePage, server: FaultServer, question: string): Promise<void> {
  server.next(chatStream({ text: `Answer to ${question}.` }));
  await panel.ask(question);
  await panel.untilText(`Answer to ${question}.`);
  await panel.until('finished');
}

test('what was asked while the disk was full is on it when there is room again, and hides nothing', async ({
  own: sidestream,
  server,
}) => {
  test.skip(dieIdle, 'it bends one life of the worker');
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const warning = panel.page.getByText(say('panel.memoryOnly'));
  await ask(panel, server, 'First');
  await ask(panel, server, 'Second');
  await fill(sidestream, true);
  await ask(panel, server, 'While full');
  await expect(warning).toBeVisible();
  await fill(sidestream, false);
  await ask(panel, server, 'After');
  await expect(warning).toBeHidden();
  await sidestream.quit();

  const { profile } = sidestream;
  const later = toSidestream(await startChromium({ profile }), server);
  const again = await later.openPanel();
  const asked = ['First', 'Second', 'While full', 'After'];
  await again.untilText('Answer to After.');
  expect(await again.questions()).toEqual(asked);
  expect((await again.read()).map(({ text }) => text)).toEqual(
    asked.map((question) => `Answer to ${question}.`),
  );
  await ask(again, server, 'Last');
  expect(server.requests.at(-1)?.body).toMatchObject({
    messages: expect.arrayContaining(asked.map((content) => ({ role: 'user', content }))),
  });
  await later.quit();
});
