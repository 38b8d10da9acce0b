import type { JSX } from 'preact';
import { removedPiece, takeBack } from '../../lib/surface/removed-pieces.ts';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';

/** Says what was taken out of the draft, or of the questions that wait, and offers it back. */
export function RemovedLine(): JSX.Element {
  const { surface } = useSurface();
  const { t } = useStrings();
  const piece = removedPiece.value;
  const isHere = piece !== null && piece.conversationId === surface.conversationId.value;
  return (
    <output class="removed-line">
      {isHere && (
        <>
          <span class="one-line" dir="auto">
            {t('attach.removed', { name: piece.name })}
          </span>
          <button
            type="button"
            class="link-button"
            onClick={(event) => {
              // The button goes, and the focus must not go with it.
              event.currentTarget.closest('form')?.querySelector('textarea')?.focus();
              takeBack();
            }}
          >
            {t('attach.undo')}
          </button>
        </>
      )}
    </output>
  );
}

/** Whoever is at the button is not left without it. */
export function isAtRemovedLine(): boolean {
  return (
    document.activeElement?.closest('.removed-line') !== null && document.activeElement !== null
  );
}
