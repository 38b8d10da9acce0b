import { eventStream } from '../../support/fault-server/chat-script.ts';
import { add, begin, last, start, stop } from '../../support/anthropic-wire.ts';
import { named } from '../../support/reply-fixture.ts';
import { completed, start as startResponse } from '../../support/responses-wire.ts';
import { chunk, done, word } from './abuse-wire.ts';
import type { Abuse } from './abuse-wire.ts';

const indexes = [-1, 0.5, 1e308, 2 ** 53, '__proto__', 'constructor', 'NaN', null, {}, [], true];

/** Pieces of a reply at places that are none, in each dialect that numbers them. */
export const placeAbuses: readonly Abuse[] = [
  {
    what: 'tool calls at places that are none, of one id, named as every object is',
    reply: eventStream(
      word('kept') +
        indexes
          .map((index) =>
            chunk({
              tool_calls: [
                {
                  index,
                  id: 'same',
                  function: { name: '__proto__', arguments: '{"__proto__":1}' },
                },
                { index, id: '__proto__', function: { name: 'constructor', arguments: {} } },
              ],
            }),
          )
          .join('') +
        done,
    ),
    end: 'finish',
    text: 'kept',
  },
  {
    what: 'content blocks at places that are none',
    through: 'anthropic',
    reply: eventStream(
      start() +
        indexes
          .map(
            (index) =>
              begin(index as number, { type: 'text', text: '' }) +
              add(index as number, { type: 'text_delta', text: 'k' }) +
              begin(index as number, {
                type: 'tool_use',
                id: '__proto__',
                name: 'constructor',
                input: { __proto__: 1 },
              }) +
              add(index as number, { type: 'input_json_delta', partial_json: '{' }),
          )
          .join('') +
        stop('end_turn') +
        last,
    ),
    end: 'finish',
    text: Array(indexes.length).fill('k').join('\n\n'),
  },
  {
    what: 'items of output at places that are none',
    through: 'responses',
    reply: eventStream(
      startResponse +
        indexes
          .map((index) => {
            const at = { item_id: '__proto__', output_index: index, content_index: index };
            const item = { id: 'same', type: 'function_call', name: '__proto__', arguments: {} };
            return [
              named('response.output_item.added', { ...at, item }),
              named('response.output_text.delta', { ...at, delta: 'k' }),
              named('response.function_call_arguments.delta', { ...at, delta: '{' }),
              named('response.reasoning_summary_text.delta', {
                ...at,
                summary_index: index,
                delta: 'h',
              }),
            ].join('');
          })
          .join('') +
        completed(),
    ),
    end: 'finish',
    text: Array(indexes.length).fill('k').join('\n\n'),
  },
];
