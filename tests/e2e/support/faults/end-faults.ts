import { chatStream, dataEvent } from '../../../support/fault-server/chat-script.ts';
import type { Script } from '../../../support/fault-server/script.ts';
import type { FaultGroup } from './fault.ts';
import { cut, declined, endless, filtered, finished, finishedEmpty } from './fault-ends.ts';

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
      id: 'finish-unknown',
      what: 'ends with a reason that nobody knows',
      reply: chatStream({ text: 'Here it is.', finishReason: 'eos_token' }),
      ...finished,
      kept: 'Here it is.',
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
