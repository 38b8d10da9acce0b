import type { JSX } from 'preact';
import { removeHidden } from '../lib/core/hidden-characters.ts';
import type { ConnectionView } from '../lib/core/connection.ts';
import { toConnectionLabel } from '../lib/surface/connection-label.ts';
import type { RunChoice } from '../lib/surface/surface.ts';

/** The options of a select of all models, by connection. The value of each is that of {@link toModelValue}. */
export function ModelOptions(props: {
  connections: readonly ConnectionView[];
  chosen?: RunChoice | null;
}): JSX.Element {
  return (
    <>
      {props.connections.map((connection) => (
        <optgroup key={connection.id} label={toConnectionLabel(connection, props.connections)}>
          {toModelChoices(connection, props.chosen).map((choice) => (
            <option key={choice.model} value={toModelValue(choice)}>
              {removeHidden(choice.model) || connection.name}
            </option>
          ))}
        </optgroup>
      ))}
    </>
  );
}

/** The connection's own model first and the chosen one: the endpoint's list may lack both. */
export function toModelChoices(
  { id, model, models }: ConnectionView,
  chosen: RunChoice | null = null,
): RunChoice[] {
  const own = chosen?.connectionId === id ? [chosen.model] : [];
  const all = [...new Set([model, ...own, ...models])];
  const named = all.length > 1 ? all.filter((name) => name !== '') : all;
  return named.map((name) => ({ connectionId: id, model: name }));
}

/** The choice of an option; null for one that names none. */
export function parseModelValue(value: string): RunChoice | null {
  const end = value.indexOf('\n');
  return end < 0 ? null : { connectionId: value.slice(0, end), model: value.slice(end + 1) };
}

/** A choice as the value of an option. */
export function toModelValue({ connectionId, model }: RunChoice): string {
  return `${connectionId}\n${model}`;
}
