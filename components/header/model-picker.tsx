import type { JSX } from 'preact';
import { Icon } from '../icon.tsx';
import { ModelOptions, toModelValue } from '../model-options.tsx';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';

/** Chooses connection and model for the next question. Absent while there is nothing to choose from. */
export function ModelPicker(): JSX.Element | null {
  const { surface } = useSurface();
  const { t } = useStrings();
  const choice = surface.choice.value;
  const chosen = choice && { connectionId: choice.connection.id, model: choice.model };
  const connections = surface.connections.value;
  if (connections.length === 0) return null;
  return (
    <span class="model-picker">
      <select
        aria-label={t('panel.model')}
        value={chosen ? toModelValue(chosen) : ''}
        onChange={(event) => {
          const [connectionId, model] = parseValue(event.currentTarget.value);
          surface.choose(connectionId, model);
        }}
      >
        {!chosen && <option value="">{t('panel.model')}</option>}
        <ModelOptions connections={connections} chosen={chosen} />
      </select>
      <Icon name="chevron-down" />
    </span>
  );
}

function parseValue(value: string): [connectionId: string, model: string] {
  const end = value.indexOf('\n');
  return [value.slice(0, end), value.slice(end + 1)];
}
