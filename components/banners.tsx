import { useMemo } from 'preact/hooks';
import type { JSX } from 'preact';
import { Icon } from './icon.tsx';
import { onDemand } from './on-demand.tsx';
import { watchOnline } from './online.ts';
import { useStrings } from './strings-context.tsx';
import { useSurface } from './surface-context.tsx';

/** Few set a budget, and fewer pass it. */
const BudgetBanner = onDemand(
  async () => (await import('./figures/budget-banner.tsx')).BudgetBanner,
);

/** Where conversations are kept, if not on the disk. */
const places = {
  memory: 'panel.memoryOnly',
  'full-memory': 'panel.fullMemory',
  'later-version': 'panel.laterVersion',
} as const;

/** What is the matter with the surface as a whole, in one line each. */
export function Banners(): JSX.Element {
  const { surface, gestures } = useSurface();
  const { t } = useStrings();
  const place = surface.keptIn.value.conversations;
  const online = useMemo(watchOnline, []);
  return (
    <output class="banners">
      {surface.status.value === 'outdated' && (
        <div class="banner is-strong">
          <p>
            <strong>{t('panel.outdatedTitle')}</strong> {t('panel.outdatedText')}
          </p>
          <button type="button" class="button" onClick={() => gestures.reload()}>
            {t('common.reload')}
          </button>
        </div>
      )}
      {place !== 'disk' && (
        <div class="banner">
          <Icon name="circle-alert" />
          <p>{t(places[place])}</p>
        </div>
      )}
      {surface.refused.value && (
        <div class="banner">
          <Icon name="circle-alert" />
          <p>{t('common.refused')}</p>
        </div>
      )}
      {surface.budget.value && <BudgetBanner />}
      {!online.value && (
        <div class="banner">
          <Icon name="wifi-off" />
          <p>{t('panel.offline')}</p>
        </div>
      )}
    </output>
  );
}
