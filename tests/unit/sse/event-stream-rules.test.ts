import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readReply } from '../../../lib/sse/read-reply.ts';
import type { ServerSentEvent } from '../../../lib/sse/event-feed.ts';
import { cutAt, toBytes, toByteStream, toCuts } from '../../support/byte-stream.ts';
import { checkLater } from '../../support/property.ts';
import { createRandom } from '../../support/random.ts';
import { readByTheStandard } from '../../support/reference-sse.ts';

async function read(chunks: Iterable<Uint8Array>): Promise<ServerSentEvent[]> {
  const events: ServerSentEvent[] = [];
  await readReply(toByteStream(chunks), {
    onEvent(event) {
      events.push(event);
      return false;
    },
    onBytes: () => undefined,
  });
  return events;
}

const plain = (...payloads: string[]): ServerSentEvent[] =>
  payloads.map((data) => ({ event: undefined, data }));

/** Each a rule of the HTML standard, 9.2.5 and 9.2.6, in the order in which they stand there. */
const rules: readonly (readonly [rule: string, wire: string, events: ServerSentEvent[]])[] = [
  ['the stream is UTF-8, whatever it says', 'data: äöü€𝄞\n\n', plain('äöü€𝄞')],
  ['one leading byte order mark is stripped', '\ufeffdata: a\n\n', plain('a')],
  ['a second one is a part of its field, which nobody knows', '\ufeff\ufeffdata: a\n\n', []],
  ['one in the middle is text', 'data: \ufeffa\n\n', plain('\ufeffa')],
  ['lines end with CRLF', 'data: a\r\ndata: b\r\n\r\n', plain('a\nb')],
  ['lines end with LF', 'data: a\ndata: b\n\n', plain('a\nb')],
  ['lines end with CR', 'data: a\rdata: b\r\r', plain('a\nb')],
  ['CR and LF in one line end are one', 'data: a\r\n\r\ndata: b\r\n\r\n', plain('a', 'b')],
  ['LF and CR are two', 'data: a\n\rdata: b\n\r', plain('a', 'b')],
  [
    'nothing else ends a line',
    'data: a\u000bb\u000cc\u0085d\u2028e\u2029f\n\n',
    plain('a\u000bb\u000cc\u0085d\u2028e\u2029f'),
  ],
  [
    'a line that begins with a colon is a comment',
    ': data: a\n:\n:data: b\ndata: c\n\n',
    plain('c'),
  ],
  ['the name of a field ends at the first colon', 'data: a: b:c\n\n', plain('a: b:c')],
  [
    'one space after the colon is taken off',
    'data:a\n\ndata: a\n\ndata:  a\n\n',
    plain('a', 'a', ' a'),
  ],
  ['a tab is none', 'data:\ta\n\n', plain('\ta')],
  ['spaces at the end stay', 'data: a \n\n', plain('a ')],
  ['a line without a colon is a field without a value', 'data\n\ndata\ndata\n\n', plain('', '\n')],
  [
    'a field name is taken as it is, with its spaces',
    ' data: a\ndata : b\ndata: c\n\n',
    plain('c'),
  ],
  ['and with its case', 'Data: a\nDATA: b\ndata: c\n\n', plain('c')],
  [
    'an event has the last name it was given',
    'event: a\nevent: b\ndata: x\n\n',
    [{ event: 'b', data: 'x' }],
  ],
  ['an empty name is none', 'event: a\nevent:\ndata: x\n\n', plain('x')],
  ['a name without a colon is empty', 'event: a\nevent\ndata: x\n\n', plain('x')],
  ['several data lines are joined by LF', 'data: a\ndata: b\ndata: c\n\n', plain('a\nb\nc')],
  ['an empty one counts', 'data:\ndata: a\ndata:\n\n', plain('\na\n')],
  ['an event whose data is empty is one', 'data:\n\ndata: \n\n', plain('', '')],
  ['an id changes no event', 'id: 1\ndata: a\n\nid\ndata: b\n\n', plain('a', 'b')],
  ['an id with a null is passed over, and its event is not', 'id: a\0b\ndata: a\n\n', plain('a')],
  ['a null elsewhere is text', 'data: a\0b\n\n', plain('a\0b')],
  ['a retry is no event, digits or none', 'retry: 10\n\nretry: soon\ndata: a\n\n', plain('a')],
  ['unknown fields are passed over', 'foo: a\ndata: a\nfoo\n\n', plain('a')],
  ['without data there is no event', 'event: a\n\nid: 1\n\n: x\n\n', []],
  ['a name is forgotten with an event that was none', 'event: a\n\ndata: x\n\n', plain('x')],
  [
    'a name is forgotten with its event',
    'event: a\ndata: x\n\ndata: y\n\n',
    [{ event: 'a', data: 'x' }, ...plain('y')],
  ],
  ['several blank lines are one', 'data: a\n\n\n\ndata: b\n\n', plain('a', 'b')],
];

describe.each(toCuts(12))('by the standard, %s,', (_, cut) => {
  test.each(rules)('%s', async (_rule, wire, events) => {
    expect(readByTheStandard(wire)).toEqual(events);
    expect(await read(cut(toBytes(wire)))).toEqual(events);
  });
});

describe('where we leave the standard', () => {
  /**
   * It drops what has no blank line behind it: a browser's EventSource would connect again and get the rest. A reply of
   * a model comes once. Providers do end without the line, and their last word counts: a finish reason, an error.
   */
  test.each([
    ['without its blank line', 'data: a\n\ndata: b\n'],
    ['without any line end', 'data: a\n\ndata: b'],
    ['in the middle of a line end', 'data: a\r\n\r\ndata: b\r\n\r'],
  ])('the last event counts %s', async (_, wire) => {
    for (const [name, cut] of toCuts(6)) {
      expect(await read(cut(toBytes(wire))), name).toEqual(plain('a', 'b'));
    }
    const standard = wire.endsWith('\r') ? plain('a', 'b') : plain('a');
    expect(readByTheStandard(wire)).toEqual(standard);
  });

  /** Servers that fail in the middle write what they have to say past the framing; the standard has no place for it. */
  test.each([
    ['a field that it does not know', 'error: no slot', 'no slot'],
    ['a field without a space', 'error:no slot', 'no slot'],
    ['a line of JSON', '{"error":{"message":"no"}}', '{"error":{"message":"no"}}'],
  ])('an error counts in %s', async (_, line, data) => {
    const wire = `data: a\n\n${line}\n\n`;
    const heard = [...plain('a'), { event: 'error', data }];
    for (const [name, cut] of toCuts(12))
      expect(await read(cut(toBytes(wire))), name).toEqual(heard);
    expect(readByTheStandard(wire)).toEqual(plain('a'));
    // Also as the last word, without any line end.
    expect(await read([toBytes(`data: a\n\n${line}`)])).toEqual(heard);
  });

  test('what only begins like an error is none', async () => {
    const wire = 'data: a\n\nerr: x\nerrors: x\n{"errand":1}\n\n: error: x\ndata: error: b\n\n';
    for (const [name, cut] of toCuts(12)) {
      expect(await read(cut(toBytes(wire))), name).toEqual(plain('a', 'error: b'));
    }
  });

  test('an error without an end is not joined for ever', async () => {
    const pieces = Array.from({ length: 200 }, () => toBytes('x'.repeat(1_000)));
    expect(await read([toBytes('data: a\n\nerror: '), ...pieces])).toEqual(plain('a'));
  });
});

describe('any stream', () => {
  const pieces = [
    ['data', 'event', 'id', 'retry', 'dat', 'foo', ':', ': ', ' ', '\n', '\r', '\r\n', '\n\n'],
    ['\r\n\r\n', '\0', '\ufeff', '\u2028', 'é', '👍', 'a', '7', 'data: x\n\n', 'event: n\n'],
  ].flat();
  const stream = fc.array(fc.constantFrom(...pieces), { maxLength: 40 });

  test('is read in pieces as the standard reads it whole', () =>
    checkLater(
      fc.asyncProperty(stream, fc.nat(), async (written, seed) => {
        // Ended properly: what is not, we read otherwise, and say so above.
        const wire = `${written.join('')}\n\n`;
        const bytes = toBytes(wire);
        const events = await read(cutAt(bytes, createRandom(seed).offsets(bytes.length, 9)));
        expect(events).toEqual(readByTheStandard(wire));
      }),
      3_000,
    ));
});
