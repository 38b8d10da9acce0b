import { FieldError } from './field-error.tsx';

/** What a field of a prompt's or a tool's form is given. */
export interface DraftFieldProps {
  id: string;
  label: string;
  value: string;
  onInput: (text: string) => void;
  hint?: string | undefined;
  error?: string | undefined;
  /** What is told of it, though it may stay as it is. */
  warning?: string | undefined;
  maxLength: number;
  /** How many lines, where it has several. */
  rows?: number;
  /** Whether it is code, and not prose. */
  isCode?: boolean;
  /** Id of a datalist. */
  list?: string;
}

/** A labelled field with its hint and its fault. */
export function DraftField(props: DraftFieldProps) {
  const { id, label, value, hint, error, warning, rows, isCode, list } = props;
  const common = {
    id,
    value,
    maxLength: props.maxLength,
    dir: isCode ? ('ltr' as const) : ('auto' as const),
    spellcheck: !isCode && rows !== undefined,
    autocapitalize: isCode ? ('off' as const) : undefined,
    'aria-invalid': error ? ('true' as const) : undefined,
    'aria-describedby':
      [error && `${id}-error`, warning && `${id}-warning`, hint && `${id}-hint`]
        .filter(Boolean)
        .join(' ') || undefined,
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {rows === undefined ? (
        <input
          type="text"
          autocomplete="off"
          {...(list !== undefined && { list })}
          {...common}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
      ) : (
        <textarea
          class={isCode ? 'code' : undefined}
          rows={rows}
          {...common}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
      )}
      <FieldError id={`${id}-error`} text={error} />
      {'warning' in props && (
        <p class="field-warning" id={`${id}-warning`} aria-live="polite">
          {warning}
        </p>
      )}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
