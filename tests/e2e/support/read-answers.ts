import type { AnswerNow, AnswerState } from './surface-page.ts';

/** The outermost blocks of an answer, whether or not they are gathered in stretches; footnotes are none of them. */
export const answerBlocks =
  ':is([data-answer], [data-answer] .stretch) > :not(.stretch, .footnotes)';

/** Sent into a page as text: all answers in it, in order. `blocks` is {@link answerBlocks}, which it cannot see there. */
export function readAnswersOf(blocks: string): AnswerNow[] {
  return Array.from(document.querySelectorAll('article[data-run-id]'), (article) => ({
    runId: article.getAttribute('data-run-id') ?? '',
    state: article.getAttribute('data-state') as AnswerState,
    reason: article.getAttribute('data-reason'),
    text: Array.from(article.querySelectorAll(blocks), (block) => block.textContent).join('\n\n'),
  }));
}
