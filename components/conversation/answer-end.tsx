import type { JSX } from 'preact';
import type { ShownAnswer } from '../../lib/surface/surface.ts';
import { useStrings } from '../strings-context.tsx';
import { ErrorNote } from './error-note.tsx';
import { ContinueButton, RetryButton } from './run-buttons.tsx';
import { toNoteKey } from './to-note-key.ts';

/** How an answer ended, where that is worth a word, with what can be done about it. */
export function AnswerEnd({ shown }: { shown: ShownAnswer }): JSX.Element | null {
  const { t } = useStrings();
  const state = shown.state.value;
  const { error } = shown.view();
  if (error && (state === 'failed' || state === 'interrupted')) {
    return <ErrorNote shown={shown} error={error} />;
  }
  const key = toNoteKey(shown.view());
  if (!key) return null;
  const hasButtons = state !== 'finished';
  return (
    <div class="note">
      <p class="note-title">{t(key)}</p>
      {hasButtons && (
        <div class="note-actions">
          <ContinueButton shown={shown} />
          <RetryButton shown={shown} />
        </div>
      )}
    </div>
  );
}
