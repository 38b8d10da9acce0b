import type { Dialect } from '../../../lib/core/connection.ts';
import { eventStream } from './chat-script.ts';
import type { Script } from './script.ts';

/** A name, and what it is called with: text is sent as it is, whole or not. */
export type ScriptedCall = readonly [name: string, input: object | string];

const event = (payload: object, name?: string): string =>
  `${name === undefined ? '' : `event: ${name}\n`}data: ${JSON.stringify(payload)}\n\n`;

const typed = (type: string, payload: object = {}): string => event({ type, ...payload }, type);

const toArguments = (input: ScriptedCall[1]): string =>
  typeof input === 'string' ? input : JSON.stringify(input);

let made = 0;

/** A reply that says something and calls tools, in the form of a dialect. Ids are never the same. */
export function callScript(
  dialect: Dialect,
  text: string,
  calls: readonly ScriptedCall[],
  { end }: { end?: string } = {},
): Script {
  made += 1;
  const ids = calls.map((_, index) => `call_${made}_${index}`);
  return eventStream(forms[dialect](text, calls, ids, end));
}

/** A reply of mere words, in the form of a dialect. */
export function textScript(dialect: Dialect, text: string): Script {
  return callScript(dialect, text, []);
}

type Form = (
  text: string,
  calls: readonly ScriptedCall[],
  ids: readonly string[],
  end: string | undefined,
) => string;

const chat: Form = (text, calls, ids, end = calls.length > 0 ? 'tool_calls' : 'stop') => {
  const choice = (delta: object, finish_reason: string | null = null): string =>
    event({ choices: [{ index: 0, delta, finish_reason }] });
  const pieces = calls.flatMap(([name, input], index) => {
    const args = toArguments(input);
    const half = Math.ceil(args.length / 2);
    const begin = { index, id: ids[index], type: 'function', function: { name, arguments: '' } };
    return [
      choice({ tool_calls: [begin] }),
      choice({ tool_calls: [{ index, function: { arguments: args.slice(0, half) } }] }),
      choice({ tool_calls: [{ index, function: { arguments: args.slice(half) } }] }),
    ];
  });
  return [
    choice({ role: 'assistant', content: text }),
    ...pieces,
    choice({}, end),
    'data: [DONE]\n\n',
  ].join('');
};

const anthropic: Form = (text, calls, ids, end = calls.length > 0 ? 'tool_use' : 'end_turn') => {
  const blocks = [
    { block: { type: 'text', text: '' }, delta: { type: 'text_delta', text } },
    ...calls.map(([name, input], index) => ({
      block: { type: 'tool_use', id: ids[index], name, input: {} },
      delta: { type: 'input_json_delta', partial_json: toArguments(input) },
    })),
  ];
  return [
    typed('message_start', { message: { model: 'test-model', usage: {} } }),
    ...blocks.flatMap(({ block, delta }, index) => [
      typed('content_block_start', { index, content_block: block }),
      typed('content_block_delta', { index, delta }),
      typed('content_block_stop', { index }),
    ]),
    typed('message_delta', { delta: { stop_reason: end }, usage: {} }),
    typed('message_stop'),
  ].join('');
};

const responses: Form = (text, calls, ids, end = 'completed') => {
  const items = calls.map(([name, input], index) => ({
    type: 'function_call',
    id: `fc_${ids[index]}`,
    call_id: ids[index],
    name,
    arguments: toArguments(input),
  }));
  return [
    typed('response.output_text.delta', { item_id: 'msg', output_index: 0, delta: text }),
    ...items.flatMap((item, index) => [
      typed('response.output_item.added', {
        output_index: index + 1,
        item: { ...item, arguments: '' },
      }),
      typed('response.function_call_arguments.delta', {
        item_id: item.id,
        output_index: index + 1,
        delta: item.arguments,
      }),
      typed('response.output_item.done', { output_index: index + 1, item }),
    ]),
    typed(`response.${end}`, { response: { model: 'test-model', status: end, output: [] } }),
  ].join('');
};

const forms: Record<Dialect, Form> = {
  'chat-completions': chat,
  'anthropic-messages': anthropic,
  'openai-responses': responses,
  'own-messages': chat,
  'own-prompt': chat,
  'on-device': chat,
};
