import { toList, toRecord, toText } from './json.ts';

/**
 * What an error envelope says, as text. Knows `{error:{message}}`, `{error:"text"}` (Ollama), `[{error:{…}}]` (Gemini),
 * `{message}` (vLLM), `{detail}` and
 * `{detail:[{msg}]}` (FastAPI); for any other shape the JSON itself. Of any length, and it may hold the key:
 * only `toDetail` makes it fit to be shown.
 */
export function toErrorMessage(envelope: unknown): string {
  return find(envelope) || JSON.stringify(envelope) || '';
}

function find(envelope: unknown): string {
  if (typeof envelope === 'string') return envelope;
  const record = toRecord(envelope) ?? toRecord(toList(envelope)[0]);
  if (!record) return '';
  if ((record['error'] ?? undefined) !== undefined) return find(record['error']);
  const text = toText(record['message']) || toText(record['detail']) || toText(record['msg']);
  return text || find(toList(record['detail'])[0] ?? toRecord(record['detail']));
}
