import type { ConnectionForm } from '../../lib/surface/connection-form.ts';
import { useStrings } from '../strings-context.tsx';
import { TextAreaField } from './text-area-field.tsx';

/** What is sent ahead of every conversation. */
export function SystemPromptField({ form }: { form: ConnectionForm }) {
  const { t } = useStrings();
  return (
    <TextAreaField
      form={form}
      field="systemPrompt"
      label={t('options.systemPrompt')}
      hint={t('options.systemPromptHint')}
      rows={5}
      dir="auto"
    />
  );
}
