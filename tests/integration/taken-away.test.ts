import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Settings } from '../../lib/core/connection.ts';
import type { OwnTool } from '../../lib/core/tool-settings.ts';
import { decideCall } from '../../lib/surface/calls/decide-call.ts';
import { connectTo, lastAnswer, say, stateOf } from '../support/conversing.ts';
import { callScript, textScript } from '../support/fault-server/call-scripts.ts';
import { createFaultServer } from '../support/fault-server/fault-server.ts';
import type { FaultServer } from '../support/fault-server/fault-server.ts';
import { createHouse } from '../support/house.ts';
import type { House } from '../support/house.ts';
import { waitUntil } from '../support/wait-until.ts';

let server: FaultServer;
let house: House;

beforeEach(async () => {
  server = await createFaultServer();
});

afterEach(async () => {
  house.close();
  await server.close();
});

const own: OwnTool = {
  id: 'own',
  name: 'lookup',
  description: 'Looks up.',
  schema: '{"type":"object"}',
  reply: { type: 'fixed', text: 'The old reply.' },
};

test.each<[string, Partial<Settings>, RegExp]>([
  ['deleted', { ownTools: [] }, /"lookup" is not there any more. Nothing was carried out/],
  [
    'edited',
    { ownTools: [{ ...own, reply: { type: 'fixed', text: 'The new reply.' } }] },
    /"lookup" is not there any more. Nothing was carried out/,
  ],
  ['turned off', { toolLeaves: { lookup: 'never' } }, /"lookup" is not there any more/],
  ['left as it was', { toolLeaves: { calculate: 'never' } }, /The old reply/],
])('a tool of one’s own that was %s while its call waited', async (_, change, told) => {
  house = createHouse();
  const panel = house.openSurface();
  await connectTo(panel, server);
  await panel.saveSettings({ toolsOn: true, ownTools: [own] });
  server.next(callScript('chat-completions', 'I look.', [['lookup', {}]]));
  server.next(textScript('chat-completions', 'Well.'));
  say(panel, 'What is it?');
  const ask = await waitUntil(() => lastAnswer(panel)?.view().toolCalls[0]?.ask?.number, 'the ask');
  await panel.saveSettings(change);
  const { id } = lastAnswer(panel)!;
  await decideCall(panel, { runId: id, call: 0, ask }, 'allow');
  await waitUntil(() => stateOf(panel) === 'finished', 'the end');
  expect(server.requests[1]?.bodyText.replaceAll('\\', '')).toMatch(told);
});
