import type { RunError } from '../../core/run-error.ts';
import type {
  ServerPrompt,
  ServerPromptText,
  ServerReading,
  ServerResource,
} from '../../core/tool-server.ts';
import type { ToolServer } from '../../core/tool-settings.ts';
import type { Surface } from '../surface.ts';

/** What a server gave, or why it gave nothing. */
export type Given<Value> = Value | { error: RunError };

/** What servers of tools are asked for beside tools. The signal ends the question, and its connection. */
export interface ServerRequests {
  resources(
    serverId: string,
    signal: AbortSignal,
  ): Promise<Given<{ resources: readonly ServerResource[] }>>;
  read(
    serverId: string,
    uri: string,
    signal: AbortSignal,
  ): Promise<Given<{ reading: ServerReading }>>;
  prompts(
    serverId: string,
    signal: AbortSignal,
  ): Promise<Given<{ prompts: readonly ServerPrompt[] }>>;
  prompt(
    serverId: string,
    name: string,
    input: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<Given<{ prompt: ServerPromptText }>>;
}

/** Builds them over a surface. */
export function createServerRequests({ request }: Pick<Surface, 'request'>): ServerRequests {
  const toAsking = (serverId: string) => ({ requestId: crypto.randomUUID(), serverId });
  return {
    async resources(serverId, signal) {
      const command = { type: 'server-resources-read', ...toAsking(serverId) } as const;
      return (await request('server-resources', command, { signal })).outcome;
    },
    async read(serverId, uri, signal) {
      const command = { type: 'server-resource-read', ...toAsking(serverId), uri } as const;
      return (await request('server-resource', command, { signal })).outcome;
    },
    async prompts(serverId, signal) {
      const command = { type: 'server-prompts-read', ...toAsking(serverId) } as const;
      return (await request('server-prompts', command, { signal })).outcome;
    },
    async prompt(serverId, name, input, signal) {
      const asking = { ...toAsking(serverId), name, arguments: { ...input } };
      const command = { type: 'server-prompt-get', ...asking } as const;
      return (await request('server-prompt', command, { signal })).outcome;
    },
  };
}

/** The servers that the user has turned on. */
export function toServersOn({ settings }: Pick<Surface, 'settings'>): readonly ToolServer[] {
  return settings.value.toolServers.filter(({ on }) => on);
}
