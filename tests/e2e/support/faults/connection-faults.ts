import {
  chatJson,
  chatStream,
  dataEvent,
  emptyReply,
  eventStream,
  htmlPage,
  jsonError,
} from '../../../support/fault-server/chat-script.ts';
import type { Script } from '../../../support/fault-server/script.ts';
import { openAiError, unfinished } from '../scenarios.ts';
import { untilShown } from './fault.ts';
import type { FaultGroup } from './fault.ts';
import {
  badReply,
  finished,
  interrupted,
  interruptedEmpty,
  overloaded,
  rateLimitedWait,
  refused,
  unreachable,
} from './fault-ends.ts';

const signIn = '<!doctype html><title>Sign in</title><h1>Sign in to the network</h1>';
const whole = chatStream({ text: 'Here it is.' }).slice(1, -1);
const half: Script = ['half of ', 'it'].map((content) =>
  dataEvent({ choices: [{ index: 0, delta: { content } }] }),
);

const refusalStart = (status: number, headers: Record<string, string> = {}): Script => [
  { type: 'head', status, headers: { 'content-type': 'text/plain', ...headers } },
  { type: 'text', text: 'The server is' },
];

/** What happens to the connection, and replies that are not the stream that was asked for. */
export const connectionFaults: FaultGroup = {
  heading: 'The connection, and replies of another form',
  faults: [
    {
      id: 'nobody-listens',
      what: 'does not exist: the port is closed',
      reply: [],
      unheard: true,
      ...unreachable,
      requests: 0,
    },
    {
      id: 'redirect-301',
      what: 'redirects with 301, which is not followed',
      reply: emptyReply(301, { location: '/elsewhere/chat/completions' }),
      ...unreachable,
    },
    {
      id: 'redirect-307',
      what: 'redirects with 307, which is not followed',
      reply: emptyReply(307, { location: '/elsewhere/chat/completions' }),
      ...unreachable,
    },
    {
      id: 'closed-before-head',
      what: 'closes the connection without a word',
      reply: [{ type: 'disconnect' }],
      ...unreachable,
    },
    {
      id: 'reset-before-head',
      what: 'resets the connection without a word',
      reply: [{ type: 'disconnect', reset: true }],
      ...unreachable,
    },
    {
      id: 'closed-after-head',
      what: 'closes the connection after the headers',
      reply: [{ type: 'head' }, { type: 'wait', ms: 50 }, { type: 'disconnect' }],
      ...interruptedEmpty,
    },
    {
      id: 'closed-in-the-middle',
      what: 'closes the connection in the middle of the answer',
      reply: unfinished(['half of ', 'it'], 'disconnect'),
      ...interrupted,
      kept: 'half of it',
    },
    {
      id: 'reset-in-the-middle',
      what: 'resets the connection in the middle of the answer',
      reply: [...half, ...untilShown, { type: 'disconnect', reset: true }],
      ...interrupted,
      kept: 'half of it',
    },
    {
      id: 'chunks-broken',
      what: 'breaks the chunked encoding in the middle of the answer',
      reply: [...half, ...untilShown, { type: 'raw', text: 'no chunk\r\n' }, { type: 'silence' }],
      ...interrupted,
      kept: 'half of it',
    },
    {
      id: 'shorter-than-promised',
      what: 'sends less than its `content-length` promised',
      reply: [
        { type: 'head', headers: { 'content-length': '5000' } },
        ...half,
        ...untilShown,
        { type: 'disconnect' },
      ],
      ...interrupted,
      kept: 'half of it',
    },
    {
      id: 'gzip-broken',
      what: 'says that the reply is gzip, and it is not',
      reply: [{ type: 'head', headers: { 'content-encoding': 'gzip' } }, ...whole],
      ...interruptedEmpty,
    },
    {
      id: 'json-for-stream',
      what: 'sends the whole answer as JSON, though a stream was asked for',
      reply: chatJson('Here it is.'),
      ...finished,
      kept: 'Here it is.',
    },
    {
      id: 'json-cut',
      what: 'sends JSON that breaks off, though a stream was asked for',
      reply: eventStream('{"choices":[{"message":{"content":"Here'),
      ...badReply,
      detail: '{"choices":[{"message":{"content":"Here',
    },
    {
      id: 'no-content-type',
      what: 'streams without a content type',
      reply: [{ type: 'head', headers: { 'content-type': '' } }, ...whole],
      ...finished,
      kept: 'Here it is.',
    },
    {
      id: 'wrong-content-type',
      what: 'streams as `text/html`',
      reply: [{ type: 'head', headers: { 'content-type': 'text/html' } }, ...whole],
      ...finished,
      kept: 'Here it is.',
    },
    {
      id: 'page-with-success',
      what: 'answers 200 with a page, as the sign-in of a network does',
      reply: htmlPage(200, signIn),
      ...badReply,
      detail: signIn,
    },
    {
      id: 'foreign-json',
      what: 'answers 200 with JSON that is no answer',
      reply: jsonError(200, { status: 'ok' }),
      ...badReply,
      detail: '{"status":"ok"}',
    },
    {
      id: 'words-with-success',
      what: 'answers 200 with a sentence that is neither an event nor JSON',
      reply: eventStream('upstream is busy, come back later\n', {
        headers: { 'content-type': 'text/plain' },
      }),
      ...badReply,
      detail: 'upstream is busy, come back later',
    },
    {
      id: 'json-open',
      what: 'sends the whole answer as JSON and keeps the connection open',
      reply: [
        { type: 'head', headers: { 'content-type': 'application/json' } },
        ...chatJson('Here it is.').slice(1),
        { type: 'silence' },
      ],
      ...finished,
      kept: 'Here it is.',
    },
    {
      id: 'refusal-cut',
      what: 'answers 503, and the connection breaks in the middle of its words',
      reply: [...refusalStart(503), { type: 'wait', ms: 500 }, { type: 'disconnect' }],
      ...overloaded,
      status: 503,
      detail: 'The server is',
    },
    {
      id: 'refusal-open',
      what: 'answers 429 with `retry-after: 40`, and never ends its words, which are waited for 5 s',
      reply: [...refusalStart(429, { 'retry-after': '40' }), { type: 'silence' }],
      ...rateLimitedWait,
      status: 429,
      seconds: 40,
      detail: 'The server is',
    },
    {
      id: 'error-with-success',
      what: 'answers 200 with an error as JSON',
      reply: jsonError(200, openAiError('The engine did not start.')),
      ...refused,
      detail: 'The engine did not start.',
    },
    {
      id: 'error-list-with-success',
      what: 'answers 200 with `[{error: {…}}]`, as Gemini does',
      reply: jsonError(200, [{ error: { code: 503, message: 'The model is overloaded.' } }]),
      ...overloaded,
      detail: 'The model is overloaded.',
    },
    {
      id: 'empty-with-success',
      what: 'answers 200 with nothing, and does not call it a stream',
      reply: emptyReply(200),
      ...badReply,
    },
    {
      id: 'empty-stream',
      what: 'answers 200 with a stream that holds nothing',
      reply: eventStream(''),
      ...interruptedEmpty,
    },
  ],
};
