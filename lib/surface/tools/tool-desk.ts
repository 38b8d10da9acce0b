import { doesAct, toToolLeave } from '../../core/tool-settings.ts';
import type { OwnTool, ToolSettings } from '../../core/tool-settings.ts';
import type { ToolLeave } from '../../core/tool.ts';
import type { Surface } from '../surface.ts';

/**
 * About what the descriptions of the tools that come with the extension cost in a request, as long as nothing was changed about
 * them: those that read.
 */
export const builtInTokens = 900;

/** Where it is settled what is offered to models. Each resolves with whether it was kept. */
export interface ToolDesk {
  setLeave(tool: { name: string; acts: boolean }, leave: ToolLeave): Promise<boolean>;
  /** Adds a tool, or changes the one with its id, which is offered or not as before. */
  save(tool: OwnTool): Promise<boolean>;
  delete(id: string): Promise<boolean>;
}

/** Builds it. One change waits for the one before, since each is a change of whole lists. */
export function createToolDesk({
  settings,
  saveSettings,
}: Pick<Surface, 'settings' | 'saveSettings'>): ToolDesk {
  let last: Promise<unknown> = Promise.resolve();
  const change = (make: (settled: ToolSettings) => Partial<ToolSettings>): Promise<boolean> => {
    const done = last.then(() => saveSettings(make(settings.peek())));
    last = done;
    return done;
  };
  return {
    setLeave: (tool, leave) =>
      change(({ toolLeaves }) => ({ toolLeaves: withLeave(toolLeaves, tool, leave) })),
    save: (tool) =>
      change(({ ownTools, toolLeaves }) => {
        const old = ownTools.find(({ id }) => id === tool.id);
        // Who writes a tool wants it: one that acts would be offered by nobody otherwise.
        const leave = old ? toToolLeave(toOffered(old), { toolLeaves }) : 'ask';
        const others = old ? without(toolLeaves, old.name) : toolLeaves;
        return {
          ownTools: old
            ? ownTools.map((each) => (each === old ? tool : each))
            : [...ownTools, tool],
          toolLeaves: withLeave(others, toOffered(tool), leave),
        };
      }),
    delete: (id) =>
      change(({ ownTools, toolLeaves }) => {
        const gone = ownTools.find((each) => each.id === id);
        return {
          ownTools: ownTools.filter((each) => each !== gone),
          toolLeaves: gone ? without(toolLeaves, gone.name) : toolLeaves,
        };
      }),
  };
}

/** A tool of the user's own, as it is decided whether it is offered. */
export function toOffered(tool: OwnTool): { name: string; acts: boolean } {
  return { name: tool.name, acts: doesAct(tool) };
}

type Leaves = ToolSettings['toolLeaves'];

/** Only what is otherwise than a tool comes with is written down. */
function withLeave(leaves: Leaves, tool: { name: string; acts: boolean }, leave: ToolLeave) {
  const others = without(leaves, tool.name);
  const isUsual = toToolLeave(tool, { toolLeaves: others }) === leave;
  return isUsual ? others : { ...others, [tool.name]: leave };
}

function without(leaves: Leaves, name: string): Leaves {
  return Object.fromEntries(Object.entries(leaves).filter(([each]) => each !== name));
}
