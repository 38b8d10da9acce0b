import { parseJson, toList, toRecord, toText, writeJson } from '../core/json.ts';

/** So deep errors are in one another where servers hand them on; a stranger's may be without end. */
const deepest = 12;
/** Of a list of errors so many are told: it may be as long as the request. */
const listLimit = 5;

/**
 * What an error envelope says, as text. Knows `{error:{message}}`, `{error:"text"}` (Ollama), `[{error:{…}}]` (Gemini),
 * `{message}` (vLLM), `{detail}` and `{detail:[{loc,msg}]}` (FastAPI), also as the `message` (Mistral), `{x_groq:{error}}`,
 * and what OpenRouter hands on in `metadata`; for any other shape the JSON itself. Of any length, and it may hold the key:
 * only `toDetail` makes it fit to be shown.
 */
export function toErrorMessage(envelope: unknown): string {
  return findMessage(envelope) || writeJson(envelope);
}

/** The same, and '' for any other shape. */
export function findMessage(envelope: unknown, depth = 0): string {
  if (typeof envelope === 'string') return envelope;
  if (depth > deepest) return '';
  const record = toRecord(envelope) ?? toRecord(toList(envelope)[0]);
  if (!record) return '';
  const error = record['error'] ?? toRecord(record['x_groq'])?.['error'];
  const own = toOwnMessage(record, depth + 1);
  // One that is empty or false is none: a refusal may say so beside its message.
  const said = error ? findMessage(error, depth + 1) : '';
  // A bare name of the error, as frameworks put it beside what they have to say of it.
  if (typeof error === 'string' && own !== '' && !own.includes(said)) return `${said}: ${own}`;
  return typeof error === 'string' ? own || said : said || own;
}

function toOwnMessage(record: Record<string, unknown>, depth: number): string {
  const { message, detail, msg } = record;
  const text =
    toText(message) || toText(detail) || toText(msg) || toText(record['error_description']);
  if (text === '') return toListed(detail, depth) || toListed(message, depth);
  const raw = toRaw(record, depth);
  return raw === '' || text.includes(raw) ? text : `${text}\n${raw}`;
}

/** Several errors, each with the field that it is about. */
function toListed(value: unknown, depth: number): string {
  if (!Array.isArray(value)) return toRecord(value) ? findMessage(value, depth) : '';
  const said = value.slice(0, listLimit).map((item) => {
    const place = toPlace(toRecord(item)).replace(/^body(?:\.|$)/, '');
    const text = findMessage(item, depth);
    return place === '' || text === '' ? text : `${place}: ${text}`;
  });
  return said.filter((text) => text !== '').join('\n');
}

/** Where in the request FastAPI found the error. */
function toPlace(record: Record<string, unknown> | undefined): string {
  return toList(record?.['loc'])
    .filter((step) => typeof step === 'string' || typeof step === 'number')
    .join('.');
}

/** What the provider behind OpenRouter said: "Provider returned error" alone is no word on the reason. */
function toRaw(record: Record<string, unknown>, depth: number): string {
  const raw = toText(toRecord(record['metadata'])?.['raw']).trim();
  return findMessage(parseJson(raw), depth) || raw;
}

/**
 * What the body of a refusal says of its reason, one text for each: message, code and the field that is meant (OpenAI's
 * `param`, FastAPI's `loc`), also of the error that OpenRouter hands on. Nothing of what it echoes of the request.
 */
export function toSayings(body: string, depth = 0): string[] {
  const envelope = parseEnvelope(body);
  return envelope === undefined ? [body] : findSayings(envelope, depth);
}

/** The error that a body holds, also one that was written as an event of a stream; undefined for a page, or words. */
export function parseEnvelope(body: string): unknown {
  return parseJson(body) ?? parseJson(/^data: ?(.+)$/m.exec(body)?.[1] ?? '');
}

/** The same of an envelope that was read already, as one text; all of it where its shape is none that is known. */
export function toSaid(envelope: unknown): string {
  return findSayings(envelope).join('\n') || writeJson(envelope);
}

function findSayings(envelope: unknown, depth = 0): string[] {
  if (depth > deepest) return [];
  const within = (inner: unknown): string[] => findSayings(inner, depth + 1);
  if (typeof envelope === 'string') return [withoutEcho(envelope)];
  if (Array.isArray(envelope)) return envelope.flatMap(within);
  const record = toRecord(envelope);
  if (!record) return [];
  const { message } = record;
  const names = fieldsThatSay.map((name) => toText(record[name]));
  const own = withoutEcho([toPlace(record), ...names].filter((text) => text !== '').join(' '));
  const raw = toText(toRecord(record['metadata'])?.['raw']);
  return [
    ...(own === '' ? [] : [own]),
    ...within(record['error']),
    ...within(toRecord(record['x_groq'])?.['error']),
    ...within(record['detail']),
    // Mistral hands on what its server of requests says, as an object.
    ...(typeof message === 'string' ? [] : within(message)),
    ...(raw === '' ? [] : toSayings(raw, depth + 1)),
  ];
}

/** Fields in which an envelope speaks for itself, and not of what was sent. */
const fieldsThatSay = ['param', 'code', 'type', 'status', 'message', 'msg', 'error_description'];

/** vLLM says in one sentence what Pydantic says in fields, the request included. */
function withoutEcho(text: string): string {
  return text
    .replaceAll(/(['"])input\1: .*?(?=\{\1type\1: |$)/gs, '')
    .replaceAll(/\binput_value=.*?(?=, input_type=|$)/gs, '');
}
