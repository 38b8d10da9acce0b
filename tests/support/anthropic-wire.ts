import { finished, named } from './reply-fixture.ts';

/** The beginning of a message. */
export const start = (fields: object = {}): string =>
  named('message_start', {
    message: {
      id: 'msg_1',
      type: 'message',
      role: 'assistant',
      model: 'claude-x',
      content: [],
      stop_reason: null,
      stop_sequence: null,
      usage: { input_tokens: 5, output_tokens: 1 },
      ...fields,
    },
  });
/** A block begins. */
export const begin = (index: number, content_block: object): string =>
  named('content_block_start', { index, content_block });
/** A delta of a block. */
export const add = (index: number, delta: object): string =>
  named('content_block_delta', { index, delta });
/** A block ends. */
export const end = (index: number): string => named('content_block_stop', { index });
/** A block that comes in these deltas. */
export const block = (index: number, content_block: object, ...deltas: object[]): string =>
  begin(index, content_block) + deltas.map((delta) => add(index, delta)).join('') + end(index);
/** A block of text. */
export const textBlock = (index: number, ...texts: string[]): string =>
  block(index, { type: 'text', text: '' }, ...texts.map((text) => ({ type: 'text_delta', text })));
/** Why the message ends, and its count. */
export const stop = (
  reason: string | null,
  usage: object = { output_tokens: 7 },
  delta: object = {},
): string =>
  named('message_delta', { delta: { stop_reason: reason, stop_sequence: null, ...delta }, usage });
/** The end of a message. */
export const last = named('message_stop');
/** A sign of life. */
export const ping = named('ping');

/** The model of all fixtures. */
export const model = 'claude-x';
/** The usage of most. */
export const usage = { promptTokens: 5, completionTokens: 7 };
/** The usual end. */
export const endTurn = finished('stop', 'end_turn');
/** A source of the text. */
export const web = (url: string, title: string) => ({
  type: 'citations_delta',
  citation: { type: 'web_search_result_location', url, title, cited_text: 'x' },
});
