import type { Correction } from '../core/connection.ts';
import type { ModelRequest, Refusal } from './adapter.ts';
import { toSayings } from './error-message.ts';
import { isTooLong } from './to-run-error.ts';

/** A field that need not be sent, or not so: whether the request would say it, and how a refusal names it. */
export type Correctable = readonly [
  correction: Correction,
  wasSet: boolean,
  named: Pick<RegExp, 'test'>,
];

/** Of a value: another name would not mend it. */
const ofValue =
  /too (?:large|big|high|small|low)|at (?:most|least)|(?:less|greater|larger|lower|higher|more) than|exceed|maximum|minimum|range|between|invalid value|was reached/i;
/** The same of a number that a model would take if it were another one. */
const ofNumber = /\bnegative\b|must be (?:in|>|<|≥|≤)|(?:<|>)=? ?-?\d|got -?\d/i;
/** Of the name all the same. */
const ofName =
  /unsupported param|unrecognized|unknown|extra (?:inputs|fields)|extra_forbidden|not (?:permitted|allowed)|\buse\b.{1,60}\binstead/i;
/** A rule that holds beside another field: the number itself is good. */
const ofCompany = /\bwhen\b|\bunless\b/i;
/** Corrections that leave a number out which the user chose. */
const numbers: readonly Correction[] = ['without-temperature', 'without-top-p'];

/**
 * The first of `fields` that the refusal names and that was not corrected before: each correction is tried once. Only
 * what the endpoint says of itself counts, not what it echoes. What the user wrote into the body stays as it is.
 */
export function findCorrection(
  { status, body, ownFields = [] }: Refusal,
  { corrections }: Pick<ModelRequest, 'corrections'>,
  fields: readonly Correctable[],
): Correction | undefined {
  if (status !== 400 && status !== 422) return undefined;
  const sayings = toSayings(body);
  if (sayings.some(isTooLong)) return undefined;
  return fields.find(
    ([correction, wasSet, named]) =>
      wasSet &&
      !corrections.includes(correction) &&
      // In quotation marks, as a refusal writes a field.
      !ownFields.some((name) => named.test(`"${name}"`)) &&
      sayings.some((said) => named.test(said) && concerns(correction, said)),
  )?.[0];
}

/**
 * A value that is too large for `max_tokens` is so for its other name, and a temperature out of its range is to be told:
 * left out, the model would answer with another one than the user chose.
 */
function concerns(correction: Correction, said: string): boolean {
  const isNumber = numbers.includes(correction);
  if (!isNumber && correction !== 'other-max-tokens') return true;
  if (isNumber && ofCompany.test(said)) return true;
  return ofName.test(said) || !(ofValue.test(said) || (isNumber && ofNumber.test(said)));
}
