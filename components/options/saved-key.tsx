import type { KeyHint } from '../../lib/core/connection.ts';
import { toHost } from '../../lib/providers/base-url.ts';
import type { Translator } from '../../lib/strings/to-translator.ts';
import { useStrings } from '../strings-context.tsx';
import { ForgetKey } from './forget-key.tsx';

/** All that is left to see of a saved key, how it is kept, and the way to be rid of it. */
export function SavedKey({ hint, onForget }: { hint: KeyHint; onForget: () => void }) {
  const strings = useStrings();
  return (
    <div class="saved-key">
      <p class="hint">{toWords(hint, strings)}</p>
      <ForgetKey onForget={onForget} />
    </div>
  );
}

function toWords(
  { kind, state, lastFour, savedAtMs, origin }: KeyHint,
  strings: Translator,
): string {
  const { t } = strings;
  if (state === 'gone') return t('options.keyGone');
  if (state === 'elsewhere') return t('options.keyElsewhere', { host: toHost(origin ?? '') });
  // Against the epoch's first day, so that a key of today has a date too.
  const date = strings.date(savedAtMs, 0);
  const saved = lastFour
    ? t('options.keySaved', { lastFour, date })
    : t('options.keySavedShort', { date });
  const locked = state === 'locked' ? t('options.keyLocked') : '';
  return `${saved} ${t(`options.keyStays.${kind}`)} ${locked}`.trim();
}
