import type { FinishReason, StreamPart, Usage } from '../core/parts.ts';
import type { Adapter, ReplyReader, StepEnd } from './adapter.ts';
import { createContentReader } from './anthropic-content.ts';
import { createEchoes } from './echoes.ts';
import { toAnthropicCorrection, toAnthropicRequest } from './anthropic-request.ts';
import { toCallingEnd, toUnifiedEnd, unnamedStop } from './finish-reasons.ts';
import { parseReply, toNumber, toRecord, toText } from '../core/json.ts';
import { createPayloads } from './payloads.ts';
import { xApiKey } from './to-stream-request.ts';
import { splitThoughts } from './think-splitter.ts';
import { hasError, toErrorEvent, toStreamError } from './stream-error.ts';

/** Anthropic's Messages. */
export const anthropicMessages: Adapter = {
  headers: {
    'anthropic-version': '2023-06-01',
    // Without it a request with an Origin is refused. The key it warns of is the user's own and stays in the background.
    'anthropic-dangerous-direct-browser-access': 'true',
  },
  keyHeader: xApiKey,
  takesSchema: true,
  takesTools: true,
  toRequest: toAnthropicRequest,
  createReader,
  toCorrection: toAnthropicCorrection,
};

function createReader(emitAll: (part: StreamPart) => void): ReplyReader {
  const echoes = createEchoes('anthropic-messages', emitAll);
  const { emit, end: endThoughts } = splitThoughts(echoes.emit);
  let finishReason: FinishReason | undefined;
  let stopSeen = false;
  let failure: StepEnd | undefined;
  let modelTold = false;
  const payloads = createPayloads(emit);
  const content = createContentReader(emit, payloads.unknown, echoes.keep);
  const toUsage = createUsageReader();

  const readUsage = (value: unknown): void => {
    const usage = toRecord(value);
    if (usage) emit({ type: 'usage', usage: toUsage(usage) });
  };

  /** The message as it begins, or the whole of one that is not streamed. */
  const readMessage = (message: Record<string, unknown>): void => {
    const model = toText(message['model']);
    if (model && !modelTold) {
      modelTold = true;
      emit({ type: 'model-used', model });
    }
    content.read(message['content']);
    readUsage(message['usage']);
    readStop(message);
  };

  /** `holder` is the `delta` of a `message_delta`, or a message. */
  const readStop = (holder: Record<string, unknown>): void => {
    // Before the reason: what comes after one is a sign that it was none.
    const explanation = toText(toRecord(holder['stop_details'])?.['explanation']);
    if (explanation) emit({ type: 'refusal-delta', text: explanation });
    const raw = toText(holder['stop_reason']);
    if (raw) finishReason = { unified: toUnifiedEnd(raw), raw };
  };

  const readPayload = (type: string, payload: Record<string, unknown>): void => {
    switch (type) {
      case 'message_start':
        readMessage(toRecord(payload['message']) ?? {});
        break;
      case 'content_block_start':
        content.begin(toNumber(payload['index']), toRecord(payload['content_block']) ?? {});
        break;
      case 'content_block_delta':
        content.add(toNumber(payload['index']), toRecord(payload['delta']) ?? {});
        break;
      case 'content_block_stop':
        content.end(toNumber(payload['index']));
        break;
      case 'message_delta':
        readStop(toRecord(payload['delta']) ?? {});
        readUsage(payload['usage']);
        break;
      case 'message_stop':
        stopSeen = true;
        break;
      case 'ping':
        break;
      case 'error':
        failure = toStreamError(payload);
        break;
      default:
        // A proxy may put an error of its own form into the stream.
        if (hasError(payload)) failure = toStreamError(payload);
        else payloads.unknown(type || 'untyped event');
    }
  };

  return {
    onEvent({ event, data }) {
      // Some send it without a payload.
      if (event === 'ping') return false;
      if (event === 'error') {
        failure = toErrorEvent(data);
        return true;
      }
      // Not the dialect's own end, but servers that speak Chat Completions too send it here as well.
      if (data.trim() === '[DONE]') {
        stopSeen = true;
        return true;
      }
      const payload = payloads.parse(data);
      if (payload) readPayload(toText(payload['type']) || (event ?? ''), payload);
      failure ??= payloads.failure;
      return stopSeen || failure !== undefined;
    },
    onBody(text) {
      const reply = parseReply(text);
      if (!reply) return false;
      if (hasError(reply)) {
        failure = toStreamError(reply);
        return true;
      }
      if (!Array.isArray(reply['content'])) return false;
      readMessage(reply);
      // A whole JSON reply is complete by being well-formed.
      stopSeen = true;
      return true;
    },
    get finished() {
      return finishReason !== undefined || stopSeen;
    },
    end() {
      endThoughts();
      if (failure) return failure;
      const named = finishReason ?? (stopSeen ? unnamedStop : undefined);
      if (!named) return { error: { kind: 'interrupted' } };
      echoes.end();
      return { finishReason: toCallingEnd(named, content.callCount) };
    },
  };
}

/**
 * Token counts grow: each report is a total and names what has changed. What was read from a cache or written to one is
 * not in `input_tokens` here, while everywhere else the prompt's count is that of the whole prompt.
 */
function createUsageReader(): (usage: Record<string, unknown>) => Usage {
  let input: number | undefined;
  let written: number | undefined;
  let read: number | undefined;
  return (usage) => {
    input = toNumber(usage['input_tokens']) ?? input;
    written = toNumber(usage['cache_creation_input_tokens']) ?? written;
    read = toNumber(usage['cache_read_input_tokens']) ?? read;
    const details = toRecord(usage['output_tokens_details']);
    return {
      promptTokens:
        input === undefined ? undefined : toNumber(input + (written ?? 0) + (read ?? 0)),
      completionTokens: toNumber(usage['output_tokens']),
      reasoningTokens: toNumber(details?.['thinking_tokens']),
      cachedTokens: read,
      cacheWriteTokens: written,
    };
  };
}
