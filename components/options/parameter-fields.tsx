import type { ConnectionForm } from '../../lib/surface/connection-form.ts';
import { useStrings } from '../strings-context.tsx';
import { NumberField } from './number-field.tsx';
import { TextField } from './text-field.tsx';

/** What a request says of the model's manner. */
export function ParameterFields({ form }: { form: ConnectionForm }) {
  const { t } = useStrings();
  const { reasoningEffort } = form.faults.value;
  return (
    <div class="field-pair">
      <NumberField form={form} field="temperature" />
      <NumberField form={form} field="topP" />
      <NumberField form={form} field="maxTokens" />
      <TextField
        form={form}
        field="reasoningEffort"
        dir="ltr"
        maxLength={64}
        label={t('options.reasoningEffort')}
        hint={t('options.reasoningEffortHint')}
        error={reasoningEffort && t('options.fault.reasoningEffort')}
      />
    </div>
  );
}
