import type { JSX } from 'preact';
import type { StringKey } from '../../lib/strings/catalogue.ts';
import type { ShownAnswer } from '../../lib/surface/surface.ts';
import { useStrings } from '../strings-context.tsx';
import { ErrorNote } from './error-note.tsx';
import { ContinueButton, RetryButton } from './run-buttons.tsx';

/** How an answer ended, where that is worth a word, with what can be done about it. */
export function AnswerEnd({ shown }: { shown: ShownAnswer }): JSX.Element | null {
  const { t } = useStrings();
  const state = shown.state.value;
  const { error } = shown.view();
  if (error && (state === 'failed' || state === 'interrupted')) {
    return <ErrorNote shown={shown} error={error} />;
  }
  const key = toNoteKey(shown);
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

type NoteKey = Extract<
  StringKey,
  `answer.${'stopped' | 'cut' | 'interrupted' | 'declined' | 'filtered' | 'empty'}`
>;

function toNoteKey(shown: ShownAnswer): NoteKey | undefined {
  const { state, reason, text, refusal } = shown.view();
  if (state === 'cut' || state === 'stopped' || state === 'interrupted') return `answer.${state}`;
  if (reason === 'content-filter') return 'answer.filtered';
  if (reason === 'refusal') return 'answer.declined';
  return text.length + refusal.length === 0 ? 'answer.empty' : undefined;
}
