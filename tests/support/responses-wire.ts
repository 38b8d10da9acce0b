import { finished, named } from './reply-fixture.ts';

/** The model of all fixtures. */
export const model = 'gpt-x';
/** Its token counts, in the words of the dialect. */
export const rawUsage = {
  input_tokens: 9,
  input_tokens_details: { cached_tokens: 3 },
  output_tokens: 4,
  output_tokens_details: { reasoning_tokens: 1 },
  total_tokens: 13,
};
/** The same in ours. */
export const usage = {
  promptTokens: 9,
  completionTokens: 4,
  cachedTokens: 3,
  reasoningTokens: 1,
};

/** A response as its events carry it. */
export const response = (status: string, fields: object = {}): object => ({
  id: 'resp_1',
  object: 'response',
  created_at: 1_790_000_000,
  status,
  model,
  output: [],
  usage: null,
  error: null,
  incomplete_details: null,
  ...fields,
});

/** The first events of a response. */
export const start =
  named('response.created', { sequence_number: 0, response: response('in_progress') }) +
  named('response.in_progress', { sequence_number: 1, response: response('in_progress') });

/** The last event of one, which repeats what was put out. */
export const completed = (...output: object[]): string =>
  named('response.completed', { response: response('completed', { output, usage: rawUsage }) });

/** An item of output that begins. */
export const added = (output_index: number, item: object): string =>
  named('response.output_item.added', { output_index, item });
/** An item of output that is whole. */
export const ended = (output_index: number, item: object): string =>
  named('response.output_item.done', { output_index, item });

/** A message as an item. */
export const message = (...content: object[]): object => ({
  id: 'msg_1',
  type: 'message',
  role: 'assistant',
  status: 'completed',
  content,
});
/** A text as a part of a message. */
export const outputText = (text: string, ...annotations: object[]): object => ({
  type: 'output_text',
  text,
  annotations,
});

/** A text in deltas, and then its whole, as often as OpenAI says it. */
export const told = (output_index: number, texts: string[], content_index = 0): string => {
  const at = { item_id: 'msg_1', output_index, content_index };
  const text = texts.join('');
  return [
    added(output_index, { ...message(), status: 'in_progress' }),
    named('response.content_part.added', { ...at, part: outputText('') }),
    ...texts.map((delta) => named('response.output_text.delta', { ...at, delta, logprobs: [] })),
    named('response.output_text.done', { ...at, text }),
    named('response.content_part.done', { ...at, part: outputText(text) }),
    ended(output_index, message(outputText(text))),
  ].join('');
};

/** The usual end. */
export const stop = finished('stop', 'completed');
/** A source of the text. */
export const source = {
  type: 'url_citation',
  url: 'https://a.example/',
  title: 'A',
  start_index: 0,
  end_index: 2,
};
/** A summary of thoughts as it comes. */
export const summary = (summary_index: number, text: string): string => {
  const at = { item_id: 'rs_1', output_index: 0, summary_index };
  return [
    named('response.reasoning_summary_part.added', {
      ...at,
      part: { type: 'summary_text', text: '' },
    }),
    named('response.reasoning_summary_text.delta', { ...at, delta: text.slice(0, 3) }),
    named('response.reasoning_summary_text.delta', { ...at, delta: text.slice(3) }),
    named('response.reasoning_summary_text.done', { ...at, text }),
    named('response.reasoning_summary_part.done', { ...at, part: { type: 'summary_text', text } }),
  ].join('');
};
/** Thoughts as an item. */
export const thought = (...texts: string[]): object => ({
  id: 'rs_1',
  type: 'reasoning',
  summary: texts.map((text) => ({ type: 'summary_text', text })),
  encrypted_content: null,
});
/** A function call as an item. */
export const calling = (fields: object = {}): object => ({
  id: 'fc_1',
  type: 'function_call',
  call_id: 'call_a',
  name: 'look',
  arguments: '',
  status: 'in_progress',
  ...fields,
});
/** The arguments of one as they come. */
export const args = (output_index: number, deltas: string[]): string =>
  deltas
    .map((delta) =>
      named('response.function_call_arguments.delta', { item_id: 'fc', output_index, delta }),
    )
    .join('') +
  named('response.function_call_arguments.done', {
    item_id: 'fc',
    output_index,
    arguments: deltas.join(''),
  });
