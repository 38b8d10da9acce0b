import { toHost } from '../../lib/providers/base-url.ts';
import { findPrice } from '../../lib/providers/prices.ts';
import type { OpenForm } from '../../lib/surface/connection-desk.ts';
import type { FieldName } from '../../lib/surface/connection-fields.ts';
import { useStrings } from '../strings-context.tsx';
import { agreementId } from './agreement.tsx';
import { AskingButton } from './asking-button.tsx';
import { PriceLine } from './price-line.tsx';
import { TextField } from './text-field.tsx';

/** What the model field is given. */
export interface ModelFieldProps {
  open: OpenForm;
  /** Called with the field that is to get the focus, if any. */
  onInvalid: (field: FieldName | undefined) => void;
}

/** The model: free text, with what the server listed as suggestions. */
export function ModelField({ open, onInvalid }: ModelFieldProps) {
  const { t } = useStrings();
  const { form } = open;
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
          <AskingButton open={open} task="list" describedBy={agreementId} onInvalid={onInvalid} />
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
