import { data, finished, interrupted } from './reply-fixture.ts';
import type { ReplyFixture } from './reply-fixture.ts';

const done = 'data: [DONE]\n\n';
const stop = finished('stop', 'stop');

/** One chunk with one choice. */
export function chunk(delta: object | null, rest: object = {}, reply: object = {}): string {
  return data({
    id: 'chatcmpl-1',
    object: 'chat.completion.chunk',
    created: 1_790_000_000,
    ...reply,
    choices: [{ index: 0, delta, finish_reason: null, ...rest }],
  });
}

const finish = (reason: string, reply: object = {}): string =>
  chunk({}, { finish_reason: reason }, reply);

/** Streams in the forms that servers are known to send, whole and broken. */
export const chatFixtures: readonly ReplyFixture[] = [
  {
    name: 'OpenAI: empty first content, padding, a usage chunk without choices',
    wire: [
      chunk({ role: 'assistant', content: '', refusal: null }, {}, { model: 'gpt-4o-2024-08-06' }),
      chunk({ content: 'Grüße' }, {}, { model: 'gpt-4o-2024-08-06', obfuscation: 'Xq8' }),
      chunk({ content: ', 世界 👋🏽' }, {}, { obfuscation: '' }),
      finish('stop'),
      data({
        object: 'chat.completion.chunk',
        choices: [],
        usage: {
          prompt_tokens: 9,
          completion_tokens: 4,
          total_tokens: 13,
          prompt_tokens_details: { cached_tokens: 3, audio_tokens: 0 },
          completion_tokens_details: { reasoning_tokens: 1 },
        },
      }),
      done,
    ].join(''),
    text: 'Grüße, 世界 👋🏽',
    model: 'gpt-4o-2024-08-06',
    usage: { promptTokens: 9, completionTokens: 4, cachedTokens: 3, reasoningTokens: 1 },
    end: stop,
  },
  {
    name: 'Azure: no choices first, CRLF',
    wire: [
      data({ choices: [], model: '', prompt_filter_results: [{ prompt_index: 0 }] }),
      chunk({ role: 'assistant', content: '' }, { content_filter_results: {} }),
      chunk({ content: 'Hi' }, { content_filter_results: { hate: { filtered: false } } }),
      finish('stop'),
      done,
    ]
      .join('')
      .replaceAll('\n', '\r\n'),
    text: 'Hi',
    end: stop,
  },
  {
    name: 'llama.cpp: null first content, usage and timings beside a choice',
    wire: [
      chunk({ role: 'assistant', content: null }, {}, { model: 'qwen.gguf' }),
      chunk({ content: 'Yes' }),
      data({
        choices: [{ finish_reason: 'stop', index: 0, delta: {} }],
        usage: { completion_tokens: 2, prompt_tokens: 8, total_tokens: 10 },
        timings: { prompt_n: 8, predicted_per_second: 31.4 },
      }),
      done,
    ].join(''),
    text: 'Yes',
    model: 'qwen.gguf',
    usage: { promptTokens: 8, completionTokens: 2 },
    end: stop,
  },
  {
    name: 'Ollama: null finish reason, then [DONE]',
    wire: [
      chunk(
        { role: 'assistant', content: 'Sure' },
        {},
        { model: 'llama3', system_fingerprint: 'o' },
      ),
      chunk({ role: 'assistant', content: '.' }),
      chunk({ role: 'assistant', content: '' }),
      done,
    ].join(''),
    text: 'Sure.',
    model: 'llama3',
    end: { finishReason: { unified: 'stop', raw: null } },
  },
  {
    name: 'OpenRouter: comments, reasoning twice in one chunk, usage at the end',
    wire: [
      ': OPENROUTER PROCESSING\n\n: OPENROUTER PROCESSING\n\n',
      chunk(
        {
          role: 'assistant',
          content: '',
          reasoning: 'Let me',
          reasoning_details: [{ type: 'reasoning.text', text: 'Let me' }],
        },
        { native_finish_reason: null },
        { provider: 'X', model: 'x/y' },
      ),
      chunk({ content: '', reasoning: ' see', reasoning_content: ' see' }),
      chunk({ content: 'Done' }),
      chunk({ content: '' }, { finish_reason: 'stop', native_finish_reason: 'end_turn' }),
      ': OPENROUTER PROCESSING\n\n',
      chunk({ content: '' }, {}, { usage: { prompt_tokens: 1, completion_tokens: 2 } }),
      done,
    ].join(''),
    reasoning: 'Let me see',
    text: 'Done',
    model: 'x/y',
    usage: { promptTokens: 1, completionTokens: 2 },
    end: stop,
  },
  {
    name: 'DeepSeek: reasoning with null content, keep-alive comments, cut by length',
    wire: [
      ': keep-alive\n\n',
      chunk({ role: 'assistant', content: null, reasoning_content: '' }),
      chunk({ content: null, reasoning_content: 'Hm' }),
      chunk({ content: 'So', reasoning_content: null }),
      finish('length'),
      done,
    ].join(''),
    reasoning: 'Hm',
    text: 'So',
    end: { finishReason: { unified: 'length', raw: 'length' } },
  },
  {
    name: 'Mistral: the finish reason on the last delta, no [DONE]',
    wire:
      chunk({ role: 'assistant', content: 'Bon' }) +
      chunk({ content: 'jour' }, { finish_reason: 'stop' }),
    text: 'Bonjour',
    end: stop,
  },
  {
    name: 'a small server: no space after data, CR, a mark in front, no blank line behind',
    wire: `\ufeff${chunk({ content: 'a' })}${finish('stop')}data: [DONE]`
      .replaceAll('data: ', 'data:')
      .replaceAll('\n', '\r'),
    text: 'a',
    end: stop,
  },
  {
    name: 'tool calls in pieces, side by side',
    wire: [
      chunk({
        role: 'assistant',
        content: null,
        tool_calls: [
          { index: 0, id: 'call_a', type: 'function', function: { name: 'look', arguments: '' } },
        ],
      }),
      chunk({ tool_calls: [{ index: 0, function: { arguments: '{"at":' } }] }),
      chunk({ tool_calls: [{ index: 1, id: 'call_b', function: { name: 'see', arguments: '' } }] }),
      chunk({ tool_calls: [{ index: 0, function: { arguments: '1}' } }] }),
      finish('tool_calls'),
      done,
    ].join(''),
    toolCalls: [
      { type: 'tool-call-delta', index: 0, id: 'call_a', name: 'look', arguments: '' },
      { type: 'tool-call-delta', index: 0, arguments: '{"at":' },
      { type: 'tool-call-delta', index: 1, id: 'call_b', name: 'see', arguments: '' },
      { type: 'tool-call-delta', index: 0, arguments: '1}' },
    ],
    end: { finishReason: { unified: 'tool-calls', raw: 'tool_calls' } },
  },
  {
    name: 'Gemini: tool calls without an index, ended by stop',
    wire: [
      chunk({
        role: 'assistant',
        tool_calls: [
          { id: 'a', function: { name: 'f', arguments: '{}' } },
          { id: 'b', function: { name: 'g', arguments: '{}' } },
        ],
      }),
      finish('stop'),
      done,
    ].join(''),
    toolCalls: [
      { type: 'tool-call-delta', index: 0, id: 'a', name: 'f', arguments: '{}' },
      { type: 'tool-call-delta', index: 1, id: 'b', name: 'g', arguments: '{}' },
    ],
    end: { finishReason: { unified: 'tool-calls', raw: 'stop' } },
  },
  {
    name: 'a refusal of the model',
    wire: chunk({ refusal: 'I can' }) + chunk({ refusal: 'not.' }) + finish('stop') + done,
    refusal: 'I cannot.',
    end: stop,
  },
  {
    name: 'a filter of the endpoint',
    wire: chunk({ content: 'Well' }) + finish('content_filter') + done,
    text: 'Well',
    end: { finishReason: { unified: 'content-filter', raw: 'content_filter' } },
  },
  { name: 'nothing but [DONE]', wire: done, end: { finishReason: { unified: 'stop', raw: null } } },
  {
    name: 'a stream that is cut',
    wire: chunk({ content: 'Half' }),
    text: 'Half',
    end: interrupted,
  },
  {
    name: 'a stream that is cut inside an event',
    wire: `${chunk({ content: 'Half' })}data: {"choices":[{"delta":{"conte`,
    text: 'Half',
    oddities: { unreadable: 1 },
    end: interrupted,
  },
  {
    name: 'reasoning, and then the end of the connection',
    wire: chunk({ reasoning_content: 'Thinking' }),
    reasoning: 'Thinking',
    end: interrupted,
  },
  { name: 'an empty stream', wire: '', end: interrupted },
  { name: 'only comments', wire: ': ping\n\n: ping\n\n', end: interrupted },
  {
    name: 'an error in the middle',
    wire: `${chunk({ content: 'Ha' })}${data({ error: { message: 'Gone', code: 500 } })}${done}`,
    text: 'Ha',
    end: { error: { kind: 'overloaded', detail: 'Gone' } },
  },
  {
    name: 'an error by name in the middle',
    wire: `${chunk({ content: 'Ha' })}event: error\n${data({ message: 'Model crashed' })}`,
    text: 'Ha',
    end: { error: { kind: 'refused', detail: 'Model crashed' } },
  },
  {
    name: 'vLLM: an error object in the middle, and [DONE] after it',
    wire: `${chunk({ content: 'Ha' })}${data({ object: 'error', message: 'Engine died', type: 'E', code: 500 })}${done}`,
    text: 'Ha',
    end: { error: { kind: 'overloaded', detail: 'Engine died' } },
  },
];
