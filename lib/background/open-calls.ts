import type { ConnectionId, ConversationId } from '../core/ids.ts';
import type { Permissions } from '../core/platform.ts';
import type { BackgroundOptions } from './background-options.ts';
import { createCallDesk } from './call-desk.ts';
import type { CallDesk, CallDeskOptions } from './call-desk.ts';
import type { Connections } from './connections.ts';
import type { Credentials } from './credentials.ts';
import type { Indexer } from './indexer.ts';
import { toOwnTools } from './own-tools.ts';
import { createToolBox } from './tool-box.ts';
import type { ToolBox } from './tool-box.ts';
import { createToolServers } from './tool-servers.ts';
import type { ToolServers } from './tool-servers.ts';
import type { WindowMap } from './window-map.ts';
import { toPictureLimits } from '../providers/picture-limits.ts';
import { createBuiltInTools } from '../tools/built-in-tools.ts';
import { toTimeSource } from '../tools/date-time-tool.ts';

/** What models call, and who sees to it. */
export interface Calls {
  box: ToolBox;
  desk: CallDesk;
  servers: ToolServers;
}

/** Builds them. */
export function openCalls(
  options: Pick<CallDeskOptions, 'store' | 'clock' | 'pictures' | 'onPaused'> &
    Pick<BackgroundOptions, 'tabs' | 'signIn'> & {
      connections: Connections;
      windows: WindowMap;
      credentials: Credentials;
      permissions: Pick<Permissions, 'has'>;
      indexer: Pick<Indexer, 'catchUp' | 'isBehind'>;
    },
): Calls {
  const { store, clock, connections, permissions, credentials, windows, tabs, signIn, indexer } =
    options;
  const builtIn = createBuiltInTools({
    desk: tabs,
    conversations: {
      ...store,
      async search(query, limit) {
        await indexer.catchUp();
        return store.search(query, limit);
      },
      isBehind: indexer.isBehind,
    },
    time: toTimeSource(clock),
    // Of no provider: what all of them take.
    pictureLimits: toPictureLimits('', ''),
  });
  const servers = createToolServers({
    clock,
    permissions,
    settings: connections.settings,
    readToken: (id, origin) => credentials.read(id, origin),
    saveToken: (id, origin, token) => credentials.save(id, origin, token),
    signIn,
  });
  const box = createToolBox({ store, settings: connections.settings }, [
    // First, so that no name of theirs is ever somebody else's tool.
    async () => ({ tools: builtIn, missing: [] }),
    async ({ ownTools }) => ({ tools: toOwnTools(ownTools, permissions), missing: [] }),
    async () => {
      const { tools, faults } = await servers.tools();
      return {
        tools,
        missing: faults.map(({ server, error }) => ({ server: server.name, error })),
      };
    },
  ]);
  const findWindow = async (id: ConversationId): Promise<number> =>
    (await windows.showing(new Set([id])))[0] ?? -1;
  const isConnected = async (id: ConnectionId): Promise<boolean> =>
    (await connections.find(id)) !== undefined;
  return { box, servers, desk: createCallDesk({ ...options, box, findWindow, isConnected }) };
}
