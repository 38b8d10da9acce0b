import { paces } from '../../lib/core/appearance.ts';
import type { Settings } from '../../lib/core/connection.ts';
import type { Gestures, Surface } from '../../lib/surface/surface.ts';
import { ModelOptions, parseModelValue, toModelValue } from '../model-options.tsx';
import { useStrings } from '../strings-context.tsx';
import { CheckField } from './check-field.tsx';
import { ChoiceField } from './choice-field.tsx';
import { LanguageField } from './language-field.tsx';
import { LookFields } from './look-fields.tsx';
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
  const change = (part: Partial<Settings>): void => void surface.saveSettings(part);
  const connections = surface.connections.value;
  // One whose connection is gone is asked no more.
  const titler = connections.some(({ id }) => id === settings.titleModel?.connectionId)
    ? settings.titleModel
    : null;
  return (
    <section class="settings" id="settings">
      <h2>{t('options.settings')}</h2>
      <LanguageField language={settings.language} onChange={(language) => change({ language })} />
      <LookFields settings={settings} onChange={change} />
      <ChoiceField
        id="pace"
        label={t('options.pace')}
        hint={t('options.paceHint')}
        value={settings.pace}
        choices={paces}
        toLabel={(pace) => t(`options.pace.${pace}`)}
        onChange={(pace) => change({ pace })}
      />
      <CheckField
        id="spoken-sentences"
        label={t('options.spokenSentences')}
        hint={t('options.spokenSentencesHint')}
        checked={settings.spokenSentences}
        onChange={(spokenSentences) => change({ spokenSentences })}
      />
      <CheckField
        id="stop-on-close"
        label={t('options.stopOnClose')}
        hint={t('options.stopOnCloseHint')}
        checked={settings.stopOnClose}
        onChange={(stopOnClose) => change({ stopOnClose })}
      />
      <CheckField
        id="title-by-model"
        label={t('personas.titleByModel')}
        hint={t('personas.titleByModelHint')}
        checked={settings.titleByModel}
        onChange={(titleByModel) => change({ titleByModel })}
      />
      {settings.titleByModel && (
        <div class="field">
          <label for="title-model">{t('personas.titleModel')}</label>
          <select
            id="title-model"
            value={titler ? toModelValue(titler) : ''}
            onChange={(event) => change({ titleModel: parseModelValue(event.currentTarget.value) })}
          >
            <option value="">{t('personas.titleModelAny')}</option>
            <ModelOptions connections={connections} chosen={titler} />
          </select>
        </div>
      )}
      <NotifyField settings={settings} gestures={gestures} onChange={change} />
      <ShortcutList gestures={gestures} />
    </section>
  );
}
