import type { ConversationId } from '../core/ids.ts';
import type { BackgroundOptions } from './background-options.ts';
import { createCallDesk } from './call-desk.ts';
import type { CallDesk, CallDeskOptions } from './call-desk.ts';
import type { Connections } from './connections.ts';
import { toOwnTools } from './own-tools.ts';
import type { StepSources } from './prepare-step.ts';
import { createToolBox } from './tool-box.ts';
import type { ToolBox, ToolSource } from './tool-box.ts';
import type { WindowMap } from './window-map.ts';
import { toPictureLimits } from '../providers/picture-limits.ts';
import { createBuiltInTools } from '../tools/built-in-tools.ts';
import { toTimeSource } from '../tools/date-time-tool.ts';

/** What models call, and who sees to it. */
export interface Calls {
  box: ToolBox;
  desk: CallDesk;
}

/** Builds both. `sources` are further places that tools come from, after the user's own. */
export function openCalls(
  options: Pick<CallDeskOptions, 'store' | 'clock' | 'pictures' | 'onPaused'> &
    Pick<StepSources, 'permissions'> &
    Pick<BackgroundOptions, 'tabs'> & {
      connections: Connections;
      windows: WindowMap;
      sources: readonly ToolSource[];
    },
): Calls {
  const { store, clock, connections, permissions, windows, sources, tabs } = options;
  const builtIn = createBuiltInTools({
    desk: tabs,
    conversations: store,
    time: toTimeSource(clock),
    // Of no provider: what all of them take.
    pictureLimits: toPictureLimits('', ''),
  });
  const box = createToolBox({ store, settings: connections.settings }, [
    // First, so that no name of theirs is ever somebody else's tool.
    async () => builtIn,
    async ({ ownTools }) => toOwnTools(ownTools, permissions),
    ...sources,
  ]);
  const findWindow = async (id: ConversationId): Promise<number> =>
    (await windows.showing(new Set([id])))[0] ?? -1;
  return { box, desk: createCallDesk({ ...options, box, findWindow }) };
}
