import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createConnectionQueue } from '../../../lib/background/connection-queue.ts';
import type { ConnectionQueue } from '../../../lib/background/connection-queue.ts';
import { openCredentials } from '../../support/open-credentials.ts';
import type { Credentials } from '../../../lib/background/credentials.ts';
import { listDraftModels, testConnection } from '../../../lib/background/probe.ts';
import { createMemoryVault } from '../../../lib/background/vault.ts';
import { systemClock } from '../../../lib/browser/system-clock.ts';
import type { ConnectionDraft } from '../../../lib/protocol/command.ts';
import { chatStream, jsonError } from '../../support/fault-server/chat-script.ts';
import { isModelList } from '../../support/fault-server/default-reply.ts';
import { createFaultServer } from '../../support/fault-server/fault-server.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';
import { singleTry } from '../../support/single-try.ts';
import { noOnDeviceModel } from '../../support/on-device.ts';

let server: FaultServer;
beforeAll(async () => {
  server = await createFaultServer();
});
afterAll(() => server.close());

let credentials: Credentials;
let granted: boolean;
let queue: ConnectionQueue;
let queued: boolean[];
beforeEach(() => {
  queue = createConnectionQueue(1);
  queued = [];
  server.reset();
  granted = true;
  credentials = openCredentials(createMemoryVault(), () => 1);
});

const toDraft = (fields: Partial<ConnectionDraft> = {}): ConnectionDraft => ({
  id: null,
  name: '',
  provider: 'custom',
  baseUrl: server.baseUrl,
  model: ' test-model ',
  models: [],
  systemPrompt: '',
  tuning: singleTry,
  ...fields,
});
const sources = () => ({
  clock: systemClock,
  queue,
  credentials,
  permissions: { has: async () => granted },
  onDevice: noOnDeviceModel,
});
const onQueued = (now: boolean) => void queued.push(now);
const unending = new AbortController().signal;
const probe = (fields?: Partial<ConnectionDraft>, signal = unending) =>
  testConnection(sources(), toDraft(fields), { signal, onQueued });
const list = (fields?: Partial<ConnectionDraft>, signal = unending) =>
  listDraftModels(sources(), toDraft(fields), { signal, onQueued });

describe('testing a connection', () => {
  test('asks one short question, by POST, with what is typed', async () => {
    const outcome = await probe({ key: ' sk-typed\n' });
    expect(outcome).toMatchObject({ text: expect.stringContaining('This is') as string });
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]).toMatchObject({
      method: 'POST',
      path: '/v1/chat/completions',
      body: { model: 'test-model', stream: true, messages: [{ role: 'user' }] },
    });
    expect(server.requests[0]?.headers.authorization).toBe('Bearer sk-typed');
  });

  test('ends the stream as soon as it has seen a few words: tokens cost money', async () => {
    const deltas = Array.from({ length: 200 }, (_, index) => `word${index} `);
    server.next(chatStream({ deltas, deltasPerSecond: 100 }));
    const outcome = await probe();
    expect(outcome).toMatchObject({ text: expect.stringMatching(/^word0 word1/) as string });
    expect(await server.requests[0]?.closed).toBe('client');
    expect(server.requests[0]?.deltas.length).toBeLessThan(60);
  });

  test('takes thinking for a sign that it streams', async () => {
    server.next(chatStream({ reasoning: 'Thinking about one short sentence.', text: 'Hi' }));
    expect(await probe()).toHaveProperty('text');
  });

  test('says how long the first word took', async () => {
    server.next(chatStream({ text: 'Hi', pauseBeforeMs: 60 }));
    const outcome = await probe();
    expect(outcome).toHaveProperty('firstDeltaMs');
    expect((outcome as { firstDeltaMs: number }).firstDeltaMs).toBeGreaterThanOrEqual(50);
  });

  test('does not take a few words that break off for an answer', async () => {
    server.next(chatStream({ deltas: ['Hi'], finishReason: null, done: false }));
    expect(await probe()).toMatchObject({ error: { kind: 'interrupted' } });
  });

  test('takes an empty answer for an answer', async () => {
    server.next(chatStream({ deltas: [] }));
    expect(await probe()).toMatchObject({ text: '' });
  });

  test('asks again without stream_options where they are refused', async () => {
    server.next(
      jsonError(400, { error: { message: 'stream_options?' } }),
      chatStream({ text: 'Hi' }),
    );
    expect(await probe()).toMatchObject({ text: 'Hi' });
    expect(server.requests).toHaveLength(2);
  });

  test('closes the connection to a server that never answers when it is ended', async () => {
    server.next([{ type: 'silence' }]);
    const ending = new AbortController();
    const outcome = probe({}, ending.signal);
    const request = await server.request(0);
    ending.abort();
    expect(await request.closed).toBe('client');
    await outcome;
    expect(server.requests).toHaveLength(1);
  });

  test('asks nobody when it was ended before it began', async () => {
    await probe({}, AbortSignal.abort());
    expect(server.requests).toHaveLength(0);
  });

  test('names what went wrong', async () => {
    server.next(jsonError(401, { error: { message: 'Wrong key sk-typed-0123' } }));
    const outcome = await probe({ key: 'sk-typed-0123' });
    expect(outcome).toMatchObject({ error: { kind: 'key-refused', detail: 'Wrong key [key]' } });
  });

  test.each<[string, Partial<ConnectionDraft>, boolean, object]>([
    ['no access', {}, false, { kind: 'no-permission' }],
    ['no address', { baseUrl: 'nonsense' }, true, { kind: 'unreachable', host: 'nonsense' }],
    [
      'no key where one is needed',
      { baseUrl: 'https://api.openai.com/v1', provider: 'openai' },
      true,
      { kind: 'no-key', host: 'api.openai.com' },
    ],
  ])('with %s asks nobody', async (_, fields, has, error) => {
    granted = has;
    expect(await probe(fields)).toMatchObject({ error });
    expect(server.requests).toHaveLength(0);
  });

  test('uses the kept key when none is typed, and asks nobody where that is for another origin', async () => {
    await credentials.save('c', server.url, 'sk-kept');
    await probe({ id: 'c' });
    expect(server.requests[0]?.headers.authorization).toBe('Bearer sk-kept');
    await credentials.save('c', 'https://other.example', 'sk-kept');
    expect(await probe({ id: 'c' })).toMatchObject({ error: { kind: 'no-key' } });
    expect(server.requests).toHaveLength(1);
    await probe({ id: 'c', key: '' });
    expect(server.requests[1]?.headers).not.toHaveProperty('authorization');
    expect(await probe({ id: 'c', key: 'Bearer ' })).toMatchObject({ error: { kind: 'no-key' } });
    expect(server.requests).toHaveLength(2);
  });
});

describe('listing models', () => {
  test('shows no key that an endpoint has among its models, in whatever way it writes it', async () => {
    const key = 'sk-typed-0123456789-abcdefghij';
    const ids = [`a-${key}`, `b-${btoa(key)}`, `c-${Buffer.from(key).toString('hex')}`];
    const rows = ids.map((id) => ({ id, context_length: 8_192, input_modalities: ['image'] }));
    server.when(isModelList, jsonError(200, { data: rows }));
    const outcome = await list({ key });
    expect(outcome).toMatchObject({
      models: ids.map(
        (id) => expect.stringMatching(`^${id.slice(0, 2)}\\[key\\].{0,2}$`) as string,
      ),
    });
    const told = JSON.stringify(outcome);
    for (const id of ids) expect(told).not.toContain(id.slice(2, 14));
    expect(told).toContain('8192');
  });

  test('lists what the endpoint has', async () => {
    expect(await list({ key: 'sk-typed' })).toEqual({
      models: ['fault-model', 'fault-model-mini'],
      abilities: {},
      windows: {},
    });
    expect(server.requests[0]?.headers.authorization).toBe('Bearer sk-typed');
  });

  test('names what went wrong', async () => {
    server.when(isModelList, jsonError(404, { error: 'no models here' }));
    expect(await list()).toMatchObject({ error: { kind: 'not-found', detail: 'no models here' } });
  });

  test('closes the connection to a server that never answers when it is ended', async () => {
    server.when(isModelList, [{ type: 'silence' }]);
    const ending = new AbortController();
    const outcome = list({}, ending.signal);
    const request = await server.request(0);
    ending.abort();
    expect(await request.closed).toBe('client');
    await outcome;
  });

  test('takes the end of its patience for the silence of the server', async () => {
    server.when(isModelList, [{ type: 'silence' }]);
    const patience = new AbortController();
    const limit = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(patience.signal);
    const outcome = list();
    await server.request(0);
    patience.abort(new DOMException('out of time', 'TimeoutError'));
    expect(await outcome).toMatchObject({ error: { kind: 'timed-out', detail: undefined } });
    limit.mockRestore();
  });

  test('asks nobody without access', async () => {
    granted = false;
    expect(await list()).toMatchObject({ error: { kind: 'no-permission' } });
    expect(server.requests).toHaveLength(0);
  });
});

describe.each([
  ['a test', probe],
  ['a list of models', list],
] as const)('%s of a server whose connections are all taken', (_, ask) => {
  const enter = () => queue.enter(server.url, { onAhead: () => undefined, signal: unending });

  test('waits, says so, and gives its own connection back', async () => {
    const leave = await enter();
    const outcome = ask();
    await vi.waitFor(() => expect(queued).toEqual([true]));
    expect(server.requests).toHaveLength(0);
    leave?.();
    expect(await outcome).not.toHaveProperty('error');
    expect(queued).toEqual([true, false]);
    expect(server.requests).toHaveLength(1);
    expect(await enter()).toBeDefined();
  });

  test('goes before the answers that wait as well', async () => {
    const leave = await enter();
    const other = enter();
    const outcome = ask();
    await vi.waitFor(() => expect(queued).toEqual([true]));
    leave?.();
    expect(await outcome).not.toHaveProperty('error');
    expect(await other).toBeDefined();
  });

  test('is out of patience with the server alone, and not with its turn', async () => {
    const limit = vi.spyOn(AbortSignal, 'timeout');
    const leave = await enter();
    const outcome = ask();
    await vi.waitFor(() => expect(queued).toEqual([true]));
    expect(limit).not.toHaveBeenCalled();
    leave?.();
    await outcome;
    expect(limit).toHaveBeenCalledOnce();
    limit.mockRestore();
  });

  test('may be ended while it waits, and has asked nothing', async () => {
    const leave = await enter();
    const ending = new AbortController();
    const outcome = ask({}, ending.signal);
    await vi.waitFor(() => expect(queued).toEqual([true]));
    ending.abort();
    await outcome;
    leave?.();
    expect(await enter()).toBeDefined();
    expect(server.requests).toHaveLength(0);
  });

  test('asks with what is allowed when its turn has come', async () => {
    const leave = await enter();
    const outcome = ask();
    await vi.waitFor(() => expect(queued).toEqual([true]));
    granted = false;
    leave?.();
    expect(await outcome).toMatchObject({ error: { kind: 'no-permission' } });
    expect(await enter()).toBeDefined();
  });
});
