import {
  chatStream,
  emptyReply,
  eventStream,
  jsonError,
} from '../../../support/fault-server/chat-script.ts';
import type { Script } from '../../../support/fault-server/script.ts';
import { openAiError } from '../scenarios.ts';
import { tuned } from './fault.ts';
import type { FaultGroup } from './fault.ts';
import {
  finished,
  keyRefused,
  overloaded,
  quotaExhausted,
  rateLimited,
  rateLimitedWait,
} from './fault-ends.ts';

const slowDown = (headers: Readonly<Record<string, string>> = {}, message = 'Slow down.'): Script =>
  jsonError(429, openAiError(message), headers);
const quota = jsonError(
  429,
  openAiError('You exceeded your quota.', { code: 'insufficient_quota' }),
);
const soon = { 'retry-after-ms': '1' };
const healthy = chatStream({ text: 'Here it is.' });

/** Limits, what the endpoint asks to wait, and what is sent again without being asked. */
export const retryFaults: FaultGroup = {
  heading: 'Limits, and what is tried again',
  faults: [
    {
      id: 'rate-limit',
      what: 'answers 429',
      reply: slowDown(),
      ...rateLimited,
      status: 429,
      detail: 'Slow down.',
    },
    {
      id: 'rate-limit-seconds',
      what: 'answers 429 with `retry-after: 40`',
      reply: slowDown({ 'retry-after': '40' }),
      ...rateLimitedWait,
      status: 429,
      seconds: 40,
      detail: 'Slow down.',
    },
    {
      id: 'rate-limit-date',
      what: 'answers 429 with `retry-after` as a date, 40 seconds away',
      reply: () => slowDown({ 'retry-after': new Date(Date.now() + 40_000).toUTCString() }),
      ...rateLimitedWait,
      status: 429,
      seconds: 40,
      detail: 'Slow down.',
    },
    {
      id: 'rate-limit-ms',
      what: 'answers 429 with `retry-after-ms: 40000`, which comes before `retry-after`',
      reply: slowDown({ 'retry-after-ms': '40000', 'retry-after': '1' }),
      ...rateLimitedWait,
      status: 429,
      seconds: 40,
      detail: 'Slow down.',
    },
    {
      id: 'rate-limit-reset',
      what: 'answers 429 with `x-ratelimit-reset-requests: 1m30s`, and tokens left',
      reply: slowDown({
        'x-ratelimit-remaining-requests': '0',
        'x-ratelimit-reset-requests': '1m30s',
        'x-ratelimit-remaining-tokens': '100',
        'x-ratelimit-reset-tokens': '9m',
      }),
      ...rateLimitedWait,
      status: 429,
      seconds: 90,
      detail: 'Slow down.',
    },
    {
      id: 'rate-limit-spoken',
      what: 'answers 429 and says in words how long to wait',
      reply: slowDown({}, 'Rate limit reached. Please try again in 39.2s.'),
      ...rateLimitedWait,
      status: 429,
      seconds: 40,
      detail: 'Rate limit reached. Please try again in 39.2s.',
    },
    {
      id: 'rate-limit-upstream',
      what: 'answers 429 and hands on what the provider behind it said, as OpenRouter does',
      reply: jsonError(
        429,
        openAiError('Provider returned error', { metadata: { raw: 'Limited upstream.' } }),
      ),
      ...rateLimited,
      status: 429,
      detail: 'Provider returned error\nLimited upstream.',
    },
    {
      id: 'rate-limit-healed',
      what: 'answers 429, and the second request as it should',
      reply: slowDown(soon),
      later: healthy,
      connection: tuned({ retries: 3 }),
      ...finished,
      kept: 'Here it is.',
      requests: 2,
    },
    {
      id: 'lost-and-healed',
      what: 'resets the connection, and answers the second request as it should',
      reply: [{ type: 'disconnect', reset: true }],
      later: healthy,
      connection: tuned({ retries: 3 }),
      ...finished,
      kept: 'Here it is.',
      requests: 2,
    },
    {
      id: 'never-healed',
      what: 'answers 503 again and again, and may be asked twice more',
      reply: emptyReply(503, soon),
      connection: tuned({ retries: 2 }),
      ...overloaded,
      status: 503,
      requests: 3,
    },
    {
      id: 'not-to-be-retried',
      what: 'answers 503 with `x-should-retry: false`',
      reply: emptyReply(503, { ...soon, 'x-should-retry': 'false' }),
      connection: tuned({ retries: 3 }),
      ...overloaded,
      status: 503,
    },
    {
      id: 'quota-429',
      what: 'answers 429 with `insufficient_quota`, which no retry mends',
      reply: quota,
      connection: tuned({ retries: 3 }),
      ...quotaExhausted,
      status: 429,
      detail: 'You exceeded your quota.',
    },
    {
      id: 'key-never-retried',
      what: 'answers 401, which no retry mends',
      reply: jsonError(401, openAiError('No such key.'), { 'x-should-retry': 'true' }),
      connection: tuned({ retries: 3 }),
      ...keyRefused,
      status: 401,
      detail: 'No such key.',
    },
    {
      id: 'max-tokens-corrected',
      what: 'answers 400 and asks for `max_completion_tokens` in place of `max_tokens`',
      reply: jsonError(
        400,
        openAiError("'max_tokens' is not supported. Use 'max_completion_tokens' instead."),
      ),
      later: healthy,
      connection: tuned({ parameters: { maxTokens: 100 } }),
      ...finished,
      kept: 'Here it is.',
      marks: ['common.details', 'answer.otherMaxTokens'],
      requests: 2,
    },
    {
      id: 'error-in-stream-healed',
      what: 'puts the error 503 into its stream before the first word, and heals',
      reply: eventStream('data: {"error":{"code":503,"message":"Try again in 10ms."}}\n\n'),
      later: healthy,
      connection: tuned({ retries: 3 }),
      ...finished,
      kept: 'Here it is.',
      requests: 2,
    },
    {
      id: 'stream-options-mistral',
      what: 'answers 422 and names `stream_options` in a message that is an object, as Mistral does',
      reply: jsonError(422, {
        object: 'error',
        message: {
          detail: [
            {
              type: 'extra_forbidden',
              loc: ['body', 'stream_options', 'include_usage'],
              msg: 'Extra inputs are not permitted',
            },
          ],
        },
        type: 'invalid_request_error',
      }),
      later: healthy,
      ...finished,
      kept: 'Here it is.',
      marks: ['common.details', 'answer.withoutStreamOptions'],
      requests: 2,
    },
    {
      id: 'stream-options-corrected',
      what: 'answers 422 and names `stream_options`',
      reply: jsonError(422, { detail: [{ loc: ['body', 'stream_options'], msg: 'Forbidden' }] }),
      later: healthy,
      ...finished,
      kept: 'Here it is.',
      marks: ['common.details', 'answer.withoutStreamOptions'],
      requests: 2,
    },
  ],
};
