import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openLink } from './open-link.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const signal = new AbortController().signal;
const toEvents = (text: string): Response =>
  new Response(text, { headers: { 'content-type': 'text/event-stream' } });

/** A link to a server of which the stream of a call says `first`, and what it is taken up with `next`. */
function openResumable(first: (id: number) => string, next: (id: number) => string) {
  /** What was taken up. */
  const resumed: (string | null)[] = [];
  let called = 0;
  const fetch = async (_: string | URL, init: RequestInit = {}): Promise<Response> => {
    if (init.method === 'GET') {
      const lastEvent = new Headers(init.headers).get('last-event-id');
      if (lastEvent === null) return new Response(null, { status: 405 });
      resumed.push(lastEvent);
      return toEvents(next(called));
    }
    const { id, method } = JSON.parse(init.body as string) as { id?: number; method: string };
    if (id === undefined) return new Response(null, { status: 202 });
    if (method === 'tools/call') {
      called = id;
      return toEvents(first(id));
    }
    const result = {
      protocolVersion: '2025-06-18',
      capabilities: { tools: {} },
      serverInfo: { name: 's', version: '1' },
    };
    return Response.json({ jsonrpc: '2.0', id, result });
  };
  return { link: openLink('https://tools.example/mcp', {}, { fetch }), resumed };
}

const priming = 'id: one\nretry: 0\ndata:\n\n';
const toAnswer = (id: number, answer: object): string =>
  `id: two\ndata: ${JSON.stringify({ jsonrpc: '2.0', id, ...answer })}\n\n`;

test('a call whose stream the server has ended is taken up again where it was, and answered', async () => {
  const { link, resumed } = openResumable(
    () => priming,
    (id) => toAnswer(id, { result: { content: [{ type: 'text', text: 'here' }] } }),
  );
  const call = link.call('look', {}, { signal });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await call).toEqual({ text: 'here' });
  expect(resumed).toEqual(['one']);
});

test('a call that failed is not taken up again', async () => {
  const { link, resumed } = openResumable(
    (id) => toAnswer(id, { error: { code: 1, message: 'no' } }),
    () => priming,
  );
  const call = expect(link.call('look', {}, { signal })).rejects.toMatchObject({ kind: 'refused' });
  await vi.advanceTimersByTimeAsync(10_000);
  await call;
  expect(resumed).toEqual([]);
});

test('a call whose stream the server ends again and again has ended with them', async () => {
  const { link, resumed } = openResumable(
    () => priming,
    () => priming,
  );
  const call = expect(link.call('look', {}, { signal })).rejects.toMatchObject({
    kind: 'interrupted',
  });
  await vi.advanceTimersByTimeAsync(59_000);
  await call;
  expect(resumed).toHaveLength(30);
});
