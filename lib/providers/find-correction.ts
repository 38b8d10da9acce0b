import type { Correction } from '../core/connection.ts';
import type { Refusal } from './adapter.ts';

/** A field that need not be sent, or not so. */
export interface Correctable {
  correction: Correction;
  /** Whether this request did send it. */
  isSent: boolean;
  /** How a refusal names it. */
  named: RegExp;
}

/** The first of `fields` that was sent and that the refusal names. */
export function findCorrection(
  { status, body }: Refusal,
  fields: readonly Correctable[],
): Correction | undefined {
  if (status !== 400 && status !== 422) return undefined;
  return fields.find(({ isSent, named }) => isSent && named.test(body))?.correction;
}
