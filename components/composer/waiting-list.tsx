import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { contextWords } from '../../lib/strings/context-words.ts';
import { toContext, toQuestionText } from '../../lib/core/content.ts';
import { removeHidden } from '../../lib/core/hidden-characters.ts';
import { toFirstWords } from '../../lib/surface/format.ts';
import { offerBack } from '../../lib/surface/removed-pieces.ts';
import type { WaitingQuestion } from '../../lib/surface/waiting-questions.ts';
import { IconButton } from '../icon-button.tsx';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';
import { isAtRemovedLine } from './removed-line.tsx';
import { takeUp } from './take-up.ts';
import { toPartName } from './to-part-name.ts';

/** More of a question is cut off by the line that shows it. */
const shownLength = 200;

/** The questions that wait for the end of the answer, each with the ways to have it back, to ask it now, and to drop it. */
export function WaitingList(): JSX.Element {
  const { surface } = useSurface();
  const strings = useStrings();
  const { t } = strings;
  const withContext = strings.withWords(contextWords);
  const { waiting, prompts } = surface;
  const isOfPrompt = waiting.list.value.some(({ from }) => from);
  // Whether a prompt is still there is known before anybody wants it back.
  useEffect(() => {
    if (isOfPrompt) prompts.watch();
  }, [isOfPrompt, prompts]);
  const live = surface.liveRunId.value !== null;
  return (
    <ul class="waiting-list" aria-label={t('panel.waiting')}>
      {waiting.list.value.map((question) => {
        const { runId } = question;
        const words = removeHidden(toFirstWords(toQuestionText(question.content), shownLength));
        const along = toContext(question.content).map((part) => toPartName(part, withContext));
        return (
          <li key={runId} class="waiting-question">
            <span class="one-line" dir="auto">
              {words}
            </span>
            {along.length > 0 && (
              <span class="one-line waiting-along" dir="auto" title={along.join('\n')}>
                {removeHidden(along.join(', '))}
              </span>
            )}
            {!live && (
              <IconButton
                icon="arrow-up"
                label={t('panel.waitingAsk', { question: words })}
                onClick={() => waiting.ask(runId)}
              />
            )}
            <IconButton
              icon="square-pen"
              label={t('panel.waitingEdit', { question: words })}
              onClick={(event) => {
                event.currentTarget.closest('form')?.querySelector('textarea')?.focus();
                edit(question);
              }}
            />
            <IconButton
              icon="x"
              label={t('panel.waitingRemove', { question: words })}
              onClick={() => drop(question, words)}
            />
          </li>
        );
      })}
    </ul>
  );

  /** Out for good, unless it is wanted back: then it waits again, or stands in the box where nothing is left to wait for. */
  function drop(question: WaitingQuestion, name: string): void {
    const at = waiting.list.peek().indexOf(question);
    waiting.remove(question.runId);
    const undo = (): void => {
      if (surface.liveRunId.peek() === null) edit(question);
      else waiting.add(question, at);
    };
    const conversationId = surface.conversationId.peek();
    offerBack({ name, conversationId, undo }, isAtRemovedLine);
  }

  /** Back into the box, above what is typed there. */
  function edit(question: WaitingQuestion): void {
    takeUp(surface, question);
    waiting.remove(question.runId);
  }
}
