import { seededDeltas } from '../seeded-text.ts';
import type { Script, Split, Step, TextStep } from './script.ts';

/** Token counts as OpenAI names them. */
export interface ChatUsage {
  prompt_tokens: number;
  completion_tokens: number;
  total_tokens: number;
}

/** A stop in the stream that lasts until `server.release(name)`. */
export interface HoldPoint {
  /** The delta after which to hold, counted from 0. */
  index: number;
  name: string;
}

/** The parts of a streamed chat reply; every one has a sensible default. */
export interface ChatStreamOptions {
  /** The answer, cut into deltas as a tokenizer might. */
  text?: string;
  /** The answer cut by hand; goes before `text`. */
  deltas?: readonly string[];
  /** Thinking text, sent before the answer. */
  reasoning?: string;
  /** The field that carries it, different from server to server. */
  reasoningField?: 'reasoning_content' | 'reasoning';
  /** Without it deltas are written as fast as the client takes them. */
  deltasPerSecond?: number;
  model?: string;
  /** Adds the usage chunk with empty choices; `true` counts deltas as tokens. */
  usage?: boolean | ChatUsage;
  /** `'stop'` by default; `null` sends no finish chunk, as a stream that is cut. */
  finishReason?: string | null;
  /** Whether `[DONE]` is sent; yes by default. */
  done?: boolean;
  /** Silence between the headers and the first chunk, as while a model reads a long prompt. */
  pauseBeforeMs?: number;
  holdAfterDelta?: HoldPoint | readonly HoldPoint[];
  /** What follows the last chunk; `'end'` by default. */
  ending?: 'end' | 'disconnect' | 'silence';
  /** How the bytes are cut; one write per event by default. */
  split?: Split;
  lineEnd?: '\n' | '\r\n' | '\r';
  status?: number;
  headers?: Readonly<Record<string, string>>;
}

const replyId = 'chatcmpl-fault';
const createdSeconds = 1_790_000_000;

/** A Chat Completions stream as real servers send it, with the faults that the options name. */
export function chatStream(options: ChatStreamOptions = {}): Script {
  const { model = 'fault-model', finishReason = 'stop', lineEnd = '\n', usage = false } = options;
  const deltas = options.deltas ?? seededDeltas(1, options.text ?? 'A short answer.');
  const reasoningDeltas = seededDeltas(1, options.reasoning ?? '');
  const holds = [options.holdAfterDelta ?? []].flat();

  const chunk = (choices: readonly object[], extra: object = {}): TextStep =>
    dataEvent({ ...head('chat.completion.chunk', model), choices, ...extra }, lineEnd);
  const deltaChunk = (delta: object, finish_reason: string | null = null): TextStep =>
    chunk([{ index: 0, delta, logprobs: null, finish_reason }]);

  const steps: Step[] = [toHead(options.status, options.headers)];
  if (options.split !== undefined) steps.push({ type: 'split', split: options.split });
  if (options.pauseBeforeMs !== undefined) steps.push({ type: 'wait', ms: options.pauseBeforeMs });
  if (options.deltasPerSecond !== undefined) {
    steps.push({ type: 'pace', perSecond: options.deltasPerSecond });
  }
  steps.push(deltaChunk({ role: 'assistant', content: '' }));
  for (const reasoning of reasoningDeltas) {
    const field = options.reasoningField ?? 'reasoning_content';
    steps.push({ ...deltaChunk({ [field]: reasoning }), reasoning });
  }
  for (const [index, delta] of deltas.entries()) {
    steps.push({ ...deltaChunk({ content: delta }), delta });
    for (const hold of holds)
      if (hold.index === index) steps.push({ type: 'hold', name: hold.name });
  }
  if (finishReason !== null) steps.push(deltaChunk({}, finishReason));
  if (usage !== false) {
    const counted = countUsage(deltas.length + reasoningDeltas.length);
    steps.push(chunk([], { usage: usage === true ? counted : usage }));
  }
  if (options.done ?? true) steps.push(rawEvent('[DONE]', lineEnd));
  steps.push({ type: options.ending ?? 'end' });
  return steps;
}

/** A whole Chat Completions reply in one JSON body, as for `stream: false`. */
export function chatJson(text: string, model = 'fault-model'): Script {
  const body = JSON.stringify({
    ...head('chat.completion', model),
    choices: [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: 'stop' }],
    usage: countUsage(seededDeltas(1, text).length),
  });
  return bodyReply(200, 'application/json', body).map((step) =>
    step.type === 'text' ? { ...step, delta: text } : step,
  );
}

/** An event stream with any body, for fixtures of other providers and broken framing. */
export function eventStream(
  body: string | Uint8Array,
  options: Pick<ChatStreamOptions, 'split' | 'ending' | 'status' | 'headers'> = {},
): Script {
  return [
    toHead(options.status, options.headers),
    { type: 'split', split: options.split ?? 'whole' },
    typeof body === 'string' ? { type: 'text', text: body } : { type: 'bytes', bytes: [...body] },
    { type: options.ending ?? 'end' },
  ];
}

/** A JSON reply: an error of whatever shape, or any other document. */
export function jsonError(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Script {
  return bodyReply(status, 'application/json', JSON.stringify(body), headers);
}

/** The page that a proxy or a wrong base URL answers with. */
export function htmlPage(status: number, html = htmlFor(status)): Script {
  return bodyReply(status, 'text/html; charset=utf-8', html);
}

/** A reply without a body: Ollama's 403, a redirect. */
export function emptyReply(status: number, headers: Readonly<Record<string, string>> = {}): Script {
  return [
    {
      type: 'head',
      status,
      headers: { 'content-type': 'text/plain', 'content-length': '0', ...headers },
    },
  ];
}

/** The answer to `GET …/models`. */
export function modelList(ids: readonly string[]): Script {
  const models = ids.map((id) => ({
    id,
    object: 'model',
    created: createdSeconds,
    owned_by: 'fault-server',
  }));
  return bodyReply(200, 'application/json', JSON.stringify({ object: 'list', data: models }));
}

/** One server-sent event with a JSON payload, for scripts built by hand. */
export function dataEvent(
  payload: unknown,
  lineEnd: ChatStreamOptions['lineEnd'] = '\n',
): TextStep {
  return rawEvent(JSON.stringify(payload), lineEnd);
}

function rawEvent(line: string, lineEnd: string): TextStep {
  return { type: 'text', text: `data: ${line}${lineEnd}${lineEnd}` };
}

function bodyReply(
  status: number,
  contentType: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Script {
  const length = String(Buffer.byteLength(body));
  return [
    toHead(status, { 'content-type': contentType, 'content-length': length, ...headers }),
    { type: 'text', text: body },
  ];
}

function toHead(status = 200, headers: Readonly<Record<string, string>> = {}): Step {
  return { type: 'head', status, headers };
}

function head(object: string, model: string): object {
  return { id: replyId, object, created: createdSeconds, model, system_fingerprint: 'fp_fault' };
}

function countUsage(completionTokens: number): ChatUsage {
  return {
    prompt_tokens: 12,
    completion_tokens: completionTokens,
    total_tokens: 12 + completionTokens,
  };
}

function htmlFor(status: number): string {
  return `<!doctype html><html><head><title>${status}</title></head><body><h1>${status}</h1><hr>nginx</body></html>`;
}
