import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinDeltas } from '../../../lib/core/parts.ts';
import type { StreamPart } from '../../../lib/core/parts.ts';
import { chatCompletions } from '../../../lib/providers/chat-completions.ts';
import { createChoiceFinder } from '../../../lib/providers/chat-delta.ts';
import { createRepeatedChunk } from '../../../lib/providers/repeated-chunk.ts';

const text = fc.oneof(
  fc.constantFrom(
    '',
    'word ',
    '<think>',
    '</think>',
    '\n',
    '"',
    '\\',
    '"content":"',
    '"}}',
    '東京',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
);
const delta = fc.oneof(
  { weight: 8, arbitrary: fc.record({ content: text }) },
  fc.record({ role: fc.constant('assistant'), content: text }),
  fc.record({ content: text, reasoning_content: fc.option(text) }),
  fc.record({ refusal: fc.constant('"content":""'), content: text }),
  fc.constant({ tool_calls: [{ index: 0, id: 'a', function: { name: 'f', arguments: '{"a":' } }] }),
  fc.constant({ content: null }),
);
const chunk = fc.record({
  id: fc.constantFrom('one', 'two'),
  choices: delta.map((each) => [{ index: 0, delta: each, finish_reason: null }]),
});
const padding = fc.oneof(
  { weight: 8, arbitrary: fc.stringMatching(/^[\dA-Za-z]{0,20}$/) },
  text,
  fc.constantFrom(null, 1, [], {}, ['"']),
);

function read(datas: readonly string[]): StreamPart[] {
  const parts: StreamPart[] = [];
  const reader = chatCompletions.createReader((part) => parts.push(part));
  for (const data of datas) reader.onEvent({ event: undefined, data });
  reader.end();
  return joinDeltas(parts);
}

test('chunks that repeat each other are read as if each were another', () => {
  fc.assert(
    fc.property(fc.array(chunk, { maxLength: 40 }), (chunks) => {
      const alone = chunks.map((each, index) => JSON.stringify({ index, ...each }));
      expect(read(chunks.map((each) => JSON.stringify(each)))).toEqual(read(alone));
    }),
    { seed: 1, numRuns: 500 },
  );
});

test.each(['before', 'behind'])('chunks with padding %s the text are read without it', (place) => {
  const written = fc.tuple(chunk, padding, fc.constantFrom(true, true, true, false));
  fc.assert(
    fc.property(fc.array(written, { maxLength: 40 }), (pairs) => {
      const padded = pairs.map(([each, obfuscation, isPadded]) => {
        if (!isPadded) return each;
        return place === 'before' ? { obfuscation, ...each } : { ...each, obfuscation };
      });
      const alone = pairs.map(([each], index) => JSON.stringify({ index, ...each }));
      expect(read(padded.map((each) => JSON.stringify(each)))).toEqual(read(alone));
    }),
    { seed: 1, numRuns: 2_000 },
  );
});

test('any damage to a chunk that is known again is seen', () => {
  const cuts = fc.tuple(fc.nat(200), fc.nat(200), fc.oneof(fc.constantFrom('"', '\\', ','), text));
  const place = fc.constantFrom('before', 'behind', 'no');
  fc.assert(
    fc.property(place, fc.array(cuts, { maxLength: 30 }), (where, damages) => {
      const first = toPadded(where, 'one', 'pad');
      const repeated = learnt(first);
      for (const [start, length, put] of damages) {
        const data = first.slice(0, start) + put + first.slice(start + (length % 12));
        const found = repeated.read(data);
        if (found === undefined) continue;
        const { obfuscation, ...rest } = JSON.parse(data) as Record<string, unknown>;
        expect(typeof obfuscation).toBe(where === 'no' ? 'undefined' : 'string');
        expect(JSON.stringify(rest)).toBe(toChunk(found));
      }
    }),
    { seed: 1, numRuns: 5_000 },
  );
});

function toPadded(where: string, content: string, obfuscation: string): string {
  if (where === 'before') return toChunk(content, { obfuscation });
  return where === 'no'
    ? toChunk(content)
    : `${toChunk(content).slice(0, -1)},"obfuscation":"${obfuscation}"}`;
}

function toChunk(content: string, extra: object = {}): string {
  return JSON.stringify({ ...extra, choices: [{ delta: { content }, finish_reason: null }] });
}

function learnt(data: string) {
  const repeated = createRepeatedChunk(createChoiceFinder());
  repeated.learn(data, JSON.parse(data) as Record<string, unknown>);
  return repeated;
}

test('a chunk is known again by all that is around its text', () => {
  const repeated = learnt(toChunk('one'));
  expect(repeated.read(toChunk('two'))).toBe('two');
  expect(repeated.read(toChunk('"a"\n\\'))).toBe('"a"\n\\');
  expect(repeated.read(toChunk('two', { id: 'x' }))).toBeUndefined();
  expect(repeated.read(toChunk('two').replace('null', '"stop"'))).toBeUndefined();
  expect(repeated.read(toChunk('two').replace('"two"', '"two","refusal":"no"'))).toBeUndefined();
  expect(repeated.read(toChunk('two').replace('two', '\n'))).toBeUndefined();
  expect(repeated.read('[DONE]')).toBeUndefined();
  expect(repeated.read('')).toBeUndefined();
});

test.each(['before', 'behind'])('padding %s the text may be any', (where) => {
  const repeated = learnt(toPadded(where, 'one', 'Xq8'));
  expect(repeated.read(toPadded(where, 'two', ''))).toBe('two');
  expect(repeated.read(toPadded(where, 'a text of some length, "quoted"', 'lE'.repeat(20)))).toBe(
    'a text of some length, "quoted"',
  );
  expect(repeated.read(toPadded(where, '', 'a'))).toBe('');
  // Left to the parser, which knows all forms.
  for (const odd of ['\\n', '\\"', '\\\\', '\n']) {
    expect(repeated.read(toPadded(where, 'two', odd))).toBeUndefined();
  }
  expect(repeated.read(toPadded(where, 'two', '","refusal":"no'))).toBeUndefined();
  expect(repeated.read(toChunk('two'))).toBeUndefined();
});

test('padding that stands elsewhere is not passed over', () => {
  for (const extra of [
    { prompt: { obfuscation: 'a' } },
    { prompt: { obfuscation: 'a' }, obfuscation: 'a' },
  ]) {
    const repeated = learnt(toChunk('one', extra));
    const other = toChunk('two', extra).replace('"obfuscation":"a"', '"obfuscation":"b"');
    expect(repeated.read(other)).toBeUndefined();
  }
});

test('content that stands elsewhere is not taken for the text', () => {
  const data = toChunk('one', { prompt: { content: 'one' } });
  expect(learnt(data).read(data)).toBeUndefined();
});

test('chunks that never repeat are soon not compared any more', () => {
  const repeated = createRepeatedChunk(createChoiceFinder());
  const learn = (data: string): void =>
    repeated.learn(data, JSON.parse(data) as Record<string, unknown>);
  for (let index = 0; index < 16; index += 1) learn(toChunk('one', { index }));
  learn(toChunk('one'));
  expect(repeated.read(toChunk('two'))).toBeUndefined();
});
