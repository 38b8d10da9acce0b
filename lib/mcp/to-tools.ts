import type { ServerTool } from '../core/tool-server.ts';
import type { ToolServer, ToolSettings } from '../core/tool-settings.ts';
import type { Tool } from '../tools/tool.ts';
import type { ServerLink } from './server-link.ts';
import { toToolName } from './tool-names.ts';

/**
 * The tools of a server as a model is offered them. What they give back is a stranger's; arguments go to the server, so a person
 * is told its host. `readOnlyHint` is the server's own word: without it a tool counts as one that acts, and is asked for
 * each time; with it, it is asked for like one that reads, and never less.
 * @param link rejects with `ToolFault` where a call cannot be made
 * @param prefix of this server, see `toPrefixes`
 * @param isThere whether that tool of it is on in these settings
 */
export function toTools(
  server: Pick<ToolServer, 'name' | 'url' | 'off'>,
  listed: readonly ServerTool[],
  link: Pick<ServerLink, 'call'>,
  {
    prefix,
    isThere,
  }: {
    prefix: string;
    isThere(name: string, settings: ToolSettings): boolean;
  },
): Tool[] {
  const { host } = new URL(server.url);
  const tools = new Map<string, Tool>();
  for (const { name, title, description, schema, acts } of listed) {
    const offered = toToolName(prefix, name);
    if (server.off.includes(name) || tools.has(offered)) continue;
    tools.set(offered, {
      name: offered,
      description: description || title,
      schema,
      acts,
      bringer: server.url,
      // The user has set the server up, and can leave out any of its tools.
      isWanted: true,
      isThere: (settings) => isThere(name, settings),
      untrusted: true,
      describe: () =>
        Promise.resolve({
          gives: 'result',
          tool: title,
          title: server.name,
          host,
          sends: true,
        } as const),
      run: (input, { signal }, { onProgress }) => link.call(name, input, { signal, onProgress }),
    });
  }
  return [...tools.values()];
}
