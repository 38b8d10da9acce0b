import type { JSX } from 'preact';
import { canGoOn } from '../../lib/surface/can-go-on.ts';
import type { ShownAnswer } from '../../lib/surface/surface.ts';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';

/** Answers the question once more. */
export function RetryButton({ shown }: { shown: ShownAnswer }): JSX.Element {
  const { surface } = useSurface();
  const { t } = useStrings();
  return (
    <button
      type="button"
      class="button"
      aria-disabled={surface.liveRunId.value !== null}
      onClick={() => surface.retry(shown.id)}
    >
      {t('common.retry')}
    </button>
  );
}

/** Goes on where the answer ended; absent where there is nothing to go on from. */
export function ContinueButton({ shown }: { shown: ShownAnswer }): JSX.Element | null {
  const { surface } = useSurface();
  const { t } = useStrings();
  if (!canGoOn(shown.view())) return null;
  return (
    <button
      type="button"
      class="button"
      aria-disabled={surface.liveRunId.value !== null}
      onClick={() => surface.goOn(shown.id)}
    >
      {t('answer.continue')}
    </button>
  );
}
