import type { JSX } from 'preact';
import { isTemporary } from '../../lib/core/ids.ts';
import { onDemand } from '../on-demand.tsx';
import { FirstRun } from '../first-run.tsx';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';

const BlankWays = onDemand(async () => (await import('../blank/blank-ways.tsx')).BlankWays);

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
  const id = surface.conversationId.value;
  if (id !== null && isTemporary(id)) {
    return (
      <section class="blank">
        <h2>{t('panel.temporaryTitle')}</h2>
        <p>{t('panel.temporaryHint')}</p>
      </section>
    );
  }
  return (
    <section class="blank">
      <h2>{t('panel.emptyTitle')}</h2>
      <p>{t('panel.emptyHint')}</p>
      <p>
        <button
          type="button"
          class="button"
          onClick={(event) => {
            surface.newConversation({ temporary: true });
            event.currentTarget.closest('.surface')?.querySelector<HTMLElement>('.draft')?.focus();
          }}
        >
          {t('panel.temporaryChat')}
        </button>
      </p>
      <BlankWays />
    </section>
  );
}
