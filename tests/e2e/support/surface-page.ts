import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { isEnded } from '../../../lib/core/run-view.ts';
import { untilSettled } from './idle-deaths.ts';
import { answerBlocks, readAnswersOf } from './read-answers.ts';

/** The closed set of what an answer can be. */
export type AnswerState =
  | 'waiting'
  | 'streaming'
  | 'finished'
  | 'cut'
  | 'stopped'
  | 'interrupted'
  | 'failed';

/** Long enough for a machine that has other things to do; nothing waits this long that goes well. */
const limitMs = 25_000;

/** One answer, as it stood at one moment. */
export interface AnswerNow {
  runId: string;
  state: AnswerState;
  reason: string | null;
  text: string;
}

/** A side panel or a popup through its stable handles. */
export interface SurfacePage {
  readonly page: Page;
  readonly message: Locator;
  readonly send: Locator;
  readonly stop: Locator;
  readonly log: Locator;
  readonly answers: Locator;
  readonly newConversation: Locator;
  /** Types and presses Enter. */
  ask(text: string): Promise<void>;
  /** All answers, read in one turn of the page. */
  read(): Promise<AnswerNow[]>;
  /** The last answer; fails when there is none. */
  last(): Promise<AnswerNow>;
  /** Waits until the last answer is in that state and gives it, as read in that very moment. */
  until(state: AnswerState): Promise<AnswerNow>;
  /** Waits until the last answer has that text, as it is shown: without spaces at its end. */
  untilText(text: string): Promise<void>;
  /**
   * Notes the moment of the next click or key press in the page itself, so that the way of the test's own command to the
   * browser is not counted. Resolves with a time that the fault server's can be compared with.
   */
  nextGestureMs(): Promise<() => Promise<number>>;
  /** The questions, as they are shown. */
  questions(): Promise<string[]>;
  /** Waits until the surface can be used: it has its conversation and knows its connections. */
  ready(): Promise<void>;
}

/** The page object of a page that shows a conversation. */
export function toSurfacePage(page: Page): SurfacePage {
  const message = page.getByRole('textbox', { name: 'Message', exact: true });
  const log = page.getByRole('log', { name: 'Conversation', exact: true });

  const read = (): Promise<AnswerNow[]> => page.evaluate(readAnswersOf, answerBlocks);
  const last = async (): Promise<AnswerNow> => {
    const answer = (await read()).at(-1);
    if (!answer) throw new Error('there is no answer');
    return answer;
  };

  return {
    page,
    message,
    log,
    read,
    last,
    send: page.getByRole('button', { name: 'Send', exact: true }),
    stop: page.getByRole('button', { name: 'Stop', exact: true }),
    answers: log.getByRole('article'),
    newConversation: page.getByRole('button', { name: 'New conversation', exact: true }),
    async ask(text) {
      await untilSettled(page.context());
      await message.fill(text);
      await message.press('Enter');
    },
    async until(state) {
      let answer: AnswerNow | undefined;
      await expect(async () => {
        answer = (await read()).at(-1);
        expect(answer?.state).toBe(state);
        // A long one that has ended comes in several frames; one that flows without end may always be behind.
        if (!isEnded(state)) return;
        expect(await page.locator('[data-answer][aria-busy]').count()).toBe(0);
        // What was read before may have been less than all.
        answer = (await read()).at(-1);
        expect(answer?.state).toBe(state);
      }).toPass({ intervals: [20], timeout: limitMs });
      return answer as AnswerNow;
    },
    async untilText(text) {
      await expect
        .poll(async () => (await read()).at(-1)?.text, { intervals: [20], timeout: limitMs })
        .toBe(text.trimEnd());
    },
    async nextGestureMs() {
      const noted = await page.evaluateHandle(() => {
        const { promise, resolve } = Promise.withResolvers<number>();
        const note = (): void => resolve(performance.timeOrigin + performance.now());
        for (const type of ['pointerdown', 'keydown']) {
          addEventListener(type, note, { capture: true, once: true });
        }
        return { promise };
      });
      return () => noted.evaluate(({ promise }) => promise);
    },
    questions: () => page.locator('.question-text').allTextContents(),
    async ready() {
      await message.waitFor();
      await page.locator('header .model-picker, .first-run, .blank').first().waitFor();
    },
  };
}
