import { chunk } from './chat-fixtures.ts';
import { call, finished } from './reply-fixture.ts';
import type { ReplyFixture } from './reply-fixture.ts';

const done = 'data: [DONE]\n\n';
const chatCalls = (...calls: object[]): string => chunk({ tool_calls: calls });
const callsTools = chunk({}, { finish_reason: 'tool_calls' }) + done;
const look = { index: 0, id: 'call_a', function: { name: 'look', arguments: '{"at":1}' } };
const looked = call(0, { id: 'call_a', name: 'look', arguments: '{"at":1}' });
const kept = (item: object, place: object = { text: 0, calls: 0 }): object => ({
  dialect: 'chat-completions',
  ...place,
  item,
});

/** Calls in Chat Completions whose servers want something back with them. */
export const chatThoughtCallFixtures: readonly ReplyFixture[] = [
  {
    name: 'DeepSeek: thoughts, text and a call',
    wire: [
      chunk({ role: 'assistant', content: null, reasoning_content: '' }),
      chunk({ content: null, reasoning_content: 'The user ' }),
      chunk({ content: null, reasoning_content: 'asks.' }),
      chunk({ content: 'Let me look.', reasoning_content: null }),
      chatCalls({
        index: 0,
        id: 'call_a',
        type: 'function',
        function: { name: 'look', arguments: '' },
      }),
      chatCalls({ index: 0, function: { arguments: '{"at":1}' } }),
      callsTools,
    ].join(''),
    reasoning: 'The user asks.',
    text: 'Let me look.',
    toolCalls: [
      call(0, { id: 'call_a', name: 'look', arguments: '' }),
      call(0, { arguments: '{"at":1}' }),
    ],
    echo: [kept({ kind: 'thought', field: 'reasoning_content', text: 'The user asks.' })],
    end: finished('tool-calls', 'tool_calls'),
  },
  {
    name: 'DeepSeek: a call without a thought, of which the empty one is wanted back',
    wire:
      chunk({ role: 'assistant', content: null, reasoning_content: '' }) +
      chatCalls(look) +
      callsTools,
    toolCalls: [looked],
    echo: [kept({ kind: 'thought', field: 'reasoning_content', text: '' })],
    end: finished('tool-calls', 'tool_calls'),
  },
  {
    name: 'vLLM: thoughts in a field of another name',
    wire: chunk({ role: 'assistant', reasoning: 'Hm' }) + chatCalls(look) + callsTools,
    reasoning: 'Hm',
    toolCalls: [looked],
    echo: [kept({ kind: 'thought', field: 'reasoning', text: 'Hm' })],
    end: finished('tool-calls', 'tool_calls'),
  },
  {
    name: 'Gemini: signed calls side by side, ended as any other reply',
    wire: [
      chatCalls({
        index: 0,
        id: 'function-call-1',
        type: 'function',
        function: { name: 'look', arguments: '{"at":1}' },
        extra_content: { google: { thought_signature: 'CsEB' } },
      }),
      chatCalls({
        index: 1,
        id: 'function-call-2',
        type: 'function',
        function: { name: 'now', arguments: '{}' },
      }),
      chunk({ role: 'assistant' }, { finish_reason: 'stop' }) + done,
    ].join(''),
    toolCalls: [
      call(0, { id: 'function-call-1', name: 'look', arguments: '{"at":1}' }),
      call(1, { id: 'function-call-2', name: 'now', arguments: '{}' }),
    ],
    echo: [
      kept({
        kind: 'call',
        place: 0,
        id: 'function-call-1',
        extra: { google: { thought_signature: 'CsEB' } },
      }),
    ],
    end: finished('tool-calls', 'stop'),
  },
  {
    name: 'OpenRouter: signed thoughts in pieces, each block one',
    wire: [
      ['Let', ' me'].map((text) =>
        chunk({
          reasoning: text,
          reasoning_details: [
            { type: 'reasoning.text', text, format: 'anthropic-claude-v1', index: 0 },
          ],
        }),
      ),
      chunk({
        reasoning_details: [
          { type: 'reasoning.text', signature: 'EqQ', format: 'anthropic-claude-v1', index: 0 },
        ],
      }),
      chunk({
        reasoning_details: [
          { type: 'reasoning.encrypted', data: 'Ab', id: 'call_a', format: null, index: 1 },
        ],
      }),
      chatCalls(look),
      callsTools,
    ]
      .flat()
      .join(''),
    reasoning: 'Let me',
    toolCalls: [looked],
    echo: [
      kept({
        kind: 'details',
        details: [
          {
            type: 'reasoning.text',
            text: 'Let me',
            format: 'anthropic-claude-v1',
            index: 0,
            signature: 'EqQ',
          },
          { type: 'reasoning.encrypted', data: 'Ab', id: 'call_a', format: null, index: 1 },
        ],
      }),
    ],
    end: finished('tool-calls', 'tool_calls'),
  },
  {
    name: 'a call that is ended by nothing but the mark of the stream',
    wire: chatCalls(look) + done,
    toolCalls: [looked],
    end: finished('tool-calls', null),
  },
  {
    name: 'a call that is cut at its length',
    wire:
      chatCalls({ ...look, function: { name: 'look', arguments: '{"at":' } }) +
      chunk({}, { finish_reason: 'length' }) +
      done,
    toolCalls: [call(0, { id: 'call_a', name: 'look', arguments: '{"at":' })],
    end: finished('length', 'length'),
  },
];
