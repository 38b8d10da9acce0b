import type { InputHTMLAttributes, JSX, RefObject } from 'preact';
import { useId } from 'preact/hooks';
import { tooLongPassphrase } from '../../lib/core/key-keeping.ts';
import { isComposing } from '../is-composing.ts';
import { FieldError } from '../options/field-error.tsx';

/** What a field for a passphrase is given. */
export interface PassphraseInputProps {
  label: string;
  text: string;
  /** Whether it can be read. */
  isShown: boolean;
  hint?: string | undefined;
  error?: string | undefined;
  input: RefObject<HTMLInputElement | null>;
  onType: (text: string) => void;
  onEnter: () => void;
}

/** A field for a passphrase. It may stand within a form, which Enter is then not meant for. */
export function PassphraseInput({ input, isShown, ...props }: PassphraseInputProps): JSX.Element {
  const id = useId();
  const { hint, error } = props;
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <input
        ref={input}
        id={id}
        {...({ type: isShown ? 'text' : 'password' } as InputHTMLAttributes)}
        // Without this, Chromium writes what is shown in the field to the disk, to restore the tab (measured).
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        dir="auto"
        maxLength={tooLongPassphrase}
        value={props.text}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={described || undefined}
        onInput={(event) => props.onType(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || isComposing(event)) return;
          event.preventDefault();
          props.onEnter();
        }}
      />
      <FieldError id={`${id}-error`} text={error} />
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
