import type { Settings } from '../../../lib/core/connection.ts';
import type { OwnTool } from '../../../lib/core/tool-settings.ts';
import type { FaultServer, RequestMatch } from '../../support/fault-server/fault-server.ts';
import type { ScriptedCall } from '../../support/fault-server/call-scripts.ts';

/** Whether a request is a call of the tool of {@link withValve}. */
export const isTurn: RequestMatch = ({ path }) => path === '/valve';

/** Offers a tool of the user's own that acts, and whose endpoint is the test's server: it sees what is carried out, and how often. */
export function withValve({ url }: FaultServer): Partial<Settings> {
  const tool: OwnTool = {
    id: 'valve',
    name: 'turn_valve',
    description: 'Turns the valve.',
    schema: '{"type":"object","properties":{"by":{"type":"integer"}},"required":["by"]}',
    reply: { type: 'endpoint', url: `${url}/valve` },
  };
  return { toolsOn: true, ownTools: [tool], toolLeaves: { turn_valve: 'ask' } };
}

/** A call of it. */
export function toTurn(by: number): ScriptedCall {
  return ['turn_valve', { by }];
}
