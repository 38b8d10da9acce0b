import { backupWords } from '../../../lib/strings/backup-words.ts';
import { branchWords } from '../../../lib/strings/branch-words.ts';
import { callWords } from '../../../lib/strings/call-words.ts';
import { attachWords } from '../../../lib/strings/attach-words.ts';
import { permissionWords } from '../../../lib/strings/permission-words.ts';
import { diagnosticsWords } from '../../../lib/strings/diagnostics-words.ts';
import { figureWords } from '../../../lib/strings/figure-words.ts';
import { contextWords } from '../../../lib/strings/context-words.ts';
import { paletteWords } from '../../../lib/strings/palette-words.ts';
import { lockWords } from '../../../lib/strings/lock-words.ts';
import { listWords } from '../../../lib/strings/list-words.ts';
import { promptWords } from '../../../lib/strings/prompt-words.ts';
import { optionsWords } from '../../../lib/strings/options-words.ts';
import { servingWords } from '../../../lib/strings/serving-words.ts';
import { structuredWords } from '../../../lib/strings/structured-words.ts';
import { waysWords } from '../../../lib/strings/ways-words.ts';
import { createTranslator } from '../../../lib/strings/translator.ts';
import type { ConnectionDraft } from '../../../lib/protocol/command.ts';
import type { StringKey } from '../../../lib/strings/catalogue.ts';
import { chatStream, jsonError } from '../../support/fault-server/chat-script.ts';
import type { Script } from '../../support/fault-server/script.ts';
import { seededDeltas, seededProse, seededText } from '../../support/seeded-text.ts';
import { singleTry } from '../../support/single-try.ts';

/**
 * What the end-to-end tests of all browsers say, send and expect; which hands press the keys is each browser's own
 * business.
 */

/** A text of the English catalogue, which the stable handles are made of too. */
export const say = createTranslator('en', {
  en: {
    ...optionsWords.en,
    ...listWords.en,
    ...lockWords.en,
    ...backupWords.en,
    ...branchWords.en,
    ...callWords.en,
    ...contextWords.en,
    ...attachWords.en,
    ...paletteWords.en,
    ...diagnosticsWords.en,
    ...figureWords.en,
    ...permissionWords.en,
    ...promptWords.en,
    ...servingWords.en,
    ...structuredWords.en,
    ...waysWords.en,
  },
  de: {},
}).t as (key: StringKey, params?: Readonly<Record<string, string | number>>) => string;

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

/** An answer with Markdown, emoji sequences, CJK, combining marks and right-to-left script, its bytes cut anywhere. */
export function unkindAnswer(seed: number): Script {
  return cutAnywhere(seed, seededText(seed, 1_500));
}

/** The same without Markdown: what is on screen is what was sent, letter for letter, at every moment. */
export function proseAnswer(seed: number): Script {
  return cutAnywhere(seed, seededProse(seed, 1_500));
}

function cutAnywhere(seed: number, text: string): Script {
  return chatStream({ deltas: seededDeltas(seed, text), split: { seed, longest: 40 } });
}

/** Deltas that are long enough to be told apart, and short enough to be read in a failure. */
export function numbered(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${index > 0 ? ' ' : ''}word${index}`);
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

/** An error as OpenAI and its imitators write it. */
export const openAiError = (message: string, extra: object = {}) => ({
  error: { message, type: 'invalid_request_error', param: null, code: null, ...extra },
});

/** The two sentences of an error, as a person reads them. */
export function errorSentences(
  fault: { title: StringKey; advice: StringKey; status?: number },
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
