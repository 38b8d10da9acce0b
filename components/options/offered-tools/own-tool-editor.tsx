import type { JSX } from 'preact';
import type { OwnTool } from '../../../lib/core/tool-settings.ts';
import {
  exampleTool,
  isBlank,
  readToolDraft,
  replyTypes,
} from '../../../lib/surface/tools/own-tool-draft.ts';
import type { OwnToolDraft } from '../../../lib/surface/tools/own-tool-draft.ts';
import { useStrings } from '../../strings-context.tsx';
import { ChoiceField } from '../choice-field.tsx';
import { DraftField } from '../draft-field.tsx';
import { useDraftForm } from '../use-draft-form.ts';
import { OwnToolTrial } from './own-tool-trial.tsx';
import { toToolFaultWords } from './to-tool-fault-words.ts';

/** What the form of a tool is given. */
export interface OwnToolEditorProps {
  draft: OwnToolDraft;
  /** All tools that are kept. */
  others: readonly OwnTool[];
  onChange: (draft: OwnToolDraft) => void;
  onSave: (tool: OwnTool) => Promise<void>;
  onCancel: () => void;
}

/** The form in which a tool is written. */
export function OwnToolEditor(props: OwnToolEditorProps): JSX.Element {
  const { draft, others } = props;
  const strings = useStrings();
  const { t } = strings;
  const { tool, faults } = readToolDraft(draft, others);
  const { form, tried, onSubmit } = useDraftForm(
    Object.keys(faults).length > 0,
    () => void props.onSave(tool),
  );
  const errors = toToolFaultWords(faults, strings, tried);
  const change = (part: Partial<OwnToolDraft>): void => props.onChange({ ...draft, ...part });
  return (
    <form
      ref={form}
      class="draft-editor tool-editor"
      onSubmit={onSubmit}
      aria-labelledby="tool-editor-title"
    >
      <h3 id="tool-editor-title">
        {others.some(({ id }) => id === draft.id)
          ? `${t('tools.edit')}: ${draft.name}`
          : t('tools.new')}
      </h3>
      {isBlank(draft) && (
        <p class="tool-add">
          <button
            type="button"
            class="button"
            onClick={() => {
              change(exampleTool);
              // The button goes away, and the focus must not go with it.
              form.current?.querySelector('input')?.focus();
            }}
          >
            {t('tools.example')}
          </button>
        </p>
      )}
      <DraftField
        id="tool-name"
        label={t('tools.name')}
        value={draft.name}
        // One that is too long is told, and not cut unseen.
        maxLength={200}
        isCode
        hint={t('tools.nameHint')}
        error={errors.name}
        onInput={(name) => change({ name })}
      />
      <DraftField
        id="tool-description"
        label={t('tools.description')}
        value={draft.description}
        rows={2}
        maxLength={10_000}
        hint={t('tools.descriptionHint')}
        error={errors.description}
        onInput={(description) => change({ description })}
      />
      <DraftField
        id="tool-schema"
        label={t('tools.schema')}
        value={draft.schema}
        rows={12}
        maxLength={65_536}
        isCode
        hint={t('tools.schemaHint')}
        error={errors.schema}
        onInput={(schema) => change({ schema })}
      />
      <ChoiceField
        id="tool-reply"
        label={t('tools.reply')}
        value={draft.replyType}
        choices={replyTypes}
        toLabel={(type) => t(`tools.reply.${type}`)}
        onChange={(replyType) => change({ replyType })}
      />
      {draft.replyType === 'fixed' ? (
        <DraftField
          id="tool-text"
          label={t('tools.text')}
          value={draft.text}
          rows={3}
          maxLength={200_000}
          isCode
          hint={t('tools.textHint')}
          onInput={(text) => change({ text })}
        />
      ) : (
        <DraftField
          id="tool-url"
          label={t('tools.url')}
          value={draft.url}
          maxLength={2048}
          isCode
          hint={t('tools.urlHint')}
          error={errors.url}
          onInput={(url) => change({ url })}
        />
      )}
      <OwnToolTrial tool={tool} isReady={!faults.schema && !faults.url} />
      <div class="actions">
        <button type="submit" class="button is-main">
          {t('tools.save')}
        </button>
        <button type="button" class="button" onClick={props.onCancel}>
          {t('tools.cancel')}
        </button>
      </div>
    </form>
  );
}
