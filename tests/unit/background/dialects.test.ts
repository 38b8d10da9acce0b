import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runStep } from '../../../lib/background/run-step.ts';
import { toStep } from '../../../lib/background/to-step.ts';
import { defaultTuning } from '../../../lib/core/connection.ts';
import type { Dialect, Tuning } from '../../../lib/core/connection.ts';
import type { ErrorKind } from '../../../lib/core/run-error.ts';
import type { StreamPart } from '../../../lib/core/parts.ts';
import { toRunView } from '../../../lib/core/run-view.ts';
import { eventStream, jsonError } from '../../support/fault-server/chat-script.ts';
import { createFaultServer } from '../../support/fault-server/fault-server.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';
import type { Script } from '../../support/fault-server/script.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { replyFixtures } from '../../support/reply-fixtures.ts';
import { noOnDeviceModel } from '../../support/on-device.ts';

let server: FaultServer;
beforeAll(async () => {
  server = await createFaultServer();
});
afterAll(() => server.close());
beforeEach(() => server.reset());

const key = 'sk-0123456789abcdef';
const messages = [{ role: 'user', text: 'Hi' }] as const;

async function ask(dialect: Dialect, reply: Script, tuning: Partial<Tuning> = {}) {
  server.next(reply);
  const parts: StreamPart[] = [];
  const connection = {
    baseUrl: server.baseUrl,
    provider: 'custom',
    tuning: { ...defaultTuning, dialect, ...tuning },
    corrections: {},
  };
  const outcome = await runStep(
    toStep(connection, key, noOnDeviceModel, { model: 'm', messages }),
    (part) => parts.push(part),
    createManualClock(),
    new AbortController().signal,
  );
  const view = toRunView(parts);
  return { outcome, view, text: view.text.toString(), request: server.requests[0] };
}

const endpoints: readonly [Dialect, path: string, keyHeader: string, value: string][] = [
  ['chat-completions', '/v1/chat/completions', 'authorization', `Bearer ${key}`],
  ['anthropic-messages', '/v1/messages', 'x-api-key', key],
  ['openai-responses', '/v1/responses', 'authorization', `Bearer ${key}`],
];

describe.each(endpoints)('%s', (dialect, path, keyHeader, value) => {
  const find = (isWanted: (name: string, wire: string) => boolean): string =>
    replyFixtures.find(
      ({ name, fixture }) => name.startsWith(dialect) && isWanted(name, fixture.wire),
    )!.fixture.wire;
  const stream = find((_, wire) => /^(?:data|event):/.test(wire));
  const whole = find((name) => name.endsWith('a whole JSON reply in spite of the stream'));

  test('goes to its endpoint, with the key in its header and nowhere else', async () => {
    const { request } = await ask(dialect, eventStream(stream));
    expect(request).toMatchObject({ method: 'POST', path, body: { model: 'm', stream: true } });
    expect(request?.headers[keyHeader]).toBe(value);
    const others = { ...request?.headers, [keyHeader]: '' };
    expect(JSON.stringify([others, request?.bodyText, request?.url])).not.toContain(key);
  });

  test.each([true, false])(
    'takes a stream and a whole reply, whether it asked for one: %s',
    async (asked) => {
      const streamed = await ask(dialect, eventStream(stream), { stream: asked });
      expect(streamed.outcome).toHaveProperty('finishReason');
      expect(streamed.text).not.toBe('');
      expect(streamed.request?.body).toHaveProperty('stream', asked);
      const body = await ask(dialect, eventStream(whole), { stream: asked });
      expect(body.outcome).toHaveProperty('finishReason');
      expect(body.text).not.toBe('');
    },
  );

  test.each(['application/json', 'text/plain', 'text/html', 'application/octet-stream'])(
    'believes what comes, and not that it be %s',
    async (type) => {
      const headers = { 'content-type': type };
      const streamed = await ask(dialect, eventStream(stream, { headers }));
      expect(streamed.outcome).toHaveProperty('finishReason');
      const body = await ask(dialect, eventStream(whole, { headers }));
      expect(body.outcome).toHaveProperty('finishReason');
    },
  );

  const said = `No: ${key}`;
  test.each<[string, number, unknown, ErrorKind]>([
    [
      'OpenAI',
      429,
      { error: { message: said, type: 'x', param: null, code: 'rate_limit' } },
      'rate-limited',
    ],
    [
      'Anthropic',
      529,
      { type: 'error', error: { type: 'overloaded_error', message: said } },
      'overloaded',
    ],
    ['Ollama', 404, { error: said }, 'not-found'],
    ['Gemini', 400, [{ error: { code: 400, message: said } }], 'bad-request'],
    ['vLLM', 400, { object: 'error', message: said, code: 400 }, 'bad-request'],
    ['FastAPI', 422, { detail: [{ loc: ['body'], msg: said }] }, 'bad-request'],
  ])(
    'tells an error of %s with status, words, number and no key',
    async (_, status, body, kind) => {
      const { outcome } = await ask(dialect, jsonError(status, body, { 'request-id': 'req_1' }));
      expect(outcome).toMatchObject({
        error: { kind, status, requestId: 'req_1', model: 'm', detail: 'No: [key]' },
      });
    },
  );

  test.each([
    ['in a payload', `data: ${JSON.stringify({ error: { message: said } })}\n\n`],
    [
      'in an event of that name',
      `event: error\ndata: ${JSON.stringify({ error: { message: said } })}\n\n`,
    ],
    ['in an event of words', `event: error\ndata: ${said}\n\n`],
    ['in a field of no standard', `error: ${said}\n\n`],
  ])('tells an error inside of a stream, %s, without the key', async (_, wire) => {
    const { outcome } = await ask(dialect, eventStream(wire));
    expect(outcome).toMatchObject({ error: { kind: 'refused', detail: 'No: [key]' } });
  });
});

test('the number of a request comes out of a stream too, without the key', async () => {
  const error = { type: 'overloaded_error', message: 'Overloaded' };
  const wire = `event: error\ndata: ${JSON.stringify({ type: 'error', error, request_id: `req_${key}` })}\n\n`;
  const { outcome } = await ask('anthropic-messages', eventStream(wire));
  expect(outcome).toMatchObject({ error: { kind: 'overloaded', requestId: 'req_[key]' } });
});

test('what is told of a connection is without the key: the model that answered, and how it ended', async () => {
  const choices = [{ delta: { content: 'Hi' }, finish_reason: `end-${key}` }];
  const wire = `data: ${JSON.stringify({ model: `m-${key}`, choices })}\n\n`;
  const { outcome, view } = await ask('chat-completions', eventStream(wire));
  expect(view.modelUsed).toBe('m-[key]');
  expect(outcome).toEqual({ finishReason: { unified: 'other', raw: 'end-[key]' } });
});

test('what Messages refuses by name is corrected', async () => {
  const refusal = jsonError(400, { error: { message: '`temperature` is deprecated' } });
  const { outcome } = await ask('anthropic-messages', refusal, { parameters: { temperature: 1 } });
  expect(outcome).toEqual({ correction: 'without-temperature' });
});
