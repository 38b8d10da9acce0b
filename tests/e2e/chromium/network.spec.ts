import { expect } from '@playwright/test';
import { defaultTuning } from '../../../lib/core/connection.ts';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { test } from '../support/chromium-test.ts';
import { dieIdle } from '../support/idle-deaths.ts';
import { say, unfinished } from '../support/scenarios.ts';

test('an answer that breaks off with the network says so, keeps its text, and is continued when the network is back', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  server.next(unfinished(['half of ', 'it'], 'disconnect'));
  await panel.ask('Tell');
  await panel.untilText('half of it');
  await sidestream.context.setOffline(true);
  server.release('cut');
  expect((await panel.until('interrupted')).text).toBe('half of it');
  await expect(panel.answers.last()).toContainText(say('errors.lostToNetworkTitle'));
  await expect(panel.answers.last()).toContainText(say('errors.interrupted'));

  await sidestream.context.setOffline(false);
  server.next(chatStream({ text: ', and the rest.' }));
  await panel.page.getByRole('button', { name: 'Continue', exact: true }).click();
  await panel.untilText(', and the rest.');
});

test('a question without a network waits for it, and is asked by itself when it is back', async ({
  sidestream,
  server,
}) => {
  test.skip(dieIdle, 'Playwright takes the network from a worker that is there, not from the next');
  await sidestream.connect({ tuning: defaultTuning });
  const panel = await sidestream.openPanel();
  await sidestream.context.setOffline(true);
  await panel.ask('Anybody there?');
  const answer = panel.answers.last();
  await expect(answer).toContainText(say('errors.offlineTitle'));
  await expect(answer.getByRole('button', { name: say('answer.retryNow') })).toBeVisible();
  expect((await panel.last()).state).toBe('waiting');
  expect(server.requests).toHaveLength(0);
  server.next(chatStream({ text: 'Here again.' }));
  await sidestream.context.setOffline(false);
  // Long before the half minute is over that it would wait without the network's return.
  await expect(answer).toContainText('Here again.', { timeout: 10_000 });
  await panel.until('finished');
  expect(server.requests).toHaveLength(1);
});
