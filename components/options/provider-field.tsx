import type { OnDeviceAvailability } from '../../lib/core/platform.ts';
import { presets } from '../../lib/providers/presets.ts';
import type { ConnectionForm } from '../../lib/surface/connection-form.ts';
import { useStrings } from '../strings-context.tsx';
import { toFieldId } from './text-field.tsx';

/** What the field is given. */
export interface ProviderFieldProps {
  form: ConnectionForm;
  /** Whether the browser has a model of its own; null until it has answered. */
  onDevice: OnDeviceAvailability | null;
}

/** The rows of the table that are nobody's name. */
const namesHere = {
  'own-backend': 'options.ownBackend',
  custom: 'options.custom',
} as const;

/** The provider, as a native select. The browser's own model is offered only where there is one, or was. */
export function ProviderField({ form, onDevice }: ProviderFieldProps) {
  const { t } = useStrings();
  const id = toFieldId('provider');
  const picked = form.texts.provider.value;
  const hasNone = onDevice === null || onDevice === 'unavailable';
  const offered = presets.filter(
    (preset) => preset.id !== 'on-device' || picked === preset.id || !hasNone,
  );
  const isMissing = onDevice === 'unavailable' && picked === 'on-device';
  return (
    <div class="field">
      <label for={id}>{t('options.provider')}</label>
      <select
        id={id}
        value={picked}
        aria-describedby={isMissing ? `${id}-hint` : undefined}
        onChange={(event) => form.pickProvider(event.currentTarget.value)}
      >
        {offered.map((preset) => (
          <option key={preset.id} value={preset.id}>
            {preset.name || t(namesHere[preset.id as keyof typeof namesHere])}
          </option>
        ))}
      </select>
      {isMissing && (
        <p class="hint" id={`${id}-hint`}>
          {t('keyless.onDeviceUnavailable')}
        </p>
      )}
    </div>
  );
}
