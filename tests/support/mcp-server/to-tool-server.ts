import type { ToolServer } from '../../../lib/core/tool-settings.ts';
import type { McpServer } from './start.ts';

/** A server as the user has set it up, at that path of the process. */
export function toToolServer(
  { origin }: Pick<McpServer, 'origin'>,
  path: string,
  more: Partial<ToolServer> = {},
): ToolServer {
  const plain = { id: `server${path.replaceAll('/', '-')}`, name: 'Notes', url: origin + path };
  return { ...plain, auth: 'none', headerName: '', on: true, off: [], ...more };
}
