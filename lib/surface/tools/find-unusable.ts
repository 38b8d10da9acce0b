import { dereference, Validator } from '@cfworker/json-schema';
import type { Schema } from '@cfworker/json-schema';
import { toRecord } from '../../core/json.ts';
import { TooMuchWork, toBoundedSchema, withoutIds } from '../../core/schema-limits.ts';

/**
 * Why the validator could not work with a JSON Schema, in its own words: a reference to nowhere or to itself, a pattern that is
 * none. It says so only when arguments come that need that part, and then it is the model that is told.
 */
export function findUnusable(schema: Readonly<Record<string, unknown>>): string | undefined {
  try {
    // It writes into what it is given.
    const copy = structuredClone(withoutIds(schema)) as Schema;
    const known = dereference(copy);
    for (const part of Object.values(known)) {
      if (typeof part === 'boolean') continue;
      const { $ref, __absolute_ref__: whole, pattern, patternProperties } = part;
      if ($ref !== undefined && !(whole ?? $ref in known)) return `$ref: ${$ref}`;
      if (whole !== undefined && !(whole in known)) return `$ref: ${$ref}`;
      for (const each of [pattern ?? [], Object.keys(toRecord(patternProperties) ?? {})].flat()) {
        if (!isPattern(each)) return `pattern: ${each}`;
      }
    }
    new Validator(toBoundedSchema(schema, {}).schema, '2020-12', false).validate({});
    return undefined;
  } catch (cause) {
    if (cause instanceof TooMuchWork) return 'all of it, since it is too much work';
    return cause instanceof Error ? cause.message : String(cause);
  }
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}
