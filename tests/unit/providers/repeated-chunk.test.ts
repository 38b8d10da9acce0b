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
