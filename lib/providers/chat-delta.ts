import type { StreamPart, Usage } from '../core/parts.ts';
import type { CallMerger } from './call-merger.ts';
import type { ChatEchoReader } from './chat-echo.ts';
import { toIndex, toList, toNumber, toRecord, toText, writeJson } from '../core/json.ts';
import type { Sources } from './sources.ts';
import type { ThinkSplitter } from './think-splitter.ts';

/** What the deltas of one Chat Completions reply are read into. */
export interface ChatWriting {
  emit(part: StreamPart): void;
  thoughts: ThinkSplitter;
  calls: CallMerger;
  /** Set once the endpoint sent thoughts in a field of their own: what looks like a tag in the text is text. */
  thoughtsApart?: boolean;
  sources: Sources;
  echo: ChatEchoReader;
}

/** Finds the answer in each reply: the one that came first, where a field of the user's own asks for several. */
export type ChoiceFinder = (reply: Record<string, unknown>) => Record<string, unknown> | undefined;

/** Builds the finder of one stream. */
export function createChoiceFinder(): ChoiceFinder {
  let first: number | undefined;
  return (reply) => {
    for (const item of toList(reply['choices'])) {
      const choice = toRecord(item);
      if (!choice) continue;
      const index = toIndex(choice['index']) ?? 0;
      first ??= index;
      if (index === first) return choice;
    }
    return undefined;
  };
}

/** Reads one `delta` (or the `message` of a reply that is no stream). */
export function readDelta(delta: Record<string, unknown>, writing: ChatWriting): void {
  const { emit, echo } = writing;
  echo.readDelta(delta);
  const reasoning = toReasoning(delta);
  if (reasoning) {
    if (!writing.thoughtsApart) writing.thoughts.end();
    writing.thoughtsApart = true;
    emit({ type: 'reasoning-delta', text: reasoning });
  }
  readContent(delta['content'], writing);
  const refusal = toText(delta['refusal']);
  if (refusal) emit({ type: 'refusal-delta', text: refusal });
  for (const item of toList(delta['tool_calls'])) {
    const call = toRecord(item);
    if (call) readCall(call, toRecord(call['function']) ?? {}, writing);
  }
  // The form before `tool_calls`, still sent by some.
  const called = toRecord(delta['function_call']);
  if (called) readCall({ index: 0 }, called, writing);
  readCitations(delta, writing);
}

/** `content` is text; Mistral's thinking models send a list of pieces, each with its own type. */
export function readContent(content: unknown, writing: ChatWriting): void {
  if (typeof content === 'string') {
    if (content === '') return;
    if (writing.thoughtsApart) writing.emit({ type: 'text-delta', text: content });
    else writing.thoughts.push(content);
    return;
  }
  for (const item of toList(content)) {
    const piece = toRecord(item);
    if (piece?.['type'] === 'thinking') {
      const text = toPlain(piece['thinking']);
      if (text) writing.emit({ type: 'reasoning-delta', text });
    } else if (piece) {
      readContent(toText(piece['text']), writing);
    }
  }
}

/**
 * Thoughts in any of the fields that are in use: `reasoning_content` (DeepSeek, llama.cpp, SGLang), `reasoning` (vLLM,
 * OpenRouter, Groq, Ollama), `reasoning_details` (OpenRouter). Several fields with one text occur: the first is shown.
 */
function toReasoning(delta: Record<string, unknown>): string {
  return (
    toText(delta['reasoning_content']) ||
    toText(delta['reasoning']) ||
    toPlain(delta['reasoning_details'])
  );
}

/** The text of a list of pieces, or text itself. */
function toPlain(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  return toList(value)
    .map((item) => {
      const piece = toRecord(item);
      return toText(piece?.['text']) || toText(piece?.['summary']);
    })
    .join('');
}

function readCall(
  call: Record<string, unknown>,
  called: Record<string, unknown>,
  { emit, calls, echo }: ChatWriting,
): void {
  const id = toText(call['id']);
  const name = toText(called['name']);
  // Ollama sends the arguments as an object.
  const given = called['arguments'];
  const args = toRecord(given) ? writeJson(given) : toText(given);
  const index = calls.place({ index: toIndex(call['index']), id, name, args });
  if (index === undefined) return;
  echo.readCall(index, call);
  emit({
    type: 'tool-call-delta',
    index,
    id: id || undefined,
    name: name || undefined,
    arguments: args,
  });
}

/** Sources, in the forms of OpenAI and OpenRouter (`annotations`), and of Perplexity (`search_results`, `citations`). */
export function readCitations(
  holder: Record<string, unknown>,
  { sources }: Pick<ChatWriting, 'sources'>,
): void {
  if (!('annotations' in holder) && !('search_results' in holder) && !('citations' in holder)) {
    return;
  }
  const results = toList(holder['search_results']);
  const named = results.length > 0 ? results : toList(holder['citations']);
  for (const item of [...toList(holder['annotations']), ...named]) {
    const record = toRecord(item) ?? { url: item };
    sources.add(toRecord(record['url_citation']) ?? record);
  }
}

/** Token counts, in the fields of OpenAI and of DeepSeek. */
export function toUsage(usage: Record<string, unknown>): Usage {
  const completion = toRecord(usage['completion_tokens_details']);
  const prompt = toRecord(usage['prompt_tokens_details']);
  const promptTokens = toNumber(usage['prompt_tokens']);
  const said = toNumber(usage['completion_tokens']);
  // Some leave thoughts out of this count, and bill them: xAI and Gemini have them in the total alone.
  const total = toNumber(usage['total_tokens']) ?? 0;
  return {
    promptTokens,
    completionTokens: said && promptTokens ? Math.max(said, total - promptTokens) : said,
    reasoningTokens: toNumber(completion?.['reasoning_tokens']),
    cachedTokens: toNumber(prompt?.['cached_tokens']) ?? toNumber(usage['prompt_cache_hit_tokens']),
    cacheWriteTokens: toNumber(prompt?.['cache_write_tokens']),
    cost: toTold(usage),
  };
}

/** OpenRouter's own word; with a key of the user's own at the provider, what that one asks comes on top. */
function toTold(usage: Record<string, unknown>): number | undefined {
  const cost = toNumber(usage['cost']);
  if (cost === undefined || usage['is_byok'] !== true) return cost;
  const upstream = toNumber(toRecord(usage['cost_details'])?.['upstream_inference_cost']);
  return upstream === undefined ? undefined : cost + upstream;
}
