import type { Locator } from '@playwright/test';

/** How an answer ended, as it is shown, read in one turn of the page. */
export interface ShownEnd {
  state: string | null;
  reason: string | null;
  text: string;
  title: string | undefined;
  advice: string | undefined;
  marks: string[];
  refusal: string | undefined;
  /** What stands behind "Details" of an error; undefined where there is no such place. */
  detail: string | undefined;
  buttons: string[];
  /** All text of the article, also what is folded away. */
  all: string;
}

/** Reads the end of an answer. What is not visible counts as absent, but for what a click unfolds. */
export function readEnd(article: Locator): Promise<ShownEnd> {
  return article.evaluate((element) => {
    const find = (selector: string): string | undefined => {
      const found = element.querySelector(selector);
      return found?.checkVisibility() === true ? (found.textContent ?? '') : undefined;
    };
    const texts = (selector: string): string[] =>
      Array.from(element.querySelectorAll(selector), (each) => each.textContent ?? '');
    return {
      state: element.getAttribute('data-state'),
      reason: element.getAttribute('data-reason'),
      text: texts('[data-answer] > :not(.stretch), [data-answer] > .stretch > *').join('\n\n'),
      title: find('.note-title'),
      advice: find('.note-advice'),
      marks: texts('.run-details > summary, .run-details p'),
      refusal: find('.refusal'),
      detail: texts('.note .error-detail')[0],
      buttons: Array.from(
        element.querySelectorAll('button'),
        (button) => button.getAttribute('aria-label') ?? button.textContent ?? '',
      ),
      all: element.textContent ?? '',
    };
  });
}
