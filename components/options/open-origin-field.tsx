import { toHost } from '../../lib/providers/base-url.ts';
import type { ConnectionForm } from '../../lib/surface/connection-form.ts';
import { useStrings } from '../strings-context.tsx';
import { FieldError } from './field-error.tsx';
import { toFieldId } from './text-field.tsx';

/** Has the user confirm that a server of their own network is asked without encryption; nothing for all others. */
export function OpenOriginField({ form }: { form: ConnectionForm }) {
  const { t } = useStrings();
  const origin = form.openOrigin.value;
  const id = toFieldId('confirmedOrigin');
  const isMissing = form.faults.value.confirmedOrigin !== undefined;
  return (
    <div class="open-origin" aria-live="polite">
      {origin !== undefined && (
        <div class="field">
          <label class="check">
            <input
              type="checkbox"
              id={id}
              checked={form.texts.confirmedOrigin.value === origin}
              aria-invalid={isMissing ? 'true' : undefined}
              aria-describedby={isMissing ? `${id}-error ${id}-hint` : `${id}-hint`}
              onChange={(event) =>
                form.type('confirmedOrigin', event.currentTarget.checked ? origin : '')
              }
            />
            <span>{t('options.openOrigin', { host: toHost(origin) })}</span>
          </label>
          <FieldError
            id={`${id}-error`}
            text={isMissing ? t('options.fault.confirmedOrigin.missing') : undefined}
          />
          <p class="hint" id={`${id}-hint`}>
            {t('options.openOriginHint')}
          </p>
        </div>
      )}
    </div>
  );
}
