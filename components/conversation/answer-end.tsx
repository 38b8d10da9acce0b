import type { JSX } from 'preact';
import type { ShownAnswer } from '../../lib/surface/surface.ts';
import { toErrorWords } from '../error-words.ts';
import { useStrings } from '../strings-context.tsx';
import { ErrorDetails } from './error-details.tsx';
import { ErrorNote } from './error-note.tsx';
import { ContinueButton, RetryButton } from './run-buttons.tsx';
import { toNote } from './to-note.ts';

/** How an answer ended, where that is worth a word, with what can be done about it. */
export function AnswerEnd({ shown }: { shown: ShownAnswer }): JSX.Element | null {
  const strings = useStrings();
  const state = shown.state.value;
  const { error, failedTry } = shown.view();
  if (error && (state === 'failed' || state === 'interrupted')) {
    return <ErrorNote shown={shown} error={error} />;
  }
  const words = toNote(shown.view(), strings);
  if (words === undefined) return null;
  const hasButtons = state !== 'finished';
  return (
    <div class="note">
      <p class="note-title">{words}</p>
      {failedTry && <p class="note-advice">{toErrorWords(failedTry, strings).title}</p>}
      {hasButtons && (
        <div class="note-actions">
          <ContinueButton shown={shown} />
          <RetryButton shown={shown} />
        </div>
      )}
      {failedTry && <ErrorDetails error={failedTry} />}
    </div>
  );
}
