import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { KeyHint } from '../../../lib/core/connection.ts';
import { keyKinds } from '../../../lib/core/key-keeping.ts';
import type { TypedToken } from '../../../lib/surface/servers/server-draft.ts';
import type { Surface } from '../../../lib/surface/surface.ts';
import { onDemand } from '../../on-demand.tsx';
import { useStrings } from '../../strings-context.tsx';
import { ChoiceField } from '../choice-field.tsx';
import { FieldError } from '../field-error.tsx';
import { KeyProtection } from '../key-kind-field.tsx';

const ChooseForm = onDemand(async () => (await import('../../lock/choose-form.tsx')).ChooseForm);

/** What is said once the passphrase was set, here or by another page. */
const setWords = {
  done: 'servers.passphraseSet',
  brief: 'servers.passphraseSetBrief',
  taken: 'servers.passphraseTaken',
} as const;

/** What the field is given. */
export interface TokenFieldProps {
  typed: TypedToken;
  /** What is left to see of the one that is kept, where it is one for this server. */
  hint: KeyHint | undefined;
  errors: { token: string | undefined; keyKind: string | undefined };
  surface: Pick<Surface, 'request' | 'lock'>;
  onChange: (part: Partial<TypedToken>) => void;
}

/** What opens a server: it can be written, never read; and how it is kept. */
export function TokenField({
  typed,
  hint,
  errors,
  surface,
  onChange,
}: TokenFieldProps): JSX.Element {
  const { t } = useStrings();
  const [set, setSet] = useState<keyof typeof setWords | null>(null);
  const { token, keyKind } = typed;
  const tell = (how: keyof typeof setWords): void => {
    setSet(how);
    // The form goes, and the focus must not go with it.
    document.getElementById('server-key-kind')?.focus();
  };
  const isKept = hint !== undefined && hint.state !== 'gone';
  return (
    <>
      <div class="field">
        <label for="server-token">{t('servers.token')}</label>
        <input
          id="server-token"
          type="password"
          dir="ltr"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          maxLength={65_536}
          placeholder={isKept ? t('servers.tokenKept') : undefined}
          value={token}
          aria-invalid={errors.token ? 'true' : undefined}
          aria-describedby={`${errors.token ? 'server-token-error ' : ''}server-token-hint`}
          onInput={(event) => onChange({ token: event.currentTarget.value })}
        />
        <FieldError id="server-token-error" text={errors.token} />
        <p class="hint" id="server-token-hint">
          {isKept
            ? [
                hint.lastFour
                  ? t('servers.tokenSaved', { lastFour: hint.lastFour })
                  : t('servers.tokenSavedShort'),
                hint.state === 'locked' && t('servers.tokenLocked'),
              ]
                .filter(Boolean)
                .join(' ')
            : t('servers.tokenHint')}
        </p>
      </div>
      <div class="key-kind">
        <ChoiceField
          id="server-key-kind"
          label={t('servers.keyKind')}
          hint={t(`servers.keyKindHint.${keyKind}`)}
          value={keyKind}
          choices={keyKinds}
          toLabel={(kind) => t(`options.keyKind.${kind}`)}
          onChange={(kind) => onChange({ keyKind: kind })}
        />
        <FieldError id="server-key-kind-error" text={errors.keyKind} />
        <p class="hint" aria-live="polite">
          {set && t(setWords[set])}
        </p>
        {keyKind === 'passphrase' && surface.lock.value === 'unset' && (
          <ChooseForm
            surface={surface}
            onDone={(outcome) => tell(outcome === 'brief' ? 'brief' : 'done')}
            onTaken={() => tell('taken')}
          />
        )}
        <KeyProtection of="servers.protection" />
      </div>
    </>
  );
}
