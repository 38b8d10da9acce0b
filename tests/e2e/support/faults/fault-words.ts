import type { StringKey } from '../../../../lib/strings/catalogue.ts';
import { toWaitWords } from '../../../../lib/surface/format.ts';
import { createTranslator } from '../../../../lib/strings/translator.ts';
import { say, typed } from '../scenarios.ts';
import type { Fault } from './fault.ts';

/** The sentences of an end, as a person reads them. */
export interface FaultWords {
  title?: string;
  advice?: string;
  marks: string[];
}

const english = createTranslator('en');

/** Puts the words of a row together. `wait` stands for the time that is left or was waited. */
export function toFaultWords(
  fault: Pick<
    Fault,
    'title' | 'advice' | 'marks' | 'status' | 'count' | 'seconds' | 'raw' | 'detail'
  >,
  host: string,
  model: string = typed.model,
  wait: string = toWaitWords((fault.seconds ?? 0) * 1000, english),
): FaultWords {
  const { status, count = 0, raw = '', detail: said = '' } = fault;
  const params = {
    host,
    model,
    status: status === undefined ? '' : say('errors.status', { status }),
    wait,
    waited: wait,
    count,
    raw,
    said,
  };
  const toText = (key: StringKey): string => say(key, params);
  return {
    ...(fault.title && { title: toText(fault.title) }),
    ...(fault.advice && { advice: toText(fault.advice) }),
    marks: (fault.marks ?? []).map(toText),
  };
}
