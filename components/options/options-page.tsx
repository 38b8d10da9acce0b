import { useEffect, useState } from 'preact/hooks';
import { findStepPrice } from '../../lib/providers/find-step-price.ts';
import { findPreset } from '../../lib/providers/presets.ts';
import type { ConnectionDesk } from '../../lib/surface/connection-desk.ts';
import type { Gestures, Surface } from '../../lib/surface/surface.ts';
import { useStrings } from '../strings-context.tsx';
import { onDemand } from '../on-demand.tsx';
import { AboutSection } from './about-section.tsx';
import { ConnectionsSection } from './connections-section.tsx';
import { DataSection } from './data-section.tsx';
import { Onboarding } from './onboarding.tsx';
import { SettingsSearch } from './search/settings-search.tsx';
import { SettingsSection } from './settings-section.tsx';

/** Not what anybody came for first. */
const FiguresSection = onDemand(async () => (await import('./figures-section.tsx')).FiguresSection);
const PermissionsSection = onDemand(
  async () => (await import('./permissions-section.tsx')).PermissionsSection,
);
const DiagnosticsSection = onDemand(
  async () => (await import('./diagnostics/diagnostics-section.tsx')).DiagnosticsSection,
);
const PersonasSection = onDemand(
  async () => (await import('./personas-section.tsx')).PersonasSection,
);
const KeysSection = onDemand(async () => (await import('./keys/keys-section.tsx')).KeysSection);
const PromptsSection = onDemand(
  async () => (await import('./prompts/prompts-section.tsx')).PromptsSection,
);

const BackupReminder = onDemand(async () => (await import('./backup-reminder.tsx')).BackupReminder);

/** What the page is given. */
export interface OptionsPageProps {
  surface: Surface;
  gestures: Gestures;
  desk: ConnectionDesk;
}

/** The whole options page. */
export function OptionsPage({ surface, gestures, desk }: OptionsPageProps) {
  const { t } = useStrings();
  const [deletions, setDeletions] = useState(0);
  const status = surface.status.value;
  const none = surface.connections.value.length === 0;
  useEffect(() => {
    document.title = t('options.title');
  }, [t]);
  const place = surface.keptIn.value.connections;
  const ready = status === 'ready';
  return (
    <main class="options">
      <h1>{t(ready && none ? 'options.welcome' : 'options.title')}</h1>
      {status === 'connecting' && <p class="hint">{t('options.loading')}</p>}
      {status === 'outdated' && (
        <div class="notice">
          <p>{t('options.outdated')}</p>
          <button type="button" class="button is-main" onClick={() => gestures.reload()}>
            {t('common.reload')}
          </button>
        </div>
      )}
      {ready && (
        <>
          {place !== 'disk' && (
            <p class="notice">
              {t(place === 'memory' ? 'options.memoryOnly' : 'options.laterVersion')}
            </p>
          )}
          {surface.refused.value && (
            <p class="notice is-urgent" role="alert">
              {t('common.refused')}
            </p>
          )}
          {none && <Onboarding starts={desk.keyless} />}
          {!none && <BackupReminder surface={surface} />}
          <SettingsSearch isOffered={!none}>
            <ConnectionsSection surface={surface} gestures={gestures} desk={desk} />
            {(!none || surface.lock.value !== 'unset' || surface.hasTraces.value) && (
              <KeysSection surface={surface} />
            )}
            {!none && <PersonasSection surface={surface} />}
            {!none && <PromptsSection surface={surface} />}
            <SettingsSection surface={surface} gestures={gestures} />
            <FiguresSection surface={surface} findPrice={findStepPrice} deletions={deletions} />
            <PermissionsSection surface={surface} gestures={gestures} />
            <DataSection surface={surface} onDeletedAll={() => setDeletions(deletions + 1)} />
            <DiagnosticsSection
              surface={surface}
              gestures={gestures}
              findPreset={findPreset}
              deletions={deletions}
            />
            <AboutSection disclose={!none} />
          </SettingsSearch>
        </>
      )}
    </main>
  );
}
