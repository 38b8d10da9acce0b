import type { Correction, ModelParameters } from '../core/connection.ts';
import type { AdapterRequest, ModelRequest, PromptMessage, Refusal } from './adapter.ts';
import { toRecord } from '../core/json.ts';
import { findCorrection } from './find-correction.ts';
import { createUnless, toSystemText } from './request-fields.ts';
import { schemaRefusal } from './schema-field.ts';
import { toEndpoint } from './to-stream-request.ts';

/**
 * Room for an answer where the user set none: the dialect wants a number. Some 12,000 words; only what is written is
 * paid for. With the largest budget to think with it makes 32,000, all that the first models of generation 4 may write.
 */
const defaultMaxTokens = 16_000;
/** Thoughts count towards the maximum, and a model that sets its own measure may think longer than it then writes. */
const defaultThinkingMaxTokens = 32_000;
/** The least that a model before generation 4 may write at most. */
const oldMaxTokens = 4096;

/** Models before generation 4. */
const oldModel = /claude-(?:instant|[23])/;
/**
 * Models that take a budget to think with: those before 4.6, a set that is closed. From 4.6 on a model sets its own
 * measure, within an effort, and from 4.7 on a budget is refused.
 */
const budgetModel = /claude-(?:[23]|(?:opus|sonnet|haiku)-4(?:[-.][0-5](?!\d)|[-@]\d{8}|@|$))/;

/** Tokens to think with, by effort. The dialect refuses less than 1,024. */
const budgets: ReadonlyMap<string, number> = new Map([
  ['minimal', 1024],
  ['low', 2048],
  ['medium', 8192],
  ['high', 16_000],
  ['xhigh', 16_000],
  ['max', 16_000],
]);

/** For a branch whose first question was left out of the request: the dialect begins with the user's turn. */
const leftOut = '(What was asked here first is left out.)';
/**
 * For a branch that ends with an answer. Newer models refuse to go on in the middle of their own turn with 400, older
 * ones refuse a turn that ends with white space: asked by a turn of the user's, all of them go on.
 */
const goOn = 'Go on where you stopped, without repeating anything.';

/** The request in the form of Anthropic's Messages. */
export function toAnthropicRequest(request: ModelRequest): AdapterRequest {
  const { baseUrl, model, messages, stream, parameters, corrections, schema } = request;
  const unless = createUnless(corrections);
  const effort = unless('without-reasoning-effort', parameters.reasoningEffort);
  const thought = toThought(model, effort, parameters.maxTokens);
  const format = schema && unless('schema-in-words', { type: 'json_schema', schema });
  return {
    url: toEndpoint(baseUrl, '/messages'),
    body: {
      model,
      ...thought,
      // Beside the effort, where there is one.
      ...(format && { output_config: { ...toRecord(thought['output_config']), format } }),
      system: toSystemText(messages),
      messages: toTurns(messages),
      stream,
      temperature: unless('without-temperature', parameters.temperature),
      top_p: unless('without-top-p', parameters.topP),
    },
  };
}

/** A refusal of a field by name: newer models take no `temperature`, and thinking ones none beside the thoughts. */
export function toAnthropicCorrection(
  refusal: Refusal,
  request: ModelRequest,
): Correction | undefined {
  const { temperature, topP, reasoningEffort } = request.parameters;
  // Thoughts last: what is refused beside them names both, and is what the user can do without.
  return findCorrection(refusal, request, [
    ['without-temperature', temperature !== undefined, /temperature/],
    ['without-top-p', topP !== undefined, /top_p/],
    ['schema-in-words', request.schema !== undefined, schemaRefusal],
    [
      'without-reasoning-effort',
      reasoningEffort !== undefined,
      /thinking|budget_tokens|effort|output_config/,
    ],
  ]);
}

/** The fields that say how long an answer and its thoughts may be. */
function toThought(
  model: string,
  effort: string | undefined,
  maxTokens: ModelParameters['maxTokens'],
): Record<string, unknown> {
  const usual = oldModel.test(model) ? oldMaxTokens : defaultMaxTokens;
  if (effort === undefined) return { max_tokens: maxTokens ?? usual };
  if (effort === 'none') return { max_tokens: maxTokens ?? usual, thinking: { type: 'disabled' } };
  const budget = budgets.get(effort);
  if (budgetModel.test(model) && budget !== undefined) {
    // A maximum below the budget is refused; what the user set is room for the answer.
    const max_tokens = (maxTokens ?? usual) + budget;
    return { max_tokens, thinking: { type: 'enabled', budget_tokens: budget } };
  }
  return {
    max_tokens: maxTokens ?? defaultThinkingMaxTokens,
    // Some models think in silence unless they are asked to show it.
    thinking: { type: 'adaptive', display: 'summarized' },
    output_config: { effort },
  };
}

/**
 * The turns of user and model: from a user's to a user's, in turns, none of them blank, since all else is refused. An
 * answer that was cut is sent as far as it got, and the turn after it asks for the rest; its thoughts and its tool
 * calls are no part of a {@link PromptMessage}, so that none is ever sent back unsigned or without its result.
 */
function toTurns(messages: readonly PromptMessage[]): { role: string; content: unknown }[] {
  const turns: PromptMessage[] = [];
  for (const { role, text, pictures = [] } of messages) {
    if (role === 'system' || (text.trim() === '' && pictures.length === 0)) continue;
    const last = turns.at(-1);
    if (last?.role === role) {
      last.text = `${last.text}\n\n${text}`;
      last.pictures = [...(last.pictures ?? []), ...pictures];
    } else turns.push({ role, text, pictures });
  }
  // The answer stays: what follows may speak of it. To leave it out would be a loss that nobody is told of.
  if (turns[0]?.role === 'assistant') turns.unshift({ role: 'user', text: leftOut });
  if (turns.at(-1)?.role === 'assistant') turns.push({ role: 'user', text: goOn });
  return turns.map((turn) => ({ role: turn.role, content: toContent(turn) }));
}

/** Pictures come before the words: the vendor's page says that models then read them best. */
function toContent({ text, pictures = [] }: PromptMessage): unknown {
  if (pictures.length === 0) return text;
  return [
    ...pictures.map(({ mediaType, base64 }) => ({
      type: 'image',
      source: { type: 'base64', media_type: mediaType, data: base64 },
    })),
    ...(text.trim() === '' ? [] : [{ type: 'text', text }]),
  ];
}
