import type { Correction, ModelParameters } from '../core/connection.ts';
import type { AdapterRequest, ModelRequest, Refusal } from './adapter.ts';
import {
  isAnthropicId,
  isThoughtless,
  toAnthropicTool,
  toAnthropicTurns,
} from './anthropic-turns.ts';
import { toRecord } from '../core/json.ts';
import { findCorrection } from './find-correction.ts';
import { findToolRefusal, toEchoCorrectable, toOffered } from './offered-tools.ts';
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

/** The request in the form of Anthropic's Messages. */
export function toAnthropicRequest(request: ModelRequest): AdapterRequest {
  const { baseUrl, model, stream, parameters, corrections, schema } = request;
  const unless = createUnless(corrections);
  const effort = unless('without-reasoning-effort', parameters.reasoningEffort);
  const { tools, messages } = toOffered(request, isAnthropicId);
  const turns = toAnthropicTurns(messages, model);
  const { thinking, ...measure } = toThought(model, effort, parameters.maxTokens);
  const isRefused = toRecord(thinking)?.['type'] === 'enabled' && isThoughtless(turns);
  const format = schema && unless('schema-in-words', { type: 'json_schema', schema });
  return {
    url: toEndpoint(baseUrl, '/messages'),
    body: {
      model,
      ...measure,
      thinking: isRefused ? undefined : thinking,
      // Beside the effort, where there is one.
      ...(format && { output_config: { ...toRecord(measure['output_config']), format } }),
      system: toSystemText(messages),
      messages: turns,
      tools: tools.length > 0 ? tools.map(toAnthropicTool) : undefined,
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
  const named = findCorrection(refusal, request, [
    toEchoCorrectable(request),
    ['without-temperature', temperature !== undefined, /temperature/],
    ['without-top-p', topP !== undefined, /top_p/],
    ['schema-in-words', request.schema !== undefined, schemaRefusal],
    [
      'without-reasoning-effort',
      reasoningEffort !== undefined,
      /thinking|budget_tokens|effort|output_config/,
    ],
  ]);
  return named ?? findToolRefusal(refusal, request);
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
