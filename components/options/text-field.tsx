import type { ComponentChildren, InputHTMLAttributes } from 'preact';
import type { FieldName } from '../../lib/surface/connection-fields.ts';
import type { ConnectionForm } from '../../lib/surface/connection-form.ts';
import { afterPointer } from './after-pointer.ts';
import { FieldError } from './field-error.tsx';

/** Ids of a field's parts, for labels, descriptions and the focus. */
export function toFieldId(field: string): string {
  return `connection-${field}`;
}

/** What a text field of the connection's form is given. */
export interface TextFieldProps {
  form: ConnectionForm;
  field: FieldName;
  label: string;
  type?: 'text' | 'password';
  dir: 'ltr' | 'auto';
  inputMode?: 'decimal' | 'numeric';
  maxLength: number;
  /** Id of a datalist. */
  list?: string;
  placeholder?: string | undefined;
  hint?: string | undefined;
  error?: string | undefined;
  /** Beside the input, as a button that belongs to it. */
  beside?: ComponentChildren;
  /** Below the input and its hint. */
  children?: ComponentChildren;
  onPaste?: (text: string) => void;
}

/** A labelled input with its hint and its fault. */
export function TextField(props: TextFieldProps) {
  const { form, field, label, hint, error } = props;
  const id = toFieldId(field);
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="field-row">
        <input
          autocapitalize="off"
          autocomplete="off"
          spellcheck={false}
          id={id}
          {...toKind(props)}
          dir={props.dir}
          inputMode={props.inputMode}
          maxLength={props.maxLength}
          placeholder={props.placeholder}
          value={form.texts[field].value}
          aria-invalid={error ? 'true' : undefined}
          aria-describedby={described || undefined}
          onInput={(event) => form.type(field, event.currentTarget.value)}
          onPaste={(event) => props.onPaste?.(event.clipboardData?.getData('text/plain') ?? '')}
          onBlur={() => afterPointer(() => form.tidy(field))}
        />
        {props.beside}
      </div>
      <FieldError id={`${id}-error`} text={error} />
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {props.children}
    </div>
  );
}

/** The types know a password and an input with a list as two kinds of input, and no union of them. */
function toKind({ list, type = 'text' }: TextFieldProps): InputHTMLAttributes {
  return (list === undefined ? { type } : { type, list }) as InputHTMLAttributes;
}
