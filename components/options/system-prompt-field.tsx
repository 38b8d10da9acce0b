import type { ConnectionForm } from '../../lib/surface/connection-form.ts';
import { useStrings } from '../strings-context.tsx';
import { toFieldId } from './text-field.tsx';

/** What is sent ahead of every conversation. */
export function SystemPromptField({ form }: { form: ConnectionForm }) {
  const { t } = useStrings();
  const id = toFieldId('systemPrompt');
  return (
    <div class="field">
      <label for={id}>{t('options.systemPrompt')}</label>
      <textarea
        id={id}
        rows={5}
        dir="auto"
        aria-describedby={`${id}-hint`}
        value={form.texts.systemPrompt.value}
        onInput={(event) => form.type('systemPrompt', event.currentTarget.value)}
      />
      <p class="hint" id={`${id}-hint`}>
        {t('options.systemPromptHint')}
      </p>
    </div>
  );
}
