import type { ModelParameters, Tuning } from './connection.ts';

/** From where to where a number of a {@link Tuning} goes, both included. */
export interface Range {
  min: number;
  max: number;
  whole: boolean;
}

/** The numbers of a {@link Tuning}, wherever in it they stand. */
export type TuningNumber =
  | keyof Pick<ModelParameters, 'temperature' | 'topP' | 'maxTokens'>
  | keyof Pick<
      Tuning,
      'retries' | 'firstByteSeconds' | 'idleSeconds' | 'payloadSeconds' | 'windowTokens'
    >;

/** What any endpoint takes. An endpoint that takes less says so itself, and by name. */
export const tuningRanges: Readonly<Record<TuningNumber, Range>> = {
  temperature: { min: 0, max: 2, whole: false },
  topP: { min: 0, max: 1, whole: false },
  maxTokens: { min: 1, max: 10_000_000, whole: true },
  retries: { min: 0, max: 3, whole: true },
  firstByteSeconds: { min: 1, max: 3600, whole: true },
  idleSeconds: { min: 1, max: 3600, whole: true },
  payloadSeconds: { min: 1, max: 3600, whole: true },
  windowTokens: { min: 256, max: 100_000_000, whole: true },
};

/** The longest JSON that is added to each request. */
const extraBodyLimit = 65_536;

/** `unnamed`: no name of a header. `taken`: the browser sets it itself, so that ours is dropped or refused. */
export type HeaderNameFault = 'unnamed' | 'taken';

/** https://fetch.spec.whatwg.org/#forbidden-request-header, and what our own requests cannot do without. */
const takenNames = new Set(
  `accept-charset accept-encoding access-control-request-headers access-control-request-method
  access-control-request-private-network connection content-length content-type cookie cookie2 date dnt expect host
  keep-alive origin referer set-cookie te trailer transfer-encoding upgrade via x-http-method x-http-method-override
  x-method-override`.split(/\s+/),
);

/** What is wrong with the name of a header. */
export function findHeaderNameFault(name: string): HeaderNameFault | undefined {
  if (!/^[\w!#$%&'*+.^`|~-]{1,128}$/.test(name)) return 'unnamed';
  return takenNames.has(name.toLowerCase()) || /^(?:proxy|sec)-/i.test(name) ? 'taken' : undefined;
}

/** Whether a header of that name is one that keys travel in: ours has its own place, where it is encrypted. */
export function isSecretHeader(name: string, keyHeader: string): boolean {
  return (
    name.toLowerCase() === keyHeader.toLowerCase() ||
    /(?:^|[-_])(?:auth|authorization|(?:api|access|function|functions|subscription)[-_]?key|token|secret|password)$/i.test(
      name,
    )
  );
}

/** Whether a header can carry the value: visible ASCII and blanks. */
export function isHeaderValue(value: string): boolean {
  return /^[\t\x20-\x7e]+$/.test(value) && value.length <= 8192;
}

/** Whether a reasoning effort is one word, whichever; the endpoint knows its own. */
export function isEffort(word: string): boolean {
  return /^[\w-]{1,32}$/.test(word);
}

/** Whether a number is in its range. */
export function isInRange(value: number, { min, max, whole }: Range): boolean {
  return value >= min && value <= max && (!whole || Number.isInteger(value));
}

/** Whether all of a tuning can be sent. The form says first what is wrong; this is for all others. */
export function isSoundTuning(tuning: Tuning): boolean {
  const { keyHeader, headers, extraBody, parameters } = tuning;
  const numbers = { ...tuning, ...parameters };
  const names = Object.keys(headers);
  return (
    (keyHeader === '' || findHeaderNameFault(keyHeader) === undefined) &&
    names.every((name) => !findHeaderNameFault(name) && !isSecretHeader(name, keyHeader)) &&
    Object.values(headers).every(isHeaderValue) &&
    new Set(names.map((name) => name.toLowerCase())).size === names.length &&
    (extraBody === '' || findExtraBodyFault(extraBody) === undefined) &&
    (parameters.reasoningEffort === undefined || isEffort(parameters.reasoningEffort)) &&
    Object.entries(tuningRanges).every(([name, range]) => {
      const value = numbers[name as TuningNumber] ?? null;
      return value === null || isInRange(value, range);
    })
  );
}

/** What is wrong with the JSON that is to be added to each request. */
export function findExtraBodyFault(
  json: string,
): 'malformed' | 'not-object' | 'too-long' | undefined {
  if (json.length > extraBodyLimit) return 'too-long';
  try {
    const value: unknown = JSON.parse(json);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? undefined : 'not-object';
  } catch {
    return 'malformed';
  }
}
