import type { Correction } from '../core/connection.ts';
import type { ToolOffer } from '../core/tool.ts';
import type { ModelRequest, PromptMessage, Refusal } from './adapter.ts';
import type { Correctable } from './find-correction.ts';
import { toExchanges } from './exchanges.ts';
import { toSayings } from './error-message.ts';
import { withoutCalls } from './without-calls.ts';

/** What a request offers, and its messages in the form that goes with it. */
export interface Offered {
  tools: readonly ToolOffer[];
  messages: PromptMessage[];
}

/**
 * The tools that are offered, and the messages with calls as these are written; without tools there are none, since calls without
 * them are refused (Anthropic, Bedrock). What was kept to be sent back is left out where that was refused.
 */
export function toOffered(request: ModelRequest, fits: (id: string) => boolean): Offered {
  const { corrections, messages, tools = [] } = request;
  if (tools.length === 0 || corrections.includes('without-tools')) {
    return { tools: [], messages: withoutCalls(messages) };
  }
  const exchanges = toExchanges(messages, fits);
  if (!corrections.includes('without-echo')) return { tools, messages: exchanges };
  return { tools, messages: exchanges.map(({ echo: _echo, ...message }) => message) };
}

/** The names of what an endpoint can do with tools. */
const ofTools =
  /\btools?\b|\btool[ _-]?(?:use|calls?|calling|choice)\b|\bfunction[ _-]?call(?:s|ing)?\b/i;
/** That it cannot. */
const unable =
  /not (?:yet |currently |fully )?(?:be )?(?:supported|enabled|available|allowed|permitted|implemented)|(?:does|do|is|are|can)(?: not|n['’]t) (?:currently )?(?:support|use|take)|unsupported|requires? -{2}|unrecognized|unknown (?:field|param|name|argument)|extra (?:inputs|fields)|no endpoints found/i;
/** Of one of the tools, or of what they are offered with: the user is to know, and can mend it. */
const ofOne = /tools?\W{1,3}\d|\bparameters\b|schema|parallel|strict/i;
/** Also 404 (OpenRouter: "No endpoints found that support tool use") and 500 (llama.cpp: "tools param requires --jinja flag"). */
const statuses: readonly number[] = [400, 404, 405, 422, 500, 501];

/** What is done after a refusal that says that there are no tools to be had: the request is made without any. */
export function findToolRefusal(
  { status, body, ownFields = [] }: Refusal,
  { tools = [], corrections }: ModelRequest,
): Correction | undefined {
  if (tools.length === 0 || corrections.includes('without-tools')) return undefined;
  if (!statuses.includes(status) || ownFields.includes('tools')) return undefined;
  const isRefusal = toSayings(body).some(
    (said) => ofTools.test(said) && unable.test(said) && !ofOne.test(said),
  );
  return isRefusal ? 'without-tools' : undefined;
}

/** What of an answer may be refused when it is sent back: signatures of another account or model, fields that are unknown. */
const echoRefusal =
  /\breasoning_(?:content|details)\b|['"`.]reasoning['"`]|\bmessages\S*\.reasoning\b|\bextra_content\b|thought[ _]?signature|signature.{0,40}thinking|encrypted[ _]content|\bredacted_thinking\b|(?:^|[.'"`])include\b|\brs_\w+/i;
/** Refusals that ask for more of it. */
const missing =
  /must be passed back|\bmissing\b|must (?:start|begin)|expected .{0,40}thinking|without its required .?reasoning/i;

/**
 * Refused when it is sent back: what an endpoint wanted back from us, or another one did in the same conversation. `isAsked`: whether
 * it was asked for.
 */
export function toEchoCorrectable(
  { messages, tools = [] }: ModelRequest,
  isAsked = false,
): Correctable {
  const isSent = isAsked || (tools.length > 0 && messages.some(({ echo = [] }) => echo.length > 0));
  return [
    'without-echo',
    isSent,
    { test: (said) => echoRefusal.test(said) && !missing.test(said) },
  ];
}
