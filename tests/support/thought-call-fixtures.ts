import {
  block,
  last,
  model as claude,
  start,
  stop,
  textBlock,
  usage as claudeUsage,
} from './anthropic-wire.ts';
import { call, finished } from './reply-fixture.ts';
import type { ReplyFixture } from './reply-fixture.ts';
import {
  added,
  args,
  calling,
  completed,
  ended,
  message,
  model as gpt,
  outputText,
  start as startResponse,
  thought,
  told,
  usage as gptUsage,
} from './responses-wire.ts';

const signed = { type: 'thinking', thinking: 'Let me see', signature: 'EqQBCg==' };
const redacted = { type: 'redacted_thinking', data: 'EmwKAhgB' };
const thinking = (index: number): string =>
  block(
    index,
    { type: 'thinking', thinking: '', signature: '' },
    { type: 'thinking_delta', thinking: 'Let me' },
    { type: 'thinking_delta', thinking: ' see' },
    { type: 'signature_delta', signature: 'EqQBCg==' },
  );
const keptBlock = (item: object, text: number, calls = 0): object => ({
  dialect: 'anthropic-messages',
  text,
  calls,
  item,
});

/** Calls in Anthropic's Messages with thoughts before them. */
export const anthropicThoughtCallFixtures: readonly ReplyFixture[] = [
  {
    name: 'signed thoughts, thoughts in cipher, text and calls',
    wire: [
      start(),
      thinking(0),
      block(1, redacted),
      textBlock(2, 'I look.'),
      block(3, { type: 'thinking', thinking: '', signature: 'Omitted=' }),
      block(
        4,
        { type: 'tool_use', id: 'toolu_a', name: 'look', input: {} },
        { type: 'input_json_delta', partial_json: '{"at":1}' },
      ),
      block(5, { type: 'tool_use', id: 'toolu_b', name: 'now', input: {} }),
      stop('tool_use'),
      last,
    ].join(''),
    reasoning: 'Let me see',
    text: 'I look.',
    toolCalls: [
      call(0, { id: 'toolu_a', name: 'look', arguments: '' }),
      call(0, { arguments: '{"at":1}' }),
      call(1, { id: 'toolu_b', name: 'now', arguments: '' }),
      call(1, { arguments: '{}' }),
    ],
    echo: [
      keptBlock(signed, 0),
      keptBlock(redacted, 0),
      keptBlock({ type: 'thinking', thinking: '', signature: 'Omitted=' }, 7),
    ],
    model: claude,
    usage: claudeUsage,
    end: finished('tool-calls', 'tool_use'),
  },
  {
    name: 'a call that an imitator ends as any other reply',
    wire: [
      start(),
      block(0, { type: 'tool_use', id: 'toolu_a', name: 'now', input: {} }),
      stop('end_turn'),
      last,
    ].join(''),
    toolCalls: [
      call(0, { id: 'toolu_a', name: 'now', arguments: '' }),
      call(0, { arguments: '{}' }),
    ],
    model: claude,
    usage: claudeUsage,
    end: finished('tool-calls', 'end_turn'),
  },
];

const ciphered = {
  id: 'rs_1',
  type: 'reasoning',
  summary: [{ type: 'summary_text', text: '**Look**' }],
  encrypted_content: 'gAAAA',
};
const looking = calling({ arguments: '{"at":1}', status: 'completed' });

/** Calls in Responses with thoughts before them. */
export const responsesThoughtCallFixtures: readonly ReplyFixture[] = [
  {
    name: 'thoughts in cipher, text and a call',
    wire: [
      startResponse,
      // What an item holds when it begins may be a part of it.
      added(0, { ...ciphered, summary: [], encrypted_content: 'gA' }),
      ended(0, ciphered),
      told(1, ['I look.']),
      added(2, calling()),
      args(2, ['{"at":1}']),
      ended(2, looking),
      completed(ciphered, message(outputText('I look.')), looking),
    ].join(''),
    reasoning: '**Look**',
    text: 'I look.',
    toolCalls: [
      call(0, { id: 'call_a', name: 'look', arguments: '' }),
      call(0, { arguments: '{"at":1}' }),
    ],
    echo: [{ dialect: 'openai-responses', text: 0, calls: 0, item: ciphered }],
    model: gpt,
    usage: gptUsage,
    end: finished('tool-calls', 'completed'),
  },
  {
    name: 'thoughts that nobody kept, of which nothing goes back',
    wire: [
      startResponse,
      added(0, thought()),
      ended(0, thought('**Look**')),
      added(1, calling()),
      args(1, ['{"at":1}']),
      ended(1, looking),
      completed(thought('**Look**'), looking),
    ].join(''),
    reasoning: '**Look**',
    toolCalls: [
      call(0, { id: 'call_a', name: 'look', arguments: '' }),
      call(0, { arguments: '{"at":1}' }),
    ],
    model: gpt,
    usage: gptUsage,
    end: finished('tool-calls', 'completed'),
  },
];
