import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createBoundedFetch } from '../../../lib/sse/bounded-fetch.ts';

const url = 'https://tools.example/mcp';
const anywhere = (): Promise<void> => Promise.resolve();
const asked: [string, RequestInit][] = [];
let reply: Response;

beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push([url, init]);
    return reply;
  });
});
afterEach(() => vi.unstubAllGlobals());

/** A reply in pieces of one byte, which is how lines are cut at the worst. */
function toReply(text: string, type: string): Response {
  const bytes = new TextEncoder().encode(text);
  const body = new ReadableStream({
    start(controller) {
      for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
      controller.close();
    },
  });
  return new Response(body, { status: 203, headers: { 'content-type': type } });
}

test('a library gets its requests made as all of ours, whatever it wants', async () => {
  reply = toReply('{}', 'application/json');
  const response = await createBoundedFetch(anywhere)(url, {
    redirect: 'follow',
    credentials: 'include',
    headers: { 'x-own': '1' },
  });
  expect(asked).toMatchObject([
    [
      url,
      { redirect: 'error', credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' },
    ],
  ]);
  expect([response.status, await response.text()]).toEqual([203, '{}']);
});

test('nothing is sent to where it may not go', async () => {
  const fetch = createBoundedFetch(() => Promise.reject(new Error('not there')));
  await expect(fetch(url)).rejects.toThrow('not there');
  expect(asked).toEqual([]);
});

test('a body ends with its limit', async () => {
  reply = toReply('x'.repeat(11), 'application/json');
  await expect((await createBoundedFetch(anywhere, 10)(url)).text()).rejects.toThrow('10');
  reply = toReply('x'.repeat(10), 'application/json');
  expect(await (await createBoundedFetch(anywhere, 10)(url)).text()).toHaveLength(10);
});

test.each(['\n', '\r', '\r\n'])(
  'an event stream may go on as long as no event is too long, with %j',
  async (end) => {
    const fetch = createBoundedFetch(anywhere, 14);
    const text = `data: 1${end}${end}`.repeat(20);
    reply = toReply(text, 'text/event-stream; charset=utf-8');
    expect(await (await fetch(url)).text()).toBe(text);
    reply = toReply(`${text}data: 1${end}data: 2${end}`, 'text/event-stream');
    await expect((await fetch(url)).text()).rejects.toThrow('14');
  },
);
