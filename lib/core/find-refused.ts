import { toRecord } from './json.ts';

/** What some providers refuse at the top of the schema of a tool's arguments, and with it the whole question. */
export const refusedAtTop = ['allOf', 'anyOf', 'oneOf', 'not', 'enum'] as const;
/** How all of them let a property be called. */
const propertyName = /^[\w.-]{1,64}$/;
const deepest = 100;
/** Of which the keys are names, and the values schemas. */
const bySchemas = [
  'properties',
  '$defs',
  'definitions',
  'dependentSchemas',
  'dependencies',
  'patternProperties',
];
/** Values, and no schemas. */
const values = ['const', 'default', 'enum', 'examples'];

/** The part of a tool's schema for which some providers refuse each question that offers it; undefined where there is none. */
export function findRefused(schema: Readonly<Record<string, unknown>>): string | undefined {
  return refusedAtTop.find((key) => Object.hasOwn(schema, key)) ?? findName(schema, deepest);
}

function findName(part: unknown, depth: number): string | undefined {
  if (typeof part !== 'object' || part === null) return undefined;
  // Nobody means it, and looking on could end in an overflow.
  if (depth === 0) return '…';
  for (const [key, inner] of Object.entries(part)) {
    const named = bySchemas.includes(key) ? toRecord(inner) : undefined;
    if (key === 'properties' && named) {
      const odd = Object.keys(named).find((name) => !propertyName.test(name));
      if (odd !== undefined) return `properties: ${odd}`;
    }
    if (values.includes(key)) continue;
    const parts = named ? Object.values(named) : [inner];
    for (const each of parts) {
      const found = findName(each, depth - 1);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}
