import { expect } from '@playwright/test';
import { waitUntil } from '../../support/wait-until.ts';
import type { View } from './firefox-view.ts';
import { answerBlocks, readAnswersOf } from './read-answers.ts';
import type { AnswerNow, AnswerState } from './surface-page.ts';

/** A side panel or a popup through its stable handles, in a tab or where Firefox shows it. */
export interface FirefoxSurface<Shown extends View = View> {
  readonly view: Shown;
  /** Puts the caret into the box that questions are written in. */
  focus(): Promise<void>;
  /** Types and presses Enter. */
  ask(text: string): Promise<void>;
  /** All answers, read in one turn of the page. */
  read(): Promise<AnswerNow[]>;
  /** The last answer; fails when there is none. */
  last(): Promise<AnswerNow>;
  /** Waits until the last answer is in that state and gives it, as read in that very moment. */
  until(state: AnswerState): Promise<AnswerNow>;
  /** Waits until the last answer has that text. */
  untilText(text: string): Promise<void>;
  /** The questions, as they are shown. */
  questions(): Promise<string[]>;
  /** What stands in the box that questions are written in. */
  draft(): Promise<string>;
  /** How many buttons of that name there are. */
  countButtons(name: string): Promise<number>;
  /** Waits until the surface can be used: it has its conversation and knows its connections. */
  ready(): Promise<void>;
}

/** The handles of a page that shows a conversation. */
export function toFirefoxSurface<Shown extends View>(view: Shown): FirefoxSurface<Shown> {
  const read = (): Promise<AnswerNow[]> => view.evaluate(readAnswersOf, answerBlocks);
  const draft = (): Promise<string> => view.evaluate(readDraft);
  return {
    view,
    read,
    draft,
    focus: () => view.evaluate(focusDraft),
    async ask(text) {
      await view.evaluate(focusDraft);
      await view.type(text);
      await expect.poll(draft, { intervals: [20] }).toBe(text);
      await view.key('Enter');
    },
    async last() {
      const answer = (await read()).at(-1);
      if (!answer) throw new Error('there is no answer');
      return answer;
    },
    async until(state) {
      let answer: AnswerNow | undefined;
      await expect(async () => {
        answer = (await read()).at(-1);
        expect(answer?.state).toBe(state);
      }).toPass({ intervals: [20], timeout: 25_000 });
      return answer as AnswerNow;
    },
    async untilText(text) {
      await expect
        .poll(async () => (await read()).at(-1)?.text, { intervals: [20] })
        .toBe(text.trimEnd());
    },
    questions: () => view.evaluate(readQuestions),
    countButtons: (name) => view.evaluate(countButtons, name),
    async ready() {
      await waitUntil(() => view.evaluate(isReady), 'a surface that can be used');
    },
  };
}

// What follows is sent into the page as text.

function readQuestions(): string[] {
  return Array.from(document.querySelectorAll('.question-text'), (text) => text.textContent ?? '');
}

function readDraft(): string {
  return document.querySelector<HTMLTextAreaElement>('textarea[aria-label="Message"]')?.value ?? '';
}

function focusDraft(): void {
  document.querySelector<HTMLTextAreaElement>('textarea[aria-label="Message"]')?.focus();
}

function countButtons(name: string): number {
  return Array.from(document.querySelectorAll('button')).filter(
    (button) => (button.getAttribute('aria-label') ?? button.textContent?.trim()) === name,
  ).length;
}

function isReady(): boolean {
  const isSettled = document.querySelector('article, .blank, .blank-hint') !== null;
  return isSettled && document.querySelector('textarea[aria-label="Message"]') !== null;
}
