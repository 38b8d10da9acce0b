import type { ConnectionView } from '../../../lib/core/connection.ts';
import { promptPlaces } from '../../../lib/core/prompt.ts';
import type { Prompt } from '../../../lib/core/prompt.ts';
import { isWarning } from '../../../lib/prompts/prompt-faults.ts';
import { dataVariables } from '../../../lib/prompts/variables.ts';
import { readPromptDraft } from '../../../lib/surface/prompt-draft.ts';
import type { PromptDraft } from '../../../lib/surface/prompt-draft.ts';
import { useStrings } from '../../strings-context.tsx';
import { DraftField } from '../draft-field.tsx';
import { FieldError } from '../field-error.tsx';
import { useDraftForm } from '../use-draft-form.ts';
import { PromptAnswerFields } from './prompt-answer-fields.tsx';
import { PromptPreview } from './prompt-preview.tsx';
import { toFaultWords } from './to-fault-words.ts';

/** What the form of a prompt is given. */
export interface PromptEditorProps {
  draft: PromptDraft;
  /** All prompts that are kept. */
  others: readonly Prompt[];
  connections: readonly ConnectionView[];
  onChange: (draft: PromptDraft) => void;
  onSave: (prompt: Prompt) => Promise<void>;
  onCancel: () => void;
}

/** The form in which a prompt is written. */
export function PromptEditor(props: PromptEditorProps) {
  const { draft, others } = props;
  const strings = useStrings();
  const { t } = strings;
  const { prompt } = draft;
  const read = readPromptDraft(draft, others);
  const isFaulty =
    !read.faults.every(isWarning) || Object.values(read.parameterFaults).some(Boolean);
  const { form, tried, onSubmit } = useDraftForm(isFaulty, () => void props.onSave(read.prompt));
  const errors = toFaultWords(read.faults, strings, tried);
  const change = (part: Partial<Prompt>): void =>
    props.onChange({ ...draft, prompt: { ...prompt, ...part } });
  const variables = dataVariables.map((name) => `{{${name}}}`).join(', ');
  return (
    <form
      ref={form}
      class="draft-editor prompt-editor"
      onSubmit={onSubmit}
      aria-labelledby="prompt-editor-title"
    >
      <h3 id="prompt-editor-title">
        {others.some(({ id }) => id === prompt.id)
          ? `${t('prompts.edit')}: ${prompt.name}`
          : t('prompts.new')}
      </h3>
      <DraftField
        id="prompt-name"
        label={t('prompts.name')}
        value={prompt.name}
        maxLength={100}
        error={errors.name}
        onInput={(name) => change({ name })}
      />
      <DraftField
        id="prompt-slash"
        label={t('prompts.slash')}
        value={prompt.slash}
        maxLength={41}
        hint={t('prompts.slashHint')}
        error={errors.slash}
        onInput={(slash) => change({ slash })}
      />
      <DraftField
        id="prompt-text"
        label={t('prompts.text')}
        value={prompt.text}
        rows={6}
        maxLength={100_000}
        hint={t('prompts.textHint', { variables, input: '{{input:…}}' })}
        error={errors.text}
        warning={errors.warning}
        onInput={(text) => change({ text })}
      />
      <PromptPreview text={prompt.text} />
      <fieldset class="field prompt-places" aria-describedby="prompt-places-hint">
        <legend>{t('prompts.places')}</legend>
        {promptPlaces.map((place) => (
          <label key={place} class="check">
            <input
              type="checkbox"
              checked={prompt.places.includes(place)}
              aria-invalid={errors.places ? 'true' : undefined}
              aria-describedby={errors.places ? 'prompt-places-error' : undefined}
              onChange={(event) => {
                const { checked } = event.currentTarget;
                const places = promptPlaces.filter((each) =>
                  each === place ? checked : prompt.places.includes(each),
                );
                change({ places });
              }}
            />
            {t(`prompts.place.${place}`)}
          </label>
        ))}
        <FieldError id="prompt-places-error" text={errors.places} />
        <p class="hint" id="prompt-places-hint">
          {t('prompts.placesHint')}
        </p>
      </fieldset>
      <PromptAnswerFields
        draft={draft}
        connections={props.connections}
        schemaError={errors.schema}
        parameterFaults={read.parameterFaults}
        onChange={props.onChange}
      />
      <div class="actions">
        <button type="submit" class="button is-main">
          {t('prompts.save')}
        </button>
        <button type="button" class="button" onClick={props.onCancel}>
          {t('prompts.cancel')}
        </button>
      </div>
    </form>
  );
}
