import type { FinishReason } from '../core/parts.ts';

/**
 * The endpoints' words for an end, in lower case. One table for all dialects: proxies hand the words of one on in the
 * form of another, and no two of them mean different things by one word.
 */
const ends = new Map<string, FinishReason['unified']>([
  ...toRows('stop', 'stop', 'end_turn', 'stop_sequence', 'completed', 'eos', 'eos_token'),
  ...toRows('length', 'length', 'max_tokens', 'max_output_tokens', 'max_new_tokens', 'max_length'),
  // Mistral's and Anthropic's, for a window that is full.
  ...toRows('length', 'model_length', 'model_context_window_exceeded'),
  ...toRows('content-filter', 'content_filter', 'content_filtered'),
  // Gemini's own, which some proxies leave as they are.
  ...toRows('content-filter', 'safety', 'recitation', 'prohibited_content', 'blocklist', 'spii'),
  ...toRows('tool-calls', 'tool_calls', 'tool_use', 'function_call'),
  ...toRows('pause', 'pause_turn'),
  ...toRows('refusal', 'refusal'),
]);

type Row = readonly [raw: string, unified: FinishReason['unified']];

function toRows(unified: FinishReason['unified'], ...raws: string[]): Row[] {
  return raws.map((raw) => [raw, unified]);
}

/**
 * What an endpoint's word for an end means: `other` for one that nobody here knows, which is never taken for a good end.
 * Gemini says more after a colon (`content_filter: PROHIBITED_CONTENT`).
 */
export function toUnifiedEnd(raw: string): FinishReason['unified'] {
  const [word = ''] = raw.split(':', 1);
  return ends.get(word.trim().toLowerCase()) ?? 'other';
}

const telling: ReadonlySet<FinishReason['unified']> = new Set([
  'length',
  'content-filter',
  'tool-calls',
  'refusal',
]);

/** Whether an end says more of it than that it was reached: a mere `stop` that comes after it takes nothing of that back. */
export function isTelling({ unified }: FinishReason): boolean {
  return telling.has(unified);
}

/** The end of a reply that is complete and says no more of it. */
export const unnamedStop: FinishReason = { unified: 'stop', raw: null };

/** The end of a reply that called something. Gemini, and many that imitate others, end it as any other. */
export function toCallingEnd(end: FinishReason, calls: number): FinishReason {
  return end.unified === 'stop' && calls > 0 ? { ...end, unified: 'tool-calls' } : end;
}
