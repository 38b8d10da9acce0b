import type { ConversationId } from '../core/ids.ts';
import type { Settings } from '../core/connection.ts';
import { offerLimit } from '../core/tool.ts';
import type { MissingTools } from '../core/tool.ts';
import { toToolLeave } from '../core/tool-settings.ts';
import { toHost } from '../providers/base-url.ts';
import type { Tool } from '../tools/tool.ts';
import type { ConversationStore } from '../conversations/conversation-store.ts';

/** All that models may call. */
export interface ToolBox {
  /** What the questions of a conversation offer now; nothing where tools are off in it. */
  offered(id: ConversationId): Promise<Offer>;
  /** Whether a tool that was offered in a conversation is so now, as it was. Nobody is connected to for that. */
  isOffered(id: ConversationId, tool: Tool): Promise<boolean>;
}

/** Tools, and what could not be asked for its own. */
export interface Offer {
  tools: readonly Tool[];
  missing: readonly MissingTools[];
}

/**
 * Where tools come from. Of two with one name the first counts, also where it is not offered, and the last ones are left out where
 * there are too many.
 */
export type ToolSource = (settings: Settings) => Promise<Offer>;

/** Builds the box. */
export function createToolBox(
  { store, settings }: { store: ConversationStore; settings(): Promise<Settings> },
  sources: readonly ToolSource[],
): ToolBox {
  /** The settings, where tools are on. */
  const read = async (id: ConversationId): Promise<Settings | undefined> => {
    const [settled, conversation] = await Promise.all([settings(), store.conversation(id)]);
    return (conversation?.toolsOn ?? settled.toolsOn) ? settled : undefined;
  };
  return {
    async isOffered(id, tool) {
      const settled = await read(id);
      if (!settled || toToolLeave(tool, settled) === 'never') return false;
      return tool.isThere?.(settled) !== false;
    },
    async offered(id) {
      const settled = await read(id);
      if (!settled) return { tools: [], missing: [] };
      const found = await Promise.all(sources.map((source) => source(settled)));
      const byName = new Map<string, Tool>();
      for (const tool of found.flatMap(({ tools }) => tools))
        if (!byName.has(tool.name)) byName.set(tool.name, tool);
      const tools = [...byName.values()].filter((tool) => toToolLeave(tool, settled) !== 'never');
      const missing = found.flatMap(({ missing }) => missing);
      return { tools: tools.slice(0, offerLimit), missing: [...missing, ...toCut(tools, settled)] };
    },
  };
}

/** The servers of whose tools there are too many, and how many of them are left out. */
function toCut(tools: readonly Tool[], { toolServers }: Settings): MissingTools[] {
  const left = tools.slice(offerLimit).map(({ bringer = '' }) => bringer);
  return [...new Set(left)].map((bringer) => {
    const host = toHost(bringer);
    const name = toolServers.find(({ url }) => url === bringer)?.name ?? host ?? bringer;
    const counts = [left, tools.map((tool) => tool.bringer)].map(
      (all) => all.filter((each) => each === bringer).length,
    );
    return { server: `${name} (${counts.join('/')})`, error: { kind: 'endless', host } };
  });
}
