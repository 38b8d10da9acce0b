import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listModels, listRows } from '../../../lib/providers/list-models.ts';
import { EventTooLong, HttpRefusal, NotAStream } from '../../../lib/sse/stream-request.ts';
import {
  emptyReply,
  eventStream,
  htmlPage,
  jsonError,
  modelList,
} from '../../support/fault-server/chat-script.ts';
import { isModelList } from '../../support/fault-server/default-reply.ts';
import { createFaultServer } from '../../support/fault-server/fault-server.ts';
import { bearer } from '../../../lib/providers/to-stream-request.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';
import type { Script } from '../../support/fault-server/script.ts';

describe('a list of models', () => {
  test.each([
    ['OpenAI’s', { object: 'list', data: [{ id: 'b' }, { id: 'a' }] }, ['a', 'b']],
    ['a bare array', [{ id: 'b' }, { id: 'a' }], ['a', 'b']],
    ['Gemini’s', { models: [{ name: 'models/gemini-2' }] }, ['gemini-2']],
    ['Gemini’s behind the OpenAI form', { data: [{ id: 'models/gemini-2' }] }, ['gemini-2']],
    ['Ollama’s', { models: [{ name: 'llama3:8b', model: 'llama3:8b' }] }, ['llama3:8b']],
    ['Ollama’s without a model', { object: 'list', data: null }, []],
    ['one of bare ids', { data: ['b', 'a'] }, ['a', 'b']],
    ['one of bare ids in a bare array', ['b', 'a'], ['a', 'b']],
    ['one of bare ids by its other name', { models: ['b', 'models/a'] }, ['a', 'b']],
    ['one whose rows name a model', [{ model: 'a' }], ['a']],
    ['one with a field that is null', { data: null, models: [{ name: 'a' }] }, ['a']],
    ['one that repeats itself', { data: [{ id: 'a' }, { id: 'a' }] }, ['a']],
    [
      'one with rows that are none',
      { data: [null, 7, {}, { id: 3 }, { id: '' }, { id: 'a' }] },
      ['a'],
    ],
    ['an empty one', { data: [] }, []],
  ])('is read: %s', (_, reply, ids) => {
    expect([...listRows(JSON.stringify(reply)).keys()].sort()).toEqual(ids);
  });

  test.each([
    '',
    'Not found',
    '<html></html>',
    '{"data":[',
    '{"error":"no"}',
    '{"data":{}}',
    '7',
    'null',
  ])('is not %j', (body) => {
    expect(() => listRows(body)).toThrow(NotAStream);
  });
});

describe('asking for it', () => {
  let server: FaultServer;
  beforeAll(async () => {
    server = await createFaultServer();
  });
  afterAll(() => server.close());
  beforeEach(() => server.reset());

  const askAll = (key: string | null = 'sk-1', query = '') =>
    listModels(
      server.baseUrl + query,
      { key, keyHeader: bearer, headers: {} },
      new AbortController().signal,
    );
  const ask = async (key?: string | null, query?: string) => (await askAll(key, query)).models;

  test('says what models can do, of those of which the endpoint says it', async () => {
    const rows = [
      { id: 'a' },
      {
        id: 'openrouter',
        architecture: { input_modalities: ['text', 'image'] },
        supported_parameters: ['tools', 'reasoning'],
      },
      { id: 'mistral', capabilities: { vision: false, function_calling: true } },
      { id: 'lm-studio', type: 'vlm', capabilities: ['tool_use'] },
      { id: 'plain', capabilities: ['completion'] },
    ];
    server.when(isModelList, jsonError(200, { data: rows }));
    expect((await askAll()).abilities).toEqual({
      openrouter: ['vision', 'reasoning', 'tools'],
      mistral: ['tools'],
      'lm-studio': ['vision', 'tools'],
      plain: [],
    });
  });

  test('says how much models read at once, of those of which the endpoint says it', async () => {
    const rows = [
      { id: 'a' },
      { id: 'openrouter', context_length: 131_072 },
      { id: 'vllm', max_model_len: 8_192 },
      { id: 'groq', context_window: 131_072 },
      { id: 'lm-studio', max_context_length: 131_072, loaded_context_length: 4_096 },
      { id: 'nonsense', context_length: 'much', max_model_len: 0 },
    ];
    server.when(isModelList, jsonError(200, { data: rows }));
    expect((await askAll()).windows).toEqual({
      openrouter: 131_072,
      vllm: 8_192,
      groq: 131_072,
      'lm-studio': 4_096,
    });
  });

  test('is a GET with the key in its header', async () => {
    server.when(isModelList, modelList(['m-1']));
    expect(await ask()).toEqual(['m-1']);
    expect(server.requests[0]).toMatchObject({ method: 'GET', path: '/v1/models' });
    expect(server.requests[0]?.headers.authorization).toBe('Bearer sk-1');
  });

  test('may begin with a byte order mark', async () => {
    server.when(isModelList, eventStream('\uFEFF{"data":[{"id":"a"}]}'));
    expect(await ask()).toEqual(['a']);
  });

  test('turns the pages of one that has several, and keeps the query of its base URL', async () => {
    const toPage = (ids: string[], rest: object): Script =>
      jsonError(200, { data: ids.map((id) => ({ id })), ...rest });
    server.when(isModelList, ({ url }) => {
      if (url.endsWith('?v=1')) return toPage(['c', 'b'], { has_more: true, last_id: 'b&x' });
      if (url.endsWith('?v=1&after_id=b%26x'))
        return toPage(['a'], { has_more: false, last_id: 'a' });
      return emptyReply(400);
    });
    expect(await ask('sk-1', '?v=1')).toEqual(['a', 'b', 'c']);
    expect(server.requests).toHaveLength(2);
  });

  test('turns the pages of one that names the next by a token', async () => {
    server.when(isModelList, ({ url }) =>
      jsonError(
        200,
        url.endsWith('?pageToken=t%261')
          ? { models: [{ name: 'models/b' }] }
          : { models: [{ name: 'models/a' }], nextPageToken: 't&1' },
      ),
    );
    expect(await ask()).toEqual(['a', 'b']);
    expect(server.requests).toHaveLength(2);
  });

  test.each([
    ['says for ever that there is more', { has_more: true, last_id: 'a' }, 2],
    ['does not say where more is', { has_more: true }, 1],
    ['says no more than where it ends', { last_id: 'a' }, 1],
  ])('is not caught by one that %s', async (_, rest, requests) => {
    server.when(isModelList, jsonError(200, { data: [{ id: 'a' }], ...rest }));
    expect(await ask()).toEqual(['a']);
    expect(server.requests).toHaveLength(requests);
  });

  test('ends at some page with one that always has something new', async () => {
    let page = 0;
    server.when(isModelList, () => {
      page += 1;
      const id = `m-${page}`;
      return jsonError(200, { data: [{ id }], has_more: true, last_id: id });
    });
    expect(await ask()).toHaveLength(50);
  });

  test('needs no key', async () => {
    await ask(null);
    expect(server.requests[0]?.headers).not.toHaveProperty('authorization');
  });

  test('rejects with what the endpoint said', async () => {
    server.when(isModelList, jsonError(404, { error: { message: 'none here' } }));
    const cause: unknown = await ask().catch((reason: unknown) => reason);
    expect(cause).toBeInstanceOf(HttpRefusal);
    expect(cause).toMatchObject({ status: 404, body: '{"error":{"message":"none here"}}' });
  });

  test('rejects with at most 64 kB of it', async () => {
    server.when(isModelList, htmlPage(502, 'x'.repeat(200_000)));
    const cause: unknown = await ask().catch((reason: unknown) => reason);
    expect((cause as HttpRefusal).body).toHaveLength(64 * 1024);
  });

  test('rejects when a page comes instead', async () => {
    server.when(isModelList, htmlPage(200));
    await expect(ask()).rejects.toBeInstanceOf(NotAStream);
  });

  test('rejects a list that is too large, and not as if it were none', async () => {
    const models = Array.from({ length: 100 }, (_, at) => ({ id: `${at}-${'x'.repeat(50_000)}` }));
    server.when(isModelList, eventStream(JSON.stringify({ data: models })));
    await expect(ask()).rejects.toBeInstanceOf(EventTooLong);
  });

  test('follows no redirect', async () => {
    server.when(isModelList, emptyReply(302, { location: '/elsewhere' }));
    await expect(ask()).rejects.toBeInstanceOf(TypeError);
    expect(server.requests).toHaveLength(1);
  });

  test('can be aborted', async () => {
    server.when(isModelList, [{ type: 'silence' }]);
    const controller = new AbortController();
    const asking = listModels(
      server.baseUrl,
      { key: null, keyHeader: bearer, headers: {} },
      controller.signal,
    );
    const request = await server.request(0);
    controller.abort(new Error('enough'));
    await expect(asking).rejects.toThrow('enough');
    expect(await request.closed).toBe('client');
  });
});
