import { tuningRanges } from '../../lib/core/tuning-rules.ts';
import type { ConnectionForm } from '../../lib/surface/connection-form.ts';
import { useStrings } from '../strings-context.tsx';
import { NumberField } from './number-field.tsx';
import { SelectField } from './select-field.tsx';
import { toFieldId } from './text-field.tsx';

/** How an answer is fetched: streamed or not, how often it is tried, and how long a silence may be. */
export function DeliveryFields({ form }: { form: ConnectionForm }) {
  const { t } = useStrings();
  const id = toFieldId('whole');
  const tries = Array.from({ length: tuningRanges.retries.max + 1 }, (_, count) => ({
    value: String(count),
    label: count === 0 ? t('options.retriesNone') : t('options.retriesUpTo', { count }),
  }));
  return (
    <>
      {!form.isRemote.value && form.texts.baseUrl.value.trim() !== '' && (
        <OriginField form={form} />
      )}
      <div class="field">
        <label class="check">
          <input
            type="checkbox"
            id={id}
            checked={form.texts.whole.value !== ''}
            aria-describedby={`${id}-hint`}
            onChange={(event) => form.type('whole', event.currentTarget.checked ? 'yes' : '')}
          />
          {t('options.whole')}
        </label>
        <p class="hint" id={`${id}-hint`}>
          {t('options.wholeHint')}
        </p>
      </div>
      <SelectField
        form={form}
        field="retries"
        label={t('options.retries')}
        hint={t('options.retriesHint')}
        options={tries}
      />
      <div class="field-pair">
        <NumberField
          form={form}
          field="firstByteSeconds"
          hint={t('options.firstByteSecondsHint')}
        />
        <NumberField form={form} field="idleSeconds" hint={t('options.idleSecondsHint')} />
      </div>
      <NumberField form={form} field="payloadSeconds" hint={t('options.payloadSecondsHint')} />
      <NumberField form={form} field="windowTokens" hint={t('options.windowTokensHint')} />
    </>
  );
}

/** For a server on this machine that refuses requests from an extension. */
function OriginField({ form }: { form: ConnectionForm }) {
  const { t } = useStrings();
  const id = toFieldId('withoutOrigin');
  return (
    <div class="field">
      <label class="check">
        <input
          type="checkbox"
          id={id}
          checked={form.texts.withoutOrigin.value !== ''}
          aria-describedby={`${id}-hint`}
          onChange={(event) => form.type('withoutOrigin', event.currentTarget.checked ? 'yes' : '')}
        />
        {t('options.withoutOrigin')}
      </label>
      <p class="hint" id={`${id}-hint`}>
        {t('options.withoutOriginHint')}
      </p>
    </div>
  );
}
