import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readReply } from '../../../lib/sse/read-reply.ts';
import { NotAStream } from '../../../lib/sse/stream-request.ts';
import { toBytes } from '../../support/byte-stream.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const json = '{"choices":[{"message":{"content":"Hé"}}]}';

/** A reply whose pieces a test sends. */
function read(contentType: string) {
  let wire: ReadableStreamDefaultController<Uint8Array> | undefined;
  let isClosed = false;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      wire = controller;
    },
    cancel() {
      isClosed = true;
    },
  });
  let cause: unknown;
  const readers = { onEvent: () => false, onBytes: () => undefined };
  const reading = readReply(body, readers, contentType).catch((reason: unknown) => {
    cause = reason;
  });
  return {
    send: (text: string) => wire?.enqueue(toBytes(text)),
    fail: (reason: unknown) => wire?.error(reason),
    wait: (ms: number) => vi.advanceTimersByTimeAsync(ms),
    cause: () => cause,
    isClosed: () => isClosed,
    reading,
  };
}

test.each(['application/json', 'text/event-stream'])(
  'JSON that is whole on a connection that stays open is taken after two seconds: %s',
  async (contentType) => {
    const reply = read(contentType);
    reply.send(json.slice(0, 20));
    await reply.wait(30_000);
    reply.send(json.slice(20));
    await reply.wait(1_900);
    expect(reply.cause()).toBeUndefined();
    await reply.wait(200);
    expect(reply.cause()).toMatchObject({ name: 'NotAStream', body: json });
    expect(reply.isClosed()).toBe(true);
  },
);

test('JSON that is whole is taken where its connection then breaks, and no half of it', async () => {
  const whole = read('application/json');
  whole.send(json);
  await whole.wait(10);
  whole.fail(new TypeError('terminated'));
  await whole.reading;
  expect(whole.cause()).toMatchObject({ name: 'NotAStream', body: json });
  const half = read('application/json');
  half.send(json.slice(0, 20));
  await half.wait(10);
  half.fail(new TypeError('terminated'));
  await half.reading;
  expect(half.cause()).toBeInstanceOf(TypeError);
});

test('an end that was asked for is one, be the JSON whole or not', async () => {
  const reply = read('application/json');
  reply.send(json);
  await reply.wait(10);
  reply.fail(new DOMException('enough', 'AbortError'));
  await reply.reading;
  expect(reply.cause()).toMatchObject({ name: 'AbortError' });
});

test('a line of JSON may be the first of several, unless it is called one document', async () => {
  const lines = read('application/x-ndjson');
  lines.send(`${json}\n`);
  await lines.wait(30_000);
  expect(lines.cause()).toBeUndefined();
  const one = read('application/json; charset=utf-8');
  one.send(`${json}\n`);
  await one.wait(3_000);
  expect(one.cause()).toBeInstanceOf(NotAStream);
});
