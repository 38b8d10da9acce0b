import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEventFeed, createParsedFeed } from '../../../lib/sse/event-feed.ts';
import type { EventFeed, ServerSentEvent } from '../../../lib/sse/event-feed.ts';
import { readReply } from '../../../lib/sse/read-reply.ts';
import { cutAt, toBytes, toByteStream } from '../../support/byte-stream.ts';
import { check, checkLater } from '../../support/property.ts';
import { createRandom } from '../../support/random.ts';

type CreateFeed = typeof createEventFeed;

const noLimit = Number.MAX_SAFE_INTEGER;

const whole = fc.constantFrom(
  'data: a\n\n',
  'data:b\n\n',
  'data:  c\n\n',
  'data:\n\n',
  'data: \n\n',
  'data: {"é👍":"東"}\n\n',
  'data: \ufeff\u2028\u0085\0\n\n',
  `data: ${'x'.repeat(30)}\n\n`,
);
const oddities = [
  ['data: a\r\n\r\n', 'data: a\r\r', 'data: a\n\r', 'data: a\r\n\n', 'data: a\rb\n\n', '\r'],
  ['\n', '\n\n', '\r\n', 'data', 'data: a', 'data: a\n', 'data: a\ndata: b\n\n', 'Data: a\n\n'],
  ['\ufeff', '\ufeffdata: a\n\n', ' data: a\n\n', 'dat', 'data :a\n\n', 'data\n\n'],
  ['event: e\n', 'event: e\n\n', 'data: a\nevent: e\n\n', 'id: 1\n', 'id: 1\n\n', 'retry: 1\n'],
  [': c\n\n', ': c\ndata: a\n\n', ':', 'foo: a\n\n', 'foo\n', `data: ${'y'.repeat(90)}`],
  ['error: no\n', 'error: no\n\n', 'error', '{"error":{}}\n\n', '{"error"', '{', 'e', 'x'],
].flat();
const anything = fc.string({ unit: 'binary', maxLength: 5 });
/** Mostly whole events, so that they stand beside each other and beside all else. */
const wire = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: whole },
      { weight: 4, arbitrary: fc.constantFrom(...oddities) },
      { weight: 1, arbitrary: anything },
    ),
    { maxLength: 24 },
  )
  .map((pieces) => pieces.join(''));

/** What was told after each piece: where two readers differ for a time, they differ. */
function tell(create: CreateFeed, pieces: readonly string[], limit: number): unknown[] {
  const told: unknown[] = [];
  let events: ServerSentEvent[] = [];
  const feed: EventFeed = create((event) => events.push(event), limit);
  const last = pieces.at(-1) ?? '';
  for (const piece of pieces.slice(0, -1)) {
    feed.feed(piece);
    told.push({ events, tooLong: feed.tooLong });
    events = [];
    if (feed.tooLong) return told;
  }
  feed.end(last);
  return [...told, { events, tooLong: feed.tooLong }];
}

/** Few cuts or many, between the events that were written, and anywhere. */
function split(text: string, seed: number): string[] {
  const random = createRandom(seed);
  const ends = Array.from(text.matchAll(/\n\n/g), ({ index }) => index + 2);
  const offsets = [
    ...ends.filter(() => random.next() < 0.7),
    ...random.offsets(text.length, random.integer(2, 40)).slice(0, random.integer(0, 6)),
  ].sort((a, b) => a - b);
  return [0, ...offsets].map((start, index) => text.slice(start, offsets[index] ?? text.length));
}

test('any text in any pieces is read as by the parser alone', () => {
  check(
    fc.property(wire, fc.nat(), fc.constantFrom(noLimit, 64, 20), (text, seed, limit) => {
      const pieces = split(text, seed);
      expect(tell(createEventFeed, pieces, limit)).toEqual(tell(createParsedFeed, pieces, limit));
    }),
    20_000,
  );
});

test('pieces that are cut at every place are read as by the parser alone', () => {
  check(
    fc.property(wire, (text) => {
      const pieces = Array.from(text);
      expect(tell(createEventFeed, pieces, noLimit)).toEqual(
        tell(createParsedFeed, pieces, noLimit),
      );
    }),
    1_000,
  );
});

/** Bytes that are no text, some of them at an end where more might make them one. */
const broken = fc.oneof(
  { weight: 3, arbitrary: wire.map(toBytes) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      [0xff],
      [0xe6, 0x9d],
      [0xf0, 0x9f, 0x91],
      [0x80],
      [0xc3],
      [0xef, 0xbb],
    ),
  },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 4 }) },
);

test('any bytes in any reads are decoded as in one stream', () =>
  checkLater(
    fc.asyncProperty(fc.array(broken, { maxLength: 6 }), fc.nat(), async (parts, seed) => {
      // Begins like a stream, since what does not is not read as one.
      const bytes = Uint8Array.from([...toBytes(': x\n\n'), ...parts.flatMap((part) => [...part])]);
      const random = createRandom(seed);
      const chunks = cutAt(bytes, random.offsets(bytes.length, random.integer(2, 40)));
      const expected: ServerSentEvent[] = [];
      const parsed = createParsedFeed((event) => expected.push(event), noLimit);
      const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
      for (const chunk of chunks) parsed.feed(decoder.decode(chunk, { stream: true }));
      parsed.end(decoder.decode());
      const events: ServerSentEvent[] = [];
      await readReply(toByteStream(chunks), {
        onEvent: (event) => events.push(event) < 0,
        onBytes: () => undefined,
      });
      expect(events).toEqual(expected);
    }),
    5_000,
  ));

test('nothing is told of behind the event that says all', async () => {
  for (const before of ['', 'data: 0\n\n']) {
    const events: string[] = [];
    const chunks = [before, 'data: 1\n\ndata: end\n\ndata: late\n\n', 'data: later\n\n'];
    await readReply(toByteStream(chunks.map(toBytes)), {
      onEvent: ({ data }) => events.push(data) > 0 && data === 'end',
      onBytes: () => undefined,
    });
    expect(events.slice(-2)).toEqual(['1', 'end']);
  }
});
