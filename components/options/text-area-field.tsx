import type { FieldName } from '../../lib/surface/connection-fields.ts';
import type { ConnectionForm } from '../../lib/surface/connection-form.ts';
import { afterPointer } from './after-pointer.ts';
import { FieldError } from './field-error.tsx';
import { toFieldId } from './text-field.tsx';

/** What a field of several lines is given. */
export interface TextAreaFieldProps {
  form: ConnectionForm;
  field: FieldName;
  label: string;
  hint: string;
  rows: number;
  dir: 'ltr' | 'auto';
  maxLength?: number;
  error?: string | undefined;
}

/** A labelled text of several lines, with its hint and its fault. */
export function TextAreaField(props: TextAreaFieldProps) {
  const { form, field, label, hint, error, dir } = props;
  const id = toFieldId(field);
  // What is read word by word is prose; what is not, is code.
  const isCode = dir === 'ltr';
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <textarea
        id={id}
        class={isCode ? 'code' : undefined}
        rows={props.rows}
        dir={dir}
        spellcheck={!isCode}
        autocapitalize={isCode ? 'off' : undefined}
        maxLength={props.maxLength}
        value={form.texts[field].value}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={error ? `${id}-error ${id}-hint` : `${id}-hint`}
        onInput={(event) => form.type(field, event.currentTarget.value)}
        onBlur={() => afterPointer(() => form.tidy(field))}
      />
      <FieldError id={`${id}-error`} text={error} />
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
    </div>
  );
}
