import type { PictureBytes } from '../core/content.ts';
import type { ToolOffer } from '../core/tool.ts';
import type { PromptMessage, PromptResult } from './adapter.ts';
import { findQuestion, toEchoes, toPieces } from './echoes.ts';
import type { Piece } from './echoes.ts';
import { toDataUrl } from './request-fields.ts';
import { toResultText } from './without-calls.ts';

/** What ids have to be: "Invalid 'input[2].call_id': string too long (max 64)" (earendil-works/pi issue 1022). */
export function isResponsesId(id: string): boolean {
  return id.length <= 64;
}

/** A tool in the form of Responses, which holds models to its schema unless it is told not to; ours leave things open. */
export function toResponsesTool({ name, description, schema }: ToolOffer): unknown {
  return { type: 'function', name, description, parameters: schema, strict: false };
}

/** The messages as items, each call and each result one of its own. */
export function toResponsesInput(messages: readonly PromptMessage[]): unknown[] {
  const question = findQuestion(messages);
  return messages.flatMap((message, at) => {
    const { role, calls = [], results = [] } = message;
    if (role === 'system') return [];
    if (role === 'tool') return results.map(toOutput);
    // Plain text, also of an answer: vLLM refuses one in parts that has not the id of one of its own.
    if (calls.length === 0) return [{ role, content: toContent(message) }];
    // Thoughts about what was asked before are left aside by the models, and bind the request to one account.
    const echoes = at < question ? [] : toEchoes(message, 'openai-responses').filter(isReasoning);
    return toPieces(message, echoes).map(toItem);
  });
}

/** An import may hold anything. */
function isReasoning({ item }: { item: Record<string, unknown> }): boolean {
  return item['type'] === 'reasoning';
}

function toItem(piece: Piece): unknown {
  if ('text' in piece) return { role: 'assistant', content: piece.text };
  if ('item' in piece) return piece.item;
  const { id, name, arguments: args } = piece.call;
  return { type: 'function_call', call_id: id, name, arguments: args };
}

function toOutput(result: PromptResult): unknown {
  const text = toResultText(result);
  const { callId, pictures = [] } = result;
  return {
    type: 'function_call_output',
    call_id: callId,
    // A list only where it has to be: servers that imitate the dialect take text.
    output:
      pictures.length === 0 ? text : [{ type: 'input_text', text }, ...pictures.map(toPictureItem)],
  };
}

function toContent({ text, pictures = [] }: PromptMessage): unknown {
  if (pictures.length === 0) return text;
  return [...pictures.map(toPictureItem), ...(text === '' ? [] : [{ type: 'input_text', text }])];
}

function toPictureItem(picture: PictureBytes): unknown {
  return { type: 'input_image', image_url: toDataUrl(picture) };
}
