import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ToolCallView } from '../../lib/core/call-view.ts';
import { decideCall } from '../../lib/surface/calls/decide-call.ts';
import { connectTo, lastAnswer, say, stateOf, textOf } from '../support/conversing.ts';
import { callScript, textScript } from '../support/fault-server/call-scripts.ts';
import { createFaultServer } from '../support/fault-server/fault-server.ts';
import type { FaultServer } from '../support/fault-server/fault-server.ts';
import { createHouse } from '../support/house.ts';
import type { House, HousedSurface } from '../support/house.ts';
import { waitUntil } from '../support/wait-until.ts';

let server: FaultServer;
let house: House;
let panel: HousedSurface;

beforeEach(async () => {
  server = await createFaultServer();
  house = createHouse();
  panel = house.openSurface();
  await connectTo(panel, server);
  await panel.saveSettings({ toolsOn: true, toolLeaves: { copy_to_clipboard: 'ask' } });
});

afterEach(async () => {
  house.close();
  await server.close();
});

const firstCall = (): ToolCallView | undefined => lastAnswer(panel)?.view().toolCalls[0];

const asked = () => waitUntil(() => firstCall()?.state === 'asked', 'ask');

const allow = (): Promise<boolean> =>
  decideCall(
    panel,
    { runId: lastAnswer(panel)!.id, call: 0, ask: firstCall()?.ask?.number ?? 0 },
    'allow',
  );

const until = (state: string): Promise<unknown> => waitUntil(() => stateOf(panel) === state, state);

test('an answer that has just ended is found by the next search of the conversations', async () => {
  server.next(textScript('chat-completions', 'The ferry leaves at noon.'));
  say(panel, 'When?');
  await until('finished');
  panel.newConversation();
  server.next(callScript('chat-completions', '', [['search_conversations', { query: 'ferry' }]]));
  server.next(textScript('chat-completions', 'At noon.'));
  say(panel, 'What did you say?');
  await asked();
  await allow();
  await until('finished');
  expect(firstCall()?.result?.text).toContain('The ferry leaves at noon.');
});

test('what the click itself has copied is done though the connection was deleted meanwhile, and that the answer cannot go on is said', async () => {
  server.next(callScript('chat-completions', 'I copy.', [['copy_to_clipboard', { text: 'x' }]]));
  say(panel, 'Copy it');
  await asked();
  panel.deleteConnection(panel.connections.value[0]!.id);
  await waitUntil(() => panel.connections.value.length === 0, 'the deletion');
  await allow();
  await until('failed');
  expect(firstCall()?.state).toBe('done');
  expect(textOf(panel)).toBe('I copy.');
  expect(lastAnswer(panel)?.view().error?.kind).toBe('no-connection');
  expect(server.requests).toHaveLength(1);
});
