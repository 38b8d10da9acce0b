import { Validator } from '@cfworker/json-schema';
import { jsonrepair } from 'jsonrepair';
import { parseJson, parseRecord } from '../../core/json.ts';
import { TooMuchWork } from '../../core/schema-limits.ts';

/** Where something does not fit its schema, and why, in the validator's words. */
export interface Misfit {
  place: string;
  fault: string;
}

/** An answer that is to be JSON, as far as it can be read. */
export type Structured =
  /** It may still grow. */
  | { state: 'growing'; value: unknown }
  | { state: 'valid'; value: unknown }
  /** Whole JSON that does not fit its schema. */
  | { state: 'misfit'; value: unknown; faults: Misfit[] }
  /** No JSON, or not all of it. `value` is what could be read, undefined where nothing could. */
  | { state: 'broken'; value: unknown };

/** Faults that only say that there is another one: around it, or that nothing is allowed where something is. */
const around: readonly string[] = ['properties', 'items', 'false'];

/** So many faults say enough. */
const toldFaults = 5;

/** Reads what has come, while more is on its way. */
export function readGrowing(text: string): Structured {
  return { state: 'growing', value: readPart(toBare(text)) };
}

/** Reads the whole of it, and holds it to its schema. */
export function readWhole(text: string, schemaText: string): Structured {
  const bare = toBare(text);
  const value = parseJson(bare);
  if (value === undefined) return { state: 'broken', value: readPart(bare) };
  const schema = parseRecord(schemaText);
  if (!schema) return { state: 'valid', value };
  const faults = findMisfits(schema, value);
  return faults.length === 0 ? { state: 'valid', value } : { state: 'misfit', value, faults };
}

/**
 * Holds a value to its schema. That is a stranger's too: one that points to nowhere makes the validator throw. Throws
 * {@link TooMuchWork} where the schema counts, and nothing else.
 */
export function findMisfits(schema: Record<string, unknown>, value: unknown): Misfit[] {
  try {
    const { valid, errors } = new Validator(schema, '2020-12', false).validate(value);
    if (valid) return [];
    // What is inside says more than that something around it is wrong as well.
    const inner = errors.filter(({ keyword }) => !around.includes(keyword));
    return (inner.length > 0 ? inner : errors)
      .slice(0, toldFaults)
      .map(({ instanceLocation, error }) => ({ place: instanceLocation, fault: error }));
  } catch (cause) {
    if (cause instanceof TooMuchWork) throw cause;
    return [{ place: '#', fault: String(cause) }];
  }
}

/** What is there of it, its open ends closed. Of words alone one string would come, so these are left alone. */
function readPart(text: string): unknown {
  if (!/^[[{]/.test(text)) return undefined;
  try {
    return parseJson(jsonrepair(text));
  } catch {
    return undefined;
  }
}

/** Without the fence and the white space that models put around JSON, also where it is told not to. */
export function toBare(text: string): string {
  return text
    .trim()
    .replace(/^```\w*\s*/, '')
    .replace(/\s*```$/, '');
}
