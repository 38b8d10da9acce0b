import type { FinishReason, StreamPart, Usage } from '../core/parts.ts';
import { toErrorMessage } from './error-message.ts';
import type { Adapter, ModelRequest, ReplyReader, StepEnd } from './adapter.ts';
import { parseRecord, toList, toNumber, toRecord, toText } from './json.ts';
import { toStreamErrorKind } from './to-run-error.ts';

/** OpenAI's Chat Completions, and what the many servers that imitate it make of it. */
export const chatCompletions: Adapter = {
  toRequest({ baseUrl, key, model, messages, withStreamOptions }: ModelRequest) {
    return {
      url: `${baseUrl}/chat/completions`,
      headers: key === null ? {} : { authorization: `Bearer ${key}` },
      body: JSON.stringify({
        model,
        messages: messages.map(({ role, text }) => ({ role, content: text })),
        stream: true,
        ...(withStreamOptions ? { stream_options: { include_usage: true } } : {}),
      }),
    };
  },
  createReader,
};

/** The endpoint's words for an end. `error` is OpenRouter's. */
const finishReasons: Readonly<Record<string, FinishReason['unified']>> = {
  stop: 'stop',
  length: 'length',
  content_filter: 'content-filter',
  tool_calls: 'tool-calls',
  function_call: 'tool-calls',
};

function createReader(emit: (part: StreamPart) => void): ReplyReader {
  let finishReason: FinishReason | undefined;
  let doneSeen = false;
  let failure: StepEnd | undefined;
  let modelTold = false;

  const readReply = (reply: Record<string, unknown>): void => {
    if (isError(reply)) {
      failure = { error: { kind: toStreamErrorKind(reply), detail: toErrorMessage(reply) } };
      return;
    }
    const model = toText(reply['model']);
    if (model && !modelTold) {
      modelTold = true;
      emit({ type: 'model-used', model });
    }
    // `choices` is empty on Azure's first chunk and on the usage chunk at the end.
    const choice = toRecord(toList(reply['choices'])[0]);
    if (choice) readChoice(choice);
    const usage = toRecord(reply['usage']);
    if (usage) emit({ type: 'usage', usage: toUsage(usage) });
  };

  const readChoice = (choice: Record<string, unknown>): void => {
    // A reply that is not a stream has `message` where a chunk has `delta`.
    const delta = toRecord(choice['delta']) ?? toRecord(choice['message']);
    if (delta) readDelta(delta, emit);
    const raw = toText(choice['finish_reason']);
    if (raw === 'error') failure = { error: { kind: 'refused', detail: toErrorMessage(choice) } };
    else if (raw) finishReason = { unified: finishReasons[raw] ?? 'other', raw };
  };

  return {
    onEvent({ event, data }) {
      if (data.trim() === '[DONE]') {
        doneSeen = true;
        return true;
      }
      const reply = parseRecord(data);
      if (reply) readReply(event === 'error' && !isError(reply) ? { error: reply } : reply);
      else if (event === 'error') failure = { error: { kind: 'refused', detail: data } };
      return failure !== undefined;
    },
    onBody(text) {
      const reply = parseRecord(text);
      if (!reply || (!('choices' in reply) && !('error' in reply))) return false;
      readReply(reply);
      // A whole JSON reply is complete by being well-formed.
      doneSeen = true;
      return true;
    },
    get finished() {
      return finishReason !== undefined;
    },
    end() {
      if (failure) return failure;
      if (finishReason) return { finishReason };
      // Ollama may leave the reason null on a complete reply; `[DONE]` then counts.
      if (doneSeen) return { finishReason: { unified: 'stop', raw: null } };
      return { error: { kind: 'interrupted' } };
    },
  };
}

/** `{error:…}`, or vLLM's `{object:"error",…}`, which it sends with success and follows with `[DONE]`. */
function isError(reply: Record<string, unknown>): boolean {
  return (reply['error'] ?? undefined) !== undefined || reply['object'] === 'error';
}

function readDelta(delta: Record<string, unknown>, emit: (part: StreamPart) => void): void {
  // Two fields with one text occur; the first that has any is shown.
  const reasoning = toText(delta['reasoning_content']) || toText(delta['reasoning']);
  if (reasoning) emit({ type: 'reasoning-delta', text: reasoning });
  const text = toText(delta['content']);
  if (text) emit({ type: 'text-delta', text });
  const refusal = toText(delta['refusal']);
  if (refusal) emit({ type: 'refusal-delta', text: refusal });
  for (const [position, item] of toList(delta['tool_calls']).entries()) {
    const call = toRecord(item);
    const called = toRecord(call?.['function']);
    if (!call) continue;
    emit({
      type: 'tool-call-delta',
      index: toCallIndex(call['index'], position),
      id: toText(call['id']) || undefined,
      name: toText(called?.['name']) || undefined,
      arguments: toText(called?.['arguments']),
    });
  }
}

/** More tool calls than any endpoint makes at once. */
const callLimit = 128;

/** Gemini sends no index. One from a stranger becomes a place in a list, so it may not ask for a list of any length. */
function toCallIndex(value: unknown, position: number): number {
  const index = toNumber(value) ?? -1;
  return Number.isInteger(index) && index >= 0 && index < callLimit ? index : position;
}

function toUsage(usage: Record<string, unknown>): Usage {
  return {
    promptTokens: toNumber(usage['prompt_tokens']),
    completionTokens: toNumber(usage['completion_tokens']),
    reasoningTokens: toNumber(toRecord(usage['completion_tokens_details'])?.['reasoning_tokens']),
    cachedTokens: toNumber(toRecord(usage['prompt_tokens_details'])?.['cached_tokens']),
  };
}
