import type { ToolLeave } from './tool.ts';

/** A tool of the user's own, for those who develop against these APIs. */
export interface OwnTool {
  id: string;
  /** As a model calls it; see `ToolOffer`. */
  name: string;
  description: string;
  /** JSON Schema of the arguments, as it was written. */
  schema: string;
  reply: { type: 'fixed'; text: string } | { type: 'endpoint'; url: string };
}

/** A server of tools that speaks the Model Context Protocol. What opens it lies with the keys, under its id. */
export interface ToolServer {
  id: string;
  /** The user's name for it. */
  name: string;
  url: string;
  /** The origin that the user has confirmed to be asked without encryption, as of a connection. */
  confirmedOrigin?: string | undefined;
  auth: (typeof serverAuths)[number];
  /** Of `header`: which one carries the token, bare. */
  headerName: string;
  /** Whether it is used at all. */
  on: boolean;
  /** The names of its tools that are not offered, as it calls them. */
  off: readonly string[];
}

/** How a server is told who asks. */
export const serverAuths = ['none', 'bearer', 'header', 'oauth'] as const;

/** What the user has settled about tools. */
export interface ToolSettings {
  /** Whether a new conversation offers tools. */
  toolsOn: boolean;
  /** By name, where it is not what a tool comes with: those that only read `ask`, those that act `never`. */
  toolLeaves: Readonly<Record<string, ToolLeave>>;
  ownTools: readonly OwnTool[];
  toolServers: readonly ToolServer[];
}

/** The tools of a fresh install: none is offered until the user turns them on, since their descriptions are paid for too. */
export const defaultToolSettings: ToolSettings = {
  toolsOn: false,
  toolLeaves: {},
  ownTools: [],
  toolServers: [],
};

/** What a tool of the user's own may be called: what every provider takes, see `ToolOffer`, and no name as of a server's tool. */
export function isToolName(name: string): boolean {
  return /^(?!.*__)[\w-]{1,64}$/.test(name);
}

/** Whether a tool of the user's own counts as one that acts: nobody here knows what an endpoint does. */
export function doesAct({ reply }: Pick<OwnTool, 'reply'>): boolean {
  return reply.type === 'endpoint';
}

/** Whether a tool is offered: what acts only to who wants it, as one that the user has brought. */
export function toToolLeave(
  { name, acts, isWanted = !acts }: { name: string; acts: boolean; isWanted?: boolean },
  { toolLeaves }: Pick<ToolSettings, 'toolLeaves'>,
): ToolLeave {
  // A server may call its tool what every object has something under.
  const settled = Object.hasOwn(toolLeaves, name) ? toolLeaves[name] : undefined;
  return settled ?? (isWanted ? 'ask' : 'never');
}
