import { useState } from 'preact/hooks';
import { toKeyKind } from '../../lib/surface/connection-checks.ts';
import { keyKinds } from '../../lib/core/key-keeping.ts';
import type { ConnectionForm } from '../../lib/surface/connection-form.ts';
import type { Surface } from '../../lib/surface/surface.ts';
import { Icon } from '../icon.tsx';
import { dropNotKept } from '../../lib/surface/connection-report.ts';
import { onDemand } from '../on-demand.tsx';
import { useStrings } from '../strings-context.tsx';
import { SelectField } from './select-field.tsx';
import { toFieldId } from './text-field.tsx';

const ChooseForm = onDemand(async () => (await import('../lock/choose-form.tsx')).ChooseForm);

/** What is said once the passphrase was set, here or by another page. */
const setWords = {
  done: 'options.passphraseSet',
  brief: 'options.passphraseSetBrief',
  taken: 'options.passphraseTaken',
} as const;

/** How the key is kept, and in short what that does and does not protect from. */
export function KeyKindField(props: { form: ConnectionForm; surface: Surface }) {
  const { form, surface } = props;
  const { t } = useStrings();
  const [set, setSet] = useState<keyof typeof setWords | null>(null);
  const kind = toKeyKind(form.texts.keyKind.value);
  const kept = form.saved.value?.key;
  const isChange = kept && kept.kind !== kind && form.texts.apiKey.value === '';
  const tell = (how: keyof typeof setWords): void => {
    setSet(how);
    // The form goes, and the focus must not go with it.
    document.getElementById(toFieldId('keyKind'))?.focus();
  };
  return (
    <div class="key-kind">
      <SelectField
        form={form}
        field="keyKind"
        label={t('options.keyKind')}
        hint={t(`options.keyKindHint.${kind}`)}
        options={keyKinds.map((value) => ({ value, label: t(`options.keyKind.${value}`) }))}
      />
      <p class="hint" aria-live="polite">
        {isChange && kept.state !== 'gone' && t('options.keyKindChange')}
        {!isChange && set && kind !== kept?.kind && t(setWords[set])}
      </p>
      {kind === 'passphrase' && surface.lock.value === 'unset' && (
        <ChooseForm
          surface={surface}
          onDone={(outcome) => {
            tell(outcome === 'brief' ? 'brief' : 'done');
            dropNotKept(form.report);
          }}
          onTaken={() => tell('taken')}
        />
      )}
      <KeyProtection />
    </div>
  );
}

/** The same at length, behind a fold. */
export function KeyProtection({
  of = 'options.keyProtection',
}: {
  /** The area of the words: of a key, or of a server's token. */
  of?: 'options.keyProtection' | 'servers.protection';
}) {
  const { t } = useStrings();
  return (
    <details class="fold detail key-advice">
      <summary>
        <Icon name="chevron-right" class="fold-mark" />
        {t('options.keyProtection')}
      </summary>
      <p>{t(`${of}Session`)}</p>
      <p>{t(`${of}Device`)}</p>
      <p>{t('options.keyProtectionPassphrase')}</p>
      <p>{t(`${of}None`)}</p>
    </details>
  );
}
