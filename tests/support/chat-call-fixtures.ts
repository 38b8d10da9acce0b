import { chunk } from './chat-fixtures.ts';
import { call, finished } from './reply-fixture.ts';
import type { ReplyFixture } from './reply-fixture.ts';

const last = chunk({}, { finish_reason: 'stop' }) + 'data: [DONE]\n\n';

/** Calls as Chat Completions has them. */
const calling = (...calls: object[]): string => chunk({ tool_calls: calls });

/** What the imitators of Chat Completions do differently in tool calls. */
export const chatCallFixtures: readonly ReplyFixture[] = [
  {
    name: 'Gemini: index 0 for calls side by side, where a new id is a new call',
    wire: [
      calling({ index: 0, id: 'a', function: { name: 'f', arguments: '{"x":' } }),
      calling({ index: 0, function: { arguments: '1}' } }),
      calling({ index: 0, id: 'b', function: { name: 'f', arguments: '{}' } }),
      last,
    ].join(''),
    toolCalls: [
      call(0, { id: 'a', name: 'f', arguments: '{"x":' }),
      call(0, { arguments: '1}' }),
      call(1, { id: 'b', name: 'f', arguments: '{}' }),
    ],
    end: finished('tool-calls', 'stop'),
  },
  {
    name: 'id and name with every piece of a call',
    wire:
      calling({ index: 0, id: 'a', function: { name: 'f', arguments: '{"x":' } }) +
      calling({ index: 0, id: 'a', function: { name: 'f', arguments: '1}' } }) +
      last,
    toolCalls: [
      call(0, { id: 'a', name: 'f', arguments: '{"x":' }),
      call(0, { id: 'a', name: 'f', arguments: '1}' }),
    ],
    end: finished('tool-calls', 'stop'),
  },
  {
    name: 'Gemini: calls side by side without index, and without id or with an empty one',
    wire: [
      calling(
        { function: { name: 'f', arguments: '{"x":1}' } },
        { id: '', function: { name: 'g', arguments: '{}' } },
      ),
      calling({ index: 0, id: '', function: { name: 'g', arguments: '{"y":2}' } }),
      last,
    ].join(''),
    toolCalls: [
      call(0, { name: 'f', arguments: '{"x":1}' }),
      call(1, { name: 'g', arguments: '{}' }),
      call(2, { name: 'g', arguments: '{"y":2}' }),
    ],
    end: finished('tool-calls', 'stop'),
  },
  {
    name: 'a name with every piece of a call that has no id',
    wire:
      calling({ index: 0, function: { name: 'f', arguments: '{"x":' } }) +
      calling({ index: 0, function: { name: 'f', arguments: '1}' } }) +
      calling({ index: 0, function: { name: 'f', arguments: '' } }) +
      last,
    toolCalls: [
      call(0, { name: 'f', arguments: '{"x":' }),
      call(0, { name: 'f', arguments: '1}' }),
    ],
    end: finished('tool-calls', 'stop'),
  },
  {
    name: 'pieces that add nothing to a call',
    wire: [
      calling({ index: 0, id: 'a', function: { name: 'f', arguments: '' } }),
      calling({ index: 0, id: 'a', function: { name: 'f', arguments: '' } }),
      calling({ index: 0, function: { arguments: '' } }, { index: 0 }),
      calling({ index: 0, function: { arguments: '{}' } }),
      last,
    ].join(''),
    toolCalls: [call(0, { id: 'a', name: 'f', arguments: '' }), call(0, { arguments: '{}' })],
    end: finished('tool-calls', 'stop'),
  },
  {
    name: 'indices as text',
    wire: [
      calling({ index: '0', id: 'a', function: { name: 'f', arguments: '' } }),
      calling({ index: '1', id: 'b', function: { name: 'g', arguments: '' } }),
      calling({ index: '0', function: { arguments: '{}' } }),
      calling({ index: '1', function: { arguments: '[]' } }),
      last,
    ].join(''),
    toolCalls: [
      call(0, { id: 'a', name: 'f', arguments: '' }),
      call(1, { id: 'b', name: 'g', arguments: '' }),
      call(0, { arguments: '{}' }),
      call(1, { arguments: '[]' }),
    ],
    end: finished('tool-calls', 'stop'),
  },
  {
    name: 'a call without index whose arguments follow without an id',
    wire:
      calling({ id: 'a', function: { name: 'f', arguments: '{' } }) +
      calling({ function: { arguments: '}' } }) +
      last,
    toolCalls: [call(0, { id: 'a', name: 'f', arguments: '{' }), call(0, { arguments: '}' })],
    end: finished('tool-calls', 'stop'),
  },
  {
    name: 'Ollama: arguments as an object',
    wire: calling({ index: 0, id: 'a', function: { name: 'f', arguments: { x: 1 } } }) + last,
    toolCalls: [call(0, { id: 'a', name: 'f', arguments: '{"x":1}' })],
    end: finished('tool-calls', 'stop'),
  },
  {
    name: 'the form of calls before tool calls',
    wire:
      chunk({ function_call: { name: 'f', arguments: '' } }) +
      chunk({ function_call: { arguments: '{}' } }) +
      chunk({}, { finish_reason: 'function_call' }),
    toolCalls: [call(0, { name: 'f', arguments: '' }), call(0, { arguments: '{}' })],
    end: finished('tool-calls', 'function_call'),
  },
];
