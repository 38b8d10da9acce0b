import type { JSX } from 'preact';
import { removeHidden } from '../../lib/core/hidden-characters.ts';
import type { ConnectionView } from '../../lib/core/connection.ts';
import type { ModelChoice } from '../../lib/surface/surface.ts';
import { Icon } from '../icon.tsx';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';

/** Chooses connection and model for the next question. Absent while there is nothing to choose from. */
export function ModelPicker(): JSX.Element | null {
  const { surface } = useSurface();
  const { t } = useStrings();
  const choice = surface.choice.value;
  const connections = surface.connections.value;
  if (connections.length === 0) return null;
  return (
    <span class="model-picker">
      <select
        aria-label={t('panel.model')}
        value={choice ? toValue(choice.connection.id, choice.model) : ''}
        onChange={(event) => {
          const [connectionId, model] = parseValue(event.currentTarget.value);
          surface.choose(connectionId, model);
        }}
      >
        {!choice && <option value="">{t('panel.model')}</option>}
        {connections.map((connection) => (
          <optgroup key={connection.id} label={connection.name}>
            {toModels(connection, choice).map((model) => (
              <option key={model} value={toValue(connection.id, model)}>
                {removeHidden(model) || connection.name}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <Icon name="chevron-down" />
    </span>
  );
}

/** The chosen model and the connection's own first: the endpoint's list may lack both. */
function toModels(connection: ConnectionView, choice: ModelChoice | null): string[] {
  const own = choice?.connection.id === connection.id ? [choice.model] : [];
  const models = [...new Set([connection.model, ...own, ...connection.models])];
  return models.length > 1 ? models.filter((model) => model !== '') : models;
}

function toValue(connectionId: string, model: string): string {
  return `${connectionId}\n${model}`;
}

function parseValue(value: string): [connectionId: string, model: string] {
  const end = value.indexOf('\n');
  return [value.slice(0, end), value.slice(end + 1)];
}
