import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
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
  const [hasTried, setTried] = useState(false);
  const isTried = hasTried && state === 'ready';
  return (
    <>
      <p class="note-advice" aria-live="polite">
        {!isTried && t(advice[state])}
      </p>
      {(state === 'ask' || isTried) && (
        <UnlockForm
          surface={surface}
          thenRetry
          // It stays where it is: that it is unlocked is heard before how, and for how long. Refused here and unlocked
          // elsewhere, there is nothing left to try.
          onTry={setTried}
          onUnlocked={(outcome) => {
            // Asked again, this note would be gone, and with it what is said of so short a time.
            if (outcome === 'done') surface.retry(shown.id);
          }}
        />
      )}
    </>
  );
}
