import { defaultTuning, dialects } from '../core/connection.ts';
import type { Tuning } from '../core/connection.ts';
import {
  findExtraBodyFault,
  findHeaderNameFault,
  isEffort,
  isInRange,
  tuningRanges,
  type HeaderNameFault,
  type TuningNumber,
} from '../core/tuning-rules.ts';
import { readHeaders, toHeaderLines, type HeadersFault } from './header-lines.ts';

/** The fields of the form that make up a {@link Tuning}, in the order of the page. */
export const tuningFields = [
  'dialect',
  'keyHeader',
  'headers',
  'extraBody',
  'temperature',
  'topP',
  'maxTokens',
  'reasoningEffort',
  'withoutOrigin',
  'whole',
  'retries',
  'firstByteSeconds',
  'idleSeconds',
  'payloadSeconds',
  'windowTokens',
] as const;

/** One of {@link tuningFields}. */
export type TuningField = (typeof tuningFields)[number];

/** What is typed in each. `dialect` is '' for the provider's own; `whole` and `withoutOrigin` are 'yes' or ''. */
export type TuningTexts = Record<TuningField, string>;

/** What is wrong, by field. */
export interface TuningFaults extends Partial<Record<TuningNumber, 'range' | undefined>> {
  keyHeader?: HeaderNameFault | undefined;
  headers?: HeadersFault | undefined;
  extraBody?: ReturnType<typeof findExtraBodyFault>;
  reasoningEffort?: 'not-a-word' | undefined;
}

/** A tuning as the form shows it. */
export function toTuningTexts(tuning: Tuning): TuningTexts {
  const { parameters } = tuning;
  return {
    dialect: tuning.dialect ?? '',
    keyHeader: tuning.keyHeader,
    headers: toHeaderLines(tuning.headers),
    extraBody: tuning.extraBody,
    temperature: toNumberText(parameters.temperature),
    topP: toNumberText(parameters.topP),
    maxTokens: toNumberText(parameters.maxTokens),
    reasoningEffort: parameters.reasoningEffort ?? '',
    withoutOrigin: tuning.withoutOrigin ? 'yes' : '',
    whole: tuning.stream ? '' : 'yes',
    retries: String(tuning.retries),
    firstByteSeconds: toNumberText(tuning.firstByteSeconds),
    idleSeconds: toNumberText(tuning.idleSeconds),
    payloadSeconds: toNumberText(tuning.payloadSeconds),
    windowTokens: toNumberText(tuning.windowTokens),
  };
}

/**
 * The tuning that texts stand for, and what is wrong with them; a field with a fault counts as empty. `ownKeyHeader` is
 * where the key goes when the form names no header for it.
 */
export function readTuning(
  texts: TuningTexts,
  ownKeyHeader: string,
): { tuning: Tuning; faults: TuningFaults } {
  const faults: TuningFaults = {};
  const readNumber = (field: TuningNumber): number | undefined => {
    const text = texts[field].trim();
    if (text === '') return undefined;
    // Half of Europe writes the point as a comma.
    const value = /^\d*[.,]?\d+$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
    if (isInRange(value, tuningRanges[field])) return value;
    faults[field] = 'range';
    return undefined;
  };

  const keyHeader = texts.keyHeader.trim();
  if (keyHeader !== '') faults.keyHeader = findHeaderNameFault(keyHeader);
  const headers = readHeaders(texts.headers, keyHeader || ownKeyHeader);
  if ('fault' in headers) faults.headers = headers.fault;
  const extraBody = texts.extraBody.trim();
  if (extraBody !== '') faults.extraBody = findExtraBodyFault(extraBody);
  const reasoningEffort = texts.reasoningEffort.trim();
  if (reasoningEffort !== '' && !isEffort(reasoningEffort)) faults.reasoningEffort = 'not-a-word';

  const tuning: Tuning = {
    dialect: dialects.find((dialect) => dialect === texts.dialect) ?? null,
    keyHeader: faults.keyHeader ? '' : keyHeader,
    headers: 'fault' in headers ? {} : headers.headers,
    extraBody: faults.extraBody ? '' : extraBody,
    parameters: toSet({
      temperature: readNumber('temperature'),
      topP: readNumber('topP'),
      maxTokens: readNumber('maxTokens'),
      reasoningEffort: faults.reasoningEffort ? '' : reasoningEffort,
    }),
    withoutOrigin: texts.withoutOrigin !== '',
    stream: texts.whole === '',
    retries: readNumber('retries') ?? defaultTuning.retries,
    firstByteSeconds: readNumber('firstByteSeconds') ?? null,
    idleSeconds: readNumber('idleSeconds') ?? null,
    payloadSeconds: readNumber('payloadSeconds') ?? null,
    windowTokens: readNumber('windowTokens') ?? null,
  };
  return { tuning, faults };
}

/** Only what was set: a parameter that is absent is not sent. */
function toSet(parameters: Tuning['parameters']): Tuning['parameters'] {
  const set = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(set);
}

function toNumberText(value: number | null | undefined): string {
  return typeof value === 'number' ? String(value) : '';
}
