import type { ConnectionView } from '../../lib/core/connection.ts';
import type { Prompt } from '../../lib/core/prompt.ts';
import type { Translator } from '../../lib/strings/to-translator.ts';

/** Whom a prompt asks that does not ask as the conversation does; undefined for any other. */
export function toConnectionLine(
  { connectionId, model }: Prompt,
  connections: readonly ConnectionView[],
  { t }: Pick<Translator, 't'>,
): string | undefined {
  if (connectionId === null) return undefined;
  const connection = connections.find(({ id }) => id === connectionId);
  if (!connection) return t('prompts.connectionGone');
  return t('prompts.asks', { name: connection.name, model: model || connection.model });
}
