import { tuningRanges } from '../../lib/core/tuning-rules.ts';
import type { TuningNumber } from '../../lib/core/tuning-rules.ts';
import type { ConnectionForm } from '../../lib/surface/connection-form.ts';
import { useStrings } from '../strings-context.tsx';
import { TextField } from './text-field.tsx';

/** What a number in the connection's form is given. */
export interface NumberFieldProps {
  form: ConnectionForm;
  field: Exclude<TuningNumber, 'retries'>;
  hint?: string;
}

/** A number as text: an input of type `number` throws away what is none, and with it what was typed. */
export function NumberField({ form, field, hint }: NumberFieldProps) {
  const { t } = useStrings();
  const { min, max, whole } = tuningRanges[field];
  const fault = whole ? 'options.fault.wholeNumber' : 'options.fault.number';
  return (
    <TextField
      form={form}
      field={field}
      dir="ltr"
      inputMode={whole ? 'numeric' : 'decimal'}
      maxLength={32}
      label={t(`options.${field}`)}
      hint={hint}
      error={form.faults.value[field] && t(fault, { min, max })}
    />
  );
}
