import { toList, toNumber, toRecord, toText, writeJson } from '../core/json.ts';
import { callLimit } from '../core/tool.ts';
import type { PromptMessage } from './adapter.ts';
import { toEchoes } from './echoes.ts';
import type { Echo, Echoes } from './echoes.ts';

/** Fields in which servers send thoughts, and take them back. */
const thoughtFields = ['reasoning_content', 'reasoning'] as const;
type ThoughtField = (typeof thoughtFields)[number];

/** Reads what a reply in Chat Completions wants back. */
export interface ChatEchoReader {
  /** Of a `delta`, or a whole `message`. */
  readDelta(delta: Record<string, unknown>): void;
  /** Of a call, by its place among those of the reply. */
  readCall(place: number, call: Record<string, unknown>): void;
  end(): void;
}

/** Of longer ones nothing is kept; each is counted as often as it is said. */
const lengthLimit = 4_000_000;

/**
 * Builds the reading of one reply. Thoughts go back in the field in which they came, and in no other: DeepSeek wants its
 * `reasoning_content` with every call, the empty one too (https://api-docs.deepseek.com/guides/thinking_mode,
 * deepseek-ai/deepseek-harness discussion 739); Cerebras and Groq send `reasoning`, take that, and refuse `reasoning_content`
 * (QwenLM/qwen-code issue 11045, janhq/jan issue 8136). OpenRouter’s `reasoning_details` say the same with signatures, and go
 * before both (https://openrouter.ai/docs/use-cases/reasoning-tokens#preserving-reasoning-blocks).
 */
export function createChatEchoReader(echoes: Echoes): ChatEchoReader {
  const thoughts = new Map<ThoughtField, string>();
  const details: Record<string, unknown>[] = [];
  /** Gemini’s signatures: each has to come back on its call (https://ai.google.dev/gemini-api/docs/thought-signatures). */
  const extras = new Map<number, Record<string, unknown>>();
  let length = 0;
  const fits = (piece: number): boolean => {
    length += piece;
    return length <= lengthLimit;
  };
  return {
    readDelta(delta) {
      for (const field of thoughtFields) {
        const piece = delta[field];
        if (typeof piece === 'string' && fits(piece.length)) {
          thoughts.set(field, (thoughts.get(field) ?? '') + piece);
        }
      }
      for (const item of toList(delta['reasoning_details'])) {
        const detail = toRecord(item);
        if (detail && fits(writeJson(detail).length)) addDetail(details, detail);
      }
    },
    readCall(place, call) {
      const extra = toRecord(call['extra_content']);
      if (extra && place < callLimit)
        extras.set(place, { kind: 'call', place, id: toText(call['id']), extra });
    },
    end() {
      if (length > lengthLimit) return;
      const place = { text: 0, calls: 0 };
      const field = thoughtFields.find((name) => isToldIn(name, thoughts.get(name)));
      if (details.length > 0) echoes.keep({ kind: 'details', details }, place);
      else if (field) echoes.keep({ kind: 'thought', field, text: thoughts.get(field) }, place);
      for (const extra of extras.values()) echoes.keep(extra, place);
      echoes.end();
    },
  };
}

/** An empty `reasoning` is refused by Groq for models that do not think (vercel/ai pull 8057). */
function isToldIn(field: ThoughtField, text: string | undefined): boolean {
  return field === 'reasoning_content' ? text !== undefined : text !== undefined && text !== '';
}

/** Fields of a detail that come in pieces. */
const pieceFields = ['text', 'summary', 'data'] as const;

/** Adds a piece to the block that it is of: a signature is one of the whole, and refused beside a part (agno-agi/agno issue 8794). */
function addDetail(details: Record<string, unknown>[], piece: Record<string, unknown>): void {
  const index = toNumber(piece['index']);
  const known = details.findLast(
    (detail, at) =>
      detail['type'] === piece['type'] &&
      (index === undefined ? at === details.length - 1 : detail['index'] === index) &&
      (!detail['id'] || !piece['id'] || detail['id'] === piece['id']),
  );
  const isText = piece['type'] === 'reasoning.text' || piece['type'] === 'reasoning.summary';
  if (!known || (index === undefined && !isText)) {
    details.push({ ...piece });
    return;
  }
  for (const [name, value] of Object.entries(piece)) {
    const isPiece = pieceFields.some((field) => field === name);
    if (isPiece) known[name] = toText(known[name]) + toText(value);
    else if (value !== null && value !== undefined) known[name] = value;
  }
}

/** What goes back with an assistant's message, and with each of its calls. */
export interface ChatEcho {
  fields: Record<string, unknown>;
  /** For the call of that place and id. */
  toExtra(place: number, id: string): Record<string, unknown> | undefined;
}

/** Reads it from what was kept. `isPast`: a question of the user's came after it. */
export function toChatEcho(message: PromptMessage, isPast: boolean): ChatEcho {
  const items = toEchoes(message, 'chat-completions').map(({ item }) => item);
  const fields: Record<string, unknown> = {};
  for (const item of items) {
    const field = thoughtFields.find((name) => name === item['field']);
    if (item['kind'] === 'details' && !(isPast && isBound(item))) {
      fields['reasoning_details'] = toList(item['details']);
    } else if (item['kind'] === 'thought' && field) fields[field] = toText(item['text']);
  }
  const extras = items.filter(({ kind }) => kind === 'call');
  return {
    fields,
    toExtra(place, id) {
      const found =
        extras.find((extra) => id !== '' && extra['id'] === id) ??
        extras.find((extra) => extra['place'] === place);
      return toRecord(found?.['extra']);
    },
  };
}

/** Whether the thoughts are Claude's, which are bound to all that stood before them; see `anthropic-turns.ts`. */
function isBound(item: Echo['item']): boolean {
  return toList(item['details']).some((detail) =>
    toText(toRecord(detail)?.['format']).startsWith('anthropic'),
  );
}
