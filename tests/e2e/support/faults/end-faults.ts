import { chatStream, dataEvent } from '../../../support/fault-server/chat-script.ts';
import type { Script } from '../../../support/fault-server/script.ts';
import { tuned, untilShown } from './fault.ts';
import type { FaultGroup } from './fault.ts';
import {
  cut,
  declined,
  endless,
  filtered,
  finished,
  finishedEmpty,
  interrupted,
  otherEnd,
} from './fault-ends.ts';

/** Far more than anybody reads, and for ever. */
const words = 'word after word, and no end of them '.repeat(300);
const chunk = (delta: object, finish_reason: string | null): Script => [
  dataEvent({ choices: [{ index: 0, delta, finish_reason }] }),
];

/** Ends that the endpoint names, and those that only we can set. */
export const endFaults: FaultGroup = {
  heading: 'Ends',
  faults: [
    {
      id: 'finish-stop',
      what: 'ends the answer as it should',
      reply: chatStream({ text: 'Here it is.', usage: true }),
      ...finished,
      kept: 'Here it is.',
    },
    {
      id: 'finish-empty',
      what: 'ends as it should, without any text',
      reply: chatStream({ deltas: [] }),
      ...finishedEmpty,
    },
    {
      id: 'finish-length',
      what: 'ends with `length`',
      reply: chatStream({ text: 'Here it', finishReason: 'length' }),
      ...cut,
      kept: 'Here it',
    },
    {
      id: 'finish-length-thoughts',
      what: 'ends with `length` while it still thinks',
      reply: chatStream({ deltas: [], reasoning: 'Let me see.', finishReason: 'length' }),
      ...cut,
    },
    {
      id: 'finish-content-filter',
      what: 'ends with `content_filter`',
      reply: chatStream({ text: 'Here it', finishReason: 'content_filter' }),
      ...filtered,
      kept: 'Here it',
    },
    {
      id: 'finish-content-filter-empty',
      what: 'ends with `content_filter` before the first word',
      reply: chatStream({ deltas: [], finishReason: 'content_filter' }),
      ...filtered,
    },
    {
      id: 'finish-refusal',
      what: 'declines in the field `refusal`',
      reply: [...chunk({ refusal: 'I would rather not.' }, null), ...chunk({}, 'stop')],
      ...declined,
      refusal: 'I would rather not.',
    },
    {
      id: 'finish-tool-calls',
      what: 'calls a tool that nobody offered, which is shown in a fold',
      reply: chunk(
        { tool_calls: [{ index: 0, id: 'a', function: { name: 'look', arguments: '{}' } }] },
        'tool_calls',
      ),
      ...finished,
    },
    {
      id: 'finish-eos',
      what: 'ends with `eos_token`, as TGI does',
      reply: chatStream({ text: 'Here it is.', finishReason: 'eos_token' }),
      ...finished,
      kept: 'Here it is.',
    },
    {
      id: 'finish-unknown',
      what: 'ends with a reason that nobody knows',
      reply: chatStream({ text: 'Here it', finishReason: 'repetition' }),
      ...otherEnd,
      raw: 'repetition',
      kept: 'Here it',
    },
    {
      id: 'finish-resource',
      what: 'breaks off with `insufficient_system_resource`, as DeepSeek does',
      reply: chatStream({ text: 'Here it', finishReason: 'insufficient_system_resource' }),
      ...otherEnd,
      raw: 'insufficient_system_resource',
      kept: 'Here it',
    },
    {
      id: 'finish-model-length',
      what: 'ends with `model_length`, as Mistral does',
      reply: chatStream({ text: 'Here it', finishReason: 'model_length' }),
      ...cut,
      kept: 'Here it',
    },
    {
      id: 'finish-filter-gemini',
      what: 'ends with `content_filter: PROHIBITED_CONTENT`, as Gemini does',
      reply: chatStream({
        text: 'Here it',
        finishReason: 'content_filter: PROHIBITED_CONTENT',
      }),
      ...filtered,
      kept: 'Here it',
    },
    {
      id: 'finish-with-every-piece',
      what: 'names the end with every piece, pauses for longer than an end is waited for, and goes on',
      reply: [
        ...chunk({ content: 'Here ' }, 'stop'),
        ...chunk({ content: 'it ' }, 'stop'),
        { type: 'wait', ms: 3500 },
        ...chunk({ content: 'is.' }, 'stop'),
      ],
      ...finished,
      kept: 'Here it is.',
    },
    {
      id: 'finish-with-first-piece',
      what: 'names the end with its first piece, pauses for longer than an end is waited for, and goes on',
      reply: [
        ...chunk({ content: 'Here ' }, 'stop'),
        { type: 'wait', ms: 3500 },
        ...chunk({ content: 'it is.' }, 'stop'),
      ],
      ...finished,
      kept: 'Here it is.',
    },
    {
      id: 'finish-with-role',
      what: 'names the end before the first piece, and pauses for longer than an end is waited for',
      reply: [
        ...chunk({ role: 'assistant', content: '' }, 'stop'),
        { type: 'wait', ms: 3500 },
        ...chunk({ content: 'Here it is.' }, 'stop'),
      ],
      ...finished,
      kept: 'Here it is.',
    },
    {
      id: 'finish-with-first-piece-cut',
      what: 'names the end with its first piece, and the connection is reset',
      reply: [
        ...chunk({ content: 'half of it' }, 'stop'),
        ...untilShown,
        { type: 'disconnect', reset: true },
      ],
      ...interrupted,
      kept: 'half of it',
    },
    {
      id: 'finish-with-first-piece-open',
      what: 'names the end with its only piece and keeps the connection open: an end after the idle limit',
      reply: [...chunk({ content: 'Here it is.' }, 'stop'), { type: 'silence' }],
      connection: tuned({ firstByteSeconds: 60, idleSeconds: 1 }),
      ...finished,
      kept: 'Here it is.',
    },
    {
      id: 'finish-with-every-piece-cut',
      what: 'names the end with every piece, and the connection breaks',
      reply: [
        ...chunk({ content: 'half of ' }, 'stop'),
        ...chunk({ content: 'it' }, 'stop'),
        ...untilShown,
        { type: 'disconnect' },
      ],
      ...interrupted,
      kept: 'half of it',
    },
    {
      id: 'open-after-end',
      what: 'names the end and keeps the connection open',
      reply: chatStream({ text: 'Here it is.', done: false, ending: 'silence' }),
      ...finished,
      kept: 'Here it is.',
    },
    {
      id: 'endless-answer',
      what: 'finds no end: it is ended at 4,000,000 characters',
      reply: [
        {
          type: 'endless',
          steps: [
            { ...dataEvent({ choices: [{ index: 0, delta: { content: words } }] }), delta: words },
          ],
        },
      ],
      ...endless,
      keptAtLeast: 4_000_000,
    },
    {
      id: 'endless-name',
      what: 'asks for a tool whose name has 4,100,000 characters',
      reply: chunk({ tool_calls: [{ index: 0, function: { name: 'x'.repeat(4_100_000) } }] }, null),
      ...endless,
    },
    {
      id: 'endless-event',
      what: 'sends one event of more than 32 MiB',
      reply: [
        { type: 'text', text: 'data: ' },
        { type: 'endless', steps: [{ type: 'text', text: 'x'.repeat(2 ** 20) }] },
      ],
      ...endless,
      detail: 'one event of more than 33554432 characters',
    },
  ],
};
