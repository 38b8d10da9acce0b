import { expect } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { test } from '../support/chromium-test.ts';
import { dieIdle } from '../support/idle-deaths.ts';

test('when the browser takes the databases away while the background lives, what is asked from then on is kept', async ({
  sidestream,
  server,
}) => {
  test.skip(dieIdle, 'it is about one life of the background');
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  server.next(chatStream({ text: 'Before.' }));
  await panel.ask('One');
  await panel.until('finished');
  const backstage = await sidestream.backstage();
  const witness = await sidestream.port();
  const session = await sidestream.context.newCDPSession(backstage);
  await session.send('Storage.clearDataForOrigin', {
    origin: new URL(backstage.url()).origin,
    storageTypes: 'indexeddb',
  });

  await sidestream.connect();
  await panel.newConversation.click();
  await expect(panel.answers).toHaveCount(0);
  server.next(chatStream({ text: 'After.' }));
  await panel.ask('Two');
  await panel.untilText('After.');
  await panel.until('finished');
  // By the same background, and on the disk.
  expect(await witness.isClosed()).toBe(false);
  await sidestream.killWorker();
  await panel.page.reload();
  await panel.ready();
  await panel.untilText('After.');
  expect(await panel.questions()).toEqual(['Two']);
});
