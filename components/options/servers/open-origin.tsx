import type { JSX } from 'preact';
import { useStrings } from '../../strings-context.tsx';
import { FieldError } from '../field-error.tsx';

/** Has the user confirm that a server of their own network is asked without encryption. */
export function OpenOrigin(props: {
  host: string;
  isConfirmed: boolean;
  error: string | undefined;
  onChange: (confirmed: boolean) => void;
}): JSX.Element {
  const { t } = useStrings();
  const { host, isConfirmed, error, onChange } = props;
  return (
    <div class="field">
      <label class="check">
        <input
          type="checkbox"
          checked={isConfirmed}
          aria-invalid={error ? 'true' : undefined}
          aria-describedby={`${error ? 'server-open-error ' : ''}server-open-hint`}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <span>{t('servers.open', { host })}</span>
      </label>
      <FieldError id="server-open-error" text={error} />
      <p class="hint" id="server-open-hint">
        {t('servers.openHint')}
      </p>
    </div>
  );
}
