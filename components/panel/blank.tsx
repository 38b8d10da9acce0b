import type { JSX } from 'preact';
import { FirstRun } from '../first-run.tsx';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';

/** What stands in the log while there is no message. */
export function Blank(): JSX.Element | null {
  const { surface } = useSurface();
  const { t } = useStrings();
  if (surface.status.value === 'outdated') return null;
  if (surface.status.value === 'connecting') {
    return <p class="blank-wait">{t('panel.connecting')}</p>;
  }
  if (surface.connections.value.length === 0) return <FirstRun />;
  if (!surface.loaded.value) return <p class="blank-wait">{t('panel.loading')}</p>;
  return (
    <section class="blank">
      <h2>{t('panel.emptyTitle')}</h2>
      <p>{t('panel.emptyHint')}</p>
      <p>{t('panel.emptySelectionHint')}</p>
    </section>
  );
}
