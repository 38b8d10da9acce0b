import { toRecord } from './json.ts';

/** A schema with more of either is not meant for arguments. */
const mostNodes = 20_000;
const mostDepth = 100;
/** How much may be looked at for one check; a part of a schema held to a part of the arguments is one, or some microseconds. */
const mostWork = 12_000;
/** How much for the calls of one round together. */
const mostRoundWork = 10 * mostWork;
/** What of a text, or of a list, is as much work as that. */
const stepsPerWork = 400;
/** What one field of an object is. */
const fieldWork = 0.05;
const longestPattern = 500;
/** Longer texts are held to no pattern that may take the square of their length. */
const shortText = 1_000;
/** So many choices in a pattern double its ways again and again. */
const fewChoices = 4;
const mostChoices = 10;

/** What is left to the checks of one round. */
export interface RoundWork {
  left: number;
}

/** As much as one round may take. */
export function createRoundWork(): RoundWork {
  return { left: mostRoundWork };
}

/** What a schema is held to is more than anybody waits for. */
export class TooMuchWork extends Error {}

/** Whether a value is nested deeper than that. */
export function isDeeper(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth === 0 || Object.values(value).some((inner) => isDeeper(inner, depth - 1));
}

/** A list or a record with something else for each that is right in it, the record as `wrap` has it; anything else as it is. */
function mapInner(
  value: unknown,
  to: (inner: unknown, key: string) => unknown,
  wrap = (record: Record<string, unknown>): unknown => record,
): unknown {
  if (Array.isArray(value)) return value.map((inner) => to(inner, ''));
  const record = toRecord(value);
  if (!record) return value;
  return wrap(
    Object.fromEntries(Object.entries(record).map(([key, inner]) => [key, to(inner, key)])),
  );
}

/**
 * A schema without the names that its parts give themselves: the validator goes through each such part twice before it looks at
 * anything, and through those in it twice as often. `isNames`: keys are no keywords but names, such as those of properties.
 */
export function withoutIds(part: unknown, isNames = false): unknown {
  return mapInner(part, (inner, key) => {
    if (isNames) return withoutIds(inner);
    if (/^\$?id$/.test(key)) return undefined;
    if (/^(?:const|enum)$/.test(key)) return inner;
    return withoutIds(
      inner,
      /^(?:\$defs|definitions|(?:patternP|p)roperties|dependentSchemas)$/.test(key),
    );
  });
}

/**
 * Copies of a schema and of the `value` to hold to it, since the validator writes into what it is given. They count how often each
 * part is looked at, and how many fields are gone through for it, and throw {@link TooMuchWork}: parts refer to each other, are
 * looked at for each item, and what runs cannot be stopped. The schema has no patterns that could take for ever: those are for
 * who gave the schema to check. Throws where the schema itself is too large. All of it is taken off `round`, which one check may
 * leave with less than nothing.
 */
export function toBoundedSchema(
  schema: Readonly<Record<string, unknown>>,
  value: unknown,
  round = createRoundWork(),
) {
  const most = measure(value);
  let nodes = 0;
  let left = mostWork;
  const spend = (work: number) => {
    left -= work;
    round.left -= work;
    if (left < 0) throw new TooMuchWork();
  };
  const copy = (value: unknown, depth: number): unknown => {
    nodes += 1;
    round.left -= 1;
    if (nodes > mostNodes || depth > mostDepth) throw new RangeError('it is too large');
    return mapInner(
      value,
      (inner) => copy(inner, depth + 1),
      (record) => {
        const node = withoutSlow(record, most.longest);
        const work = toWork(node, most);
        const { $recursiveAnchor } = node;
        // The validator reads this of each part that it looks at, whatever is in it.
        return Object.defineProperty(node, '$recursiveAnchor', {
          get() {
            spend(work);
            return $recursiveAnchor;
          },
        });
      },
    );
  };
  /** The validator goes through the fields of an object for each part that it is held to, whatever is asked of them. */
  const count = (value: unknown): unknown =>
    mapInner(
      value,
      count,
      (record) =>
        new Proxy(record, {
          ownKeys(fields) {
            const keys = Object.keys(fields);
            spend(keys.length * fieldWork);
            return keys;
          },
        }),
    );
  return { schema: copy(withoutIds(schema), 0) as Record<string, unknown>, value: count(value) };
}

/** The most that there is to look at in one place. */
interface Most {
  /** Characters of a text. */
  longest: number;
  items: number;
  fields: number;
}

function measure(value: unknown, most: Most = { longest: 0, items: 0, fields: 0 }): Most {
  if (typeof value === 'string') most.longest = Math.max(most.longest, value.length);
  if (typeof value !== 'object' || value === null) return most;
  const all = Array.isArray(value) ? value : [Object.keys(value), ...Object.values(value)];
  const of = Array.isArray(value) ? 'items' : 'fields';
  most[of] = Math.max(most[of], all.length);
  for (const inner of all) measure(inner, most);
  return most;
}

/** What looking at one part is, without the parts in it. */
function toWork(node: Record<string, unknown>, { longest, items, fields }: Most): number {
  let steps = stepsPerWork;
  for (const [key, inner] of Object.entries(node)) {
    // Said whole in what is wrong, or gone through.
    if (inner instanceof Object)
      steps +=
        100 * Object.keys(inner).length +
        (/^(?:const|enum)$/.test(key) ? JSON.stringify(inner).length : 0);
    // Nothing counts of how many items that is said.
    if (typeof inner === 'boolean' && key.endsWith('tems')) steps += 100 * items;
    if (key.endsWith('Length')) steps += longest;
    if (key === 'pattern') steps += longest * (longest > shortText ? 1 : longest);
    if (key === 'patternProperties')
      steps += fields * longest * Object.keys(inner as object).length;
  }
  return steps / stepsPerWork;
}

/** A property may be called `pattern`, and is no text then. */
function withoutSlow(node: Record<string, unknown>, longest: number): Record<string, unknown> {
  const { pattern, format } = node;
  if (typeof pattern === 'string' && !isQuick(pattern, longest)) delete node['pattern'];
  // These are patterns too, of the validator; one of them knows no end.
  if (typeof format === 'string' && (format === 'url' || longest > shortText))
    delete node['format'];
  // Each item is held against each other one.
  if (typeof node['uniqueItems'] === 'boolean') delete node['uniqueItems'];
  const byPattern = toRecord(node['patternProperties']);
  if (byPattern && !Object.keys(byPattern).every((each) => isQuick(each, longest))) {
    // What it named would be counted as additional.
    for (const key of ['patternProperties', 'additionalProperties', 'unevaluatedProperties'])
      delete node[key];
  }
  return node;
}

/** Whether a pattern surely ends in no more than a text's length, or its square where it is short. */
function isQuick(pattern: string, longest: number): boolean {
  if (pattern.length > longestPattern) return false;
  // What is escaped and what is a class stand for one character each.
  const bare = pattern
    .replaceAll(/\\[pP]\{[^}]*\}|\\[dDwWsSbBtnrfv./\\^$()[\]{}+*?|-]/g, 'x')
    .replaceAll(/\[[^\]]*\]/g, 'x');
  // Back references, and whatever else is rare.
  if (bare.includes('\\') || /\(\?<?[=!]/.test(bare)) return false;
  // A group that comes again and again.
  if (/\)(?:[*+]|\{)/.test(bare)) return false;
  const choices = bare.match(/[?|]/g)?.length ?? 0;
  const repeats = bare.match(/[*+]|\{\d*,\d*\}/g)?.length ?? 0;
  const power = repeats + (bare.startsWith('^') ? 0 : 1) + (choices > fewChoices ? 1 : 0);
  return choices <= mostChoices && power <= (longest > shortText ? 1 : 2);
}
