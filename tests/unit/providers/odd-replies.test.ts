import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinDeltas } from '../../../lib/core/parts.ts';
import type { StreamPart } from '../../../lib/core/parts.ts';
import { toRunView } from '../../../lib/core/run-view.ts';
import { countedCalls } from '../../../lib/core/tool.ts';
import type { Adapter } from '../../../lib/providers/adapter.ts';
import { anthropicMessages } from '../../../lib/providers/anthropic-messages.ts';
import { openaiResponses } from '../../../lib/providers/openai-responses.ts';
import { start, textBlock } from '../../support/anthropic-wire.ts';
import { toBytes } from '../../support/byte-stream.ts';
import { foldPlain } from '../../support/plain-view.ts';
import { check } from '../../support/property.ts';
import { readParts } from '../../support/read-parts.ts';
import { named } from '../../support/reply-fixture.ts';
import { replyFixtures } from '../../support/reply-fixtures.ts';
import * as responses from '../../support/responses-wire.ts';

async function read(adapter: Adapter, wire: string) {
  const parts: StreamPart[] = [];
  const { end } = await readParts(adapter, [toBytes(wire)], (part) => parts.push(part));
  return { view: toRunView(parts), parts, end };
}

/** More of something than any endpoint makes. */
const many = Array.from({ length: 1_100 }, (_, index) => index);

describe('Messages', () => {
  test.each<[string, string]>([
    ['a message that is none', named('message_start', { message: 7 })],
    ['content that is none', start({ content: 'x', usage: 'many', model: 7 })],
    ['a block that is none', named('content_block_start', { index: 0, content_block: null })],
    ['a delta that is none', named('content_block_delta', { index: 0, delta: ['x'] })],
    ['text that is none', textBlock(0).replace('"text":""', '"text":{}')],
    [
      'arguments without a call',
      named('content_block_delta', {
        index: 9,
        delta: { type: 'input_json_delta', partial_json: '{}' },
      }),
    ],
    ['the end of no block', named('content_block_stop', { index: 9 })],
    [
      'a source without an address',
      named('content_block_delta', {
        index: 0,
        delta: { type: 'citations_delta', citation: null },
      }),
    ],
    ['a ping without a payload', 'event: ping\ndata: \n\n'],
    ['usage that is none', named('message_delta', { delta: null, usage: [] })],
  ])('pass over %s', async (_, odd) => {
    const wire = textBlock(0, 'a') + odd + textBlock(1, 'b') + named('message_stop');
    const { view, end } = await read(anthropicMessages, wire);
    // A block of whatever kind between two texts sets them apart.
    expect(view.text.toString().replaceAll('\n', '')).toBe('ab');
    expect(end).toEqual({ finishReason: { unified: 'stop', raw: null } });
  });

  test('hold no more calls and sources than anybody makes', async () => {
    const calls = many.map((index) =>
      named('content_block_start', {
        index,
        content_block: { type: 'tool_use', id: `c${index}`, name: 'f', input: {} },
      }),
    );
    const sources = many.map((index) =>
      named('content_block_delta', {
        index: 0,
        delta: { type: 'citations_delta', citation: { url: `https://${index}.example/` } },
      }),
    );
    const { view } = await read(anthropicMessages, [...calls, ...sources].join(''));
    expect(view.toolCalls).toHaveLength(countedCalls);
    expect(view.citations).toHaveLength(200);
  });

  test('bring only numbers that JSON can carry on', async () => {
    const wire =
      'data: {"type":"message_delta","usage":{"output_tokens":1e999,"input_tokens":1e308,"cache_read_input_tokens":1e308}}\n\n';
    expect(JSON.stringify((await read(anthropicMessages, wire)).parts)).not.toContain('null');
  });
});

describe('Responses', () => {
  test.each<[string, string]>([
    ['a response that is none', named('response.created', { response: 'x' })],
    [
      'an item that is none',
      named('response.output_item.added', {
        output_index: 5,
        item: { type: 'message', content: 'x', summary: 7 },
      }),
    ],
    [
      'parts that are none',
      named('response.output_item.done', {
        output_index: 6,
        item: {
          type: 'message',
          content: [null, 3, { type: 'output_text', text: 7, annotations: 'x' }],
        },
      }),
    ],
    [
      'a delta that is none',
      named('response.output_text.delta', { output_index: 0, content_index: 0, delta: {} }),
    ],
    [
      'places that are none',
      named('response.content_part.done', { output_index: 'x', content_index: null, part: 'y' }),
    ],
    [
      'a source without an address',
      named('response.output_text.annotation.added', { annotation: { type: 'file_citation' } }),
    ],
    [
      'arguments that are none',
      named('response.function_call_arguments.delta', { output_index: 7, delta: null }),
    ],
  ])('pass over %s', async (_, odd) => {
    const wire = responses.start + responses.told(0, ['a']) + odd + named('response.completed', {});
    const { view, end } = await read(openaiResponses, wire);
    expect(view.text.toString()).toBe('a');
    expect(end).toMatchObject({ finishReason: { raw: 'completed' } });
  });

  test('hold no more calls and sources than anybody makes', async () => {
    const calls = many.map((index) =>
      responses.added(index, responses.calling({ call_id: `c${index}` })),
    );
    const sources = many.map((index) =>
      named('response.output_text.annotation.added', {
        annotation: { url: `https://${index}.example/` },
      }),
    );
    const { view } = await read(openaiResponses, [...calls, ...sources].join(''));
    expect(view.toolCalls).toHaveLength(countedCalls);
    expect(view.citations).toHaveLength(200);
  });

  test('number their calls without a gap, also where one says nothing of itself', async () => {
    const { view } = await read(
      openaiResponses,
      responses.added(0, { type: 'function_call' }) +
        responses.added(1, responses.calling()) +
        responses.args(1, ['{}']) +
        responses.completed(),
    );
    expect(view.toolCalls).toMatchObject([{ name: 'look', arguments: '{}' }]);
  });

  test('hold no more items than a response has', async () => {
    const deltas = Array.from({ length: 3_000 }, (_, output_index) =>
      named('response.output_text.delta', { output_index, content_index: 0, delta: 'x' }),
    );
    const { view } = await read(openaiResponses, deltas.join(''));
    expect(view.text.toString().replaceAll('\n', '')).toBe('x'.repeat(3_000));
  });
});

describe.each(['anthropic-messages', 'openai-responses', 'chat-completions'])('%s', (dialect) => {
  const ofDialect = replyFixtures.filter((fixture) => fixture.dialect === dialect);
  const payloads = ofDialect.flatMap(({ fixture }) =>
    fixture.wire
      .split('\n')
      .filter((line) => line.startsWith('data: '))
      .map((line) => line.slice('data: '.length)),
  );
  const { adapter } = ofDialect[0]!;

  test('says the same when its parts are joined', async () => {
    for (const { fixture } of ofDialect) {
      const { parts } = await read(adapter, fixture.wire);
      expect(foldPlain(joinDeltas(parts))).toEqual(foldPlain(parts));
    }
  });

  /** A payload in which something is not what it was. */
  const bent = fc
    .tuple(
      fc.constantFrom(...payloads),
      fc.nat(),
      fc.constantFrom('null', '[]', '{}', '7', '"x"', '1e999'),
    )
    .map(([payload, at, value]) => {
      const values = [...payload.matchAll(/:("[^"]*"|null|\d+|\[\]|\{\})/g)];
      const found = values[at % Math.max(values.length, 1)];
      if (!found) return payload;
      const { index } = found;
      return `${payload.slice(0, index + 1)}${value}${payload.slice(index + found[0].length)}`;
    });

  test('never throws, and emits only what JSON can carry', () => {
    check(
      fc.property(fc.array(bent, { maxLength: 12 }), (stream) => {
        const parts: StreamPart[] = [];
        const reader = adapter.createReader((part) => parts.push(part));
        for (const data of stream) if (reader.onEvent({ event: undefined, data })) break;
        const end = reader.end();
        expect(JSON.parse(JSON.stringify([parts, end]))).toEqual(stripUndefined([parts, end]));
        expect(() => toRunView(parts)).not.toThrow();
      }),
      1_000,
    );
  });

  test('reads any whole body without throwing', () => {
    check(
      fc.property(bent, (body) => {
        const reader = adapter.createReader(() => undefined);
        reader.onBody(body);
        reader.end();
      }),
      500,
    );
  });
});

/** Fields that are undefined are no part of what is sent on. */
function stripUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(stripUndefined);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .map(([name, field]) => [name, stripUndefined(field)]),
  );
}
