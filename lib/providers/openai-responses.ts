import type { Correction } from '../core/connection.ts';
import type { FinishReason, StreamPart, Usage } from '../core/parts.ts';
import type {
  Adapter,
  AdapterRequest,
  ModelRequest,
  Refusal,
  ReplyReader,
  StepEnd,
} from './adapter.ts';
import { createEchoes } from './echoes.ts';
import { findCorrection } from './find-correction.ts';
import { toCallingEnd, toUnifiedEnd, unnamedStop } from './finish-reasons.ts';
import { parseReply, toNumber, toRecord, toText } from '../core/json.ts';
import { findToolRefusal, toEchoCorrectable, toOffered } from './offered-tools.ts';
import { createPayloads } from './payloads.ts';
import { isResponsesId, toResponsesInput, toResponsesTool } from './responses-input.ts';
import { createOutputReader } from './responses-output.ts';
import { splitThoughts } from './think-splitter.ts';
import { hasError, toErrorEvent, toStreamError } from './stream-error.ts';
import { createUnless, toSystemText } from './request-fields.ts';
import { schemaRefusal, toNamedSchema } from './schema-field.ts';
import { toEndpoint } from './to-stream-request.ts';

/** OpenAI's Responses, and the servers that imitate it. */
export const openaiResponses: Adapter = {
  takesSchema: true,
  takesTools: true,
  toRequest,
  createReader,
  toCorrection,
};

function toRequest(request: ModelRequest): AdapterRequest {
  const { baseUrl, model, stream, parameters, corrections, schema } = request;
  const unless = createUnless(corrections);
  const effort = unless('without-reasoning-effort', parameters.reasoningEffort);
  const { tools, messages } = toOffered(request, isResponsesId);
  return {
    url: toEndpoint(baseUrl, '/responses'),
    body: {
      model,
      instructions: toSystemText(messages),
      input: toResponsesInput(messages),
      tools: tools.length > 0 ? tools.map(toResponsesTool) : undefined,
      include: asksForEcho(request) ? ['reasoning.encrypted_content'] : undefined,
      stream,
      // The whole branch is sent each time, so nobody needs a copy; kept by default, it would outlive the user's own.
      store: false,
      temperature: unless('without-temperature', parameters.temperature),
      top_p: unless('without-top-p', parameters.topP),
      max_output_tokens: parameters.maxTokens,
      // Thoughts are only shown where a summary is asked for.
      reasoning: effort === undefined ? undefined : { effort, summary: 'auto' },
      text:
        schema &&
        unless('schema-in-words', { format: { type: 'json_schema', ...toNamedSchema(schema) } }),
    },
  };
}

/**
 * Whether thoughts are asked for in a form that can be sent back, since nothing is kept at the endpoint. OpenAI gives them anyway
 * by now (its package says so of `encrypted_content`), and refuses to be asked for them by models that do not think ("Encrypted
 * content is not supported with this model", pydantic/pydantic-ai issue 2865); so only where an effort says that this one does.
 */
function asksForEcho({ tools = [], parameters, corrections }: ModelRequest): boolean {
  const { reasoningEffort = 'none' } = parameters;
  const refused: readonly Correction[] = [
    'without-tools',
    'without-echo',
    'without-reasoning-effort',
  ];
  return (
    tools.length > 0 &&
    reasoningEffort !== 'none' &&
    !refused.some((correction) => corrections.includes(correction))
  );
}

function toCorrection(refusal: Refusal, request: ModelRequest): Correction | undefined {
  const { temperature, topP, reasoningEffort } = request.parameters;
  const named = findCorrection(refusal, request, [
    toEchoCorrectable(request, asksForEcho(request)),
    ['without-temperature', temperature !== undefined, /temperature/],
    ['without-top-p', topP !== undefined, /top_p/],
    ['schema-in-words', request.schema !== undefined, schemaRefusal],
    [
      'without-reasoning-effort',
      reasoningEffort !== undefined,
      // As a field: refusals of other fields speak of "reasoning models" too. Summaries are refused in words alone.
      /reasoning[._](?:effort|summary)|["'`]reasoning["'`]|reasoning summar/,
    ],
  ]);
  return named ?? findToolRefusal(refusal, request);
}

/** How a response can end, in its own `status`. */
const endStatuses: readonly string[] = ['completed', 'incomplete', 'failed', 'cancelled'];
/** The events that end a response, and the `status` that each stands for. */
const ends: ReadonlyMap<string, string> = new Map(
  endStatuses.map((status) => [`response.${status}`, status]),
);

/** Events with nothing to show: how far a response is, parts that begin, tools that run at the endpoint. */
const silentEvent =
  /^(?:keepalive|response\.(?:created|queued|in_progress|content_part\.added|reasoning_summary_part\.added|(?:web_search_call|file_search_call|code_interpreter_call|code_interpreter_call_code|image_generation_call|mcp_call|mcp_call_arguments|mcp_list_tools|custom_tool_call_input|shell_call_command|shell_call_output_content|compaction|audio|audio\.transcript)\.\w+))$/;

function createReader(emitAll: (part: StreamPart) => void): ReplyReader {
  const echoes = createEchoes('openai-responses', emitAll);
  const { emit, end: endThoughts } = splitThoughts(echoes.emit);
  let finishReason: FinishReason | undefined;
  let failure: StepEnd | undefined;
  let modelTold = false;
  const payloads = createPayloads(emit);
  const output = createOutputReader(emit, payloads.unknown, echoes.keep);

  const readModel = (response: Record<string, unknown>): void => {
    const model = toText(response['model']);
    if (!model || modelTold) return;
    modelTold = true;
    emit({ type: 'model-used', model });
  };

  /** The response as it is at its end; `status` is how it ended. */
  const readEnd = (status: string, response: Record<string, unknown>): void => {
    readModel(response);
    output.takeAll(response['output']);
    const usage = toRecord(response['usage']);
    if (usage) emit({ type: 'usage', usage: toUsage(usage) });
    const reason = toText(toRecord(response['incomplete_details'])?.['reason']);
    if (status === 'failed') {
      // The error alone: the kind is found by words, and the answer may hold any.
      const error = toRecord(response['error']);
      failure = error ? toStreamError({ error }) : { error: { kind: 'refused' } };
    } else if (status === 'completed') {
      finishReason = { unified: 'stop', raw: status };
    } else {
      const raw = reason || status;
      finishReason = { unified: toUnifiedEnd(raw), raw };
    }
  };

  const readPayload = (type: string, payload: Record<string, unknown>): void => {
    if (output.take(type, payload)) return;
    const response = toRecord(payload['response']);
    const end = ends.get(type);
    if (end) readEnd(toStatus(response, end), response ?? {});
    else if (type === 'error' || (!type.startsWith('response.') && hasError(payload))) {
      failure = toStreamError(payload);
    } else if (!silentEvent.test(type)) payloads.unknown(type || 'untyped event');
    else if (response) readModel(response);
  };

  return {
    onEvent({ event, data }) {
      if (event === 'error') {
        failure = toErrorEvent(data);
        return true;
      }
      if (data.trim() === '[DONE]') {
        // Not the dialect's own end, but servers that speak Chat Completions too send it here as well.
        finishReason ??= unnamedStop;
        return true;
      }
      const payload = payloads.parse(data);
      if (payload) readPayload(toText(payload['type']) || (event ?? ''), payload);
      failure ??= payloads.failure;
      return failure !== undefined || finishReason !== undefined;
    },
    onBody(text) {
      const reply = parseReply(text);
      if (!reply) return false;
      if (Array.isArray(reply['output'])) readEnd(toText(reply['status']) || 'completed', reply);
      else if (hasError(reply)) failure = toStreamError(reply);
      else return false;
      return true;
    },
    get finished() {
      return finishReason !== undefined;
    },
    end() {
      endThoughts();
      if (failure) return failure;
      if (!finishReason) return { error: { kind: 'interrupted' } };
      echoes.end();
      return { finishReason: toCallingEnd(finishReason, output.callCount) };
    },
  };
}

/** How a response says itself that it ended: vLLM names the event of each one "completed". */
function toStatus(response: Record<string, unknown> | undefined, named: string): string {
  const own = toText(response?.['status']);
  return endStatuses.includes(own) ? own : named;
}

function toUsage(usage: Record<string, unknown>): Usage {
  return {
    promptTokens: toNumber(usage['input_tokens']),
    completionTokens: toNumber(usage['output_tokens']),
    reasoningTokens: toNumber(toRecord(usage['output_tokens_details'])?.['reasoning_tokens']),
    cachedTokens: toNumber(toRecord(usage['input_tokens_details'])?.['cached_tokens']),
  };
}
