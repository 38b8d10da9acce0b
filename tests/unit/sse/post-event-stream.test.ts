import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { postEventStream } from '../../../lib/sse/post-event-stream.ts';
import type { ServerSentEvent } from '../../../lib/sse/event-feed.ts';
import { HttpRefusal, NotAStream } from '../../../lib/sse/stream-request.ts';
import {
  chatStream,
  emptyReply,
  eventStream,
  htmlPage,
  jsonError,
} from '../../support/fault-server/chat-script.ts';
import { nowMs } from '../../support/fault-server/clock.ts';
import { createFaultServer } from '../../support/fault-server/fault-server.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';
import type { Script, Split } from '../../support/fault-server/script.ts';
import { seededText } from '../../support/seeded-text.ts';
import { watchStalls } from '../../support/stall.ts';
import { waitUntil } from '../../support/wait-until.ts';

let server: FaultServer;
let other: FaultServer;
beforeAll(async () => {
  [server, other] = await Promise.all([createFaultServer(), createFaultServer()]);
});
afterAll(() => Promise.all([server.close(), other.close()]));
beforeEach(() => {
  server.reset();
  other.reset();
});

/** Posts as an adapter would have it, and keeps what comes. */
function post(
  reply: Script | undefined,
  isLast: (event: ServerSentEvent) => boolean = () => false,
) {
  if (reply) server.next(reply);
  const controller = new AbortController();
  const events: ServerSentEvent[] = [];
  let reads = 0;
  const done = postEventStream(
    {
      url: `${server.baseUrl}/chat/completions`,
      headers: { authorization: 'Bearer sk-secret', 'x-api-key': 'sk-secret' },
      body: '{"question":"👍"}',
    },
    {
      onEvent(event) {
        events.push(event);
        return isLast(event);
      },
      onBytes() {
        reads += 1;
      },
    },
    controller.signal,
  );
  // Whoever only looks at the server must not be failed by a rejection.
  done.catch(() => undefined);
  return { done, events, controller, reads: () => reads };
}

const toText = (events: readonly ServerSentEvent[]): string =>
  events
    .filter(({ data }) => data !== '[DONE]')
    .map(({ data }) => JSON.parse(data) as { choices: { delta: { content?: string } }[] })
    .map(({ choices }) => choices[0]?.delta.content ?? '')
    .join('');

describe('the request', () => {
  test('is the adapter’s, with the headers of an event stream', async () => {
    await post(chatStream()).done;
    expect(server.requests[0]).toMatchObject({ method: 'POST', bodyText: '{"question":"👍"}' });
    expect(server.requests[0]?.headers).toMatchObject({
      authorization: 'Bearer sk-secret',
      'content-type': 'application/json',
      accept: 'text/event-stream, application/json;q=0.9, text/plain;q=0.8',
    });
    expect(server.requests[0]?.headers).not.toHaveProperty('cookie');
    expect(server.requests[0]?.headers).not.toHaveProperty('referer');
  });

  test('follows no redirect, sends no cookie and no referrer, and is cached nowhere', async () => {
    const fetching = vi.spyOn(globalThis, 'fetch');
    await post(chatStream()).done;
    expect(fetching).toHaveBeenCalledOnce();
    expect(fetching.mock.calls[0]?.[1]).toMatchObject({
      redirect: 'error',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    });
  });

  test.each([301, 302, 303, 307, 308])(
    'that is answered with a redirect (%i) fails, and neither key nor question goes on',
    async (status) => {
      const location = `${other.baseUrl}/chat/completions`;
      await expect(post(emptyReply(status, { location })).done).rejects.toBeInstanceOf(TypeError);
      expect(server.requests).toHaveLength(1);
      expect(other.requests).toHaveLength(0);
    },
  );

  test('to a port where nobody listens rejects with a TypeError', async () => {
    const gone = await createFaultServer();
    await gone.close();
    const request = { url: gone.baseUrl, headers: {}, body: '{}' };
    const readers = { onEvent: () => false, onBytes: () => undefined };
    const posting = postEventStream(request, readers, new AbortController().signal);
    await expect(posting).rejects.toBeInstanceOf(TypeError);
  });
});

describe('the reply', () => {
  const splits: readonly Split[] = ['events', 'whole', { seed: 3 }, { seed: 4 }];

  test.each(['\n', '\r\n', '\r'] as const)('is read whole with line ends %j', async (lineEnd) => {
    for (const split of splits) {
      const text = seededText(7, 160);
      const { done, events } = post(chatStream({ text, split, lineEnd, finishReason: 'stop' }));
      await done;
      expect(toText(events)).toBe(text);
      expect(events.at(-1)?.data).toBe('[DONE]');
    }
  });

  test('is read whole from single bytes', async () => {
    const text = seededText(7, 30);
    const { done, events } = post(chatStream({ text, split: 'bytes', lineEnd: '\r\n' }));
    await done;
    expect(toText(events)).toBe(text);
  });

  test('gives a character that came in two reads', async () => {
    const wire = 'data: 👍\n\n';
    for (const at of [7, 8, 9]) {
      const { done, events } = post(eventStream(wire, { split: { offsets: [at] } }));
      await done;
      expect(events).toEqual([{ event: undefined, data: '👍' }]);
    }
  });

  test('shows every event as it comes, not at the end', async () => {
    const { events, done } = post(
      chatStream({ deltas: ['one', 'two'], holdAfterDelta: { index: 0, name: 'hold' } }),
    );
    await waitUntil(() => toText(events) === 'one', 'the first delta');
    server.release('hold');
    await done;
    expect(toText(events)).toBe('onetwo');
  });

  test('is a stream whatever its content type says', async () => {
    const headers = { 'content-type': 'text/plain' };
    const { done, events } = post(eventStream('data: a\n\n', { headers }));
    await done;
    expect(events).toHaveLength(1);
  });

  test('that has said all is closed by us when the server keeps it open', async () => {
    const { done } = post(chatStream({ ending: 'silence' }), ({ data }) => data === '[DONE]');
    await done;
    expect(await server.requests[0]?.closed).toBe('client');
  });

  test('that is empty ends without an event', async () => {
    const { done, events } = post(eventStream(''));
    await done;
    expect(events).toEqual([]);
  });

  test('without a body is not a stream', async () => {
    await expect(post([{ type: 'head', status: 204 }]).done).rejects.toBeInstanceOf(NotAStream);
  });

  test('that breaks off rejects with a TypeError after what came', async () => {
    const { done, events } = post(
      chatStream({ deltas: ['half'], finishReason: null, done: false, ending: 'disconnect' }),
    );
    await expect(done).rejects.toBeInstanceOf(TypeError);
    expect(toText(events)).toBe('half');
  });

  test.each([
    ['JSON', eventStream('{"choices":[]}'), '{"choices":[]}'],
    ['a page', htmlPage(200, '<html>login</html>'), '<html>login</html>'],
  ])('that is %s instead is handed over as it is', async (_, reply, body) => {
    const cause: unknown = await post(reply).done.catch((reason: unknown) => reason);
    expect(cause).toBeInstanceOf(NotAStream);
    expect((cause as NotAStream).body).toBe(body);
  });

  test('tells of life with its headers, before any event', async () => {
    const { reads, controller } = post([{ type: 'head' }, { type: 'silence' }]);
    await waitUntil(() => reads() > 0, 'the headers');
    controller.abort();
  });
});

describe('a refusal', () => {
  test('brings status, headers and body', async () => {
    const body = { error: { message: 'Slow down' } };
    const reply = jsonError(429, body, { 'retry-after': '7' });
    const cause: unknown = await post(reply).done.catch((reason: unknown) => reason);
    expect(cause).toBeInstanceOf(HttpRefusal);
    const refusal = cause as HttpRefusal;
    expect(refusal.status).toBe(429);
    expect(refusal.headers.get('retry-after')).toBe('7');
    expect(JSON.parse(refusal.body)).toEqual(body);
  });

  test('is read to 64 kB, then the endless rest is cut off', async () => {
    const steps: Script = [{ type: 'text', text: 'no. '.repeat(1_000) }];
    const { done } = post([
      { type: 'head', status: 500 },
      { type: 'endless', steps },
    ]);
    const cause: unknown = await done.catch((reason: unknown) => reason);
    expect((cause as HttpRefusal).body).toHaveLength(64 * 1024);
    expect(await server.requests[0]?.closed).toBe('client');
  });

  test('without a body has an empty one', async () => {
    const cause: unknown = await post(emptyReply(403)).done.catch((reason: unknown) => reason);
    expect(cause).toMatchObject({ status: 403, body: '' });
  });
});

describe('aborting', () => {
  const silence: Script = [{ type: 'silence' }];
  const headers: Script = [{ type: 'head' }, { type: 'silence' }];
  const middle = chatStream({ deltas: ['a', 'b'], ending: 'silence', done: false });
  const endless: Script = [{ type: 'endless', steps: [{ type: 'text', text: 'data: x\n\n' }] }];
  const refusal: Script = [{ type: 'head', status: 500 }, { type: 'silence' }];

  test.each([
    ['before the headers', silence],
    ['after the headers', headers],
    ['in the middle', middle],
    ['in a flood', endless],
    ['in the body of a refusal', refusal],
  ])('%s closes the socket within 200 ms and rejects with the reason', async (_, reply) => {
    const { done, controller } = post(reply);
    const request = await server.request(0);
    await new Promise((resolve) => setTimeout(resolve, 30));
    const stalls = watchStalls();
    const abortedAtMs = nowMs();
    controller.abort(new Error('enough'));
    await expect(done).rejects.toThrow('enough');
    expect(await request.closed).toBe('client');
    const tookMs = (request.closedAtMs ?? Infinity) - abortedAtMs;
    // Less what the machine let this process wait, which is both ends of the socket.
    expect(tookMs - stalls.stop()).toBeLessThan(200);
  });

  test('before the request sends none', async () => {
    const readers = { onEvent: () => false, onBytes: () => undefined };
    const request = { url: server.url, headers: {}, body: '{}' };
    const posting = postEventStream(request, readers, AbortSignal.abort(new Error('never')));
    await expect(posting).rejects.toThrow('never');
    expect(server.requests).toHaveLength(0);
  });

  test('brings no event after it has rejected', async () => {
    const { done, controller, events } = post(endless);
    await waitUntil(() => events.length > 10, 'a flood');
    controller.abort();
    await expect(done).rejects.toThrow();
    const seen = events.length;
    await server.requests[0]?.closed;
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(events).toHaveLength(seen);
  });
});
