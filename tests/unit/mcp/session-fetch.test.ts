import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSessionFetch } from '../../../lib/mcp/session-fetch.ts';
import type { SessionFetch } from '../../../lib/mcp/session-fetch.ts';

const url = 'https://tools.example/mcp';
const post = (message: object) => ({ method: 'POST', body: JSON.stringify(message) });
const call = post({ jsonrpc: '2.0', id: 7, method: 'tools/call' });
const cancelled = post({
  jsonrpc: '2.0',
  method: 'notifications/cancelled',
  params: { requestId: 7 },
});
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** An event stream that a test writes. */
function openStream() {
  let writer!: ReadableStreamDefaultController<Uint8Array>;
  let isLeft = false;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      writer = controller;
    },
    cancel() {
      isLeft = true;
    },
  });
  const response = new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  return {
    response,
    write: (text: string) => writer.enqueue(encode(text)),
    writer,
    isLeft: () => isLeft,
  };
}

/** The last event's data. */
function toLast(text: string): unknown {
  return JSON.parse(text.trim().split('\n').at(-1)!.replace('data: ', ''));
}

test.each([
  ['ends', (writer: ReadableStreamDefaultController<Uint8Array>) => writer.close()],
  [
    'breaks off',
    (writer: ReadableStreamDefaultController<Uint8Array>) => writer.error(new TypeError('gone')),
  ],
])('a stream that %s without an answer says so itself', async (_, end) => {
  const stream = openStream();
  const fetch = createSessionFetch(async () => stream.response);
  const response = await fetch(url, call);
  const reader = response.body!.getReader();
  stream.write(': waiting\n\n');
  await reader.read();
  end(stream.writer);
  const { value } = await reader.read();
  expect(toLast(new TextDecoder().decode(value))).toMatchObject({ id: 7, error: { code: -32000 } });
  expect((await reader.read()).done).toBe(true);
});

test('a stream that can be taken up again ends as it ended, and its ids say whose they are', async () => {
  const stream = openStream();
  const fetch = createSessionFetch(async () => stream.response);
  const response = await fetch(url, call);
  // Cut where a network may cut it.
  stream.write('i');
  stream.write('d: 1\ndata:\n\n');
  stream.writer.close();
  expect(await response.text()).toBe('id:7/ 1\ndata:\n\n');
});

test('a call that is cancelled is left, once the server was told', async () => {
  const stream = openStream();
  const told: string[] = [];
  const fetch = createSessionFetch(async (_, init) => {
    told.push(JSON.stringify(init?.body));
    return told.length === 1 ? stream.response : new Response(null, { status: 202 });
  });
  const response = await fetch(url, call);
  await fetch(
    url,
    post({ jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 7 } }),
  );
  expect(toLast(await response.text())).toMatchObject({ id: 7, result: {} });
  expect([told.length, stream.isLeft()]).toEqual([2, true]);
});

test('a call that was not answered yet is left too', async () => {
  let signal: AbortSignal | null | undefined;
  const fetch = createSessionFetch((_, init) => {
    if (init?.body !== call.body) return Promise.reject(new TypeError('no network'));
    signal = init?.signal;
    return new Promise(() => undefined);
  });
  void fetch(url, call);
  const cancel = post({
    jsonrpc: '2.0',
    method: 'notifications/cancelled',
    params: { requestId: 7 },
  });
  await expect(fetch(url, cancel)).rejects.toThrow('no network');
  expect(signal?.aborted).toBe(true);
});

/** Asks for a stream, and gives the answer once the pause is over. */
async function listen(fetch: SessionFetch, lastEvent?: string): Promise<Response> {
  const headers = lastEvent === undefined ? {} : { 'last-event-id': lastEvent };
  const response = fetch(url, { method: 'GET', headers });
  await vi.advanceTimersByTimeAsync(1000);
  return response;
}

const toEvents = (text: string): Response =>
  new Response(text, { headers: { 'content-type': 'text/event-stream' } });

test('a server that ends its own stream again and again is asked for it a few times, and slowly', async () => {
  let asked = 0;
  const fetch = createSessionFetch(async () => {
    asked += 1;
    return toEvents('id: 1\nretry: 0\ndata:\n\n');
  });
  await fetch(url, { method: 'GET' });
  void fetch(url, { method: 'GET', headers: { 'last-event-id': '1' } });
  await vi.advanceTimersByTimeAsync(999);
  expect(asked).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(asked).toBe(2);
  for (let at = 0; at < 20; at += 1) await listen(fetch, at % 2 ? '1' : undefined);
  expect(asked).toBe(8);
  expect((await listen(fetch, '1')).status).toBe(405);
});

test('what was lost of a call is asked for where it was, a few times, and then the call has ended', async () => {
  const asked: (string | null)[] = [];
  const fetch = createSessionFetch(async (_, init) => {
    asked.push(new Headers(init?.headers).get('last-event-id'));
    return toEvents('id: a/ b\ndata:\n\n');
  });
  await (await fetch(url, call)).text();
  for (let at = 0; at < 30; at += 1)
    expect(await (await listen(fetch, '7/ a/ b')).text()).toBe('id:7/ a/ b\ndata:\n\n');
  expect(asked).toEqual([null, ...Array.from({ length: 30 }, () => 'a/ b')]);
  const last = (await (await listen(fetch, '7/ a/ b')).text()).trim().split('\n\n');
  // The second one tells the SDK that it need not ask again.
  expect(last.map(toLast)).toMatchObject([{ id: 7, error: { code: -32000 } }, { result: {} }]);
  expect((await listen(fetch, '7/ a/ b')).status).toBe(405);
  expect(asked).toHaveLength(31);
});

test.each([
  ['cancelled', (fetch: SessionFetch) => void fetch(url, cancelled)],
  ['answered', (fetch: SessionFetch) => fetch.settle({ id: 7, error: {} })],
])('what was lost of a call is not asked for once it was %s', async (_, end) => {
  const methods: unknown[] = [];
  const fetch = createSessionFetch(async (_, init) => {
    methods.push(init?.method);
    return toEvents('id: 1\ndata:\n\n');
  });
  await (await fetch(url, call)).text();
  const waiting = fetch(url, { method: 'GET', headers: { 'last-event-id': '7/1' } });
  end(fetch);
  await vi.advanceTimersByTimeAsync(1000);
  expect([(await waiting).status, (await listen(fetch, '7/1')).status]).toEqual([405, 405]);
  expect(methods).not.toContain('GET');
});

test.each([
  ['short events', 'data: 1\n\n', 10_001],
  ['long ones', `data: ${'x'.repeat(1024 * 1024)}\n\n`, 65],
])('the streams of a call end in sum: %s', async (_, event, count) => {
  const whole = event.repeat(count);
  const fetch = createSessionFetch(async (_, init) =>
    toEvents(
      init?.method === 'GET'
        ? whole.slice(whole.length / 2)
        : `id: 1\n${whole.slice(0, whole.length / 2)}`,
    ),
  );
  expect((await (await fetch(url, call)).text()).length).toBeGreaterThan(whole.length / 2);
  const [error] = (await (await listen(fetch, '7/1')).text()).trim().split('\n\n').slice(-2);
  expect(toLast(error!)).toMatchObject({ id: 7, error: { code: -32_900 } });
});

test('the streams of a server’s own messages end in sum, and are not opened again', async () => {
  const fetch = createSessionFetch(async () => toEvents('data: 1\n\n'.repeat(7_500)));
  await (await fetch(url, { method: 'GET' })).text();
  await expect((await listen(fetch)).text()).rejects.toThrow('more than');
  expect((await listen(fetch)).status).toBe(405);
});

test('a server that asks without end is not answered without end', async () => {
  let answered = 0;
  const fetch = createSessionFetch(async () => {
    answered += 1;
    return new Response(null, { status: 202 });
  });
  for (let id = 0; id < 300; id += 1) await fetch(url, post({ jsonrpc: '2.0', id, result: {} }));
  expect(answered).toBe(100);
});
