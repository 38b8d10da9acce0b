import { toRecord } from '../core/json.ts';

/** A schema with more of either is not meant for arguments. */
const mostNodes = 20_000;
const mostDepth = 100;
const longestPattern = 500;
/** `a?a?a?…` is tried in all ways. */
const mostChoices = 10;

/** Whether a value is nested deeper than that. */
export function isDeeper(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth === 0 || Object.values(value).some((inner) => isDeeper(inner, depth - 1));
}

/**
 * A copy of a schema, since the validator writes into what it is given, without patterns that could take for ever: a
 * server names them, and no pattern that runs can be stopped. What they would have refused is refused by that server.
 * Throws where it has no end that is worth waiting for.
 */
export function withoutSlowPatterns(schema: Readonly<Record<string, unknown>>) {
  let nodes = 0;
  const copy = (value: unknown, depth: number): unknown => {
    nodes += 1;
    if (nodes > mostNodes || depth > mostDepth) throw new RangeError('it is too large');
    if (Array.isArray(value)) return value.map((inner) => copy(inner, depth + 1));
    const record = toRecord(value);
    if (!record) return value;
    const kept = Object.entries(record).map(([key, inner]) => [key, copy(inner, depth + 1)]);
    return withoutSlow(Object.fromEntries(kept) as Record<string, unknown>);
  };
  return copy(schema, 0) as Record<string, unknown>;
}

/** A property may be called `pattern`, and is no text then. */
function withoutSlow(node: Record<string, unknown>): Record<string, unknown> {
  if (typeof node['pattern'] === 'string' && !isQuick(node['pattern'])) delete node['pattern'];
  // Each item is held against each other one.
  if (typeof node['uniqueItems'] === 'boolean') delete node['uniqueItems'];
  const byPattern = toRecord(node['patternProperties']);
  if (byPattern && !Object.keys(byPattern).every(isQuick)) {
    // What it named would be counted as additional.
    for (const key of ['patternProperties', 'additionalProperties', 'unevaluatedProperties'])
      delete node[key];
  }
  return node;
}

/** Whether a pattern surely ends in no more than the square of a text's length. */
function isQuick(pattern: string): boolean {
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
  return choices <= mostChoices && repeats + (bare.startsWith('^') ? 0 : 1) <= 2;
}
