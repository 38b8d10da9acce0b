import type { FieldName } from '../../lib/surface/connection-fields.ts';
import type { ConnectionForm } from '../../lib/surface/connection-form.ts';
import { ChoiceField } from './choice-field.tsx';
import { toFieldId } from './text-field.tsx';

/** What a choice in the connection's form is given. */
export interface SelectFieldProps {
  form: ConnectionForm;
  field: FieldName;
  label: string;
  hint?: string;
  options: readonly { value: string; label: string }[];
}

/** A labelled native select of the connection's form. */
export function SelectField({ form, field, label, hint, options }: SelectFieldProps) {
  const labels = new Map(options.map((option) => [option.value, option.label]));
  return (
    <ChoiceField
      id={toFieldId(field)}
      label={label}
      hint={hint}
      value={form.texts[field].value}
      choices={[...labels.keys()]}
      toLabel={(value) => labels.get(value) ?? value}
      onChange={(value) => form.type(field, value)}
    />
  );
}
