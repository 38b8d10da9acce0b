import { expect, test } from 'vitest';
import { parseCommand } from '../../../../lib/protocol/command.ts';
import type { Command } from '../../../../lib/protocol/command.ts';
import { decideCall } from '../../../../lib/surface/calls/decide-call.ts';
import { createRequests } from '../../../../lib/surface/requests.ts';

const runId = crypto.randomUUID();

test('the user’s word is said again until it was heard, as the same one', async () => {
  const sent: Command[] = [];
  const requests = createRequests((command) => sent.push(command));
  const decided = decideCall({ request: requests.ask }, { runId, call: 3, ask: 2 }, 'always');
  requests.sendAgain();
  expect(sent).toHaveLength(2);
  expect(sent[1]).toBe(sent[0]);
  expect(parseCommand(sent[0])).toMatchObject({
    type: 'call-decide',
    runId,
    call: 3,
    ask: 2,
    decision: 'always',
  });
  const requestId = 'requestId' in sent[0]! ? sent[0].requestId : '';
  requests.settle({ type: 'carried-out', requestId, error: null });
  expect(await decided).toBe(true);
  expect(requests.pending()).toBe(0);
});

test('what this page could not do goes along, and a word that was not kept is told', async () => {
  const sent: Command[] = [];
  const requests = createRequests((command) => sent.push(command));
  const where = { runId, call: 0, ask: 1 };
  const decided = decideCall({ request: requests.ask }, where, 'allow', 'No clipboard.');
  expect(sent[0]).toMatchObject({ decision: 'allow', failure: 'No clipboard.' });
  const requestId = 'requestId' in sent[0]! ? sent[0].requestId : '';
  requests.settle({ type: 'carried-out', requestId, error: { kind: 'storage-full' } });
  expect(await decided).toBe(false);
});
