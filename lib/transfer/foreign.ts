import * as v from 'valibot';

/** A stranger's object, none of whose fields can be relied on. */
export type Loose = Readonly<Record<string, unknown>>;

/** An object, also instead of what is none. */
export function toLoose(value: unknown): Loose {
  return isLoose(value) ? value : {};
}

/** Whether a value is an object with fields. */
export function isLoose(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A list, also instead of what is none. */
export function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A text, '' instead of what is none. */
export function toText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

const momentSchema = v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15));

/** A moment in whole ms, or `fallback` instead of what is none. `unit` is how many ms the number counts in. */
export function toMs(value: unknown, unit: number, fallback: number): number {
  const ms = typeof value === 'number' ? Math.round(value * unit) : Number.NaN;
  return v.is(momentSchema, ms) ? ms : fallback;
}
