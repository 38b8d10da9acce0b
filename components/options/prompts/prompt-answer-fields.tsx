import type { ConnectionView } from '../../../lib/core/connection.ts';
import type { Prompt } from '../../../lib/core/prompt.ts';
import { tuningRanges } from '../../../lib/core/tuning-rules.ts';
import { parameterFields } from '../../../lib/surface/prompt-draft.ts';
import type { ParameterField, PromptDraft } from '../../../lib/surface/prompt-draft.ts';
import type { TuningFaults } from '../../../lib/surface/tuning-texts.ts';
import { Icon } from '../../icon.tsx';
import { useStrings } from '../../strings-context.tsx';
import { ChoiceField } from '../choice-field.tsx';
import { DraftField } from '../draft-field.tsx';

/** What the fields are given. */
export interface PromptAnswerFieldsProps {
  draft: PromptDraft;
  connections: readonly ConnectionView[];
  schemaError: string | undefined;
  parameterFaults: TuningFaults;
  onChange: (draft: PromptDraft) => void;
}

const streamChoices = ['auto', 'yes', 'no'] as const;

/** Whom a prompt asks, and what the answer is to be like: what most prompts leave as it is. */
export function PromptAnswerFields(props: PromptAnswerFieldsProps) {
  const { draft, connections, parameterFaults } = props;
  const { t } = useStrings();
  const { prompt, parameters } = draft;
  const change = (part: Partial<Prompt>): void =>
    props.onChange({ ...draft, prompt: { ...prompt, ...part } });
  const connection = connections.find(({ id }) => id === prompt.connectionId);
  const stream = prompt.stream === null ? 'auto' : prompt.stream ? 'yes' : 'no';
  const toError = (field: ParameterField): string | undefined => {
    if (!parameterFaults[field]) return undefined;
    if (field === 'reasoningEffort') return t('options.fault.reasoningEffort');
    const { min, max, whole } = tuningRanges[field];
    return t(whole ? 'options.fault.wholeNumber' : 'options.fault.number', { min, max });
  };
  return (
    <details class="advanced">
      <summary>
        <Icon name="chevron-right" class="fold-mark" />
        {t('prompts.more')}
      </summary>
      <div class="advanced-body">
        <ChoiceField
          id="prompt-connection"
          label={t('prompts.connection')}
          value={connection?.id ?? ''}
          choices={['', ...connections.map(({ id }) => id)]}
          toLabel={(id) =>
            connections.find((each) => each.id === id)?.name ?? t('prompts.connectionAny')
          }
          onChange={(id) => change({ connectionId: id === '' ? null : id, model: null })}
        />
        {connection && (
          <>
            <DraftField
              id="prompt-model"
              label={t('prompts.model')}
              value={prompt.model ?? ''}
              maxLength={512}
              isCode
              list="prompt-models"
              hint={t('prompts.modelHint')}
              onInput={(model) => change({ model })}
            />
            <datalist id="prompt-models">
              {connection.models.map((model) => (
                <option key={model} value={model}>
                  {model}
                </option>
              ))}
            </datalist>
          </>
        )}
        <div class="field-pair">
          {parameterFields.map((field) => (
            <DraftField
              key={field}
              id={`prompt-${field}`}
              label={t(`options.${field}`)}
              value={parameters[field]}
              maxLength={64}
              isCode
              error={toError(field)}
              onInput={(text) =>
                props.onChange({ ...draft, parameters: { ...parameters, [field]: text } })
              }
            />
          ))}
        </div>
        <DraftField
          id="prompt-language"
          label={t('prompts.language')}
          value={prompt.language}
          maxLength={60}
          hint={t('prompts.languageHint')}
          onInput={(language) => change({ language })}
        />
        <DraftField
          id="prompt-schema"
          label={t('prompts.schema')}
          value={prompt.schema}
          rows={6}
          maxLength={65_536}
          isCode
          hint={t('prompts.schemaHint')}
          error={props.schemaError}
          onInput={(schema) => change({ schema })}
        />
        <ChoiceField
          id="prompt-stream"
          label={t('prompts.stream')}
          value={stream}
          choices={streamChoices}
          toLabel={(choice) => t(`prompts.stream.${choice}`)}
          onChange={(choice) => change({ stream: choice === 'auto' ? null : choice === 'yes' })}
        />
      </div>
    </details>
  );
}
