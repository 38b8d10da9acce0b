import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readReply } from '../../../lib/sse/read-reply.ts';
import type { ServerSentEvent } from '../../../lib/sse/event-feed.ts';
import { EventTooLong, NotAStream } from '../../../lib/sse/stream-request.ts';
import { cutAt, toBytes, toByteStream, toCuts } from '../../support/byte-stream.ts';
import { checkLater } from '../../support/property.ts';
import { createRandom } from '../../support/random.ts';

async function collect(
  chunks: Iterable<Uint8Array>,
  isLast: (event: ServerSentEvent) => boolean = () => false,
) {
  const events: ServerSentEvent[] = [];
  let reads = 0;
  await readReply(toByteStream(chunks), {
    onEvent(event) {
      events.push(event);
      return isLast(event);
    },
    onBytes() {
      reads += 1;
    },
  });
  return { events, reads };
}

/** `a` is an event with that data, `['name', 'a']` one with a name too. */
type Brief = string | readonly [event: string, data: string];

const toEvents = (briefs: readonly Brief[]): ServerSentEvent[] =>
  briefs.map((brief) =>
    typeof brief === 'string'
      ? { event: undefined, data: brief }
      : { event: brief[0], data: brief[1] },
  );

const framings: readonly (readonly [name: string, wire: string, events: readonly Brief[]])[] = [
  ['lines that end with LF', 'data: a\n\ndata: b\n\n', ['a', 'b']],
  ['lines that end with CRLF', 'data: a\r\n\r\ndata: b\r\n\r\n', ['a', 'b']],
  ['lines that end with CR', 'data: a\r\rdata: b\r\r', ['a', 'b']],
  ['a mixture of line ends', 'data: a\r\n\ndata: b\r\r\ndata: c\n\r', ['a', 'b', 'c']],
  ['a byte order mark', '\ufeffdata: a\n\n', ['a']],
  ['a second byte order mark, which is text', '\ufeffdata: \ufeffa\n\n', ['\ufeffa']],
  ['two byte order marks, of which one is text', '\ufeff\ufeffdata: a\n\ndata: b\n\n', ['b']],
  ['data without a space', 'data:a\n\ndata:  b\n\n', ['a', ' b']],
  ['comments', ': OPENROUTER PROCESSING\n\n:\n\ndata: a\n: keep-alive\n\n', ['a']],
  ['several data lines in one event', 'data: a\ndata:\ndata: b\n\n', ['a\n\nb']],
  ['a name', 'event: error\ndata: a\n\ndata: b\n\n', [['error', 'a'], 'b']],
  ['a name after the data', 'data: a\nevent: ping\n\n', [['ping', 'a']]],
  ['ids, retries and unknown fields', 'id: 1\nretry: 10\nfoo: x\ndata: a\nbare\n\n', ['a']],
  ['characters of two, three and four bytes', 'data: é東👍🏽\n\n', ['é東👍🏽']],
  ['a line separator, which ends no line', 'data: a\u2028b\u0085c\n\n', ['a\u2028b\u0085c']],
  ['blank lines before the first event', '\n\r\n\ndata: a\n\n', ['a']],
  ['a last event without its blank line', 'data: a\n\ndata: [DONE]\n', ['a', '[DONE]']],
  ['a last event without any line end', 'data: a\n\ndata: [DONE]', ['a', '[DONE]']],
  ['a last event that ends with CR', 'data: a\r\rdata: b\r', ['a', 'b']],
  ['a last event that ends with CRLF', 'data: a\r\n\r\ndata: b\r\n', ['a', 'b']],
  ['a last comment without its line end', 'data: a\n: bye', ['a']],
  [
    'an error in a field that no standard knows',
    'data: a\n\nerror: gone\n\n',
    ['a', ['error', 'gone']],
  ],
  ['an error as a line of its own', 'data: a\n\n{"error":{}}\n', ['a', ['error', '{"error":{}}']]],
  ['the same, spaced', 'data: a\n\n{ "error": {}}\n', ['a', ['error', '{ "error": {}}']]],
  ['an error without its line end', 'data: a\n\nerror: {"x":1}', ['a', ['error', '{"x":1}']]],
  [
    'lines that begin like an error',
    'errors: 1\nerr\n{"err":1}\nevent: e\ndata: a\n\n',
    [['e', 'a']],
  ],
  ['an event without data', 'event: ping\n\ndata: a\n\n', ['a']],
  ['nothing at all', '', []],
  ['only blank lines', '\n\n\n', []],
];

describe.each(toCuts(12))('a stream, %s,', (_, cut) => {
  test.each(framings)('is read with %s', async (_name, wire, expected) => {
    const { events } = await collect(cut(toBytes(wire)));
    expect(events).toEqual(toEvents(expected));
  });
});

describe('a stream', () => {
  const line = fc.string({ unit: fc.constantFrom('a', ' ', ':', '{', 'é', '👍', '\u2028') });
  const event = fc.record({
    name: fc.option(fc.constantFrom('error', 'message_stop'), { nil: undefined }),
    lines: fc.array(line, { minLength: 1, maxLength: 3 }),
    comments: fc.boolean(),
    spaced: fc.boolean(),
  });
  const end = fc.constantFrom('\n', '\r\n', '\r');

  test('gives back the events that were written to it, whatever the line ends and cuts', () =>
    checkLater(
      fc.asyncProperty(fc.array(event), end, fc.nat(), async (written, lineEnd, seed) => {
        const wire = written
          .map(({ name, lines, comments, spaced }) => [
            ...(comments ? [': keep-alive'] : []),
            ...(name === undefined ? [] : [`event: ${name}`]),
            // A first space belongs to the field and not to the text.
            ...lines.map((text) => `data:${spaced || text.startsWith(' ') ? ' ' : ''}${text}`),
            '',
            '',
          ])
          .map((lines) => lines.join(lineEnd))
          .join('');
        const bytes = toBytes(wire);
        const { events } = await collect(cutAt(bytes, createRandom(seed).offsets(bytes.length)));
        expect(events).toEqual(
          written.map(({ name, lines }) => ({ event: name, data: lines.join('\n') })),
        );
      }),
      300,
    ));

  test('brings several events of one read at once, and one event of many reads once', async () => {
    const seen: number[] = [];
    let reads = 0;
    const chunks = ['data: a\n\ndata: b\n\nda', 'ta', ': c', '\n', '\n'].map(toBytes);
    await readReply(toByteStream(chunks), {
      onEvent: () => seen.push(reads) === 0,
      onBytes: () => void (reads += 1),
    });
    expect(seen).toEqual([1, 1, 5]);
  });

  test('tells of bytes that bring no event: a comment is a sign of life', async () => {
    const { events, reads } = await collect([': a\n\n', ': b\n\n'].map(toBytes));
    expect({ events, reads }).toEqual({ events: [], reads: 2 });
  });

  test('replaces bytes that are no UTF-8 and goes on', async () => {
    const bytes = new Uint8Array([...toBytes('data: a'), 0xff, ...toBytes('b\n\ndata: c\n\n')]);
    expect((await collect([bytes])).events).toEqual(toEvents(['a\ufffdb', 'c']));
  });

  test('that has said all is not read further, and is closed', async () => {
    let pulled = 0;
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          pulled += 1;
          controller.enqueue(toBytes(pulled === 1 ? 'data: end\n\ndata: late\n\n' : 'data: x\n\n'));
        },
        cancel() {
          cancelled = true;
        },
      },
      { highWaterMark: 0 },
    );
    const events: string[] = [];
    await readReply(body, {
      onEvent: ({ data }) => events.push(data) > 0,
      onBytes: () => undefined,
    });
    expect(events).toEqual(['end']);
    expect({ pulled, cancelled }).toEqual({ pulled: 1, cancelled: true });
  });

  test('that has said all is complete, even if its closing fails', async () => {
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(toBytes('data: [DONE]\n\n')),
      cancel: () => Promise.reject(new TypeError('terminated')),
    });
    const reading = readReply(body, { onEvent: () => true, onBytes: () => undefined });
    await expect(reading).resolves.toBeUndefined();
  });

  test('that breaks rejects with its error, after the events that came', async () => {
    const events: string[] = [];
    let pulled = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        if (pulled === 1) controller.enqueue(toBytes('data: a\n\n'));
        else controller.error(new TypeError('terminated'));
      },
    });
    const reading = readReply(body, {
      onEvent: ({ data }) => events.push(data) === 0,
      onBytes: () => undefined,
    });
    await expect(reading).rejects.toThrow('terminated');
    expect(events).toEqual(['a']);
  });

  test('with an event that does not end is given up, and closed', async () => {
    const chunk = toBytes(`data: ${'x'.repeat(2 ** 20)}`);
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(chunk),
      cancel: () => void (cancelled = true),
    });
    const reading = readReply(body, { onEvent: () => false, onBytes: () => undefined });
    await expect(reading).rejects.toThrow(EventTooLong);
    expect(cancelled).toBe(true);
  });

  test('of one very long event is read in time that grows with its length', async () => {
    const data = 'x'.repeat(2_000_000);
    const bytes = toBytes(`data: ${data}\n\n`);
    const offsets = Array.from({ length: 20_000 }, (_, index) => (index + 1) * 100);
    // The time of our own process: that of the clock says more about a busy machine.
    const before = process.cpuUsage();
    const { events } = await collect(cutAt(bytes, offsets));
    expect(events[0]?.data.length).toBe(data.length);
    // Joining at every read would copy 20 GB.
    expect(process.cpuUsage(before).user).toBeLessThan(3_000_000);
  });
});

describe('what is not a stream', () => {
  const bodies: readonly (readonly [string, string])[] = [
    ['a JSON object', '{"choices":[]}'],
    ['a JSON list', '[{"error":{"message":"no"}}]'],
    ['an HTML page', '<!doctype html><title>502</title>'],
    ['JSON after blank lines', '\r\n\n  {"a":1}'],
    ['JSON after a byte order mark', '\ufeff{"a":"é👍"}'],
    ['HTML after a byte order mark and blank lines', '\ufeff\n\t <html></html>'],
  ];

  test.each(bodies)('is told apart by its first character: %s', async (_, body) => {
    for (const [, cut] of toCuts(6)) {
      const cause: unknown = await collect(cut(toBytes(body))).catch((reason: unknown) => reason);
      expect(cause).toBeInstanceOf(NotAStream);
      expect((cause as NotAStream).body.trim()).toBe(body.trim());
    }
  });

  test('is not an event whose data begins with a brace', async () => {
    expect((await collect([toBytes('data: {"a":1}\n\n{\n\n')])).events).toEqual(
      toEvents(['{"a":1}']),
    );
  });

  test('is whole, where it is the reply in one piece, however long', async () => {
    const body = JSON.stringify({ text: 'x'.repeat(3_000_000) });
    const bytes = toBytes(body);
    const offsets = Array.from({ length: 48 }, (_, index) => (index + 1) * 60_000);
    await expect(collect(cutAt(bytes, offsets))).rejects.toMatchObject({ body });
  });

  test('is kept to about a megabyte; the rest is not waited for', async () => {
    const chunk = toBytes('x'.repeat(100_000));
    let pulled = 0;
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        controller.enqueue(pulled === 1 ? toBytes('<') : chunk);
      },
      cancel() {
        cancelled = true;
      },
    });
    const cause: unknown = await readReply(body, {
      onEvent: () => false,
      onBytes: () => undefined,
    }).catch((reason: unknown) => reason);
    expect(cause).toBeInstanceOf(NotAStream);
    expect((cause as NotAStream).body.length).toBeGreaterThanOrEqual(1_000_000);
    expect((cause as NotAStream).body.length).toBeLessThan(1_300_000);
    expect(cancelled).toBe(true);
  });

  test.each([
    ['plain text', 'Service is up', 'text/plain'],
    ['nothing', '', 'text/plain'],
    ['a JSON string', '"no"', 'application/json'],
    ['a JSON null', 'null', 'application/json'],
    ['bytes of another kind', '\u0000\u0001PNG', 'image/png'],
  ])('is told by its end, where it held no line of a stream: %s', async (_, body, contentType) => {
    for (const [, cut] of toCuts(6)) {
      const reading = readReply(
        toByteStream(cut(toBytes(body))),
        { onEvent: () => false, onBytes: () => undefined },
        contentType,
      );
      await expect(reading).rejects.toMatchObject({ name: 'NotAStream', body });
    }
  });

  test.each([
    ['comments alone', ': waiting\n\n'],
    ['an event without data', 'event: ping\n\n'],
    ['nothing, under the name of a stream', ''],
    ['words under the name of a stream', 'Service is up'],
  ])('is not %s: that is a stream which ended early', async (_, body) => {
    await expect(collect([toBytes(body)])).resolves.toMatchObject({ events: [] });
  });
});
