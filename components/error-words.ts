import { removeHidden } from '../lib/core/hidden-characters.ts';
import type { ErrorKind, RunError } from '../lib/core/run-error.ts';
import type { Translator } from '../lib/strings/to-translator.ts';
import { toWaitWords } from '../lib/surface/format.ts';

/** What a person can do about an error, beside reading its details. */
export type Remedy =
  | 'open-settings'
  | 'unlock'
  | 'allow-host'
  | 'omit-origin'
  | 'leave-out'
  | 'without-pictures'
  | 'retry';

/** An error in words. */
export interface ErrorWords {
  /** What happened. */
  title: string;
  /** What to do next. */
  advice: string;
  /** Buttons, the best first. */
  remedies: readonly Remedy[];
}

/** Kinds whose name, in camel case, is that of their texts. */
type Camel<Kind extends string> = Kind extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : Kind;

const remediesOf: Readonly<Record<ErrorKind, readonly Remedy[]>> = {
  'no-connection': ['open-settings', 'retry'],
  'no-key': ['open-settings', 'retry'],
  'key-locked': ['unlock', 'retry'],
  'key-gone': ['open-settings', 'retry'],
  'no-permission': ['allow-host', 'retry'],
  unconfirmed: ['open-settings', 'retry'],
  'key-refused': ['open-settings', 'retry'],
  'not-allowed': ['open-settings', 'retry'],
  'not-found': ['open-settings', 'retry'],
  'rate-limited': ['retry'],
  'quota-exhausted': ['retry'],
  'too-long': ['leave-out', 'retry'],
  'no-pictures': ['without-pictures', 'retry'],
  'bad-request': ['open-settings', 'retry'],
  overloaded: ['retry'],
  offline: ['retry'],
  unreachable: ['retry', 'open-settings'],
  'blocked-origin': ['omit-origin', 'retry', 'open-settings'],
  'timed-out': ['retry'],
  'bad-reply': ['open-settings', 'retry'],
  interrupted: ['retry'],
  'model-unavailable': ['open-settings', 'retry'],
  endless: ['retry'],
  refused: ['retry'],
  'storage-full': ['retry'],
  unexpected: ['retry'],
};

/**
 * The words for an error. `waitMs` is what is left of the wait that the endpoint asked for; 0 once it is over.
 */
export function toErrorWords(
  error: RunError,
  strings: Translator,
  waitMs: number = error.retryAfterMs ?? 0,
): ErrorWords {
  const { t } = strings;
  const name = toCamel(error.kind);
  const params = {
    host: error.host ?? t('errors.theEndpoint'),
    model: removeHidden(error.model ?? '') || t('errors.theModel'),
    status: error.status === undefined ? '' : t('errors.status', { status: String(error.status) }),
    wait: toWaitWords(waitMs, strings),
    waited: toWaitWords(error.waitedMs ?? 0, strings),
    said: toSaid(error),
  };
  return {
    title: t(toTitleKey(error, name), params),
    advice: t(toAdviceKey(error, name, waitMs), params),
    remedies: remediesOf[error.kind],
  };
}

type TitleKey =
  | `errors.${Camel<ErrorKind>}Title`
  | `errors.${'gaveUp' | 'silentFirst' | 'silentBytes' | 'silentPayload'}Title`
  | `errors.lostTo${'Sleep' | 'Network' | 'Update'}Title`;

type AdviceKey =
  | `errors.${Camel<ErrorKind>}`
  | `errors.${'gaveUp' | 'notAllowedSaid' | 'rateLimitedWait' | 'rateLimitedNow'}`;

function toTitleKey(error: RunError, name: Camel<ErrorKind>): TitleKey {
  if (isGivenUp(error)) return 'errors.gaveUpTitle';
  if (error.lostTo !== undefined) return lossTitles[error.lostTo];
  if (error.silence !== undefined) return silenceTitles[error.silence];
  return `errors.${name}Title`;
}

const silenceTitles = {
  first: 'errors.silentFirstTitle',
  bytes: 'errors.silentBytesTitle',
  payload: 'errors.silentPayloadTitle',
} as const;

const lossTitles = {
  sleep: 'errors.lostToSleepTitle',
  network: 'errors.lostToNetworkTitle',
  update: 'errors.lostToUpdateTitle',
} as const;

function toAdviceKey(error: RunError, name: Camel<ErrorKind>, waitMs: number): AdviceKey {
  if (isGivenUp(error)) return 'errors.gaveUp';
  if (error.kind === 'not-allowed' && toSaid(error) !== '') return 'errors.notAllowedSaid';
  if (error.silence === 'bytes' || error.silence === 'payload') return 'errors.interrupted';
  if (error.kind !== 'rate-limited' || error.retryAfterMs === undefined) return `errors.${name}`;
  return waitMs > 0 ? 'errors.rateLimitedWait' : 'errors.rateLimitedNow';
}

/** Longer than a sentence, shorter than a page. */
const longestSaid = 300;

/** The endpoint's own sentence, where it is one and not a page or a piece of JSON: those stay behind the click. */
function toSaid({ detail = '' }: RunError): string {
  const said = removeHidden(detail).trim();
  return said.length > longestSaid || /^[<{[]/.test(said) ? '' : said;
}

/** HTTP 408: it was not the server that was silent, and it has said so. */
function isGivenUp({ kind, status }: RunError): boolean {
  return kind === 'timed-out' && status !== undefined;
}

function toCamel<Kind extends ErrorKind>(kind: Kind): Camel<Kind> {
  return kind.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase()) as Camel<Kind>;
}
