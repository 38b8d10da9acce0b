import type { RunError } from '../core/run-error.ts';
import type {
  ServerPrompt,
  ServerPromptText,
  ServerReading,
  ServerResource,
  ServerTool,
} from '../core/tool-server.ts';
import type { ToolServer, ToolSettings } from '../core/tool-settings.ts';
import { ServerFault } from '../mcp/server-fault.ts';
import type { ServerLink } from '../mcp/server-link.ts';
import { toPrefixes } from '../mcp/tool-names.ts';
import { toTools } from '../mcp/to-tools.ts';
import { toHost } from '../providers/base-url.ts';
import { ToolFault } from '../tools/tool.ts';
import type { Tool } from '../tools/tool.ts';
import { openLink } from './server-links.ts';
import type { LinkManner, LinkSources, OpenLink } from './server-links.ts';
import { toSaid, toServerError } from './server-secrets.ts';

/** How long a question waits for a server that does not say what its tools are, in ms. */
const patienceMs = 5_000;

/** What was asked of a server, or why there is nothing. */
export type Told<Answer> = Answer | { error: RunError };

/** The servers of tools that the user has set up. None is asked before somebody needs it. */
export interface ToolServers {
  /** The tools of those that are on, and what kept others from being offered. Takes little more than five seconds. */
  tools(): Promise<{ tools: Tool[]; faults: ServerTrouble[] }>;
  /** What a server that is being edited offers, and whether that is not all of it. Somebody is there to sign in. */
  check(
    server: ToolServer,
    manner: Pick<LinkManner, 'typed' | 'signInAt'>,
    signal: AbortSignal,
  ): Promise<Told<{ tools: ServerTool[]; hasMore: boolean }>>;
  resources(serverId: string, signal: AbortSignal): Promise<Told<{ resources: ServerResource[] }>>;
  read(
    serverId: string,
    uri: string,
    signal: AbortSignal,
  ): Promise<Told<{ reading: ServerReading }>>;
  prompts(serverId: string, signal: AbortSignal): Promise<Told<{ prompts: ServerPrompt[] }>>;
  prompt(
    serverId: string,
    name: string,
    input: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<Told<{ prompt: ServerPromptText }>>;
  /** Lets go of the links to servers that are other ones by now, or off. */
  settle(): Promise<void>;
  /** Lets go of the link to that server: what opens it is another. */
  forget(serverId: string): void;
}

/** A server whose tools are not offered. */
export interface ServerTrouble {
  server: Pick<ToolServer, 'id' | 'name'>;
  error: RunError;
}

/** What the servers are found and asked with. */
export interface ToolServersOptions extends LinkSources {
  settings(): Promise<Pick<ToolSettings, 'toolServers'>>;
}

interface Held {
  /** What the link was opened for. */
  readonly mark: string;
  readonly opening: Promise<OpenLink | { error: RunError }>;
}

/** Builds them, with no link open. */
export function createToolServers(options: ToolServersOptions): ToolServers {
  const held = new Map<string, Held>();

  const forget = (serverId: string): void => {
    const gone = held.get(serverId);
    held.delete(serverId);
    void gone?.opening.then((open) => ('link' in open ? open.link.close() : undefined));
  };

  /** Why that server may not be asked any more, whose link is let go then; undefined where it may. */
  const shut = async (
    serverId: string,
    open: OpenLink,
  ): Promise<{ error: RunError } | undefined> => {
    const error = await open.refusal();
    if (!error) return undefined;
    const known = await held.get(serverId)?.opening.catch(() => undefined);
    if (known === open) forget(serverId);
    else void open.link.close();
    return { error };
  };

  /** The link to a server, opened where there is none. One that could not be opened is tried anew. */
  const hold = async (server: ToolServer): Promise<OpenLink | { error: RunError }> => {
    const mark = toMark(server);
    const known = held.get(server.id);
    if (known && known.mark !== mark) forget(server.id);
    const current = held.get(server.id) ?? { mark, opening: openLink(server, options) };
    held.set(server.id, current);
    const drop = (): void => {
      if (held.get(server.id) === current) held.delete(server.id);
    };
    try {
      const open = await current.opening;
      if ('error' in open) drop();
      if ('error' in open || !known) return open;
      return (await shut(server.id, open)) ?? open;
    } catch (cause) {
      drop();
      throw cause;
    }
  };

  const settle = async (): Promise<readonly ToolServer[]> => {
    const { toolServers } = await options.settings();
    const marks = toolServers.map(toMark);
    for (const [id, { mark }] of held) if (!marks.includes(mark)) forget(id);
    return toolServers;
  };

  /** The link to the server of which that is true now. */
  const reach = async (
    isIt: (server: ToolServer) => boolean,
  ): Promise<OpenLink | { error: RunError }> => {
    const server = (await settle()).find(isIt);
    return server ? hold(server) : { error: { kind: 'not-found' } };
  };

  /**
   * Calls of tools, each held to what the user allows at that moment: they may have been asked for long ago, and the link over which
   * they were listed may have been let go since.
   */
  const toCaller = (mark: string): Pick<ServerLink, 'call'> => ({
    async call(...call) {
      const open = await reach((server) => toMark(server) === mark);
      if ('error' in open) {
        const { kind } = open.error;
        throw new ToolFault(
          `The server may not be asked now (${kind}). The user has to see to it first.`,
        );
      }
      try {
        return await open.link.call(...call);
      } catch (cause) {
        throw cause instanceof ServerFault ? new ToolFault(toSaid(cause, open.secrets())) : cause;
      }
    },
  });

  const listInTime = async (open: OpenLink): Promise<Told<{ tools: ServerTool[] }>> => {
    const late = Promise.withResolvers<Told<{ tools: ServerTool[] }>>();
    const listing = told(open, async () => ({ tools: await open.listed() }));
    // Who has waited once does not wait for the same again with the next question.
    const cancel = options.clock.after(Math.max(0, patienceMs - open.waitedMs()), () =>
      late.resolve({ error: { kind: 'timed-out', host: toHost(open.url), waitedMs: patienceMs } }),
    );
    try {
      return await Promise.race([listing, late.promise]);
    } finally {
      cancel();
    }
  };

  const ask = async <Answer>(
    serverId: string,
    work: (link: ServerLink) => Promise<Answer>,
  ): Promise<Told<Answer>> => {
    const open = await reach(({ id, on }) => id === serverId && on);
    return 'error' in open ? open : told(open, () => work(open.link));
  };

  return {
    async tools() {
      const servers = await settle();
      const prefixes = toPrefixes(servers);
      const faults: ServerTrouble[] = [];
      const offered = await Promise.all(
        servers
          .filter(({ on }) => on)
          .map(async (server) => {
            const mark = toMark(server);
            const open = await hold(server);
            const listed = 'error' in open ? open : await listInTime(open);
            if ('error' in open || 'error' in listed) {
              faults.push({ server, error: 'error' in listed ? listed.error : toUnexpected() });
              return [];
            }
            return toTools({ ...server, url: open.url }, listed.tools, toCaller(mark), {
              prefix: prefixes.get(server.id) ?? server.id,
              isThere: (name, { toolServers }) =>
                toolServers.some((row) => toMark(row) === mark && !row.off.includes(name)),
            });
          }),
      );
      return { tools: offered.flat(), faults };
    },
    async check(server, manner, signal) {
      const open = await openLink(server, options, { ...manner, isAttended: true });
      if ('error' in open) return open;
      try {
        return await told(open, async () => {
          const tools = await open.link.tools(signal);
          return { tools, hasMore: open.link.hasMore() };
        });
      } finally {
        void open.link.close();
        // It may have signed in anew.
        if (server.auth === 'oauth') forget(server.id);
      }
    },
    resources: (serverId, signal) =>
      ask(serverId, async (link) => ({ resources: await link.resources(signal) })),
    read: (serverId, uri, signal) =>
      ask(serverId, async (link) => ({ reading: await link.read(uri, signal) })),
    prompts: (serverId, signal) =>
      ask(serverId, async (link) => ({ prompts: await link.prompts(signal) })),
    prompt: (serverId, name, input, signal) =>
      ask(serverId, async (link) => ({ prompt: await link.prompt(name, input, signal) })),
    async settle() {
      await settle();
    },
    forget,
  };
}

/** What of a server another link is needed for when it changes, or none. */
function toMark({ id, on, url, auth, headerName, confirmedOrigin }: ToolServer): string {
  return JSON.stringify([id, on, url, auth, headerName, confirmedOrigin]);
}

/** The answer, or what its fault means to a person. */
async function told<Answer>(open: OpenLink, work: () => Promise<Answer>): Promise<Told<Answer>> {
  try {
    return await work();
  } catch (cause) {
    if (!(cause instanceof ServerFault)) return { error: toUnexpected() };
    return { error: toServerError(cause, open.url, open.secrets()) };
  }
}

function toUnexpected(): RunError {
  return { kind: 'unexpected' };
}
