import { optionsWords } from '../../../lib/strings/options-words.ts';
import { createTranslator } from '../../../lib/strings/translator.ts';
import type { ConnectionDraft } from '../../../lib/protocol/command.ts';
import type { StringKey } from '../../../lib/strings/catalogue.ts';
import {
  chatStream,
  emptyReply,
  htmlPage,
  jsonError,
  dataEvent,
} from '../../support/fault-server/chat-script.ts';
import type { Script } from '../../support/fault-server/script.ts';
import { seededDeltas, seededText } from '../../support/seeded-text.ts';
import { singleTry } from '../../support/single-try.ts';

/**
 * What the end-to-end tests of all browsers say, send and expect; which hands press the keys is each browser's own
 * business.
 */

/** A text of the English catalogue, which the stable handles are made of too. */
export const say = createTranslator('en', optionsWords).t as (
  key: StringKey,
  params?: Readonly<Record<string, string | number>>,
) => string;

/** What a person types into the options page. */
export const typed = {
  provider: 'custom',
  key: 'sk-test-0123456789abcdefWXYZ',
  lastFour: 'WXYZ',
  model: 'test-model',
  systemPrompt: 'Be brief.',
} as const;

/** The same as a surface sends it. */
export function toDraft(baseUrl: string, changes: Partial<ConnectionDraft> = {}): ConnectionDraft {
  return {
    id: null,
    name: 'Fault server',
    provider: typed.provider,
    baseUrl,
    model: typed.model,
    models: [],
    systemPrompt: typed.systemPrompt,
    tuning: singleTry,
    key: typed.key,
    ...changes,
  };
}

/** Seeds of the texts that are compared letter by letter. */
export const seeds: readonly number[] = Array.from({ length: 20 }, (_, index) => index + 1);

/** An answer with emoji sequences, CJK, combining marks and right-to-left script, its bytes cut anywhere. */
export function unkindAnswer(seed: number): Script {
  const text = seededText(seed, 1_500);
  return chatStream({ deltas: seededDeltas(seed, text), split: { seed, longest: 40 } });
}

/** Deltas that are long enough to be told apart, and short enough to be read in a failure. */
export function numbered(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `word${index} `);
}

/**
 * A stream that says `deltas` and then comes to a bad end. Before a cut it waits for `release('cut')`: browsers throw
 * away what arrives in one moment with the end of the connection, so the text has to be on screen by then.
 */
export function unfinished(
  deltas: readonly string[],
  ending: 'silence' | 'end' | 'disconnect',
): Script {
  const script = chatStream({ deltas, finishReason: null, done: false, ending });
  if (ending !== 'disconnect' || deltas.length === 0) return script;
  return [...script.slice(0, -1), { type: 'hold', name: 'cut' }, ...script.slice(-1)];
}

/** One way for a request to fail, and what a person must read then. */
export interface ErrorCase {
  name: string;
  reply: Script;
  state: 'failed' | 'interrupted';
  /** What `data-reason` says. */
  reason: string;
  /** Text in front of the end, kept. */
  kept: string;
  title: StringKey;
  advice: StringKey;
  /** As the title shows it; none when no response came. */
  status?: number;
  /** What the endpoint said, found behind "Details". */
  detail?: string;
}

const openAiError = (message: string, extra: object = {}) => ({
  error: { message, type: 'invalid_request_error', param: null, code: null, ...extra },
});

/** Every error that an endpoint can answer with. */
export const errorCases: readonly ErrorCase[] = [
  {
    name: 'a refused key (401)',
    reply: jsonError(401, openAiError(`Incorrect API key provided: ${typed.key}.`)),
    state: 'failed',
    reason: 'key-refused',
    kept: '',
    title: 'errors.keyRefusedTitle',
    advice: 'errors.keyRefused',
    status: 401,
    detail: 'Incorrect API key provided: [key].',
  },
  {
    name: 'a wrong address (404)',
    reply: jsonError(404, openAiError('The model `test-model` does not exist.')),
    state: 'failed',
    reason: 'not-found',
    kept: '',
    title: 'errors.notFoundTitle',
    advice: 'errors.notFound',
    status: 404,
    detail: 'The model `test-model` does not exist.',
  },
  {
    name: 'a wrong address (405)',
    reply: emptyReply(405),
    state: 'failed',
    reason: 'not-found',
    kept: '',
    title: 'errors.notFoundTitle',
    advice: 'errors.notFound',
    status: 405,
  },
  {
    name: 'a rate limit (429)',
    reply: jsonError(429, openAiError('Rate limit reached.')),
    state: 'failed',
    reason: 'rate-limited',
    kept: '',
    title: 'errors.rateLimitedTitle',
    advice: 'errors.rateLimited',
    status: 429,
    detail: 'Rate limit reached.',
  },
  {
    name: 'an empty account (429 insufficient_quota)',
    reply: jsonError(429, openAiError('You exceeded your quota.', { code: 'insufficient_quota' })),
    state: 'failed',
    reason: 'quota-exhausted',
    kept: '',
    title: 'errors.quotaExhaustedTitle',
    advice: 'errors.quotaExhausted',
    status: 429,
    detail: 'You exceeded your quota.',
  },
  {
    name: 'a server error (500)',
    reply: jsonError(500, openAiError('The server had an error.')),
    state: 'failed',
    reason: 'overloaded',
    kept: '',
    title: 'errors.overloadedTitle',
    advice: 'errors.overloaded',
    status: 500,
    detail: 'The server had an error.',
  },
  {
    name: 'a gateway error with a page (502)',
    reply: htmlPage(502),
    state: 'failed',
    reason: 'overloaded',
    kept: '',
    title: 'errors.overloadedTitle',
    advice: 'errors.overloaded',
    status: 502,
  },
  {
    name: 'a local server that refuses extensions (403, empty)',
    reply: emptyReply(403),
    state: 'failed',
    reason: 'blocked-origin',
    kept: '',
    title: 'errors.blockedOriginTitle',
    advice: 'errors.blockedOrigin',
    status: 403,
  },
  {
    name: 'a web page instead of a stream',
    reply: htmlPage(200, '<!doctype html><title>Sign in</title><h1>Sign in to the network</h1>'),
    state: 'failed',
    reason: 'bad-reply',
    kept: '',
    title: 'errors.badReplyTitle',
    advice: 'errors.badReply',
    detail: '<!doctype html><title>Sign in</title><h1>Sign in to the network</h1>',
  },
  {
    name: 'an error in the middle of the stream',
    reply: [
      ...unfinished(['half of ', 'it'], 'end').slice(0, -1),
      dataEvent(openAiError('The engine stumbled.', { type: 'server_error' })),
    ],
    state: 'failed',
    reason: 'refused',
    kept: 'half of it',
    title: 'errors.refusedTitle',
    advice: 'errors.refused',
    detail: 'The engine stumbled.',
  },
  {
    name: 'a connection that is cut in the middle',
    reply: unfinished(['half of ', 'it'], 'disconnect'),
    state: 'interrupted',
    reason: 'interrupted',
    kept: 'half of it',
    title: 'errors.interruptedTitle',
    advice: 'errors.interrupted',
  },
  {
    name: 'a stream that ends without an end',
    reply: unfinished(['half of ', 'it'], 'end'),
    state: 'interrupted',
    reason: 'interrupted',
    kept: 'half of it',
    title: 'errors.interruptedTitle',
    advice: 'errors.interrupted',
  },
];

/** The two sentences of an error, as a person reads them. */
export function errorSentences(
  fault: Pick<ErrorCase, 'title' | 'advice' | 'status'>,
  host: string,
  model: string = typed.model,
): { title: string; advice: string } {
  const status = fault.status === undefined ? '' : ` (${fault.status})`;
  const params = { host, model, status };
  return { title: say(fault.title, params), advice: say(fault.advice, params) };
}

/** What endpoints answer when the conversation does not fit. */
export const tooLong: Script = jsonError(
  400,
  openAiError("This model's maximum context length is 4096 tokens.", {
    code: 'context_length_exceeded',
  }),
);

/** Addresses that are not taken, and the sentence beside each. */
export const badBaseUrls: readonly { typed: string; sentence: StringKey }[] = [
  { typed: '', sentence: 'options.fault.baseUrl.empty' },
  { typed: 'not an address', sentence: 'options.fault.baseUrl.malformed' },
  { typed: 'https://', sentence: 'options.fault.baseUrl.malformed' },
  { typed: 'ftp://api.example.com/v1', sentence: 'options.fault.baseUrl.unsupported-scheme' },
  { typed: 'http://api.example.com/v1', sentence: 'options.fault.baseUrl.insecure' },
  {
    typed: 'https://me:secret@api.example.com/v1',
    sentence: 'options.fault.baseUrl.has-credentials',
  },
];

/** The ways to write the address of one server; all end up at its `/v1`. `host` is `host:port`. */
export function spellings(host: string): readonly string[] {
  return [
    host,
    `http://${host}`,
    `http://${host}/`,
    `${host}/v1`,
    `http://${host}/v1/`,
    `http://${host}/v1/chat/completions`,
    `http://${host}/v1/completions`,
    `http://${host}/v1/responses`,
    `http://${host}/v1/models`,
    `  http://${host}/v1  `,
  ];
}

/** A key as it comes out of a mail: with spaces and line breaks, which are taken out and told. */
export const brokenKey = `  ${typed.key.slice(0, 9)}\n${typed.key.slice(9, 20)} \r\n${typed.key.slice(20)}\t`;

/** A pasted book: exactly 1 MiB of UTF-16 units, what is unkind at both ends and plain prose in between. */
export function book(): string {
  const first = seededText(7, 8_192);
  const last = seededText(8, 8_192);
  const prose = 'It was a quiet morning, and the river went on as it always had.\n';
  return first + prose.repeat(2 ** 14).slice(0, 2 ** 20 - first.length - last.length) + last;
}
