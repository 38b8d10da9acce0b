import * as v from 'valibot';
import { toRecord } from '../core/json.ts';

/** A stranger's object, none of whose fields can be relied on. */
export type Loose = Readonly<Record<string, unknown>>;

/** An object, also instead of what is none. */
export function toLoose(value: unknown): Loose {
  return toRecord(value) ?? {};
}

/** Whether a value is an object with fields. */
export function isLoose(value: unknown): value is Loose {
  return toRecord(value) !== undefined;
}

const momentSchema = v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15));

/** A moment in whole ms, or `fallback` instead of what is none. `unit` is how many ms the number counts in. */
export function toMs(value: unknown, unit: number, fallback: number): number {
  const ms = typeof value === 'number' ? Math.round(value * unit) : Number.NaN;
  return v.is(momentSchema, ms) ? ms : fallback;
}
