import { toHost } from '../../lib/providers/base-url.ts';
import { findPrice } from '../../lib/providers/prices.ts';
import type { ConnectionForm } from '../../lib/surface/connection-form.ts';
import { useStrings } from '../strings-context.tsx';
import { PriceLine } from './price-line.tsx';
import { TextField } from './text-field.tsx';

/** What the model field is given. */
export interface ModelFieldProps {
  form: ConnectionForm;
  /** Called in the click. */
  onList: () => void;
}

/** The model: free text, with what the server listed as suggestions. */
export function ModelField({ form, onList }: ModelFieldProps) {
  const { t } = useStrings();
  const models = form.models.value;
  const fault = form.faults.value.model;
  // The browser offers only what fits the text in the field.
  const hidden = models.length > 1 && form.texts.model.value !== '';
  const { id, name, baseUrl } = form.preset.value;
  // Through somebody else's server it is somebody else's price.
  const isAtHome = toHost(form.texts.baseUrl.value) === toHost(baseUrl);
  const price = isAtHome ? findPrice(id, form.texts.model.value.trim()) : undefined;
  return (
    <TextField
      form={form}
      field="model"
      dir="ltr"
      list="connection-models"
      maxLength={512}
      label={t('options.model')}
      hint={hidden ? t('options.modelsKnown', { count: models.length }) : undefined}
      error={fault && t(`options.fault.model.${fault}`)}
      beside={
        // The user's own backend has one address, and no list at another.
        !form.isWhole.value && (
          <button type="button" class="button" onClick={onList}>
            {t('options.listModels')}
          </button>
        )
      }
    >
      <datalist id="connection-models">
        {models.map((model) => (
          <option key={model} value={model}>
            {model}
          </option>
        ))}
      </datalist>
      {price && <PriceLine price={price} provider={name} />}
    </TextField>
  );
}
