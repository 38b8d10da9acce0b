import { eventStream, jsonError } from '../../../support/fault-server/chat-script.ts';
import type { Script } from '../../../support/fault-server/script.ts';
import { add, begin, last, start, stop, textBlock } from '../../../support/anthropic-wire.ts';
import { named } from '../../../support/reply-fixture.ts';
import * as responses from '../../../support/responses-wire.ts';
import { speaking } from './fault.ts';
import type { FaultGroup } from './fault.ts';
import {
  badReply,
  badRequest,
  cut,
  paused,
  declined,
  filtered,
  finished,
  interrupted,
  otherEnd,
  overloaded,
  quotaExhausted,
  rateLimited,
} from './fault-ends.ts';

const anthropic = speaking('anthropic-messages');
const openai = speaking('openai-responses');

const envelope = (type: string, message: string): object => ({
  type: 'error',
  error: { type, message },
  request_id: 'req_011',
});
const ended = (status: string, incomplete_details: object | null): Script =>
  eventStream(
    responses.start +
      responses.told(0, ['Here it']) +
      named(`response.${status}`, { response: responses.response(status, { incomplete_details }) }),
  );
const incomplete = (reason: string): Script => ended('incomplete', { reason });

/** What Anthropic's Messages have of their own. */
export const anthropicFaults: FaultGroup = {
  heading: "Anthropic's Messages",
  faults: [
    {
      id: 'anthropic-to-others',
      what: 'speaks it though the connection is one of Chat Completions',
      reply: eventStream(start() + textBlock(0, 'Here it is.') + stop('end_turn') + last),
      ...badReply,
      marks: ['common.details', 'answer.unknownEvents'],
      count: 5,
      detail: 'message_start',
    },
    {
      id: 'anthropic-400',
      what: 'answers 400 with an envelope that holds the request id',
      reply: jsonError(400, envelope('invalid_request_error', 'max_tokens: Field required')),
      ...anthropic,
      ...badRequest,
      status: 400,
      detail: 'max_tokens: Field required',
      requestId: 'req_011',
    },
    {
      id: 'anthropic-credit',
      what: 'says with 400 that the credit is too low',
      reply: jsonError(
        400,
        envelope('invalid_request_error', 'Your credit balance is too low to access the API.'),
      ),
      ...anthropic,
      ...quotaExhausted,
      status: 400,
      detail: 'Your credit balance is too low to access the API.',
      requestId: 'req_011',
    },
    {
      id: 'anthropic-529',
      what: 'answers 529',
      reply: jsonError(529, envelope('overloaded_error', 'Overloaded')),
      ...anthropic,
      ...overloaded,
      status: 529,
      detail: 'Overloaded',
      requestId: 'req_011',
    },
    {
      id: 'anthropic-overloaded-in-stream',
      what: 'says in the middle of the stream that it is overloaded',
      reply: eventStream(
        start() + textBlock(0, 'half of it') + named('error', envelope('overloaded_error', 'Full')),
      ),
      ...anthropic,
      ...overloaded,
      kept: 'half of it',
      detail: 'Full',
      requestId: 'req_011',
    },
    {
      id: 'anthropic-no-end',
      what: 'ends without `message_stop` and without a reason',
      reply: eventStream(
        start() +
          begin(0, { type: 'text', text: '' }) +
          add(0, { type: 'text_delta', text: 'half of it' }),
      ),
      ...anthropic,
      ...interrupted,
      kept: 'half of it',
    },
    {
      id: 'anthropic-refusal',
      what: 'stops with `refusal` and explains it',
      reply: eventStream(
        start() +
          textBlock(0, 'Here') +
          stop('refusal', {}, { stop_details: { type: 'refusal', explanation: 'Not this.' } }) +
          last,
      ),
      ...anthropic,
      ...declined,
      kept: 'Here',
      refusal: 'Not this.',
    },
    {
      id: 'anthropic-max-tokens',
      what: 'stops with `max_tokens`',
      reply: eventStream(start() + textBlock(0, 'Here it') + stop('max_tokens') + last),
      ...anthropic,
      ...cut,
      kept: 'Here it',
    },
    {
      id: 'anthropic-window',
      what: 'stops with `model_context_window_exceeded`',
      reply: eventStream(
        start() + textBlock(0, 'Here it') + stop('model_context_window_exceeded') + last,
      ),
      ...anthropic,
      ...cut,
      kept: 'Here it',
    },
    {
      id: 'anthropic-pause-turn',
      what: 'stops with `pause_turn`',
      reply: eventStream(start() + textBlock(0, 'Here it') + stop('pause_turn') + last),
      ...anthropic,
      ...paused,
      kept: 'Here it',
    },
    {
      id: 'anthropic-unknown-stop',
      what: 'stops with a reason that nobody knows',
      reply: eventStream(start() + textBlock(0, 'Here it') + stop('model_error') + last),
      ...anthropic,
      ...otherEnd,
      raw: 'model_error',
      kept: 'Here it',
    },
    {
      id: 'anthropic-unknown-event',
      what: 'sends an event that nobody knows yet',
      reply: eventStream(
        start() +
          named('message_pulse', { beat: 1 }) +
          textBlock(0, 'Here it is.') +
          stop('end_turn') +
          last,
      ),
      ...anthropic,
      ...finished,
      kept: 'Here it is.',
      marks: ['common.details', 'answer.unknownEvents'],
      count: 1,
    },
  ],
};

/** What OpenAI's Responses have of their own. */
export const responsesFaults: FaultGroup = {
  heading: "OpenAI's Responses",
  faults: [
    {
      id: 'responses-failed',
      what: 'says `response.failed` in the middle of the answer',
      reply: eventStream(
        responses.start +
          responses.told(0, ['half of it']) +
          named('response.failed', {
            response: responses.response('failed', {
              error: { code: 'server_error', message: 'The model failed.' },
            }),
          }),
      ),
      ...openai,
      ...overloaded,
      kept: 'half of it',
      detail: 'The model failed.',
    },
    {
      id: 'responses-max-tokens',
      what: 'says `response.incomplete` for `max_output_tokens`',
      reply: incomplete('max_output_tokens'),
      ...openai,
      ...cut,
      kept: 'Here it',
    },
    {
      id: 'responses-content-filter',
      what: 'says `response.incomplete` for `content_filter`',
      reply: incomplete('content_filter'),
      ...openai,
      ...filtered,
      kept: 'Here it',
    },
    {
      id: 'responses-incomplete',
      what: 'says `response.incomplete` without a reason',
      reply: ended('incomplete', null),
      ...openai,
      ...otherEnd,
      raw: 'incomplete',
      kept: 'Here it',
    },
    {
      id: 'responses-cancelled',
      what: 'says `response.cancelled`',
      reply: ended('cancelled', null),
      ...openai,
      ...otherEnd,
      raw: 'cancelled',
      kept: 'Here it',
    },
    {
      id: 'responses-error',
      what: 'sends the event `error`',
      reply: eventStream(
        responses.start + named('error', { code: 'rate_limit_exceeded', message: 'Slow down.' }),
      ),
      ...openai,
      ...rateLimited,
      detail: 'Slow down.',
    },
    {
      id: 'responses-no-end',
      what: 'ends without `response.completed`',
      reply: eventStream(responses.start + responses.told(0, ['half of it'])),
      ...openai,
      ...interrupted,
      kept: 'half of it',
    },
  ],
};
