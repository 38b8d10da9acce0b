import { expect } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { createFreezingProxy } from '../../support/freezing-proxy.ts';
import { test } from '../support/chromium-test.ts';
import type { Sidestream } from '../support/chromium-test.ts';
import { say } from '../support/scenarios.ts';

/**
 * A machine cannot be put to sleep here, so this is a stand-in: what a sleep leaves behind is a clock that has jumped,
 * here the worker's own, and connections that are dead without a word, here those of a proxy that carries nothing more.
 */
async function sleepForAnHour({ context }: Sidestream): Promise<void> {
  const [worker] = context.serviceWorkers();
  await worker?.evaluate(() => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + 3_600_000;
  });
}

const held = (name: string) =>
  chatStream({ deltas: ['before ', 'after'], holdAfterDelta: { index: 0, name } });

test('after a sleep an answer whose connection died says so and is continued, and one whose connection lives goes on', async ({
  sidestream,
  server,
}) => {
  const proxy = await createFreezingProxy(Number(new URL(server.url).port));
  try {
    const alive = await sidestream.connect({ name: 'Alive' });
    await sidestream.connect({ name: 'Frozen', baseUrl: `http://127.0.0.1:${proxy.port}/v1` });
    const panel = await sidestream.openPanel();
    server.next(held('never'));
    await panel.ask('Which dies');
    await panel.untilText('before ');

    const port = await sidestream.port();
    server.next(held('awake'));
    await port.post({
      type: 'run-start',
      runId: 'survivor',
      conversationId: 'survives',
      parentId: null,
      content: [{ type: 'text', text: 'Which lives' }],
      connectionId: alive,
      model: null,
      omitted: [],
    });
    await server.held('awake');

    proxy.freeze();
    await sleepForAnHour(sidestream);
    server.release('awake');
    const other = await sidestream.openPanel('?conversation=survives');
    expect((await other.until('finished')).text).toBe('before after');

    const answer = await panel.until('interrupted');
    expect(answer.text).toBe('before');
    await expect(panel.answers.last()).toContainText(say('errors.lostToSleepTitle'));
    server.next(chatStream({ text: 'and on.' }));
    await panel.page.getByRole('button', { name: 'Continue', exact: true }).click();
    await panel.untilText('and on.');
  } finally {
    await proxy.close();
  }
});
