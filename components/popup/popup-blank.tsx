import type { JSX } from 'preact';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';
import { RecentList } from './recent-list.tsx';

/** What stands in the popup while there is no message. */
export function PopupBlank(): JSX.Element | null {
  const { surface, gestures } = useSurface();
  const { t } = useStrings();
  if (surface.status.value === 'outdated') return null;
  if (surface.status.value === 'connecting') {
    return <p class="blank-wait">{t('panel.connecting')}</p>;
  }
  if (surface.connections.value.length > 0) {
    if (!surface.loaded.value) return <p class="blank-wait">{t('panel.loading')}</p>;
    return (
      <>
        <p class="blank-hint">{t('popup.emptyHint')}</p>
        <RecentList />
      </>
    );
  }
  return (
    <section class="blank first-run">
      <h2>{t('panel.firstRunTitle')}</h2>
      <p>{t('popup.firstRunText')}</p>
      <button type="button" class="button is-main" onClick={() => gestures.openOptions()}>
        {t('common.setUpConnection')}
      </button>
    </section>
  );
}
