import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { runStep } from '../../../lib/background/run-step.ts';
import type { StreamPart } from '../../../lib/core/parts.ts';
import { toRunView } from '../../../lib/core/run-view.ts';
import type { Correction } from '../../../lib/core/connection.ts';
import { bearer } from '../../../lib/providers/to-stream-request.ts';
import { chatCompletions } from '../../../lib/providers/chat-completions.ts';
import {
  chatJson,
  chatStream,
  dataEvent,
  emptyReply,
  eventStream,
  htmlPage,
  jsonError,
} from '../../support/fault-server/chat-script.ts';
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

const key = 'sk-0123456789abcdef';

function run(
  reply: Script,
  { corrections = [] as Correction[], baseUrl = server.baseUrl, extraBody = {} } = {},
) {
  server.next(reply);
  const clock = createManualClock();
  const controller = new AbortController();
  const parts: StreamPart[] = [];
  const counting = createCountingPost();
  const outcome = runStep(
    {
      adapter: chatCompletions,
      request: {
        baseUrl,
        model: 'm',
        messages: [{ role: 'user', text: 'Hi' }],
        parameters: {},
        stream: true,
        corrections,
      },
      additions: { key, keyHeader: bearer, headers: {}, extraBody },
      post: counting.post,
      limits: { firstMs: 600_000, byteMs: 60_000, payloadMs: 180_000 },
    },
    (part) => parts.push(part),
    clock,
    controller.signal,
  );
  const untilRead = () => counting.untilRead(server);
  const view = () => toRunView(parts);
  const usages = () => parts.filter(({ type }) => type === 'usage').length;
  const text = () => view().text.toString();
  return { outcome, clock, controller, view, usages, text, untilRead };
}

const stopped = { finishReason: { unified: 'stop', raw: 'stop' } };

describe('a step', () => {
  test('ends as the endpoint named it', async () => {
    const step = run(chatStream({ text: 'Hello there' }));
    expect(await step.outcome).toEqual(stopped);
    expect(step.text()).toBe('Hello there');
  });

  test('keeps a sample of what it could not read, short and without the key', async () => {
    const odd = `data: ${'?'.repeat(190)}${key}\n\ndata: ${key} again\n\n`;
    const word = 'data: {"choices":[{"delta":{"content":"Hi"}}]}\n\n';
    const step = run(eventStream(`${odd}${word}data: [DONE]\n\n`));
    expect(await step.outcome).toMatchObject({ finishReason: { unified: 'stop' } });
    expect(step.view().oddities.unreadable).toBe(2);
    expect(step.view().oddity).toBe(`${'?'.repeat(190)}[key]`);
  });

  test.each([
    ['with a mark that others have too', 'data: [DONE]\n\n'],
    ['with its connection', ''],
    ['in its own way', 'event: message_stop\ndata: {"type":"message_stop"}\n\n'],
  ])('of which nothing was understood is no answer, though it ended %s', async (_, end) => {
    const foreign = 'data: nothing that this dialect knows\n\n';
    const step = run(eventStream(`${foreign}${end}`));
    expect(await step.outcome).toMatchObject({
      error: { kind: 'bad-reply', detail: 'nothing that this dialect knows' },
    });
  });

  test('is ended where only token counts come, for ever', async () => {
    const usage = 'data: {"choices":[],"usage":{"completion_tokens":1}}\n\n';
    const script = eventStream('data: {"choices":[{"delta":{"content":"Hi"}}]}\n\n');
    const beats = Array.from({ length: 4 }, (_, index) => [
      { type: 'hold', name: `beat-${index}` } as const,
      { type: 'text', text: usage } as const,
    ]).flat();
    const step = run([...script.slice(0, -1), ...beats, { type: 'silence' }]);
    await waitUntil(() => step.text() === 'Hi', 'the first word');
    for (let index = 0; index < 4; index += 1) {
      step.clock.advance(50_000);
      server.release(`beat-${index}`);
      await waitUntil(() => step.usages() > index || step.clock.waiting === 0, 'the next count');
    }
    expect(await step.outcome).toMatchObject({ error: { silence: 'payload' } });
  });

  test('leaves no timer behind', async () => {
    const step = run(chatStream());
    await step.outcome;
    expect(step.clock.waiting).toBe(0);
  });

  test('takes a whole JSON reply for a stream', async () => {
    const step = run(chatJson('All at once'));
    expect(await step.outcome).toEqual(stopped);
    expect(step.text()).toBe('All at once');
  });

  test.each([
    ['that just ends', chatStream({ deltas: ['Half'], finishReason: null, done: false })],
    [
      'that breaks off',
      chatStream({ deltas: ['Half'], finishReason: null, done: false, ending: 'disconnect' }),
    ],
  ])('%s is interrupted, and keeps what came', async (_, reply) => {
    const step = run(reply);
    expect(await step.outcome).toMatchObject({
      error: { kind: 'interrupted', model: 'm', host: new URL(server.url).host },
    });
    expect(step.text()).toBe('Half');
  });

  test('that breaks off before its first event is interrupted, not unreachable', async () => {
    const step = run([{ type: 'head' }, { type: 'disconnect' }]);
    expect(await step.outcome).toMatchObject({ error: { kind: 'interrupted' } });
  });

  test('that breaks off before its headers has reached nobody', async () => {
    expect(await run([{ type: 'disconnect' }]).outcome).toMatchObject({
      error: { kind: 'unreachable' },
    });
  });

  test('whose connection breaks after the finish reason has finished', async () => {
    const step = run(chatStream({ text: 'Done', done: false, ending: 'disconnect' }));
    expect(await step.outcome).toEqual(stopped);
  });

  test.each<[string, Script, object]>([
    ['a page', htmlPage(200), { kind: 'bad-reply' }],
    ['foreign JSON', eventStream('{"status":"ok"}'), { kind: 'bad-reply' }],
    [
      'an error with success',
      eventStream('{"error":{"message":"no"}}'),
      { kind: 'refused', detail: 'no' },
    ],
    [
      'a refusal',
      jsonError(401, { error: { message: 'Bad key' } }),
      { kind: 'key-refused', status: 401, detail: 'Bad key' },
    ],
    ['a refused origin', emptyReply(403), { kind: 'blocked-origin', status: 403 }],
    ['a redirect', emptyReply(307, { location: '/elsewhere' }), { kind: 'unreachable' }],
  ])('that gets %s fails by its name', async (_, reply, error) => {
    expect(await run(reply).outcome).toMatchObject({ error });
  });

  test('is to be sent once more when stream_options are refused by name', async () => {
    const refusal = jsonError(400, { error: { message: 'Unknown field: stream_options' } });
    expect(await run(refusal).outcome).toEqual({ correction: 'without-stream-options' });
    expect(await run(jsonError(422, { detail: 'stream_options: extra' })).outcome).toEqual({
      correction: 'without-stream-options',
    });
  });

  test('is not sent once more when it had none, or another status says so', async () => {
    const refusal = jsonError(400, { error: { message: 'Unknown field: stream_options' } });
    expect(await run(refusal, { corrections: ['without-stream-options'] }).outcome).toMatchObject({
      error: { kind: 'bad-request' },
    });
    expect(await run(jsonError(500, { error: 'stream_options' })).outcome).toMatchObject({
      error: { kind: 'overloaded' },
    });
  });

  test('is not sent once more for what its user wrote into the body', async () => {
    const refusal = jsonError(400, { error: { message: 'Unknown field: stream_options' } });
    const extraBody = { stream_options: { include_usage: true } };
    expect(await run(refusal, { extraBody }).outcome).toMatchObject({
      error: { kind: 'bad-request' },
    });
  });

  test('closes its socket when it is aborted', async () => {
    const step = run(
      chatStream({ deltas: ['a'], ending: 'silence', finishReason: null, done: false }),
    );
    await waitUntil(() => step.text() === 'a', 'the first delta');
    step.controller.abort();
    await step.outcome;
    expect(await server.requests[0]?.closed).toBe('client');
    expect(step.clock.waiting).toBe(0);
  });
});

describe('silence', () => {
  test('before the first byte is borne for ten minutes, then the request has timed out', async () => {
    const step = run([{ type: 'silence' }]);
    await server.request(0);
    step.clock.advance(599_000);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(server.requests[0]?.closedBy).toBeUndefined();
    step.clock.advance(2_000);
    expect(await step.outcome).toMatchObject({
      error: { kind: 'timed-out', model: 'm', silence: 'first' },
    });
    expect(await server.requests[0]?.closed).toBe('client');
  });

  test('in the middle is borne, counted from the last byte; a comment is one', async () => {
    const step = run([
      { ...dataEvent({ choices: [{ delta: { content: 'a' } }] }), delta: 'a' },
      { type: 'hold', name: 'comment' },
      { type: 'text', text: ': keep-alive\n\n' },
      { type: 'hold', name: 'end' },
      dataEvent({ choices: [{ delta: { content: 'b' }, finish_reason: 'stop' }] }),
    ]);
    await waitUntil(() => step.text() === 'a', 'the first delta');
    step.clock.advance(59_000);
    server.release('comment');
    await server.held('end');
    await step.untilRead();
    step.clock.advance(59_000);
    server.release('end');
    expect(await step.outcome).toEqual(stopped);
    expect(step.text()).toBe('ab');
  });

  test('after a named end is borne for two seconds, and the end stands', async () => {
    const reply = chatStream({ text: 'Done', done: false, ending: 'silence' });
    const step = run([...reply.slice(0, -1), { type: 'hold', name: 'never' }]);
    await server.held('never');
    await step.untilRead();
    step.clock.advance(4_000);
    expect(await step.outcome).toEqual(stopped);
    expect(await server.requests[0]?.closed).toBe('client');
  });
});

describe('the key', () => {
  const spread = `${'.'.repeat(1_990)}${key}`;

  test.each([
    ['an event', eventStream(`data: ${JSON.stringify({ error: { message: `Bad ${key}` } })}\n\n`)],
    ['an event, where it is cut', eventStream(`data: ${JSON.stringify({ error: spread })}\n\n`)],
    ['an event by name', eventStream(`event: error\ndata: ${spread}\n\n`)],
    ['a refusal', jsonError(401, { error: { message: spread } })],
    ['a page', htmlPage(200, `<p>${spread}</p>`)],
    ['a JSON reply', eventStream(JSON.stringify({ error: { message: spread } }))],
  ])('is not in the error that %s makes', async (_, reply) => {
    const outcome = JSON.stringify(await run(reply).outcome);
    expect(outcome).toContain('"error"');
    expect(outcome).not.toContain(key.slice(0, 8));
  });

  test('goes out in one header and nowhere else', async () => {
    await run(chatStream()).outcome;
    const request = server.requests[0];
    expect(request?.headers.authorization).toBe(`Bearer ${key}`);
    const rest = { ...request?.headers, authorization: '' };
    expect(JSON.stringify(rest) + request?.url + request?.bodyText).not.toContain(key);
  });

  test('is not written to the console', async () => {
    const lines: unknown[] = [];
    for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) {
      vi.spyOn(console, level).mockImplementation((...args) => void lines.push(...args));
    }
    await run(jsonError(401, { error: { message: spread } })).outcome;
    await run([{ type: 'disconnect' }]).outcome;
    expect(lines).toEqual([]);
  });
});
