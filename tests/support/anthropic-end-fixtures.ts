import {
  add,
  begin,
  block,
  endTurn,
  last,
  model,
  ping,
  start,
  stop,
  textBlock,
  usage,
} from './anthropic-wire.ts';
import { call, data, finished, interrupted, named } from './reply-fixture.ts';
import type { ReplyFixture } from './reply-fixture.ts';

/** Ends of Anthropic's Messages, named and not, and what is no message. */
export const anthropicEndFixtures: readonly ReplyFixture[] = [
  ...(
    [
      ['max_tokens', 'length'],
      ['model_context_window_exceeded', 'length'],
      ['stop_sequence', 'stop'],
      ['pause_turn', 'pause'],
    ] as const
  ).map(([raw, unified]): ReplyFixture => ({
    name: `the end by ${raw}`,
    wire: start() + textBlock(0, 'Ha') + stop(raw) + last,
    text: 'Ha',
    model,
    usage,
    end: finished(unified, raw),
  })),
  {
    name: 'a refusal in the middle, with its explanation',
    wire:
      start() +
      textBlock(0, 'Ha') +
      stop(
        'refusal',
        { output_tokens: 7 },
        { stop_details: { type: 'refusal', category: 'cyber', explanation: 'Not this.' } },
      ) +
      last,
    text: 'Ha',
    refusal: 'Not this.',
    model,
    usage,
    end: finished('refusal', 'refusal'),
  },
  {
    name: 'a connection that ends after the reason of the end: named is named',
    wire: start() + textBlock(0, 'Ha') + stop('end_turn'),
    text: 'Ha',
    model,
    usage,
    end: endTurn,
  },
  {
    name: 'message_stop alone',
    wire: start({ usage: undefined }) + textBlock(0, 'Ha') + last,
    text: 'Ha',
    model,
    end: finished('stop', null),
  },
  {
    name: 'a connection that ends in the middle',
    wire:
      start() + begin(0, { type: 'text', text: '' }) + add(0, { type: 'text_delta', text: 'Half' }),
    text: 'Half',
    model,
    usage: { promptTokens: 5, completionTokens: 1 },
    end: interrupted,
  },
  {
    name: 'thoughts, and then the end of the connection',
    wire:
      start({ usage: null }) +
      begin(0, { type: 'thinking', thinking: '' }) +
      add(0, { type: 'thinking_delta', thinking: 'Hm' }),
    reasoning: 'Hm',
    model,
    end: interrupted,
  },
  { name: 'nothing but pings', wire: ping + ping, end: interrupted },
  {
    name: 'overload in the middle',
    wire:
      start({ usage: null }) +
      textBlock(0, 'Ha') +
      named('error', {
        error: { type: 'overloaded_error', message: 'Overloaded' },
        request_id: 'req_1',
      }),
    text: 'Ha',
    model,
    end: { error: { kind: 'overloaded', detail: 'Overloaded', requestId: 'req_1' } },
  },
  {
    name: 'an error without the name of one',
    wire:
      start({ usage: null }) +
      data({ type: 'error', error: { type: 'api_error', message: 'Internal' } }),
    model,
    end: { error: { kind: 'overloaded', detail: 'Internal' } },
  },
  {
    name: 'an error of a proxy, in the form of another dialect',
    wire: start({ usage: null }) + data({ error: { message: 'Bad gateway', code: 502 } }),
    model,
    end: { error: { kind: 'overloaded', detail: 'Bad gateway' } },
  },
  {
    name: 'events without names, and [DONE], as imitators send them',
    wire:
      (start() + textBlock(0, 'Ha') + stop('end_turn')).replaceAll(/event: .*\n/g, '') +
      'data: [DONE]\n\n',
    text: 'Ha',
    model,
    usage,
    end: endTurn,
  },
  {
    name: 'payloads whose type is only the name of their event',
    wire: (start() + textBlock(0, 'Ha') + stop('end_turn') + last).replaceAll(
      /"type":"(?:message|content_block)_(?:start|delta|stop)",?/g,
      '',
    ),
    text: 'Ha',
    model,
    usage,
    end: endTurn,
  },
  {
    name: 'what nobody knows yet: an event, a block, a delta',
    wire:
      start() +
      named('message_pulse', { beat: 1 }) +
      block(0, { type: 'hologram' }, { type: 'light_delta', light: 'x' }) +
      textBlock(1, 'So') +
      stop('end_turn') +
      last,
    text: 'So',
    oddities: { 'unknown-event': 3 },
    model,
    usage,
    end: endTurn,
  },
  {
    name: 'a whole JSON reply in spite of the stream',
    wire: JSON.stringify({
      id: 'msg_1',
      type: 'message',
      role: 'assistant',
      model,
      content: [
        { type: 'thinking', thinking: 'Hm', signature: 'x' },
        { type: 'text', text: 'See', citations: [{ url: 'https://a.example/', title: null }] },
        { type: 'tool_use', id: 'a', name: 'f', input: { x: 1 } },
      ],
      stop_reason: 'tool_use',
      usage: { input_tokens: 5, output_tokens: 7 },
    }),
    reasoning: 'Hm',
    text: 'See',
    citations: [{ url: 'https://a.example/', title: '' }],
    toolCalls: [call(0, { id: 'a', name: 'f', arguments: '' }), call(0, { arguments: '{"x":1}' })],
    echo: [
      {
        dialect: 'anthropic-messages',
        text: 0,
        calls: 0,
        item: { type: 'thinking', thinking: 'Hm', signature: 'x' },
      },
    ],
    model,
    usage,
    end: finished('tool-calls', 'tool_use'),
  },
  {
    name: 'an error in one piece with success',
    wire: '{"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"},"request_id":"req_2"}',
    end: { error: { kind: 'key-refused', detail: 'invalid x-api-key', requestId: 'req_2' } },
  },
  { name: 'a page of a proxy', wire: '<html>\n502</html>', end: { error: { kind: 'bad-reply' } } },
  { name: 'foreign JSON', wire: '{"status":"ok"}', end: { error: { kind: 'bad-reply' } } },
];
