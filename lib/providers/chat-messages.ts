import type { ToolOffer } from '../core/tool.ts';
import type { ModelRequest, PromptMessage, PromptResult } from './adapter.ts';
import { toChatEcho } from './chat-echo.ts';
import { findQuestion } from './echoes.ts';
import { toOffered } from './offered-tools.ts';
import { toChatContent } from './request-fields.ts';
import { toResultText } from './without-calls.ts';

type ChatMessage = Record<string, unknown> & { role: string };

/** Models of Mistral's, wherever they are served: ids and order are checked by their own template. */
const mistralModel = /mistral|mixtral|ministral|magistral|codestral|devstral|pixtral/i;
/** Models of OpenAI's, at home, at Azure or behind OpenRouter. */
const openaiModel = /^(?:openai\/)?(?:gpt|chatgpt|o\d)/i;
const openaiHost =
  /^https:\/\/(?:api\.openai\.com|[\w.-]+\.(?:openai\.azure|services\.ai\.azure)\.com)\//i;

/**
 * Whether ids may stay as they came. Mistral: "must be a-z, A-Z, 0-9, with a length of 9" (langchain-ai/langchain pull 24668, through
 * OpenRouter as well: openclaw/openclaw issue 57672). OpenAI: at most 40 characters (vercel/ai issue 5171). Everybody else's are
 * left alone, however long: some proxies put a signature into them.
 */
function createFits({ baseUrl, model }: ModelRequest): (id: string) => boolean {
  if (mistralModel.test(model)) return (id) => /^[a-z\d]{9}$/i.test(id);
  if (openaiHost.test(baseUrl) || openaiModel.test(model)) return (id) => id.length <= 40;
  return () => true;
}

/** Messages and tools in the form of Chat Completions. */
export function toChatMessages(request: ModelRequest): {
  messages: ChatMessage[];
  tools: unknown[] | undefined;
} {
  const { tools, messages } = toOffered(request, createFits(request));
  const question = findQuestion(messages);
  const written = messages.flatMap((message, at) => toWritten(message, at < question));
  const thinks =
    tools.length > 0 &&
    (isDeepSeek(request.baseUrl) || written.some((message) => 'reasoning_content' in message));
  const whole = thinks ? written.map(withThought) : written;
  return {
    messages: mistralModel.test(request.model) ? inMistralOrder(whole) : whole,
    tools: tools.length > 0 ? tools.map(toChatTool) : undefined,
  };
}

function toChatTool({ name, description, schema }: ToolOffer): unknown {
  return { type: 'function', function: { name, description, parameters: schema } };
}

function toWritten(message: PromptMessage, isPast: boolean): ChatMessage[] {
  const { role, text, calls = [], results = [] } = message;
  if (role === 'tool') return toResults(results);
  if (calls.length === 0) return [{ role, content: toChatContent(message) }];
  const echo = toChatEcho(message, isPast);
  return [
    {
      role,
      // As OpenAI's own pages have it; Bedrock behind a proxy refuses text that is empty (vercel/ai pull 13505).
      content: text.trim() === '' ? null : text,
      ...echo.fields,
      tool_calls: calls.map(({ id, name, arguments: args }, place) => ({
        id,
        type: 'function',
        function: { name, arguments: args },
        extra_content: echo.toExtra(place, id),
      })),
    },
  ];
}

/**
 * One message for each result, with text alone, which is all that the form has for them; pictures come as the user's, behind all of
 * them. The name is no field of OpenAI's any more, which takes it; Gemini refuses a result without one (NousResearch/hermes-agent
 * pull 16482), and Groq's and Mistral's own pages have it.
 */
function toResults(results: readonly PromptResult[]): ChatMessage[] {
  const shown = results.filter(({ pictures = [] }) => pictures.length > 0);
  const names = shown.map(({ name }) => name).join(', ');
  const pictures = shown.flatMap((result) => result.pictures ?? []);
  const text = `What ${names} gave back, and not the user’s words.`;
  return [
    ...results.map((result) => ({
      role: 'tool',
      tool_call_id: result.callId,
      name: result.name,
      content: toResultText(result),
    })),
    ...(shown.length > 0
      ? [{ role: 'user', content: toChatContent({ role: 'user', text, pictures }) }]
      : []),
  ];
}

/**
 * With tools DeepSeek refuses any answer without its thoughts, also one that it has not given itself; empty ones will do
 * (vercel/ai pull 13203, continuedev/continue issue 11285). Who takes the field from one message takes it from all.
 */
function withThought(message: ChatMessage): ChatMessage {
  return message.role === 'assistant' ? { reasoning_content: '', ...message } : message;
}

function isDeepSeek(baseUrl: string): boolean {
  return /^https:\/\/(?:[\w-]+\.)*deepseek\.com(?:[:/]|$)/i.test(baseUrl);
}

/** Mistral refuses a turn of the user's right behind results ("Unexpected role 'user' after role 'tool'"). */
function inMistralOrder(messages: readonly ChatMessage[]): ChatMessage[] {
  return messages.flatMap((message, at) => {
    const isBehind = message.role === 'user' && messages[at - 1]?.role === 'tool';
    return isBehind
      ? [{ role: 'assistant', content: 'I have read the results.' }, message]
      : message;
  });
}
