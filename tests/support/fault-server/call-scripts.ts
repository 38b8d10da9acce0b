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

/** The arguments in two deltas. */
const toHalves = (input: ScriptedCall[1], toDelta: (piece: string) => string): string => {
  const args = toArguments(input);
  const half = Math.ceil(args.length / 2);
  return [toDelta(args.slice(0, half)), halfway, toDelta(args.slice(half))].join('');
};

let made = 0;

/** How a reply differs from an ordinary one. */
export interface CallScriptOptions {
  /** What ids begin with; they are never the same without it. */
  id?: string;
  /** The provider's word for its end. */
  end?: string;
  /** Whether the connection ends within the arguments of the last call, once the test calls `release('cut')`. */
  isCut?: boolean;
  /** What it reports that it took, in and out. */
  usage?: readonly [number, number];
}

/** Stands between the halves of arguments: a comment, which means nothing to a reader of events. */
const halfway = ': half of it\n\n';

/** A reply that says something and calls tools, in the form of a dialect. */
export function callScript(
  dialect: Dialect,
  text: string,
  calls: readonly ScriptedCall[],
  { id, end, isCut = false, usage }: CallScriptOptions = {},
): Script {
  made += 1;
  const ids = calls.map((_, index) => `${id ?? `call_${made}`}_${index}`);
  const body = forms[dialect](text, calls, ids, end, usage);
  if (!isCut) return eventStream(body);
  const cut = eventStream(body.slice(0, body.lastIndexOf(halfway)), { ending: 'disconnect' });
  // Browsers throw away what arrives in one moment with the end of the connection.
  return [...cut.slice(0, -1), { type: 'hold', name: 'cut' }, ...cut.slice(-1)];
}

/** A reply of mere words, in the form of a dialect. */
export function textScript(dialect: Dialect, text: string, options?: CallScriptOptions): Script {
  return callScript(dialect, text, [], options);
}

type Form = (
  text: string,
  calls: readonly ScriptedCall[],
  ids: readonly string[],
  end: string | undefined,
  usage: CallScriptOptions['usage'],
) => string;

const chat: Form = (text, calls, ids, end = calls.length > 0 ? 'tool_calls' : 'stop', usage) => {
  const choice = (delta: object, finish_reason: string | null = null): string =>
    event({ choices: [{ index: 0, delta, finish_reason }] });
  const pieces = calls.flatMap(([name, input], index) => {
    const begin = { index, id: ids[index], type: 'function', function: { name, arguments: '' } };
    return [
      choice({ tool_calls: [begin] }),
      toHalves(input, (piece) =>
        choice({ tool_calls: [{ index, function: { arguments: piece } }] }),
      ),
    ];
  });
  return [
    choice({ role: 'assistant', content: text }),
    ...pieces,
    choice({}, end),
    usage
      ? event({ choices: [], usage: { prompt_tokens: usage[0], completion_tokens: usage[1] } })
      : '',
    'data: [DONE]\n\n',
  ].join('');
};

const anthropic: Form = (
  text,
  calls,
  ids,
  end = calls.length > 0 ? 'tool_use' : 'end_turn',
  usage,
) => {
  const toDelta = (index: number, delta: object): string =>
    typed('content_block_delta', { index, delta });
  const blocks = [
    {
      block: { type: 'text', text: '' },
      deltas: toDelta(0, { type: 'text_delta', text }),
    },
    ...calls.map(([name, input], index) => ({
      block: { type: 'tool_use', id: ids[index], name, input: {} },
      deltas: toHalves(input, (piece) =>
        toDelta(index + 1, { type: 'input_json_delta', partial_json: piece }),
      ),
    })),
  ];
  return [
    typed('message_start', {
      message: {
        model: 'test-model',
        usage: { input_tokens: usage?.[0], output_tokens: usage && 1 },
      },
    }),
    ...blocks.flatMap(({ block, deltas }, index) => [
      typed('content_block_start', { index, content_block: block }),
      deltas,
      typed('content_block_stop', { index }),
    ]),
    typed('message_delta', { delta: { stop_reason: end }, usage: { output_tokens: usage?.[1] } }),
    typed('message_stop'),
  ].join('');
};

const responses: Form = (text, calls, ids, end = 'completed', usage) => {
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
      toHalves(item.arguments, (delta) =>
        typed('response.function_call_arguments.delta', {
          item_id: item.id,
          output_index: index + 1,
          delta,
        }),
      ),
      typed('response.output_item.done', { output_index: index + 1, item }),
    ]),
    typed(`response.${end}`, {
      response: {
        model: 'test-model',
        status: end,
        output: [],
        usage: usage && { input_tokens: usage[0], output_tokens: usage[1] },
        ...(end === 'incomplete' && { incomplete_details: { reason: 'max_output_tokens' } }),
      },
    }),
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
