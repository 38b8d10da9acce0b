import type { Correction } from '../core/connection.ts';
import type { ModelRequest, Refusal } from './adapter.ts';

/** A field that need not be sent, or not so: whether the request would say it, and how a refusal names it. */
export type Correctable = readonly [correction: Correction, wasSet: boolean, named: RegExp];

/** The first of `fields` that the refusal names and that was not corrected before: each correction is tried once. */
export function findCorrection(
  { status, body }: Refusal,
  { corrections }: Pick<ModelRequest, 'corrections'>,
  fields: readonly Correctable[],
): Correction | undefined {
  if (status !== 400 && status !== 422) return undefined;
  return fields.find(
    ([correction, wasSet, named]) =>
      wasSet && !corrections.includes(correction) && named.test(body),
  )?.[0];
}
