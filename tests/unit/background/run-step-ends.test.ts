import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runStep } from '../../../lib/background/run-step.ts';
import type { StreamPart } from '../../../lib/core/parts.ts';
import { toRunView } from '../../../lib/core/run-view.ts';
import { toChatStep } from '../../support/chat-step.ts';
import { dataEvent, jsonError } from '../../support/fault-server/chat-script.ts';
import { createFaultServer } from '../../support/fault-server/fault-server.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';
import type { Script } from '../../support/fault-server/script.ts';
import { createCountingPost } from '../../support/counting-post.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { waitUntil } from '../../support/wait-until.ts';

let server: FaultServer;
beforeAll(async () => {
  server = await createFaultServer();
});
afterAll(() => server.close());
beforeEach(() => server.reset());

function run(...reply: Script) {
  server.next(reply);
  const clock = createManualClock();
  const parts: StreamPart[] = [];
  const counting = createCountingPost();
  const outcome = runStep(
    { ...toChatStep(server.baseUrl, { model: 'm' }), post: counting.post },
    (part) => parts.push(part),
    clock,
    new AbortController().signal,
  );
  const view = () => toRunView(parts);
  const untilRead = () => counting.untilRead(server);
  return { outcome, clock, view, untilRead, text: () => view().text.toString() };
}

/** A piece of text that names an end, as those of some servers all do. */
const piece = (content: string) =>
  dataEvent({ choices: [{ delta: { content }, finish_reason: 'stop' }] });

test('an end that more text followed is none until the stream ends', async () => {
  const step = run(piece('a'), piece('b'), { type: 'hold', name: 'more' }, piece('c'), {
    type: 'hold',
    name: 'end',
  });
  await waitUntil(() => step.text() === 'ab', 'the text');
  step.clock.advance(50_000);
  server.release('more');
  await waitUntil(() => step.text() === 'abc', 'the rest');
  step.clock.advance(50_000);
  server.release('end');
  expect(await step.outcome).toEqual({ finishReason: { unified: 'stop', raw: 'stop' } });
});

test('after such an end silence is what it is anywhere else', async () => {
  const step = run(piece('a'), piece('b'), { type: 'silence' });
  await waitUntil(() => step.text() === 'ab', 'the text');
  step.clock.advance(61_000);
  expect(await step.outcome).toMatchObject({ error: { silence: 'bytes' } });
});

test('after such an end a connection that breaks has interrupted the answer', async () => {
  const cut: Script = [{ type: 'hold', name: 'cut' }, { type: 'disconnect' }];
  const step = run(piece('a'), piece('b'), ...cut);
  await waitUntil(() => step.text() === 'ab', 'the text');
  server.release('cut');
  expect(await step.outcome).toMatchObject({ error: { kind: 'interrupted' } });
});

describe('an end that came with the first piece, or before it', () => {
  const role = dataEvent({ choices: [{ delta: { role: 'assistant' }, finish_reason: 'stop' }] });
  const stopped = { finishReason: { unified: 'stop', raw: 'stop' } };
  const hold: Script = [{ type: 'hold', name: 'more' }];

  test.each<[string, Script, string]>([
    ['the first piece', [piece('Hello ')], 'Hello '],
    [
      'a thought',
      [dataEvent({ choices: [{ delta: { reasoning: 'Hm' }, finish_reason: 'stop' }] })],
      '',
    ],
    ['the role', [role], ''],
  ])('is not taken for it when a pause follows: %s', async (_, first, before) => {
    const step = run(...first, ...hold, piece('world'), { type: 'end' });
    await server.held('more');
    await step.untilRead();
    step.clock.advance(50_000);
    server.release('more');
    expect(await step.outcome).toEqual(stopped);
    expect(step.text()).toBe(`${before}world`);
  });

  test('has been interrupted when the connection breaks', async () => {
    const step = run(piece('half of '), ...hold, { type: 'disconnect', reset: true });
    await waitUntil(() => step.text() === 'half of ', 'the text');
    server.release('more');
    expect(await step.outcome).toMatchObject({ error: { kind: 'interrupted' } });
  });

  test('stands when nothing follows for as long as is waited for anything', async () => {
    const step = run(piece('Yes.'), { type: 'silence' });
    await waitUntil(() => step.text() === 'Yes.', 'the text');
    step.clock.advance(58_000);
    expect(server.requests[0]?.closedBy).toBeUndefined();
    step.clock.advance(3_000);
    expect(await step.outcome).toEqual(stopped);
    const empty = run(role, { type: 'hold', name: 'never' });
    await server.held('never');
    await empty.untilRead();
    empty.clock.advance(600_000);
    expect(await empty.outcome).toEqual(stopped);
  });

  test('is sure with the last of several pieces, as Gemini names it', async () => {
    const step = run(dataEvent({ choices: [{ delta: { content: 'a' } }] }), piece('b'), {
      type: 'silence',
    });
    await waitUntil(() => step.text() === 'ab', 'the text');
    step.clock.advance(4_000);
    expect(await step.outcome).toEqual(stopped);
  });
});

test('pieces of a tool call that are empty are silence', async () => {
  const tool_calls = [{ index: 0, function: { arguments: '' } }];
  const empty = dataEvent({ choices: [{ delta: { tool_calls } }] });
  const step = run(empty, empty, { type: 'hold', name: 'never' });
  await server.held('never');
  await step.untilRead();
  step.clock.advance(60_000);
  expect(await step.outcome).toMatchObject({ error: { silence: 'first' } });
  expect(step.view().toolCalls).toEqual([]);
});

test('a request without a key is told of none that was refused, before its stream and in it', async () => {
  const refused = run(...jsonError(401, { error: 'Sign in.' }));
  expect(await refused.outcome).toMatchObject({
    error: { kind: 'not-allowed', status: 401, detail: 'Sign in.' },
  });
  const error = { type: 'authentication_error', message: 'No.' };
  expect(await run(dataEvent({ error })).outcome).toMatchObject({ error: { kind: 'not-allowed' } });
});

test('an error in the stream before the first word may pass, after the wait that it names', async () => {
  const error = { code: 429, message: 'Try again in 7s.' };
  expect(await run(dataEvent({ error })).outcome).toMatchObject({
    error: { kind: 'rate-limited', retryAfterMs: 7_000 },
    mayRetry: true,
  });
  const gone = run(dataEvent({ error: { code: 408, message: 'Gone.' } }));
  expect(await gone.outcome).toMatchObject({ mayRetry: true });
});
