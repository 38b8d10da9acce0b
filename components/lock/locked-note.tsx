import type { JSX } from 'preact';
import { lockWords } from '../../lib/strings/lock-words.ts';
import type { ShownAnswer, Surface } from '../../lib/surface/surface.ts';
import { useStrings, WordsProvider } from '../strings-context.tsx';
import { toLockedState } from './locked-state.ts';
import { UnlockForm } from './unlock-form.tsx';

/** What the note is given. */
export interface LockedNoteProps {
  surface: Surface;
  shown: ShownAnswer;
}

/** What can be done about an answer whose key was locked, as it stands now. */
export function LockedNote(props: LockedNoteProps): JSX.Element {
  return (
    <WordsProvider words={lockWords}>
      <Note {...props} />
    </WordsProvider>
  );
}

const advice = {
  ask: 'errors.keyLocked',
  below: 'lock.askedBelow',
  ready: 'lock.readyNow',
  gone: 'errors.keyGone',
  forgotten: 'lock.keyForgotten',
} as const;

function Note({ surface, shown }: LockedNoteProps): JSX.Element {
  const { t } = useStrings();
  const state = toLockedState(surface, shown);
  return (
    <>
      <p class="note-advice" aria-live="polite">
        {t(advice[state])}
      </p>
      {state === 'ask' && (
        <UnlockForm surface={surface} onUnlocked={() => surface.retry(shown.id)} />
      )}
    </>
  );
}
