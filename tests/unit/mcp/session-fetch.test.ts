import { expect, test } from 'vitest';
import { createSessionFetch } from '../../../lib/mcp/session-fetch.ts';

const url = 'https://tools.example/mcp';
const post = (message: object) => ({ method: 'POST', body: JSON.stringify(message) });
const call = post({ jsonrpc: '2.0', id: 7, method: 'tools/call' });
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

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

test('a stream that can be taken up again ends as it ended', async () => {
  const stream = openStream();
  const fetch = createSessionFetch(async () => stream.response);
  const response = await fetch(url, call);
  // Cut where a network may cut it.
  stream.write('i');
  stream.write('d: 1\ndata:\n\n');
  stream.writer.close();
  expect(await response.text()).toBe('id: 1\ndata:\n\n');
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

test('a server that ends its own stream again and again is asked for it a few times', async () => {
  let asked = 0;
  const fetch = createSessionFetch(async () => {
    asked += 1;
    return new Response('');
  });
  const statuses: number[] = [];
  for (let at = 0; at < 20; at += 1) statuses.push((await fetch(url, { method: 'GET' })).status);
  expect(asked).toBe(8);
  expect(statuses.at(-1)).toBe(405);
  // What was lost of a call is asked for all the same.
  await fetch(url, { method: 'GET', headers: { 'last-event-id': '1' } });
  expect(asked).toBe(9);
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
