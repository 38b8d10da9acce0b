/** What a choice among a few is given. */
export interface ChoiceFieldProps<Value extends string | number> {
  id: string;
  label: string;
  hint?: string | undefined;
  value: Value;
  choices: readonly Value[];
  toLabel: (choice: Value) => string;
  onChange: (choice: Value) => void;
}

/** A labelled native select with its hint. */
export function ChoiceField<Value extends string | number>(props: ChoiceFieldProps<Value>) {
  const { id, label, hint, value, choices, toLabel } = props;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={String(value)}
        aria-describedby={hint && `${id}-hint`}
        onChange={(event) => {
          const chosen = choices[event.currentTarget.selectedIndex];
          if (chosen !== undefined) props.onChange(chosen);
        }}
      >
        {choices.map((choice) => (
          <option key={choice} value={String(choice)}>
            {toLabel(choice)}
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
