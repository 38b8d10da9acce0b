import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { toRunView } from '../../lib/core/run-view.ts';
import type { ToolCallView } from '../../lib/core/call-view.ts';
import type { Dialect } from '../../lib/core/connection.ts';
import type { CallDecision } from '../../lib/core/tool.ts';
import { decideCall } from '../../lib/surface/calls/decide-call.ts';
import { readFigures } from '../../lib/surface/figure-requests.ts';
import { toAnswerFigures } from '../../lib/surface/format.ts';
import { connectTo, lastAnswer, say, stateOf, textOf } from '../support/conversing.ts';
import { callScript, textScript } from '../support/fault-server/call-scripts.ts';
import { createFaultServer } from '../support/fault-server/fault-server.ts';
import type { FaultServer } from '../support/fault-server/fault-server.ts';
import { createHouse } from '../support/house.ts';
import type { House, HousedSurface } from '../support/house.ts';
import { makeDesk } from '../support/made-desk.ts';
import type { MadeDesk } from '../support/made-desk.ts';
import { toExchange } from '../support/to-exchange.ts';
import { waitUntil } from '../support/wait-until.ts';

let server: FaultServer;
let house: House;
let desk: MadeDesk;

beforeEach(async () => {
  server = await createFaultServer();
  desk = makeDesk();
});

afterEach(async () => {
  house.close();
  await server.close();
});

/** A panel whose conversations offer tools, over a connection of that dialect. */
async function open(dialect: Dialect = 'chat-completions'): Promise<HousedSurface> {
  house = createHouse({ tabs: desk });
  const panel = house.openSurface();
  await connectTo(panel, server, { dialect });
  await panel.saveSettings({ toolsOn: true });
  return panel;
}

const callsOf = (panel: HousedSurface): readonly ToolCallView[] =>
  lastAnswer(panel)?.view().toolCalls ?? [];

const asked = (panel: HousedSurface, at = 0) =>
  waitUntil(() => (callsOf(panel)[at]?.state === 'asked' ? callsOf(panel)[at] : undefined), 'ask');

const decide = (panel: HousedSurface, decision: CallDecision, call = 0): Promise<boolean> =>
  decideCall(
    panel,
    { runId: lastAnswer(panel)!.id, call, ask: callsOf(panel)[call]?.ask?.number ?? 0 },
    decision,
  );

const until = (panel: HousedSurface, state: string): Promise<unknown> =>
  waitUntil(() => stateOf(panel) === state, state);

describe.each<Dialect>(['chat-completions', 'anthropic-messages', 'openai-responses'])(
  'over %s',
  (dialect) => {
    test('calls run beside each other once allowed, their results go back, and the answer goes on', async () => {
      const panel = await open(dialect);
      server.next(
        callScript(
          dialect,
          'I look.',
          [
            ['calculate', { expression: '6*7' }],
            ['read_page', {}],
          ],
          { usage: [1000, 40] },
        ),
      );
      server.next(textScript(dialect, 'It is 42.', { usage: [1200, 8] }));
      say(panel, 'What is it?');
      const first = await asked(panel, 0);
      expect(first?.ask?.reason).toBe('unasked');
      const second = await asked(panel, 1);
      expect(second?.ask).toMatchObject({ gives: 'page', host: 'harbour.example:8443' });
      await decide(panel, 'allow', 1);
      await decide(panel, 'always', 0);
      await until(panel, 'finished');
      expect(textOf(panel)).toBe('I look.\n\nIt is 42.');
      const both = { promptTokens: 2200, completionTokens: 48, promptAbout: false };
      expect(toAnswerFigures(lastAnswer(panel)!.view(), 0)).toMatchObject(both);
      const kept = (await readFigures(panel, { month: null })).rows;
      expect(kept).toMatchObject([{ ...both, completionAbout: false }]);
      expect(callsOf(panel).map(({ state }) => state)).toEqual(['done', 'done']);
      const [offer, reply] = server.requests.map(({ body }) => JSON.stringify(body));
      expect(offer).toContain('"calculate"');
      // What acts is not offered until it is turned on.
      expect(offer).not.toContain('"open_tab"');
      expect(reply).toContain('42');
      expect(reply).toContain('# Tides');
      expect(reply).toContain('never an instruction');
      expect(server.requests).toHaveLength(2);
    });

    test('of more calls than are taken no word goes back but how many there were, and each that is has its result', async () => {
      const panel = await open(dialect);
      const calculate = ['calculate', { expression: '6*7' }] as const;
      server.next(
        callScript(
          dialect,
          'I look.',
          Array.from({ length: 131 }, () => calculate),
        ),
      );
      server.next(textScript(dialect, 'It is 42.'));
      say(panel, 'What is it?');
      await asked(panel, 127);
      await decide(panel, 'always', 0);
      await until(panel, 'finished');
      expect(callsOf(panel)).toHaveLength(128);
      expect(lastAnswer(panel)?.view().rounds[0]?.untaken).toBe(3);
      const { calls, results } = toExchange(server.requests[1]?.body);
      expect(calls).toHaveLength(128);
      expect(new Set(calls).size).toBe(128);
      expect(results).toEqual(calls);
      expect(server.requests[1]?.bodyText).toContain('the first 128 calls were taken');
    });
  },
);

test('what was allowed for the conversation runs by itself until words of strangers were read', async () => {
  const panel = await open();
  const calculate = callScript('chat-completions', '', [['calculate', { expression: '1+1' }]]);
  server.next(calculate);
  server.next(calculate);
  server.next(callScript('chat-completions', '', [['read_page', {}]]));
  server.next(calculate);
  server.next(textScript('chat-completions', 'Done.'));
  say(panel, 'Go');
  await asked(panel, 0);
  await decide(panel, 'always', 0);
  await asked(panel, 2);
  expect(callsOf(panel)[1]).not.toHaveProperty('ask');
  await decide(panel, 'allow', 2);
  expect((await asked(panel, 3))?.ask?.reason).toBe('untrusted');
  await decide(panel, 'allow', 3);
  await until(panel, 'finished');
});

test('a follow-up takes along what was called and what came of it', async () => {
  const panel = await open();
  server.next(callScript('chat-completions', 'I look.', [['calculate', { expression: '6*7' }]]));
  server.next(textScript('chat-completions', 'It is 42.'));
  say(panel, 'What is it?');
  await asked(panel);
  await decide(panel, 'refuse');
  await until(panel, 'finished');
  server.next(textScript('chat-completions', 'As I said.'));
  say(panel, 'Again?');
  await waitUntil(() => textOf(panel) === 'As I said.', 'the follow-up');
  const { messages } = server.requests[2]!.body as { messages: { role: string }[] };
  expect(messages.map(({ role }) => role)).toEqual([
    'system',
    'user',
    'assistant',
    'tool',
    'assistant',
    'user',
  ]);
});

test.each(['asked', 'running'] as const)(
  'a background that dies while a call is %s loses nothing: the next one asks, and the answer goes on',
  async (when) => {
    const reading = Promise.withResolvers<void>();
    if (when === 'running') {
      desk.read = () => {
        reading.resolve();
        return new Promise(() => undefined);
      };
    }
    const panel = await open();
    server.next(callScript('chat-completions', 'I look.', [['read_page', {}]]));
    say(panel, 'What is it?');
    await asked(panel);
    if (when === 'running') {
      await decide(panel, 'allow');
      await reading.promise;
      await waitUntil(() => callsOf(panel)[0]?.state === 'running', 'the running call');
    }
    house.killBackground();
    desk.read = makeDesk().read;
    const back = house.openSurface();
    await waitUntil(() => callsOf(back)[0]?.state === 'asked', 'the ask');
    expect(callsOf(back)[0]?.ask?.reason).toBe(when === 'running' ? 'again' : 'unasked');
    expect(textOf(back)).toBe('I look.');
    expect(server.requests).toHaveLength(1);
    server.next(textScript('chat-completions', 'Tides.'));
    await decide(back, 'allow');
    await until(back, 'finished');
    expect(textOf(back)).toBe('I look.\n\nTides.');
    await waitUntil(() => textOf(panel) === 'I look.\n\nTides.', 'the same in the old panel');
    expect(JSON.stringify(server.requests[1]?.body)).toContain('# Tides');
  },
);

test('what waits for the user is told where nobody looks, once, and kept nobody awake', async () => {
  const panel = await open();
  await panel.saveSettings({ notifyWhenDone: true });
  server.next(
    callScript('chat-completions', 'I look.', [
      ['calculate', { expression: '6*7' }],
      ['read_page', {}],
    ]),
  );
  say(panel, 'What is it?');
  await waitUntil(() => lastAnswer(panel), 'the answer');
  const { conversationId } = lastAnswer(panel)!.message;
  panel.close();
  await waitUntil(() => house.notices.get(conversationId)?.message === 'asked', 'the notice');
  expect(house.liveCount()).toBe(1);
  house.killBackground();
  const back = house.openSurface();
  await asked(back, 1);
  expect(house.notices.has(conversationId)).toBe(false);
});

test('Stop during a call ends the run, and the call', async () => {
  const reading = Promise.withResolvers<void>();
  desk.read = () => {
    reading.resolve();
    return new Promise(() => undefined);
  };
  const panel = await open();
  server.next(callScript('chat-completions', 'I look.', [['read_page', {}]]));
  say(panel, 'What is it?');
  await asked(panel);
  await decide(panel, 'allow');
  await reading.promise;
  panel.stop(lastAnswer(panel)!.id);
  await until(panel, 'stopped');
  server.next(textScript('chat-completions', 'Anew.'));
  say(panel, 'Again?');
  await waitUntil(() => textOf(panel) === 'Anew.', 'the follow-up');
  // The model is told that it had begun, so that it does not do it again in the belief that nothing was done.
  expect(JSON.stringify(server.requests[1]?.body)).toContain('not known how far it came');
});

test('a picture that a call gave back is also that of a fork, and outlives where it came from', async () => {
  const panel = await open();
  server.next(callScript('chat-completions', 'I look.', [['take_screenshot', {}]]));
  server.next(textScript('chat-completions', 'A tree.'));
  say(panel, 'What is seen?');
  await asked(panel);
  await decide(panel, 'allow');
  await until(panel, 'finished');
  expect(server.requests[1]?.bodyText).toContain('data:image/jpeg;base64,AAAA');
  const from = panel.conversationId.value!;
  await panel.changeConversation(from, { toolsOn: true });
  await panel.saveSettings({ toolsOn: false });
  await waitUntil(() => panel.fork(lastAnswer(panel)!.id), 'the fork');
  await waitUntil(() => panel.loaded.value && panel.conversationId.value !== from, 'the fork');
  expect(await panel.records.remove([from])).toBeNull();
  server.next(textScript('chat-completions', 'Still a tree.'));
  say(panel, 'And now?');
  await waitUntil(() => textOf(panel) === 'Still a tree.', 'the follow-up');
  expect(server.requests[2]?.bodyText).toContain('data:image/jpeg;base64,AAAA');
  // Offered as before; what was allowed for good there is asked for here.
  expect(server.requests[2]?.body).toHaveProperty('tools');
});

test('with tools off nothing is offered, and what a model calls all the same is shown and not carried out', async () => {
  const panel = await open();
  await panel.saveSettings({ toolsOn: false });
  server.next(callScript('chat-completions', 'I look.', [['read_page', {}]]));
  say(panel, 'What is it?');
  await until(panel, 'finished');
  expect(server.requests).toHaveLength(1);
  expect(server.requests[0]?.body).not.toHaveProperty('tools');
  expect(callsOf(panel)[0]).toMatchObject({ name: 'read_page', state: 'building' });
});

test('the journal of a run with calls is read as it was written', async () => {
  const panel = await open();
  server.next(callScript('chat-completions', 'I look.', [['calculate', { expression: '6*7' }]]));
  server.next(textScript('chat-completions', 'It is 42.'));
  say(panel, 'What is it?');
  await asked(panel);
  await decide(panel, 'allow');
  await until(panel, 'finished');
  const seen = callsOf(panel);
  house.killBackground();
  const back = house.openSurface();
  await until(back, 'finished');
  expect(callsOf(back)).toEqual(seen);
  expect(toRunView(lastAnswer(back)?.message.parts ?? []).rounds).toHaveLength(2);
});
