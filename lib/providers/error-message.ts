import { parseJson, toList, toRecord, toText } from './json.ts';

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

/**
 * What the body of a refusal says of its reason, one text for each: message, code and the field that is meant (OpenAI's
 * `param`, FastAPI's `loc`), also of the error that OpenRouter hands on. Nothing of what it echoes of the request.
 */
export function toSayings(body: string): string[] {
  const envelope = parseJson(body);
  return envelope === undefined ? [body] : findSayings(envelope);
}

function findSayings(envelope: unknown): string[] {
  if (typeof envelope === 'string') return [withoutEcho(envelope)];
  if (Array.isArray(envelope)) return envelope.flatMap(findSayings);
  const record = toRecord(envelope);
  if (!record) return [];
  const place = toList(record['loc']).join('.');
  const names = ['param', 'code', 'type', 'message', 'msg'].map((name) => toText(record[name]));
  const own = withoutEcho([place, ...names].filter((text) => text !== '').join(' '));
  const raw = toText(toRecord(record['metadata'])?.['raw']);
  return [
    ...(own === '' ? [] : [own]),
    ...findSayings(record['error']),
    ...findSayings(record['detail']),
    ...(raw === '' ? [] : toSayings(raw)),
  ];
}

/** vLLM says in one sentence what Pydantic says in fields, the request included. */
function withoutEcho(text: string): string {
  return text
    .replaceAll(/(['"])input\1: .*?(?=\{\1type\1: |$)/gs, '')
    .replaceAll(/\binput_value=.*?(?=, input_type=|$)/gs, '');
}
