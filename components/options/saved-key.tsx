import type { KeyHint } from '../../lib/core/connection.ts';
import { useStrings } from '../strings-context.tsx';
import { ForgetKey } from './forget-key.tsx';

/** All that is left to see of a saved key, and the way to be rid of it. */
export function SavedKey({ hint, onForget }: { hint: KeyHint; onForget: () => void }) {
  const strings = useStrings();
  const { t } = strings;
  // Against the epoch's first day, so that a key of today has a date too.
  const date = strings.date(hint.savedAtMs, 0);
  return (
    <div class="saved-key">
      <p class="hint">
        {hint.lastFour
          ? t('options.keySaved', { lastFour: hint.lastFour, date })
          : t('options.keySavedShort', { date })}
      </p>
      <ForgetKey onForget={onForget} />
    </div>
  );
}
