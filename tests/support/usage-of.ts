import type { Usage } from '../../lib/core/parts.ts';
import type { RunView } from '../../lib/core/run-view.ts';

/** What the last request of an answer reported; undefined where it counted nothing. */
export function usageOf({ requests }: RunView): Usage | undefined {
  const { usage = {} } = requests.at(-1) ?? {};
  return Object.keys(usage).length > 0 ? usage : undefined;
}
