import type { Correction } from '../core/connection.ts';
import type { AdapterRequest, ModelRequest, PromptMessage, Refusal } from './adapter.ts';
import { findCorrection } from './find-correction.ts';
import { toEndpoint } from './to-stream-request.ts';

/**
 * Room for an answer where the user set none: the dialect wants a number. Some 6,000 words, and not more than the
 * smallest maximum of the models that are still offered; a higher one would be refused by those.
 */
const defaultMaxTokens = 8192;

/**
 * Tokens to think with, by effort. The dialect refuses less than 1,024; the highest stays, with the default answer,
 * below the 32,000 that the large models of the first thinking generation may write at all.
 */
const budgets: ReadonlyMap<string, number> = new Map([
  ['minimal', 1024],
  ['low', 2048],
  ['medium', 8192],
  ['high', 16_384],
  ['xhigh', 20_480],
  ['max', 20_480],
]);

/** With thinking, a lower `top_p` is refused. */
const leastTopP = 0.95;

/** For a branch whose first question was left out of the request: the dialect begins with the user's turn. */
const leftOut = '(What was asked here first is left out.)';
/** For a branch that ends with an answer, since newer models refuse to go on in the middle of their own turn. */
const goOn = 'Go on where you stopped, without repeating anything.';

/** The request in the form of Anthropic's Messages. */
export function toAnthropicRequest(request: ModelRequest): AdapterRequest {
  const { baseUrl, model, messages, stream } = request;
  const { temperature, topP, maxTokens, budget } = toSent(request);
  const system = messages.filter(({ role }) => role === 'system').map(({ text }) => text);
  return {
    url: toEndpoint(baseUrl, '/messages'),
    headers: {
      'anthropic-version': '2023-06-01',
      // Without it a request with an Origin is refused. The key it warns of is the user's own and stays in the background.
      'anthropic-dangerous-direct-browser-access': 'true',
    },
    body: {
      model,
      max_tokens: maxTokens,
      system: system.length > 0 ? system.join('\n\n') : undefined,
      messages: toTurns(messages),
      stream,
      temperature,
      top_p: topP,
      thinking: budget === undefined ? undefined : { type: 'enabled', budget_tokens: budget },
    },
  };
}

/** A refusal of a field by name: newer models take neither `temperature` nor a budget to think with. */
export function toAnthropicCorrection(
  refusal: Refusal,
  request: ModelRequest,
): Correction | undefined {
  const { temperature, topP, budget } = toSent(request);
  return findCorrection(refusal, [
    {
      correction: 'without-temperature',
      isSent: temperature !== undefined,
      named: /temperature/,
    },
    { correction: 'without-top-p', isSent: topP !== undefined, named: /top_p/ },
    {
      correction: 'without-reasoning-effort',
      isSent: budget !== undefined,
      named: /thinking|budget_tokens/,
    },
  ]);
}

/** The parameters as they are sent, after corrections and the rules that bind them to each other. */
function toSent({ parameters, corrections }: ModelRequest) {
  const { temperature, topP, maxTokens = defaultMaxTokens, reasoningEffort = '' } = parameters;
  const budget = corrections.includes('without-reasoning-effort')
    ? undefined
    : budgets.get(reasoningEffort);
  const thinks = budget !== undefined;
  const mayTopP = !corrections.includes('without-top-p') && !(thinks && (topP ?? 1) < leastTopP);
  return {
    budget,
    // Thinking counts towards the maximum; what the user set is room for the answer.
    maxTokens: maxTokens + (budget ?? 0),
    temperature: thinks || corrections.includes('without-temperature') ? undefined : temperature,
    topP: mayTopP ? topP : undefined,
  };
}

/** The turns of user and model: from a user's to a user's, none of them blank, since all else is refused. */
function toTurns(messages: readonly PromptMessage[]): { role: string; content: string }[] {
  const turns = messages
    .filter(({ role, text }) => role !== 'system' && text.trim() !== '')
    .map(({ role, text }) => ({ role, content: text }));
  // The answer stays: what follows may speak of it. To leave it out would be a loss that nobody is told of.
  if (turns[0]?.role === 'assistant') turns.unshift({ role: 'user', content: leftOut });
  if (turns.at(-1)?.role === 'assistant') turns.push({ role: 'user', content: goOn });
  return turns;
}
