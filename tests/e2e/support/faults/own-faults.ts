import {
  emptyReply,
  eventStream,
  htmlPage,
  jsonError,
} from '../../../support/fault-server/chat-script.ts';
import { data } from '../../../support/reply-fixture.ts';
import { speaking, untilShown } from './fault.ts';
import type { FaultGroup } from './fault.ts';
import { badReply, finished, interrupted, notAllowed, overloaded, refused } from './fault-ends.ts';

const own = speaking('own-messages');
const keyless = { connection: { ...own.connection, provider: 'own-backend', key: '' } };
const plain = { headers: { 'content-type': 'text/plain' } };

/** What servers of the user's own do. */
export const ownFaults: FaultGroup = {
  heading: 'A server of your own',
  faults: [
    {
      id: 'own-plain-text',
      what: 'sends plain text, whose end is the end of the connection',
      reply: eventStream('Here it is.', plain),
      ...own,
      ...finished,
      kept: 'Here it is.',
    },
    {
      id: 'own-plain-text-cut',
      what: 'sends plain text, and the connection breaks',
      reply: [
        { type: 'head', ...plain },
        { type: 'text', text: 'half of it' },
        ...untilShown,
        { type: 'disconnect' },
      ],
      ...own,
      ...interrupted,
      kept: 'half of it',
    },
    {
      id: 'own-no-end',
      what: 'sends `{text: "…"}` and ends without `[DONE]`',
      reply: eventStream(data({ text: 'half of ' }) + data({ text: 'it' })),
      ...own,
      ...interrupted,
      kept: 'half of it',
    },
    {
      id: 'own-error',
      what: 'sends `{error: "…"}` in the middle of the answer',
      reply: eventStream(data({ text: 'half of it' }) + data({ error: 'no budget left' })),
      ...own,
      ...refused,
      kept: 'half of it',
      detail: 'no budget left',
    },
    {
      id: 'own-yaml',
      what: 'sends plain text that begins with `data:`, as YAML does',
      reply: eventStream('data:\nkey: value\n', plain),
      ...own,
      ...finished,
      kept: 'data:\nkey: value\n',
    },
    {
      id: 'own-events-called-text',
      what: 'sends events under the name of plain text, a comment first',
      reply: eventStream(`: ping\n\n${data({ text: 'Here it is.' })}data: [DONE]\n\n`, plain),
      ...own,
      ...finished,
      kept: 'Here it is.',
    },
    {
      id: 'own-text-called-events',
      what: 'sends bare text under the name of an event stream',
      reply: eventStream('Here it is.\nThe answer: 42\n'),
      ...own,
      ...finished,
      kept: 'Here it is.\nThe answer: 42\n',
    },
    {
      id: 'own-stray-line',
      what: 'sends a line in the middle of its events that is none of them',
      reply: eventStream('data: Here \n\nand lost\n\ndata: it is.\n\ndata: [DONE]\n\n'),
      ...own,
      ...finished,
      kept: 'Here it is.',
      marks: ['answer.unreadable'],
      count: 1,
    },
    {
      id: 'own-401',
      what: 'answers 401 with `{error: "…"}` to a request without a key',
      reply: jsonError(401, { error: 'Your session has expired, sign in.' }),
      ...keyless,
      ...notAllowed,
      status: 401,
      detail: 'Your session has expired, sign in.',
    },
    {
      id: 'own-403',
      what: 'answers 403 with `{error: "…"}` to a request without a key',
      reply: jsonError(403, { error: 'Not on the staff network.' }),
      ...keyless,
      ...notAllowed,
      status: 403,
      detail: 'Not on the staff network.',
    },
    {
      id: 'own-401-page',
      what: 'answers 401 with a page to a request without a key',
      reply: htmlPage(401, '<h1>Sign in</h1>'),
      ...keyless,
      ...notAllowed,
      advice: 'errors.notAllowed',
      status: 401,
      detail: '<h1>Sign in</h1>',
    },
    {
      id: 'own-page',
      what: 'answers 200 with a page',
      reply: htmlPage(200, '<!doctype html><h1>Hello</h1>'),
      ...own,
      ...badReply,
      detail: '<!doctype html><h1>Hello</h1>',
    },
    {
      id: 'own-502',
      what: 'answers 502 without a word',
      reply: emptyReply(502),
      ...own,
      ...overloaded,
      status: 502,
    },
  ],
};
