import type { Correction } from '../core/connection.ts';
import type { FinishReason, StreamPart } from '../core/parts.ts';
import type { Adapter, ModelRequest, Refusal, ReplyReader, StepEnd } from './adapter.ts';
import { createCallMerger } from './call-merger.ts';
import { createChatEchoReader } from './chat-echo.ts';
import {
  createChoiceFinder,
  readCitations,
  readContent,
  readDelta,
  toUsage,
} from './chat-delta.ts';
import type { ChatWriting } from './chat-delta.ts';
import { toChatMessages } from './chat-messages.ts';
import { createEchoes } from './echoes.ts';
import { findCorrection } from './find-correction.ts';
import { isTelling, toCallingEnd, toUnifiedEnd, unnamedStop } from './finish-reasons.ts';
import { parseReply, toRecord, toText } from '../core/json.ts';
import { findToolRefusal, toEchoCorrectable } from './offered-tools.ts';
import { createPayloads } from './payloads.ts';
import { createRepeatedChunk } from './repeated-chunk.ts';
import { createSources } from './sources.ts';
import { hasError, toEndError, toErrorEvent, toStreamError } from './stream-error.ts';
import { createUnless } from './request-fields.ts';
import { schemaRefusal, toNamedSchema } from './schema-field.ts';
import { createThinkSplitter } from './think-splitter.ts';
import { toEndpoint } from './to-stream-request.ts';

/** OpenAI's Chat Completions, and what the many servers that imitate it make of it. */
export const chatCompletions: Adapter = {
  takesSchema: true,
  takesTools: true,
  toRequest(request: ModelRequest) {
    const { baseUrl, model, parameters, stream, corrections, schema } = request;
    const unless = createUnless(corrections);
    const { temperature, topP, maxTokens, reasoningEffort } = parameters;
    return {
      url: toEndpoint(baseUrl, '/chat/completions'),
      body: {
        model,
        ...toChatMessages(request),
        stream,
        stream_options: stream
          ? unless('without-stream-options', { include_usage: true })
          : undefined,
        temperature: unless('without-temperature', temperature),
        top_p: unless('without-top-p', topP),
        [corrections.includes('other-max-tokens') ? 'max_completion_tokens' : 'max_tokens']:
          maxTokens,
        reasoning_effort: unless('without-reasoning-effort', reasoningEffort),
        response_format:
          schema &&
          unless('schema-in-words', { type: 'json_schema', json_schema: toNamedSchema(schema) }),
      },
    };
  },
  createReader,
  toCorrection,
};

/** What a chunk without `choices` has at least one of. Anything else is another dialect's. */
const knownFields = ['usage', 'x_groq', 'citations', 'search_results'];

/** An event of a name that this dialect does not know, as a heartbeat, without so much as an object in it. */
function isForeign(event: string | undefined, data: string): event is string {
  return event !== undefined && event !== 'message' && !data.trimStart().startsWith('{');
}

function createReader(emitAll: (part: StreamPart) => void): ReplyReader {
  const echoes = createEchoes('chat-completions', emitAll);
  const { emit } = echoes;
  let finishReason: FinishReason | undefined;
  let doneSeen = false;
  let failure: StepEnd | undefined;
  let modelTold = false;
  const payloads = createPayloads(emit);
  const findChoice = createChoiceFinder();
  const repeated = createRepeatedChunk(findChoice);
  /** Whether anything of the answer came after the reason that was named last. */
  let saidMore = false;
  const say = (part: StreamPart): void => {
    saidMore = true;
    emit(part);
  };
  const writing: ChatWriting = {
    emit: say,
    thoughts: createThinkSplitter(say),
    calls: createCallMerger(),
    sources: createSources(emit),
    echo: createChatEchoReader(echoes),
  };

  const readReply = (reply: Record<string, unknown>): void => {
    if (hasError(reply)) {
      // A chunk may hold the last of the text beside it.
      const last = findChoice(reply);
      if (last) readText(last);
      // Apart from what it is found by: the answer may hold any words.
      const { choices: _choices, ...envelope } = reply;
      failure = toStreamError(envelope);
      return;
    }
    if (!('choices' in reply) && !knownFields.some((field) => field in reply)) {
      payloads.unknown(toText(reply['type']) || toText(reply['object']) || 'data');
    }
    if (!modelTold) {
      const model = toText(reply['model']);
      modelTold = model !== '';
      if (modelTold) emit({ type: 'model-used', model });
    }
    // `choices` is empty on Azure's first chunk and on the usage chunk at the end.
    const choice = findChoice(reply);
    if (choice) readChoice(choice);
    readCitations(reply, writing);
    // Groq's and Moonshot's own places come second.
    const usage =
      toRecord(reply['usage']) ??
      toRecord(toRecord(reply['x_groq'])?.['usage']) ??
      toRecord(choice?.['usage']);
    if (usage) emit({ type: 'usage', usage: toUsage(usage) });
  };

  const readText = (choice: Record<string, unknown>): void => {
    // A reply that is not a stream has `message` where a chunk has `delta`.
    const delta = toRecord(choice['delta']) ?? toRecord(choice['message']);
    if (delta) readDelta(delta, writing);
  };

  const readChoice = (choice: Record<string, unknown>): void => {
    readText(choice);
    const raw = toText(choice['finish_reason']);
    if (raw === 'error') failure = toEndError(choice);
    else if (raw && raw !== 'null') readReason(raw);
  };

  const readReason = (raw: string): void => {
    const isMere = toUnifiedEnd(raw) === 'stop' && !saidMore;
    // Some put `stop` on the chunk of the token counts, whatever the end was.
    if (isMere && finishReason && isTelling(finishReason)) return;
    finishReason = { unified: toUnifiedEnd(raw), raw };
    saidMore = false;
  };

  return {
    onEvent({ event, data }) {
      const text = event === undefined ? repeated.read(data) : undefined;
      if (text !== undefined) {
        payloads.readable();
        readContent(text, writing);
        return failure !== undefined;
      }
      if (data.trim() === '[DONE]') {
        doneSeen = true;
        return true;
      }
      if (event === 'error') {
        failure = toErrorEvent(data);
        return true;
      }
      if (isForeign(event, data)) {
        payloads.unknown(event);
        return false;
      }
      const reply = payloads.parse(data);
      if (reply) {
        readReply(reply);
        repeated.learn(data, reply);
      }
      failure ??= payloads.failure;
      return failure !== undefined;
    },
    onBody(text) {
      const reply = parseReply(text);
      if (!reply || (!('choices' in reply) && !hasError(reply))) return false;
      readReply(reply);
      // A whole JSON reply is complete by being well-formed.
      doneSeen = true;
      return true;
    },
    get finished() {
      return finishReason !== undefined;
    },
    end() {
      writing.thoughts.end();
      if (failure) return failure;
      // Ollama may leave the reason null on a complete reply; `[DONE]` then counts.
      const named = finishReason ?? (doneSeen ? unnamedStop : undefined);
      if (!named) return { error: { kind: 'interrupted' } };
      writing.echo.end();
      return { finishReason: toCallingEnd(named, writing.calls.count) };
    },
  };
}

/** A refusal that names a field which need not be sent, or which has a second name (Mistral, Azure, OpenAI's o-models). */
function toCorrection(refusal: Refusal, request: ModelRequest): Correction | undefined {
  const { temperature, topP, maxTokens, reasoningEffort } = request.parameters;
  const named = findCorrection(refusal, request, [
    toEchoCorrectable(request),
    ['without-stream-options', request.stream, /stream_options|include_usage/],
    ['other-max-tokens', maxTokens !== undefined, /max_tokens|max_completion_tokens/],
    ['without-temperature', temperature !== undefined, /temperature/],
    ['without-top-p', topP !== undefined, /top_p/],
    ['without-reasoning-effort', reasoningEffort !== undefined, /reasoning_effort/],
    ['schema-in-words', request.schema !== undefined, schemaRefusal],
  ]);
  return named ?? findToolRefusal(refusal, request);
}
