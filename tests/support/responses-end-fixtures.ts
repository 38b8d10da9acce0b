import { call, data, finished, interrupted, named } from './reply-fixture.ts';
import type { ReplyFixture } from './reply-fixture.ts';
import {
  added,
  calling,
  completed,
  message,
  model,
  outputText,
  rawUsage,
  response,
  source,
  start,
  stop,
  summary,
  thought,
  told,
  usage,
} from './responses-wire.ts';

/** Ends of OpenAI's Responses, named and not, and what is no response. */
export const responsesEndFixtures: readonly ReplyFixture[] = [
  ...(
    [
      ['max_output_tokens', 'length'],
      ['content_filter', 'content-filter'],
      ['budget', 'other'],
    ] as const
  ).map(([reason, unified]): ReplyFixture => ({
    name: `an end before the end, by ${reason}`,
    wire:
      start +
      told(0, ['Ha']) +
      named('response.incomplete', {
        response: response('incomplete', { incomplete_details: { reason }, usage: rawUsage }),
      }),
    text: 'Ha',
    model,
    usage,
    end: finished(unified, reason),
  })),
  {
    name: 'a response that failed',
    wire:
      start +
      told(0, ['Ha']) +
      named('response.failed', {
        response: response('failed', {
          error: { code: 'server_error', message: 'The model failed.' },
        }),
      }),
    text: 'Ha',
    model,
    end: { error: { kind: 'overloaded', detail: 'The model failed.' } },
  },
  {
    name: 'vLLM: a response that is named completed and was cut',
    wire:
      start +
      told(0, ['Ha']) +
      named('response.completed', {
        response: response('incomplete', {
          incomplete_details: { reason: 'max_output_tokens' },
          usage: rawUsage,
        }),
      }),
    text: 'Ha',
    model,
    usage,
    end: finished('length', 'max_output_tokens'),
  },
  {
    name: 'vLLM: a response that is named completed and failed',
    wire:
      start +
      told(0, ['Ha']) +
      named('response.completed', {
        response: response('failed', {
          error: { code: 'server_error', message: 'The model failed.' },
          usage: rawUsage,
        }),
      }),
    text: 'Ha',
    model,
    usage,
    end: { error: { kind: 'overloaded', detail: 'The model failed.' } },
  },
  {
    name: 'an end whose response still has the status of its beginning',
    wire:
      start +
      told(0, ['Ha']) +
      named('response.completed', { response: response('in_progress', { usage: rawUsage }) }),
    text: 'Ha',
    model,
    usage,
    end: stop,
  },
  {
    name: 'an error as an event of its own',
    wire:
      start + named('error', { code: 'rate_limit_exceeded', message: 'Slow down', param: null }),
    model,
    end: { error: { kind: 'rate-limited', detail: 'Slow down' } },
  },
  {
    name: 'an error without the name of one',
    wire:
      start +
      data({
        type: 'error',
        error: { type: 'invalid_request_error', code: 'context_length_exceeded', message: 'Long' },
      }),
    model,
    end: { error: { kind: 'too-long', detail: 'Long' } },
  },
  {
    name: 'an error in the form of another dialect',
    wire: start + data({ error: { message: 'Bad gateway' } }),
    model,
    end: { error: { kind: 'refused', detail: 'Bad gateway' } },
  },
  {
    name: 'a connection that ends in the middle',
    wire:
      start +
      added(0, message()) +
      named('response.output_text.delta', { output_index: 0, content_index: 0, delta: 'Half' }),
    text: 'Half',
    model,
    end: interrupted,
  },
  {
    name: 'thoughts, and then the end of the connection',
    wire: start + added(0, thought()) + summary(0, 'Hm, hm'),
    reasoning: 'Hm, hm',
    model,
    end: interrupted,
  },
  {
    name: 'what nobody knows yet: an event and an item',
    wire:
      start +
      named('response.hologram.delta', { delta: 'x' }) +
      added(0, { type: 'hologram' }) +
      told(1, ['So']) +
      completed(),
    text: 'So',
    oddities: { 'unknown-event': 2 },
    model,
    usage,
    end: stop,
  },
  {
    name: 'a whole JSON reply in spite of the stream',
    wire: JSON.stringify(
      response('completed', {
        output: [thought('Hm'), message(outputText('So', source)), calling({ arguments: '{}' })],
        usage: rawUsage,
      }),
    ),
    reasoning: 'Hm',
    text: 'So',
    citations: [{ url: 'https://a.example/', title: 'A' }],
    toolCalls: [call(0, { id: 'call_a', name: 'look', arguments: '{}' })],
    model,
    usage,
    end: finished('tool-calls', 'completed'),
  },
  {
    name: 'a whole JSON reply that was cut',
    wire: JSON.stringify(
      response('incomplete', {
        incomplete_details: { reason: 'max_output_tokens' },
        output: [message(outputText('So'))],
      }),
    ),
    text: 'So',
    model,
    end: finished('length', 'max_output_tokens'),
  },
  {
    name: 'an error in one piece with success',
    wire: '{"error":{"message":"no such model","code":"model_not_found"}}',
    end: { error: { kind: 'not-found', detail: 'no such model' } },
  },
  { name: 'a page of a proxy', wire: '<html>\n502</html>', end: { error: { kind: 'bad-reply' } } },
];
