import { dialects } from '../../lib/core/connection.ts';
import type { ConnectionForm } from '../../lib/surface/connection-form.ts';
import { useStrings } from '../strings-context.tsx';
import { SelectField } from './select-field.tsx';

/** The language that the endpoint speaks: its provider's, unless somebody knows better. */
export function DialectField({ form }: { form: ConnectionForm }) {
  const { t } = useStrings();
  const own = form.preset.value.dialect ?? 'chat-completions';
  return (
    <SelectField
      form={form}
      field="dialect"
      label={t('options.dialect')}
      options={[
        { value: '', label: t('options.dialectOwn', { dialect: t(`options.dialect.${own}`) }) },
        // The browser's own model has no address, and an address is no model of the browser.
        ...dialects
          .filter((dialect) => dialect !== 'on-device')
          .map((dialect) => ({
            value: dialect,
            label: t(`options.dialect.${dialect}`),
          })),
      ]}
    />
  );
}
