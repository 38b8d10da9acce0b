import type { ConnectionForm } from '../../lib/surface/connection-form.ts';
import { toKeyHeaderName } from '../../lib/surface/connection-checks.ts';
import { useStrings } from '../strings-context.tsx';
import { TextAreaField } from './text-area-field.tsx';
import { TextField } from './text-field.tsx';

/** An example is code, and no sentence of the catalogue. */
const exampleFields = '{"top_k": 40}';

/** What an expert adds to each request, and the header that its key travels in. */
export function HeaderFields({ form }: { form: ConnectionForm }) {
  const { t } = useStrings();
  const { keyHeader, headers, extraBody } = form.faults.value;
  const example = { example: exampleFields };
  return (
    <>
      <TextField
        form={form}
        field="keyHeader"
        dir="ltr"
        maxLength={128}
        label={t('options.keyHeader')}
        placeholder={toKeyHeaderName({
          provider: form.texts.provider.value,
          dialect: form.texts.dialect.value,
        })}
        hint={t('options.keyHeaderHint')}
        error={
          keyHeader &&
          t(`options.fault.keyHeader.${keyHeader}`, { name: form.texts.keyHeader.value.trim() })
        }
      />
      <TextAreaField
        form={form}
        field="headers"
        rows={3}
        dir="ltr"
        label={t('options.headers')}
        hint={t('options.headersHint')}
        error={headers && t(`options.fault.headers.${headers.type}`, { text: headers.text })}
      />
      <TextAreaField
        form={form}
        field="extraBody"
        rows={3}
        dir="ltr"
        label={t('options.extraBody')}
        hint={t('options.extraBodyHint', example)}
        error={extraBody && t(`options.fault.extraBody.${extraBody}`, example)}
      />
    </>
  );
}
