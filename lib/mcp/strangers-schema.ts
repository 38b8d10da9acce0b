import { removeHidden } from '../core/hidden-characters.ts';
import { toList, toRecord } from '../core/json.ts';
import type { ServerTool } from '../core/tool-server.ts';
import { findRefused, refusedAtTop } from '../core/find-refused.ts';
import { descriptionLimit, toWords } from './strangers-words.ts';

type Schema = Readonly<Record<string, unknown>>;

/** What a schema may unfold to when every reference in it is followed. */
const mostNodes = 5_000;
const deepest = 60;
/** In characters of JSON: each is paid for with each request. */
const longest = 50_000;

/**
 * What is kept. All else goes: regular expressions, names of parts by which a reference could lead elsewhere, `uniqueItems`,
 * which holds each item against each other one, and what nobody knows, where any number of words could stand.
 */
const kept = new Set(
  (
    '$ref $defs definitions type const default enum examples required title description deprecated readOnly writeOnly nullable ' +
    'properties additionalProperties unevaluatedProperties propertyNames minProperties maxProperties ' +
    'dependencies dependentRequired dependentSchemas ' +
    'items prefixItems additionalItems unevaluatedItems contains minContains maxContains minItems maxItems ' +
    'minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength ' +
    'allOf anyOf oneOf not if then else'
  ).split(' '),
);
/** Of which the keys are names that the stranger has chosen, and the values schemas. */
const bySchemas = new Set([
  'properties',
  '$defs',
  'definitions',
  'dependentSchemas',
  'dependencies',
]);
/** What is told to a model. */
const words = new Set(['description', 'title']);
/** Values, and no schemas. */
const values = new Set(['const', 'default', 'enum', 'examples', 'required', 'dependentRequired']);

/** The schema of a tool without arguments, and in the place of one that cannot be used. */
export const anyObject: Schema = { type: 'object', properties: {} };

/** What is not kept though it would refuse arguments. */
const rules = new Set(['pattern', 'patternProperties', 'uniqueItems']);

/**
 * A stranger's JSON Schema, made harmless: without regular expressions, of which one is enough to keep a thread busy for
 * ever, and without references that lead nowhere, in a circle, or unfold to more than anybody reads. What is no object's, or
 * does not fit these bounds, is {@link anyObject}: the server looks at its arguments itself. `left` says what is not in it.
 */
export function readSchema(given: unknown): Pick<ServerTool, 'schema' | 'left'> {
  const none = { schema: anyObject, left: 'schema' } as const;
  let left: ServerTool['left'];

  /** Throws where it is nested too deep. */
  const clean = (value: unknown, depth: number): unknown => {
    if (depth > deepest) throw new RangeError('nested too deep');
    if (Array.isArray(value)) return value.map((item) => clean(item, depth + 1));
    const record = toRecord(value);
    if (!record) return toSeen(value, depth);
    const keys = Object.keys(record);
    if (keys.some((key) => rules.has(key))) left = 'rules';
    return Object.fromEntries(
      keys
        .filter((key) => kept.has(key))
        .map((key) => [key, cleanField(key, record[key], depth + 1)]),
    );
  };

  const cleanField = (key: string, inner: unknown, depth: number): unknown => {
    if (values.has(key)) return toSeen(inner, depth);
    if (words.has(key) && typeof inner === 'string') return toWords(inner, descriptionLimit);
    const named = bySchemas.has(key) ? toRecord(inner) : undefined;
    if (!named) return clean(inner, depth);
    return Object.fromEntries(
      Object.entries(named).map(([name, part]) => [removeHidden(name), clean(part, depth)]),
    );
  };

  try {
    const cleaned = toRecord(clean(given, 0));
    if (!cleaned || !isBounded(cleaned) || JSON.stringify(cleaned).length > longest) return none;
    // Some providers refuse an object of which no property is told.
    if ((cleaned['type'] ?? 'object') !== 'object') return none;
    return { schema: { ...anyObject, ...cleaned }, ...(left && { left }) };
  } catch {
    // Nested deeper than anybody means it.
    return none;
  }
}

/**
 * The same for arguments, of which a schema goes to providers: what some of them refuse at its top is merged into its properties,
 * and one with properties of names that they refuse is none. One such tool would cost each question its answer.
 */
export function readArguments(given: unknown): Pick<ServerTool, 'schema' | 'left'> {
  const read = readSchema(given);
  const isRefused = refusedAtTop.some((key) => Object.hasOwn(read.schema, key));
  const schema = isRefused ? toFlat(read.schema, read.schema) : read.schema;
  // A reference may have led to what was merged, and what one led to stands here once more.
  const isFit = isBounded(schema) && JSON.stringify(schema).length <= longest;
  if (!isFit || findRefused(schema) !== undefined) return { schema: anyObject, left: 'schema' };
  return isRefused ? { schema, left: 'rules' } : read;
}

/** A schema without choices at its top: with the properties of all of them, required where they are in each case. */
function toFlat(root: Schema, part: Schema): Schema {
  const flat: Record<string, unknown> = { ...part };
  const required = new Set(toList(part['required']));
  const found = new Map<string, Map<string, unknown>>();
  for (const key of refusedAtTop) {
    delete flat[key];
    if (!key.endsWith('Of')) continue;
    for (const choice of toList(part[key])) {
      const $ref = toRecord(choice)?.['$ref'];
      const target = typeof $ref === 'string' ? find(root, $ref) : choice;
      const branch = toFlat(root, toRecord(target) ?? {});
      for (const [name, inner] of Object.entries(toRecord(branch['properties']) ?? {})) {
        const ways = found.get(name) ?? new Map<string, unknown>();
        found.set(name, ways.set(JSON.stringify(inner), inner));
      }
      if (key === 'allOf') for (const name of toList(branch['required'])) required.add(name);
    }
  }
  // It counted what a choice names too.
  delete flat['unevaluatedProperties'];
  const merged = [...found].map(([name, ways]) => [
    name,
    ways.size === 1 ? [...ways.values()][0] : { anyOf: [...ways.values()] },
  ]);
  flat['properties'] = { ...Object.fromEntries(merged), ...toRecord(part['properties']) };
  if (required.size > 0) flat['required'] = [...required];
  return flat;
}

/** A value without what nobody sees in any of its words. Throws where it is nested too deep. */
function toSeen(value: unknown, depth: number): unknown {
  if (depth > deepest) throw new RangeError('nested too deep');
  if (typeof value === 'string') return removeHidden(value);
  if (Array.isArray(value)) return value.map((item) => toSeen(item, depth + 1));
  const record = toRecord(value);
  if (!record) return value;
  return Object.fromEntries(
    Object.entries(record).map(([key, inner]) => [removeHidden(key), toSeen(inner, depth + 1)]),
  );
}

/** Whether every reference leads to a part of the schema, and all that it unfolds to is little. Circles are cut open. */
function isBounded(root: Schema): boolean {
  const sizes = new Map<object, number>();
  const open = new Set<object>();
  let isSound = true;
  const size = (value: unknown): number => {
    if (typeof value !== 'object' || value === null) return 1;
    const known = sizes.get(value);
    if (known !== undefined) return known;
    open.add(value);
    let sum = 1;
    for (const [key, inner] of Object.entries(value)) {
      sum += size(inner);
      if (key !== '$ref') continue;
      const target = typeof inner === 'string' ? find(root, inner) : undefined;
      if (target === undefined) isSound = false;
      // What is in there, whatever it is, the server alone knows.
      else if (open.has(target)) Reflect.deleteProperty(value, '$ref');
      else sum += size(target);
    }
    open.delete(value);
    sizes.set(value, Math.min(sum, mostNodes + 1));
    return sum;
  };
  return size(root) <= mostNodes && isSound;
}

/** What a reference within the schema leads to. */
function find(root: Schema, reference: string): object | undefined {
  if (reference === '#') return root;
  if (!reference.startsWith('#/')) return undefined;
  let place: unknown = root;
  for (const step of reference.slice(2).split('/')) {
    const key = decode(step).replaceAll('~1', '/').replaceAll('~0', '~');
    const isThere = typeof place === 'object' && place !== null && Object.hasOwn(place, key);
    place = isThere ? Reflect.get(place as object, key) : undefined;
  }
  return typeof place === 'object' && place !== null ? place : undefined;
}

function decode(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}
