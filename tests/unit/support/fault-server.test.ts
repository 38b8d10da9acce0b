import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  chatJson,
  chatStream,
  emptyReply,
  eventStream,
  htmlPage,
} from '../../support/fault-server/chat-script.ts';
import { jsonError, modelList } from '../../support/fault-server/chat-script.ts';
import { defaultAnswer, isModelList } from '../../support/fault-server/default-reply.ts';
import { createFaultServer } from '../../support/fault-server/fault-server.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';
import { postChat, readEvents } from './read-events.ts';

let server: FaultServer;
beforeEach(async () => {
  server = await createFaultServer();
});
afterEach(() => server.close());

describe('replies', () => {
  it('answers like a healthy server when it was told nothing', async () => {
    const models = await fetch(`${server.baseUrl}/models`);
    expect(((await models.json()) as { data: unknown[] }).data).toHaveLength(2);

    const plain = await readEvents(await postChat(server.baseUrl));
    expect(plain).toMatchObject({ text: defaultAnswer, isDone: true });
    expect(plain.chunks[0]?.choices[0]?.delta).toEqual({ role: 'assistant', content: '' });
    expect(plain.chunks.some(({ usage }) => usage)).toBe(false);

    const withUsage = { stream_options: { include_usage: true } };
    const counted = await readEvents(await postChat(server.baseUrl, withUsage));
    expect(counted.chunks.at(-1)).toMatchObject({ choices: [], usage: { prompt_tokens: 12 } });

    const whole = await postChat(server.baseUrl, { stream: false });
    expect(await whole.json()).toMatchObject({
      choices: [{ message: { content: defaultAnswer } }],
    });
    expect((await fetch(`${server.url}/nowhere`)).status).toBe(404);
  });

  it('takes the newest matching rule, then the queue, then the fallback', async () => {
    server.next(jsonError(429, { error: 'slow' }, { 'Retry-After': '2' }), htmlPage(502));
    server.otherwise(chatJson('fallback'));
    const remove = server.when(isModelList, modelList(['a']));
    server.when(({ body }) => (body as { model?: string })?.model === 'x', emptyReply(403));

    expect(await (await fetch(`${server.baseUrl}/models`)).json()).toMatchObject({
      data: [{ id: 'a' }],
    });
    const matched = await postChat(server.baseUrl, { model: 'x' });
    expect([matched.status, await matched.text()]).toEqual([403, '']);
    const limited = await postChat(server.baseUrl);
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '2']);
    expect(limited.headers.get('content-type')).toBe('application/json');
    const page = await postChat(server.baseUrl);
    expect(page.status).toBe(502);
    expect(page.headers.get('content-type')).toContain('text/html');
    const last = await postChat(server.baseUrl);
    expect(await last.json()).toMatchObject({ choices: [{ message: { content: 'fallback' } }] });
    expect(server.requests.at(-1)?.sentText).toBe('fallback');

    remove();
    const models = (await (await fetch(`${server.baseUrl}/models`)).json()) as { data: unknown[] };
    expect(models.data).toHaveLength(2);
  });

  it('chooses a script by what the request says', async () => {
    server.otherwise(({ body }) => chatStream({ text: `You sent ${JSON.stringify(body)}` }));
    const { text } = await readEvents(await postChat(server.baseUrl, { messages: [] }));
    expect(text).toBe('You sent {"stream":true,"messages":[]}');
  });

  it('shapes the stream as told', async () => {
    server.next(
      chatStream({
        deltas: ['a', '', 'b'],
        reasoning: 'Let me think',
        finishReason: 'length',
        usage: true,
      }),
      chatStream({ text: 'cut', finishReason: null, done: false, model: 'other' }),
    );
    const thinking = await readEvents(await postChat(server.baseUrl));
    const thought = thinking.chunks.map(
      ({ choices }) => choices[0]?.delta?.reasoning_content ?? '',
    );
    expect(thought.join('')).toBe('Let me think');
    expect(thinking).toMatchObject({ text: 'ab', isDone: true });
    expect(thinking.chunks.at(-2)?.choices[0]?.finish_reason).toBe('length');
    expect(server.requests[0]).toMatchObject({ sentText: 'ab', sentReasoning: 'Let me think' });

    const cut = await readEvents(await postChat(server.baseUrl));
    expect(cut).toMatchObject({ text: 'cut', isDone: false });
    expect(cut.error).toBeUndefined();
    expect(cut.chunks.some(({ choices }) => choices[0]?.finish_reason)).toBe(false);
  });

  it('sends bytes that are no text, under any status', async () => {
    server.next(eventStream(Uint8Array.of(0xff, 0x00, 0xc3), { status: 201, split: 'bytes' }));
    const response = await postChat(server.baseUrl);
    expect(response.status).toBe(201);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(Uint8Array.of(0xff, 0x00, 0xc3));
    expect(server.requests[0]).toMatchObject({ sentBytes: 3, writes: 3 });
  });
});

describe('records', () => {
  it('keeps what was asked and when each thing happened', async () => {
    const before = Date.now();
    const pending = server.request(0);
    await readEvents(await postChat(`${server.url}/api/v1`, { model: 'm' }));
    const request = await pending;
    await expect(request.closed).resolves.toBe('server');
    expect(request).toMatchObject({
      method: 'POST',
      url: '/api/v1/chat/completions',
      closedBy: 'server',
    });
    expect(request.headers['content-type']).toBe('application/json');
    expect(request.body).toMatchObject({ model: 'm', stream: true });
    expect(JSON.parse(request.bodyText)).toEqual(request.body);
    const times = [before - 1, request.arrivedAtMs, request.headersSentAtMs ?? 0];
    times.push(...request.deltas.map(({ atMs }) => atMs), request.closedAtMs ?? 0);
    expect(times.toSorted((a, b) => a - b)).toEqual(times);
  });

  it('waits for the n-th request that matches', async () => {
    const second = server.request(1, ({ method }) => method === 'POST');
    await (await postChat(server.baseUrl, { model: 'one' })).text();
    await (await fetch(`${server.baseUrl}/models`)).text();
    await (await postChat(server.baseUrl, { model: 'two' })).text();
    expect((await second).body).toMatchObject({ model: 'two' });
  });

  it('rejects waits for requests that cannot come any more', async () => {
    const never = server.request(0);
    await server.close();
    await expect(never).rejects.toThrow('closed before the request');
    server = await createFaultServer();
  });

  it('forgets everything on reset and serves on', async () => {
    server.otherwise(chatStream({ holdAfterDelta: { index: 0, name: 'gate' } }));
    const reading = readEvents(await postChat(server.baseUrl));
    const held = server.requests[0];
    await server.held('gate');
    server.reset();
    expect((await reading).error).toBeDefined();
    await expect(held?.closed).resolves.toBe('server');
    expect(server.requests).toHaveLength(0);
    expect((await readEvents(await postChat(server.baseUrl))).text).toBe(defaultAnswer);
  });

  it('keeps many requests at once apart', async () => {
    server.otherwise(({ body }) =>
      chatStream({ text: `answer for ${(body as { model: string }).model}`, split: { seed: 3 } }),
    );
    const names = Array.from({ length: 60 }, (_, index) => `m${index}`);
    const reads = names.map(
      async (model) => (await readEvents(await postChat(server.baseUrl, { model }))).text,
    );
    expect(await Promise.all(reads)).toEqual(names.map((name) => `answer for ${name}`));
    expect(server.requests).toHaveLength(60);
  });
});

it('writes past the encoding of a reply, so that no client can read it', async () => {
  server.next([
    { type: 'text', text: 'half' },
    { type: 'raw', text: 'no chunk\r\n' },
    { type: 'silence' },
  ]);
  await expect((await postChat(server.baseUrl)).text()).rejects.toThrow(TypeError);
});
