import { toSent } from '../../../lib/surface/typed-key.ts';
import { waitUntil } from '../../support/wait-until.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';
import type { RawPage } from './chromium-raw.ts';
import { answerBlocks, readAnswersOf } from './read-answers.ts';
import { toDraft } from './scenarios.ts';
import type { AnswerNow } from './surface-page.ts';

/** All answers of a page, in order. */
export function readAnswers(page: RawPage): Promise<AnswerNow[]> {
  return page.evaluate(readAnswersOf, answerBlocks);
}

/** Waits until the last answer is as `matches` wants it, and gives all. */
export async function untilAnswer(
  page: RawPage,
  what: string,
  matches: (answer: AnswerNow) => boolean,
  limitMs = 25_000,
): Promise<AnswerNow[]> {
  return waitUntil(
    async () => {
      const answers = await readAnswers(page);
      const last = answers.at(-1);
      return last && matches(last) ? answers : undefined;
    },
    what,
    limitMs,
  );
}

/** Waits until a question can be typed and sent. */
export async function untilReady(page: RawPage): Promise<void> {
  await waitUntil(
    () => page.evaluate(() => document.querySelector('header .model-picker') !== null),
    'the panel',
  );
  await page.evaluate(() => document.querySelector('textarea')?.focus());
}

/** Saves a connection as the options page does. */
export async function connectRaw(page: RawPage, server: FaultServer): Promise<void> {
  await page.evaluate(
    async ({ connection, before }) => {
      const port = chrome.runtime.connect({ name: 'surface' });
      const post = port.postMessage.bind(port);
      const saved = new Promise((resolve) => {
        port.onMessage.addListener((update: { type: string }) => {
          if (update.type === 'connection-saved') resolve(undefined);
        });
      });
      post({ type: 'hello', protocolVersion: 2, windowId: -1, surface: 'options' });
      post(before);
      post({ type: 'connection-save', requestId: 'r', makeDefault: true, connection });
      await saved;
      port.disconnect();
    },
    toSent(toDraft(server.baseUrl)),
  );
}
