import type { ErrorKind, RunError } from '../core/run-error.ts';
import { OnDeviceRefusal } from '../core/platform.ts';
import { EventTooLong, HttpRefusal, NotAStream } from '../sse/stream-request.ts';
import { isLoopbackUrl, toHost } from './base-url.ts';
import { parseEnvelope, toErrorMessage, toSaid } from './error-message.ts';
import { parseRecord, toRecord, toText } from '../core/json.ts';
import { redact } from './redact.ts';
import { toRetryAfterMs } from './retry-after.ts';

/** Where a request went, for the words of its error. */
export interface RequestContext {
  url: string;
  model: string;
  /** To be struck out of whatever the endpoint said. */
  key: string | null;
  /** Whether pictures went along. */
  hasPictures?: boolean;
}

const detailLimit = 2000;
const requestIdLimit = 200;
const sampleLimit = 200;
/** Longer than what a server says about an origin, shorter than any page. */
const sentenceLimit = 300;

const onDeviceKinds = {
  'too-long': 'too-long',
  unavailable: 'model-unavailable',
  refused: 'refused',
} as const satisfies Record<OnDeviceRefusal['reason'], ErrorKind>;

/** What a failed request means to a person. Never throws; never lets the key through. */
export function toRunError(cause: unknown, context: RequestContext): RunError {
  const base = { host: toHost(context.url), model: context.model };
  if (cause instanceof HttpRefusal) {
    return {
      ...base,
      kind:
        context.hasPictures && isPictureRefusal(cause.body)
          ? 'no-pictures'
          : withoutKey(toStatusKind(cause, context), context.key),
      status: cause.status,
      requestId: toRequestId(findRequestId(cause), context.key),
      retryAfterMs: toRetryAfterMs(cause.headers, cause.body, Date.now()),
      detail: toDetail(toBodyMessage(cause.body), context.key),
    };
  }
  if (cause instanceof NotAStream) {
    return { ...base, kind: 'bad-reply', detail: toDetail(cause.body.trim(), context.key) };
  }
  if (cause instanceof OnDeviceRefusal) {
    return {
      ...base,
      kind: onDeviceKinds[cause.reason],
      detail: toDetail(cause.message, context.key),
    };
  }
  if (cause instanceof EventTooLong)
    return { ...base, kind: 'endless', detail: toDetail(cause.message, context.key) };
  if (cause instanceof TypeError) {
    // The browser does not tell DNS from a refused connection from TLS; only whether it is online at all.
    const online: boolean | undefined = navigator.onLine;
    // Node, where the tests run, does not know.
    const kind = (online ?? true) ? 'unreachable' : 'offline';
    return { ...base, kind, detail: toDetail(cause.message, context.key) };
  }
  return { ...base, kind: 'unexpected', detail: toDetail(String(cause), context.key) };
}

/** Where no key was sent, none was refused: a network, a session or a rule of the server kept the request out. */
export function withoutKey(kind: ErrorKind, key: string | null): ErrorKind {
  return kind === 'key-refused' && !key ? 'not-allowed' : kind;
}

/** The kind of an error that came inside a stream whose status had promised success. */
export function toStreamErrorKind(envelope: Record<string, unknown>): ErrorKind {
  const text = toSaid(envelope);
  if (isTooLong(text)) return 'too-long';
  if (isQuotaExhausted(text)) return 'quota-exhausted';
  if (/rate.?limit/i.test(text)) return 'rate-limited';
  if (/overloaded/i.test(text)) return 'overloaded';
  const error = toRecord(envelope['error']) ?? envelope;
  for (const field of ['type', 'code', 'status', 'status_code']) {
    const word = error[field];
    const name = typeof word === 'number' ? String(word) : toText(word).toLowerCase();
    const kind = namedKinds.get(name) ?? (/^5\d\d$/.test(name) ? 'overloaded' : undefined);
    if (kind === 'key-refused' && name !== '401' && isBarred(text)) return 'not-allowed';
    if (kind) return kind;
  }
  return 'refused';
}

/**
 * What Anthropic and OpenAI call, inside a stream, the errors that have a status of their own before it, and what that
 * status says of them where a proxy repeats it.
 */
const namedKinds: ReadonlyMap<string, ErrorKind> = new Map([
  ['authentication_error', 'key-refused'],
  ['permission_error', 'key-refused'],
  ['invalid_api_key', 'key-refused'],
  ['billing_error', 'quota-exhausted'],
  ['not_found_error', 'not-found'],
  ['model_not_found', 'not-found'],
  ['request_too_large', 'too-long'],
  ['api_error', 'overloaded'],
  ['server_error', 'overloaded'],
  ['timeout_error', 'overloaded'],
  ['internal_server_error', 'overloaded'],
  ['service_unavailable', 'overloaded'],
  // Gemini's.
  ['unavailable', 'overloaded'],
  ['internal', 'overloaded'],
  ['deadline_exceeded', 'overloaded'],
  ['resource_exhausted', 'rate-limited'],
  ['401', 'key-refused'],
  ['402', 'quota-exhausted'],
  ['403', 'key-refused'],
  ['404', 'not-found'],
  // Of a provider behind the endpoint, as every 5xx: the endpoint itself has not given up.
  ['408', 'overloaded'],
  ['413', 'too-long'],
  ['429', 'rate-limited'],
]);

/** What a stranger said, fit to be shown: without the key, and only then cut, since the first half of a key is one too. */
export function toDetail(text: string, key: string | null): string | undefined {
  return toShown(text, key, detailLimit) || undefined;
}

/** The number under which the endpoint's support finds the request. A stranger's text like any other. */
export function toRequestId(text: string, key: string | null): string | undefined {
  return toShown(text, key, requestIdLimit) || undefined;
}

/** What could not be read, fit to be kept and shown: an endpoint may echo the key there too. */
export function toSample(text: string, key: string | null): string {
  return toShown(text, key, sampleLimit);
}

/** Looked through is more than is shown, since a long key makes room, and never all of a text of many megabytes. */
function toShown(text: string, key: string | null, limit: number): string {
  return redact(text.slice(0, 50 * limit), key).slice(0, limit);
}

function toStatusKind({ status, body }: HttpRefusal, { url }: RequestContext): ErrorKind {
  // What the endpoint says of itself: the request that many repeat in their refusal may hold any of these words.
  const envelope = parseEnvelope(body);
  const said = envelope === undefined ? body : toSaid(envelope);
  // With 429 "too many tokens" is a rate and not a length.
  if (status !== 429 && isTooLong(said)) return 'too-long';
  if (isQuotaExhausted(said)) return 'quota-exhausted';
  if (status === 400 && isKeyRefusal(said)) return 'key-refused';
  switch (status) {
    case 401:
      return 'key-refused';
    case 402:
      return 'quota-exhausted';
    case 403:
      if (isOriginRefusal(url, body)) return 'blocked-origin';
      return isBarred(said) ? 'not-allowed' : 'key-refused';
    case 404:
    case 405:
      return 'not-found';
    case 408:
      return 'timed-out';
    case 413:
      return 'too-long';
    case 429:
      return 'rate-limited';
    default:
      return status >= 500 ? 'overloaded' : 'bad-request';
  }
}

/**
 * Ollama answers a request with an extension's Origin with 403 and an empty body; a key has no part in it. Elsewhere
 * only a sentence that names the origin counts: the page of a firewall or a proxy may hold the word by chance.
 */
function isOriginRefusal(url: string, body: string): boolean {
  const namesOrigin = /\borigin\b|\bcors\b/i;
  if (isLoopbackUrl(url)) {
    return body.trim() === '' || namesOrigin.test(body);
  }
  const message = toBodyMessage(body);
  return message.length <= sentenceLimit && !message.startsWith('<') && namesOrigin.test(message);
}

/** Gemini and xAI refuse a key with 400, as if the form of the request were at fault. */
function isKeyRefusal(text: string): boolean {
  return /api_key_invalid|(?:incorrect|invalid) api key|api key (?:is )?(?:not valid|invalid|expired|incorrect)/i.test(
    text,
  );
}

/** A refusal that no other key would mend: by the place that the request came from, or by what it says. */
function isBarred(text: string): boolean {
  return /\b(?:country|countries|region|territory|location)\b|unsupported_country|moderation|flagged|\bVPN\b/i.test(
    text,
  );
}

/** OpenAI says it with 429, as of a rate, and Anthropic with 400, as of a form; Moonshot and xAI in words of their own. */
function isQuotaExhausted(text: string): boolean {
  return /insufficient_quota|exceeded_current_quota|credit balance is too low|used all available credits|have any credits|purchase (?:more )?credits/i.test(
    text,
  );
}

/** The words of OpenAI, vLLM, xAI, llama.cpp, Anthropic, Bedrock, Cohere, Gemini, TGI, Moonshot and Alibaba for one thing. */
export function isTooLong(text: string): boolean {
  // Of the answer, not of the question.
  if (/max_(?:completion_|output_)?tokens\W{0,3} (?:is|are) too (?:large|high|big)/i.test(text))
    return false;
  return /context_length_exceeded|string_above_max_length|context (?:window|length|size|limit)|maximum (?:context|prompt|model) length|(?:prompt|input) is too long|too many tokens|exceeded model token limit|range of input length|maximum number of tokens|`max_new_tokens` must be/i.test(
    text,
  );
}

/**
 * The words of OpenAI, OpenRouter, Ollama, llama.cpp, vLLM, Mistral, Anthropic, DeepSeek and Groq for a model that takes
 * no pictures, of whatever status: 400, 404, 415, 422 and 500 all occur. Only asked where pictures were sent.
 */
export function isPictureRefusal(text: string): boolean {
  return /(?:images?|image_url|image input|vision|multi-?modal)[^.]{0,60}(?:not (?:currently )?(?:supported|enabled|allowed)|unsupported|only supported by)|(?:does(?:n't| not) support|not support|no endpoints found that support|at most 0)[^.]{0,40}(?:images?\b|image_url|vision|multi-?modal)|not a (?:multi-?modal|vision)|unknown variant `?image_url|missing data required for image|content must be a string|mmproj/i.test(
    text,
  );
}

function toBodyMessage(body: string): string {
  const text = body.trim();
  if (text === '') return '';
  const envelope = parseEnvelope(text);
  return envelope === undefined ? text : toErrorMessage(envelope);
}

/** Anthropic says it in the body too, which a proxy leaves alone. */
function findRequestId({ headers, body }: HttpRefusal): string {
  const said = headers.get('x-request-id') ?? headers.get('request-id');
  return said ?? (toText(parseRecord(body)?.['request_id']) || headers.get('cf-ray') || '');
}
