import { expect } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { test } from '../support/chromium-test.ts';
import type { Sidestream } from '../support/chromium-test.ts';
import { startRuns } from '../support/run-starts.ts';
import { say, unfinished } from '../support/scenarios.ts';

async function stop(sidestream: Sidestream, runId: string): Promise<void> {
  await (
    await sidestream.port()
  ).post({ type: 'run-abort', requestId: crypto.randomUUID(), runId });
}

test('runs of several conversations stream at the same time, and the seventh to one server is queued and begins by itself', async ({
  sidestream,
  server,
  chat,
}) => {
  await sidestream.connect();
  server.otherwise(unfinished(['streaming'], 'silence'));
  const ids = await startRuns(sidestream, 7);
  await chat(5);
  const panel = await sidestream.openPanel();
  await panel.newConversation.click();
  await panel.ask('Me too');
  const waiting = panel.answers.last();
  await expect(waiting).toContainText(say('answer.queued', { count: 1 }));
  expect((await panel.last()).state).toBe('waiting');
  await expect.poll(() => sidestream.badge()).toBe('8');
  const said = panel.page.locator('output.visually-hidden');
  const isTold = (words: string) => expect(said.filter({ hasText: words })).toHaveCount(1);
  await isTold(say('answer.queued', { count: 1 }));
  await panel.page.getByRole('button', { name: say('panel.conversations') }).click();
  const marks = panel.page.locator('.sheet-row-note');
  await expect(marks.first()).toHaveText(say('panel.queued'));
  await expect(marks.last()).toHaveText(say('panel.live'));
  expect(server.requests).toHaveLength(6);

  await stop(sidestream, ids[6] ?? '');
  await expect(waiting).toContainText(say('answer.queuedNext'));
  await isTold(say('answer.queuedNext'));
  expect(server.requests).toHaveLength(6);
  server.otherwise(
    chatStream({ deltas: ['Your ', 'turn.'], holdAfterDelta: { index: 0, name: 'rest' } }),
  );
  await stop(sidestream, ids[0] ?? '');
  await panel.untilText('Your ');
  await isTold(say('ends.answering'));
  await expect(marks.filter({ hasText: say('panel.queued') })).toHaveCount(0);
  server.release('rest');
  expect((await panel.until('finished')).text).toBe('Your turn.');
  expect(server.requests).toHaveLength(7);
});

test('a queued run is stopped without a request, and one whose worker died is interrupted and can be retried', async ({
  sidestream,
  server,
  chat,
}) => {
  await sidestream.connect();
  server.otherwise(unfinished(['streaming'], 'silence'));
  await startRuns(sidestream, 6);
  await chat(5);
  const panel = await sidestream.openPanel();
  await panel.newConversation.click();
  await panel.ask('Stop me');
  await expect(panel.answers.last()).toContainText(say('answer.queuedNext'));
  await panel.stop.click();
  await panel.until('stopped');

  await panel.page.getByRole('button', { name: 'Retry', exact: true }).click();
  await expect(panel.answers.last()).toContainText(say('answer.queuedNext'));
  await sidestream.killWorker();
  await panel.until('interrupted');
  expect(server.requests).toHaveLength(6);
  expect(await panel.questions()).toEqual(['Stop me']);
  server.otherwise(chatStream({ text: 'Now.' }));
  await panel.page.getByRole('button', { name: 'Retry', exact: true }).click();
  await panel.untilText('Now.');
});
