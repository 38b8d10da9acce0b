import { chatStream, dataEvent, eventStream } from '../../../support/fault-server/chat-script.ts';
import type { Script, TextStep } from '../../../support/fault-server/script.ts';
import { openAiError, typed, unfinished } from '../scenarios.ts';
import type { FaultGroup } from './fault.ts';
import {
  badReply,
  finished,
  interrupted,
  interruptedEmpty,
  interruptedWordless,
  overloaded,
  rateLimited,
  refused,
} from './fault-ends.ts';

const event = (delta: object, finish_reason: string | null = null): TextStep =>
  dataEvent({ choices: [{ index: 0, delta, finish_reason }] });
const text = (content: string): TextStep => event({ content });
const raw = (line: string): TextStep => ({ type: 'text', text: `${line}\n\n` });
const stop: Script = [event({}, 'stop'), raw('data: [DONE]')];
/** One write for all: what is told must not depend on how much of it came before the end. */
const stream = (...steps: Script): Script => [{ type: 'split', split: 'whole' }, ...steps];

/** What goes wrong inside a stream. */
export const streamFaults: FaultGroup = {
  heading: 'Inside the stream',
  faults: [
    {
      id: 'comments-then-end',
      what: 'sends comments alone, and ends',
      reply: stream(raw(': OPENROUTER PROCESSING'), raw(': OPENROUTER PROCESSING')),
      ...interruptedEmpty,
    },
    {
      id: 'role-then-end',
      what: 'sends the first chunk without text, and ends',
      reply: unfinished([], 'end'),
      ...interruptedEmpty,
    },
    {
      id: 'thoughts-then-end',
      what: 'sends thoughts, and ends before the answer',
      reply: stream(event({ reasoning_content: 'Let me see.' })),
      ...interrupted,
      advice: 'errors.interruptedThoughts',
    },
    {
      id: 'text-then-end',
      what: 'ends in the middle of the answer without saying why',
      reply: unfinished(['half of ', 'it'], 'end'),
      ...interrupted,
      kept: 'half of it',
    },
    {
      id: 'done-without-reason',
      what: 'ends with `[DONE]` and without a reason, as Ollama may',
      reply: stream(text('Here it is.'), raw('data: [DONE]')),
      ...finished,
      kept: 'Here it is.',
    },
    {
      id: 'reason-without-done',
      what: 'names the reason of the end, and ends without `[DONE]`',
      reply: chatStream({ text: 'Here it is.', done: false }),
      ...finished,
      kept: 'Here it is.',
    },
    {
      id: 'last-event-without-blank-line',
      what: 'ends without the blank line of its last event',
      reply: eventStream(`${text('Here it is.').text}${event({}, 'stop').text}`.trimEnd()),
      ...finished,
      kept: 'Here it is.',
    },
    {
      id: 'error-before-text',
      what: 'puts an error into the stream before the first word',
      reply: stream(dataEvent(openAiError('Rate limit reached.', { code: 'rate_limit_exceeded' }))),
      ...rateLimited,
      detail: 'Rate limit reached.',
    },
    {
      id: 'error-in-the-middle',
      what: 'puts `{error: {…}}` into the middle of the stream, and quotes the key in it',
      reply: stream(
        text('half of it'),
        dataEvent({
          ...openAiError(`The engine stumbled over ${typed.key}.`),
          request_id: 'req_7',
        }),
      ),
      ...refused,
      kept: 'half of it',
      detail: 'The engine stumbled over [key].',
      requestId: 'req_7',
    },
    {
      id: 'server-error-in-the-middle',
      what: 'puts an error of the type `server_error` into the middle of the stream',
      reply: stream(
        text('half of it'),
        dataEvent(openAiError('The server had an error.', { type: 'server_error' })),
      ),
      ...overloaded,
      kept: 'half of it',
      detail: 'The server had an error.',
    },
    {
      id: 'error-text-in-the-middle',
      what: 'puts `{error: "…"}` into the middle of the stream, as Ollama does',
      reply: stream(text('half of it'), dataEvent({ error: 'out of memory' })),
      ...refused,
      kept: 'half of it',
      detail: 'out of memory',
    },
    {
      id: 'vllm-error-in-the-middle',
      what: 'puts `{object: "error"}` and `[DONE]` into the stream, as vLLM does',
      reply: stream(
        text('half of it'),
        dataEvent({ object: 'error', message: 'CUDA error', code: 500 }),
        raw('data: [DONE]'),
      ),
      ...overloaded,
      kept: 'half of it',
      detail: 'CUDA error',
    },
    {
      id: 'event-error',
      what: 'sends an event with the name `error`',
      reply: stream(text('half of it'), raw('event: error\ndata: {"message":"no slot left"}')),
      ...refused,
      kept: 'half of it',
      detail: 'no slot left',
    },
    {
      id: 'error-line',
      what: 'sends a line with the field `error:`, which no standard knows',
      reply: stream(text('half of it'), raw('error: {"message":"slot unavailable"}')),
      ...refused,
      kept: 'half of it',
      detail: 'slot unavailable',
    },
    {
      id: 'bare-error-line',
      what: 'sends the error as a line without any field',
      reply: stream(text('half of it'), raw('{"error":{"message":"slot unavailable"}}')),
      ...refused,
      kept: 'half of it',
      detail: 'slot unavailable',
    },
    {
      id: 'error-as-reason',
      what: 'gives `error` as the reason of the end, as OpenRouter does',
      reply: stream(
        text('half of it'),
        dataEvent({
          choices: [
            { index: 0, delta: {}, finish_reason: 'error', error: { message: 'Provider is gone' } },
          ],
        }),
      ),
      ...refused,
      kept: 'half of it',
      detail: 'Provider is gone',
    },
    {
      id: 'error-as-reason-alone',
      what: 'gives `error` as the reason of the end and says no more',
      reply: stream(text('half of it'), event({}, 'error')),
      ...refused,
      kept: 'half of it',
      detail:
        'The answer ended with the reason "error" and no message.\n{"index":0,"delta":{},"finish_reason":"error"}',
    },
    {
      id: 'error-list-in-the-middle',
      what: 'puts `[{error: {…}}]` into the middle of the stream, as Gemini behind a proxy does',
      reply: stream(text('half of it'), dataEvent([{ error: { code: 503, message: 'Full.' } }])),
      ...overloaded,
      kept: 'half of it',
      detail: 'Full.',
    },
    {
      id: 'error-of-groq',
      what: 'puts `{x_groq: {error: "…"}}` into the middle of the stream, as Groq does',
      reply: stream(text('half of it'), dataEvent({ x_groq: { error: 'over capacity' } })),
      ...refused,
      kept: 'half of it',
      detail: 'over capacity',
    },
    {
      id: 'call-then-end',
      what: 'asks for a tool, and ends in the middle of it',
      reply: stream(
        event({ tool_calls: [{ index: 0, function: { name: 'look', arguments: '{"' } }] }),
      ),
      ...interruptedWordless,
    },
    {
      id: 'refusal-then-end',
      what: 'declines in the field `refusal`, and ends in the middle of it',
      reply: stream(event({ refusal: 'I cannot help with' })),
      ...interruptedWordless,
      refusal: 'I cannot help with',
    },
    {
      id: 'json-behind-mark',
      what: 'sends the answer as one JSON document behind a byte order mark',
      reply: stream({
        type: 'text',
        text: '\uFEFF{"choices":[{"message":{"content":"Here it is."},"finish_reason":"stop"}]}',
      }),
      ...finished,
      kept: 'Here it is.',
    },
    {
      id: 'one-unreadable',
      what: 'sends one piece that is no JSON, with the key in it',
      reply: stream(text('Here '), raw(`data: {"key": ${typed.key}`), text('it is.'), ...stop),
      ...finished,
      kept: 'Here it is.',
      marks: ['answer.unreadable'],
      count: 1,
    },
    {
      id: 'some-unreadable',
      what: 'sends 19 pieces that are no JSON in a row, and goes on',
      reply: stream(
        text('Here '),
        ...Array<TextStep>(19).fill(raw('data: ?')),
        text('it is.'),
        ...stop,
      ),
      ...finished,
      kept: 'Here it is.',
      marks: ['answer.unreadable'],
      count: 19,
    },
    {
      id: 'all-unreadable',
      what: 'sends 20 pieces in a row that are no JSON',
      reply: stream(text('Here '), ...Array<TextStep>(20).fill(raw('data: {"half":')), ...stop),
      ...badReply,
      kept: 'Here ',
      marks: ['answer.unreadable'],
      count: 20,
      detail: '{"half":',
    },
    {
      id: 'wrong-charset',
      what: 'sends Latin-1 in place of UTF-8',
      reply: stream(
        { type: 'bytes', bytes: [...Buffer.from(text('café').text, 'latin1')] },
        ...stop,
      ),
      ...finished,
      kept: 'caf\uFFFD',
    },
  ],
};
