import type { Gestures } from '../../lib/surface/surface.ts';
import { useStrings } from '../strings-context.tsx';

/** What to do once the first connection is saved. */
export function NextStep({ gestures }: { gestures: Gestures }) {
  const { t } = useStrings();
  return (
    <section class="next-step">
      <h2>{t('options.nextTitle')}</h2>
      <p>{t('options.nextText')}</p>
      <button type="button" class="button is-main" onClick={() => void gestures.openSidePanel()}>
        {t('options.openSidePanel')}
      </button>
    </section>
  );
}
