import type { FieldName } from '../../lib/surface/connection-fields.ts';
import type { ConnectionForm } from '../../lib/surface/connection-form.ts';
import { toFieldId } from './text-field.tsx';

/** What a choice in the connection's form is given. */
export interface SelectFieldProps {
  form: ConnectionForm;
  field: FieldName;
  label: string;
  hint?: string;
  options: readonly { value: string; label: string }[];
}

/** A labelled native select with its hint. */
export function SelectField({ form, field, label, hint, options }: SelectFieldProps) {
  const id = toFieldId(field);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={form.texts[field].value}
        aria-describedby={hint && `${id}-hint`}
        onChange={(event) => form.type(field, event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
