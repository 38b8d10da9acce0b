import { call, data, finished, named } from './reply-fixture.ts';
import type { ReplyFixture } from './reply-fixture.ts';
import {
  added,
  args,
  calling,
  completed,
  ended,
  message,
  model,
  outputText,
  source,
  start,
  stop,
  summary,
  thought,
  told,
  usage,
} from './responses-wire.ts';

/** Streams of OpenAI's Responses, and of the servers that imitate it. */
export const responsesFixtures: readonly ReplyFixture[] = [
  {
    name: 'text in deltas, and whole as often as it is said',
    wire:
      start + told(0, ['Grüße', ', 世界 👋🏽']) + completed(message(outputText('Grüße, 世界 👋🏽'))),
    text: 'Grüße, 世界 👋🏽',
    model,
    usage,
    end: stop,
  },
  {
    name: 'thoughts in tags, of an open model behind it',
    wire: start + told(0, ['<thi', 'nk>Hm</think>', '\n\nSo']) + completed(),
    reasoning: 'Hm',
    text: 'So',
    model,
    usage,
    end: stop,
  },
  {
    name: 'padding and signs of life',
    wire:
      start +
      named('keepalive') +
      told(0, ['a']).replaceAll('"delta":', '"obfuscation":"Xq8","delta":') +
      completed(),
    text: 'a',
    model,
    usage,
    end: stop,
  },
  {
    name: 'summaries of thoughts, each a paragraph',
    wire:
      start +
      added(0, thought()) +
      summary(0, '**Look**') +
      summary(1, '**See**') +
      ended(0, thought('**Look**', '**See**')) +
      told(1, ['So']) +
      completed(thought('**Look**', '**See**'), message(outputText('So'))),
    reasoning: '**Look**\n\n**See**',
    text: 'So',
    model,
    usage,
    end: stop,
  },
  {
    name: 'thoughts themselves, of an open model',
    wire: [
      start,
      added(0, { type: 'reasoning', id: 'rs_1', summary: [], content: [] }),
      named('response.reasoning_text.delta', {
        output_index: 0,
        content_index: 0,
        delta: 'Let me',
      }),
      named('response.reasoning_text.delta', { output_index: 0, content_index: 0, delta: ' see' }),
      named('response.reasoning_text.done', {
        output_index: 0,
        content_index: 0,
        text: 'Let me see',
      }),
      told(1, ['So']),
      completed(),
    ].join(''),
    reasoning: 'Let me see',
    text: 'So',
    model,
    usage,
    end: stop,
  },
  {
    name: 'a refusal',
    wire: [
      start,
      added(0, message()),
      named('response.refusal.delta', { output_index: 0, content_index: 0, delta: 'I can' }),
      named('response.refusal.delta', { output_index: 0, content_index: 0, delta: 'not.' }),
      named('response.refusal.done', { output_index: 0, content_index: 0, refusal: 'I cannot.' }),
      completed(message({ type: 'refusal', refusal: 'I cannot.' })),
    ].join(''),
    refusal: 'I cannot.',
    model,
    usage,
    end: stop,
  },
  {
    name: 'function calls side by side, in pieces',
    wire: [
      start,
      added(0, calling()),
      added(1, calling({ id: 'fc_2', call_id: 'call_b', name: 'see' })),
      args(0, ['{"at":', '1}']),
      args(1, ['{}']),
      ended(0, calling({ arguments: '{"at":1}', status: 'completed' })),
      ended(1, calling({ id: 'fc_2', call_id: 'call_b', name: 'see', arguments: '{}' })),
      completed(
        calling({ arguments: '{"at":1}' }),
        calling({ call_id: 'call_b', name: 'see', arguments: '{}' }),
      ),
    ].join(''),
    toolCalls: [
      call(0, { id: 'call_a', name: 'look', arguments: '' }),
      call(1, { id: 'call_b', name: 'see', arguments: '' }),
      call(0, { arguments: '{"at":' }),
      call(0, { arguments: '1}' }),
      call(1, { arguments: '{}' }),
    ],
    model,
    usage,
    end: finished('tool-calls', 'completed'),
  },
  {
    name: 'a function call that only its whole item tells',
    wire: start + ended(0, calling({ arguments: '{}' })) + completed(),
    toolCalls: [call(0, { id: 'call_a', name: 'look', arguments: '{}' })],
    model,
    usage,
    end: finished('tool-calls', 'completed'),
  },
  {
    name: 'a search at the endpoint, and its sources',
    wire: [
      start,
      added(0, { type: 'web_search_call', id: 'ws_1', status: 'in_progress' }),
      named('response.web_search_call.in_progress', { output_index: 0 }),
      named('response.web_search_call.searching', { output_index: 0 }),
      named('response.web_search_call.completed', { output_index: 0 }),
      ended(0, { type: 'web_search_call', id: 'ws_1', status: 'completed' }),
      told(1, ['It rains']),
      named('response.output_text.annotation.added', {
        output_index: 1,
        content_index: 0,
        annotation: source,
      }),
      completed(
        message(
          outputText('It rains', source, { ...source, url: 'https://b.example/', title: 'B' }),
        ),
      ),
    ].join(''),
    text: 'It rains',
    citations: [
      { url: 'https://a.example/', title: 'A' },
      { url: 'https://b.example/', title: 'B' },
    ],
    model,
    usage,
    end: stop,
  },
  {
    name: 'two messages, each a paragraph',
    wire: start + told(0, ['I look.']) + told(1, ['It rains.']) + completed(),
    text: 'I look.\n\nIt rains.',
    model,
    usage,
    end: stop,
  },
  {
    name: 'one message in two parts, which are one text',
    wire:
      start +
      told(0, ['It ']).replace(ended(0, message(outputText('It '))), '') +
      named('response.output_text.delta', { output_index: 0, content_index: 1, delta: 'rains' }) +
      completed(),
    text: 'It rains',
    model,
    usage,
    end: stop,
  },
  {
    name: 'an imitator that sends no deltas',
    wire:
      start +
      completed(thought('Hm'), message(outputText('So', source)), calling({ arguments: '{}' })),
    reasoning: 'Hm',
    text: 'So',
    citations: [{ url: 'https://a.example/', title: 'A' }],
    toolCalls: [call(0, { id: 'call_a', name: 'look', arguments: '{}' })],
    model,
    usage,
    end: finished('tool-calls', 'completed'),
  },
  {
    name: 'an imitator that sends deltas alone, without names, and [DONE]',
    wire:
      ['a', 'b'].map((delta) => data({ type: 'response.output_text.delta', delta })).join('') +
      'data: [DONE]\n\n',
    text: 'ab',
    end: finished('stop', null),
  },
];
