import { presets } from '../../lib/providers/presets.ts';
import type { ConnectionForm } from '../../lib/surface/connection-form.ts';
import { useStrings } from '../strings-context.tsx';
import { toFieldId } from './text-field.tsx';

/** The rows of the table that are nobody's name. */
const namesHere = {
  'on-device': 'options.dialect.on-device',
  custom: 'options.custom',
} as const;

/** The provider, as a native select. */
export function ProviderField({ form }: { form: ConnectionForm }) {
  const { t } = useStrings();
  const id = toFieldId('provider');
  return (
    <div class="field">
      <label for={id}>{t('options.provider')}</label>
      <select
        id={id}
        value={form.texts.provider.value}
        onChange={(event) => form.pickProvider(event.currentTarget.value)}
      >
        {presets.map((preset) => (
          <option key={preset.id} value={preset.id}>
            {preset.name || t(namesHere[preset.id as keyof typeof namesHere])}
          </option>
        ))}
      </select>
    </div>
  );
}
