import type { Settings } from '../../lib/core/connection.ts';
import type { Gestures, Surface } from '../../lib/surface/surface.ts';
import { useStrings } from '../strings-context.tsx';
import { LanguageField } from './language-field.tsx';
import { NotifyField } from './notify-field.tsx';
import { ShortcutList } from './shortcut-list.tsx';

/** What the settings are given. */
export interface SettingsSectionProps {
  surface: Surface;
  gestures: Gestures;
}

/** What is set for all connections. Each change is saved as it is made. */
export function SettingsSection({ surface, gestures }: SettingsSectionProps) {
  const { t } = useStrings();
  const settings = surface.settings.value;
  const change = (part: Partial<Settings>): void =>
    surface.saveSettings({ ...surface.settings.peek(), ...part });
  return (
    <section class="settings">
      <h2>{t('options.settings')}</h2>
      <LanguageField language={settings.language} onChange={(language) => change({ language })} />
      <div class="field">
        <label class="check">
          <input
            type="checkbox"
            checked={settings.stopOnClose}
            aria-describedby="stop-on-close-hint"
            onChange={(event) => change({ stopOnClose: event.currentTarget.checked })}
          />
          {t('options.stopOnClose')}
        </label>
        <p class="hint" id="stop-on-close-hint">
          {t('options.stopOnCloseHint')}
        </p>
      </div>
      <NotifyField settings={settings} gestures={gestures} onChange={change} />
      <ShortcutList gestures={gestures} />
    </section>
  );
}
