import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { eventStream, jsonError } from '../../support/fault-server/chat-script.ts';
import type { Script, Step } from '../../support/fault-server/script.ts';
import { data } from '../../support/reply-fixture.ts';
import { placeAbuses } from './abuse-places.ts';
import { chunk, done, word } from './abuse-wire.ts';
import type { Abuse } from './abuse-wire.ts';

const megabyte = 2 ** 20;
const text = (body: string): Step => ({ type: 'text', text: body });
const head: Step = { type: 'head' };
const endless = (body: string): Script => [head, { type: 'endless', steps: [text(body)] }];
const deep = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
const times = (count: number, body: string): Step[] => Array<Step>(count).fill(text(body));

/** So large that it could not be held; zeros, of which a thousandth comes over the wire. */
const bomb = Buffer.concat([Buffer.from('data: {"x":"'), Buffer.alloc(256 * megabyte, 'a')]);
const packed = (encoding: 'gzip' | 'br'): Script => {
  const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };
  const bytes = encoding === 'gzip' ? gzipSync(bomb) : brotliCompressSync(bomb, quick);
  return [
    { type: 'head', headers: { 'content-encoding': encoding } },
    { type: 'bytes', bytes: [...bytes] },
    { type: 'end' },
  ];
};

const oddUsage = { prompt_tokens: 1e308, completion_tokens: -5, total_tokens: 'NaN', cost: -1e308 };

/** What no endpoint should send, beside all that `faults.ts` has. */
export const abuses: readonly Abuse[] = [
  {
    what: 'a header of 2 MiB',
    reply: [
      { type: 'raw', text: `HTTP/1.1 200 OK\r\nx: ${'a'.repeat(2 * megabyte)}\r\n\r\n` },
      { type: 'silence' },
    ],
    end: 'unreachable',
  },
  {
    what: 'headers without end',
    reply: [
      { type: 'raw', text: 'HTTP/1.1 200 OK\r\n' },
      {
        type: 'endless',
        steps: [
          { type: 'raw', text: `x: ${'a'.repeat(900)}\r\n`.repeat(64) },
          { type: 'wait', ms: 1 },
        ],
      },
    ],
    end: 'unreachable',
  },
  {
    what: 'white space without end',
    reply: endless('\n'.repeat(megabyte)),
    end: 'timed-out',
    through: 'impatient',
  },
  // It can be no field, so nothing of it is kept.
  {
    what: 'one line without end',
    reply: endless('a'.repeat(megabyte)),
    end: 'timed-out',
    through: 'impatient',
  },
  {
    what: 'a comment that is one line without end',
    reply: [
      head,
      text(`${word('kept')}: `),
      { type: 'endless', steps: [text('c'.repeat(megabyte))] },
    ],
    end: 'endless',
    detail: /^one event of more than/,
    text: 'kept',
  },
  {
    what: 'thoughts without end',
    reply: endless(chunk({ reasoning: 'hm '.repeat(20_000) })),
    end: 'endless',
  },
  {
    what: 'a million events of one letter',
    reply: [head, ...times(100, word('x').repeat(10_000)), text(done), { type: 'end' }],
    end: 'finish',
    textLength: 1_000_000,
  },
  {
    what: 'token counts without end',
    reply: [
      head,
      text(word('kept')),
      { type: 'endless', steps: [text(data({ choices: [], usage: oddUsage }).repeat(5_000))] },
    ],
    end: 'endless',
    text: 'kept',
  },
  {
    what: 'events of no known kind without end',
    reply: [
      head,
      text(word('kept')),
      { type: 'endless', steps: [text(data({ type: '__proto__' }).repeat(5_000))] },
    ],
    end: 'endless',
    text: 'kept',
  },
  {
    what: 'a delta of 30 MB',
    reply: [head, text(word('y'.repeat(30_000_000))), text(done), { type: 'end' }],
    end: 'endless',
    textLength: 4_000_001,
  },
  ...placeAbuses,
  {
    what: 'a redirect to itself',
    reply: [
      { type: 'head', status: 307, headers: { location: '/v1/chat/completions' } },
      { type: 'end' },
    ],
    end: 'unreachable',
  },
  {
    what: 'fields that every object has',
    reply: eventStream(
      'event: __proto__\ndata: {"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}\n\n' +
        `data: {"__proto__":{"error":"x"},"model":"__proto__","choices":[{"__proto__":1,"delta":{"content":"kept","__proto__":{"a":1}}}]}\n\n${done}`,
    ),
    end: 'finish',
    text: 'kept',
  },
  {
    what: 'bytes that are no UTF-8, in text, names, fields and between events',
    reply: [
      head,
      { type: 'bytes', bytes: [0xff, 0xfe, 0x0a, 0x0a] },
      text('data: {"choices":[{"delta":{"content":"a'),
      { type: 'bytes', bytes: [0xc3, 0x28, 0xf0, 0x9f, 0x92, 0xed, 0xa0, 0x80] },
      text(`b"}}]}\n\n${chunk({})}event: `),
      { type: 'bytes', bytes: [0xe2, 0x82, 0x0a] },
      text(`data: {}\n\n${done}`),
      { type: 'end' },
    ],
    end: 'finish',
    text: 'a\ufffd(\ufffd\ufffd\ufffd\ufffdb',
  },
  {
    what: 'more after its end, and a second end',
    reply: eventStream(word('kept') + done + word(' not this') + done),
    end: 'finish',
    text: 'kept',
  },
  { what: 'a gzip bomb', reply: packed('gzip'), end: 'endless' },
  { what: 'a brotli bomb', reply: packed('br'), end: 'endless' },
  {
    what: 'more than its length says',
    reply: [
      { type: 'head', headers: { 'content-length': String(word('kept').length) } },
      text(word('kept') + word(' not this') + done),
      { type: 'disconnect' },
    ],
    end: 'interrupted',
    text: 'kept',
  },
  {
    what: 'a page without end',
    reply: [
      { type: 'head', headers: { 'content-type': 'text/html' } },
      { type: 'endless', steps: [text('<p>a</p>'.repeat(10_000))] },
    ],
    end: 'bad-reply',
    detail: /^<p>a<\/p>/,
  },
  {
    what: 'JSON without end',
    reply: [
      { type: 'head', headers: { 'content-type': 'application/json' } },
      text('{"x":"'),
      { type: 'endless', steps: [text('a'.repeat(megabyte))] },
    ],
    end: 'endless',
  },
  {
    what: 'the words of an error without end',
    reply: [
      { type: 'head', status: 500, headers: { 'content-type': 'text/plain' } },
      { type: 'endless', steps: [text('no '.repeat(100_000))] },
    ],
    end: 'overloaded',
    detail: /^no no /,
  },
  {
    what: 'JSON that is 100,000 deep',
    reply: eventStream(
      `data: {"x":${deep(100_000)},"choices":[{"index":0,"delta":{"content":"kept","tool_calls":[{"index":0,"id":"a","function":{"name":"n","arguments":{"a":${deep(100_000)}}}}]}}]}\n\n${done}`,
    ),
    end: 'finish',
    text: 'kept',
  },
  {
    what: 'an error that is 100,000 deep',
    reply: eventStream(
      `${word('kept')}data: {"error":${'{"error":'.repeat(100_000)}1${'}'.repeat(100_000)}}\n\n`,
    ),
    end: 'refused',
    text: 'kept',
  },
  {
    what: 'reasons for its end that are objects, lists and 10 MB long',
    reply: eventStream(
      word('kept') +
        chunk({}, { finish_reason: { toString: 1 } }) +
        chunk({}, { finish_reason: ['stop'] }) +
        chunk({}, { finish_reason: 'z'.repeat(10_000_000) }),
    ),
    end: 'finish',
    text: 'kept',
  },
  {
    what: 'token counts that are none',
    reply: eventStream(word('kept') + data({ choices: [], usage: oddUsage }) + done),
    end: 'finish',
    text: 'kept',
  },
  ...['-5', '1e300', 'Fri, 31 Dec 9999 23:59:59 GMT', 'NaN', '9'.repeat(400)].map(
    (after): Abuse => ({
      what: `a wait of ${after.slice(0, 30)}`,
      reply: jsonError(429, { error: { message: 'Slow down.' } }, { 'retry-after': after }),
      end: 'rate-limited',
      detail: /^Slow down\.$/,
    }),
  ),
];
