import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { DataVariable } from '../../lib/prompts/variables.ts';
import { toFirstWords } from '../../lib/surface/format.ts';
import { IconButton } from '../icon-button.tsx';
import { isComposing } from '../is-composing.ts';
import { useStrings } from '../strings-context.tsx';

/** What a field of a chosen prompt is given. */
export interface PromptFieldProps {
  label: string;
  /** What the field stands for; absent where the user is simply asked. */
  variable?: DataVariable;
  hint?: string;
  /** What is said of it where not all of it is sent; '' where all is. */
  cut?: string;
  value: string;
  /** Whether it came from the page as it is. */
  isGiven?: boolean;
  isMissing: boolean;
  /** Whether it may stay empty. */
  isOptional?: boolean;
  onInput: (text: string) => void;
  /** What Enter does where it does not ask the question. */
  onEnter?: () => void;
}

/** One thing that a prompt wants: what the page gave, to be looked at and taken out, or a field to fill. */
export function PromptField(props: PromptFieldProps): JSX.Element {
  const { label, variable, hint, cut, value, isGiven, isMissing, isOptional, onInput, onEnter } =
    props;
  const { t } = useStrings();
  const id = useId();
  const [refused, setRefused] = useState(false);
  if (isGiven) {
    const chip = (
      <div class="chip">
        <span class="one-line" dir="auto">
          {label}: {toFirstWords(value, 60)}
        </span>
        <span class="chip-size">({t('answer.selectionSize', { count: value.length })})</span>
        <IconButton
          icon="x"
          label={t('prompts.takeOut', { name: label })}
          onClick={() => onInput('')}
        />
      </div>
    );
    return (
      <>
        {chip}
        <output class="prompt-note">{cut}</output>
      </>
    );
  }
  const paste = (): void => {
    setRefused(false);
    // By this very click, which is all the permission that most browsers want; where one wants more, the field is there.
    navigator.clipboard.readText().then(onInput, () => setRefused(true));
  };
  const described = [hint && `${id}-hint`, (isMissing || refused) && `${id}-error`];
  return (
    <div class="prompt-field">
      <label for={id} dir="auto">
        {label}
      </label>
      <div class="prompt-field-row">
        <textarea
          id={id}
          rows={1}
          dir="auto"
          autocomplete="off"
          value={value}
          aria-required={isOptional ? undefined : 'true'}
          aria-invalid={isMissing ? 'true' : undefined}
          aria-describedby={described.filter(Boolean).join(' ') || undefined}
          onInput={(event) => onInput(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || isComposing(event)) return;
            event.preventDefault();
            if (event.repeat) return;
            if (onEnter) onEnter();
            else event.currentTarget.form?.requestSubmit();
          }}
        />
        {variable === 'clipboard' && (
          <button type="button" class="button" onClick={paste}>
            {t('prompts.paste')}
          </button>
        )}
      </div>
      {(isMissing || refused) && (
        <p class="prompt-error" id={`${id}-error`} role="alert">
          {t(refused ? 'prompts.pasteRefused' : 'prompts.missing')}
        </p>
      )}
      <output class="prompt-note">{cut}</output>
      {hint && (
        <p class="prompt-note" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
