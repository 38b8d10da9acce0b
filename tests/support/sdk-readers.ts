import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';
import type { Usage } from '../../lib/core/parts.ts';
import type { WrittenDialect } from './reply-fixtures.ts';

/** What any reader of a reply can be asked for; all else is its own. */
export interface Reading {
  text: string;
  calls: { id: string; name: string; arguments: string }[];
  usage: Usage | undefined;
  /** Whether an error was reported, of whatever kind. */
  failed: boolean;
}

const silent = { maxRetries: 0, apiKey: 'sk-test', logLevel: 'off' } as const;
const question = [{ role: 'user' as const, content: 'Hi' }];

/** How the makers of each dialect read a reply themselves, with their own package, over HTTP. */
export const sdkReaders: Readonly<Record<WrittenDialect, (baseUrl: string) => Promise<Reading>>> = {
  'chat-completions': readChat,
  'anthropic-messages': readMessages,
  'openai-responses': readResponses,
};

/** Adds up deltas as the package's own helper does it. */
async function readChat(baseURL: string): Promise<Reading> {
  const reading: Reading = { text: '', calls: [], usage: undefined, failed: false };
  try {
    const client = new OpenAI({ ...silent, baseURL });
    const request = { model: 'm', messages: question, stream: true } as const;
    for await (const { choices, usage } of await client.chat.completions.create(request)) {
      const delta = choices[0]?.delta;
      reading.text += delta?.content ?? '';
      for (const { index, id, function: called } of delta?.tool_calls ?? []) {
        const call = (reading.calls[index] ??= { id: '', name: '', arguments: '' });
        call.id ||= id ?? '';
        call.name = called?.name || call.name;
        call.arguments += called?.arguments ?? '';
      }
      if (usage) {
        reading.usage = {
          promptTokens: usage.prompt_tokens,
          completionTokens: usage.completion_tokens,
          reasoningTokens: usage.completion_tokens_details?.reasoning_tokens,
          cachedTokens: usage.prompt_tokens_details?.cached_tokens,
        };
      }
    }
  } catch {
    reading.failed = true;
  }
  return reading;
}

/** Leaves the adding up to the package. */
async function readMessages(baseUrl: string): Promise<Reading> {
  const client = new Anthropic({ ...silent, baseURL: baseUrl.replace(/\/v1$/, '') });
  const stream = client.messages.stream({ model: 'm', max_tokens: 1, messages: question });
  let message: Anthropic.Message | undefined;
  stream.on('streamEvent', (_, snapshot) => (message = snapshot));
  const failed = await stream.done().then(
    () => false,
    () => true,
  );
  const content = message?.content ?? [];
  return {
    text: content.map((block) => (block.type === 'text' ? block.text : '')).join(''),
    calls: content.flatMap((block) =>
      block.type === 'tool_use'
        ? [{ id: block.id, name: block.name, arguments: JSON.stringify(block.input) }]
        : [],
    ),
    usage: toMessagesUsage(message?.usage),
    failed,
  };
}

function toMessagesUsage(usage: Anthropic.Usage | null | undefined): Usage | undefined {
  return usage
    ? {
        promptTokens: usage.input_tokens,
        completionTokens: usage.output_tokens,
        reasoningTokens: usage.output_tokens_details?.thinking_tokens,
        cachedTokens: usage.cache_read_input_tokens ?? undefined,
        cacheWriteTokens: usage.cache_creation_input_tokens ?? undefined,
      }
    : undefined;
}

async function readResponses(baseURL: string): Promise<Reading> {
  const reading: Reading = { text: '', calls: [], usage: undefined, failed: false };
  try {
    const client = new OpenAI({ ...silent, baseURL });
    const request = { model: 'm', input: 'Hi', stream: true } as const;
    for await (const event of await client.responses.create(request)) {
      if (event.type === 'response.output_text.delta') reading.text += event.delta;
      if (event.type === 'response.output_item.done' && event.item.type === 'function_call') {
        const { call_id: id, name, arguments: args } = event.item;
        reading.calls.push({ id, name, arguments: args });
      }
      if (event.type === 'response.failed') reading.failed = true;
      if (event.type === 'response.completed' || event.type === 'response.incomplete') {
        const { usage } = event.response;
        reading.usage = usage && {
          promptTokens: usage.input_tokens,
          completionTokens: usage.output_tokens,
          reasoningTokens: usage.output_tokens_details.reasoning_tokens,
          cachedTokens: usage.input_tokens_details.cached_tokens,
        };
      }
    }
  } catch {
    reading.failed = true;
  }
  return reading;
}
