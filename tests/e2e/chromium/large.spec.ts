import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { Update } from '../../../lib/protocol/update.ts';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { test } from '../support/chromium-test.ts';
import { untilSettled } from '../support/idle-deaths.ts';
import { say } from '../support/scenarios.ts';
import { toHello } from '../support/port-driver.ts';

/** Questions beside each other, so that one branch is on screen; together more than a Port carries in one message. */
const questions = 8;
const length = 10_000_000;

/** Adds them, and a short one with its answer, as an import does. The texts are made in the page: the way there is slow. */
async function fill(page: Page): Promise<void> {
  await untilSettled(page.context());
  await page.evaluate(
    ({ hello, questions, length }) =>
      new Promise<void>((resolve) => {
        const conversation = { id: 'large', title: 'Large', createdAtMs: 1, updatedAtMs: 1 };
        const toQuestion = (at: number, text: string) => ({
          id: `q${at}`,
          role: 'user',
          conversationId: 'large',
          parentId: null,
          createdAtMs: at,
          content: [{ type: 'text', text }],
        });
        const answer = {
          id: 'a',
          role: 'assistant',
          conversationId: 'large',
          parentId: `q${questions}`,
          createdAtMs: questions + 1,
          connectionId: '',
          model: 'm',
          omitted: [],
          parts: [
            { type: 'text-delta', text: 'A short answer.' },
            { type: 'finish', finishReason: { unified: 'stop', raw: null }, atMs: 9 },
          ],
        };
        // See idle-deaths.ts: a Port of a test's own is not a surface.
        Object.assign(globalThis, { sidestreamExempt: true });
        const port = chrome.runtime.connect({ name: 'surface' });
        let added = 0;
        const add = (): void => {
          const messages: unknown[] =
            added < questions
              ? [toQuestion(added, 'x'.repeat(length))]
              : [toQuestion(added, 'A short question'), answer];
          const records = [{ conversation, messages }];
          port.postMessage({ type: 'record-add', requestId: `add-${added}`, records });
        };
        port.onMessage.addListener((update: Update) => {
          if (update.type === 'record-added') added += 1;
          if (added > questions) resolve();
          else if (update.type === 'welcome' || update.type === 'record-added') add();
        });
        port.postMessage(hello);
      }),
    { hello: toHello(), questions, length },
  );
}

test('a conversation that no single message of a Port could carry is opened whole, and goes on', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  await fill(await sidestream.backstage());
  const panel = await sidestream.openPanel('?conversation=large');
  await panel.untilText('A short answer.');
  expect(await panel.questions()).toEqual(['A short question']);
  // The branches beside it are there too.
  const version = say('answer.version', { position: questions + 1, count: questions + 1 });
  await expect(panel.log.getByText(version, { exact: true })).toBeVisible();
  server.next(chatStream({ text: 'And on.' }));
  await panel.ask('Go on');
  await panel.untilText('And on.');
  await panel.until('finished');
});
