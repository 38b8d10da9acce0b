import { below, tree, type Entry, type Feature } from './support.ts';

const { css } = tree;

/** Every entry of a tree by its name, for functions: MDN files them below the types that they give. */
function collect(root: Entry, into: Map<string, Entry[]>): void {
  for (const [name, entry] of Object.entries(root) as [string, Entry][]) {
    if (name === '__compat' || typeof entry !== 'object' || entry === null) continue;
    if (entry.__compat) into.set(name, [...(into.get(name) ?? []), entry]);
    collect(entry, into);
  }
}

const functions = new Map<string, Entry[]>();
collect(css.types, functions);
collect(css.properties, functions);

/** Text in quotes and addresses, in which nothing is looked for. */
const opaque = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|url\([^)]*\)|\/\*[\s\S]*?\*\//g;

/**
 * What a style sheet uses: rules, media features, selectors, properties, their keywords and functions. What stands in
 * `@supports` asks first, and is not looked at.
 */
export function scanStyles(path: string, text: string): readonly Feature[] {
  const found = new Map<string, Feature>();
  const add = (name: string, entries: readonly (Entry | undefined)[]) => {
    const known = entries.filter((entry) => entry?.__compat !== undefined) as Entry[];
    if (known.length > 0 && !found.has(name))
      found.set(name, { name, place: path, entries: known });
  };

  const declare = (property: string, value: string): void => {
    const entry = below(css.properties, property);
    add(`${property}:`, [entry]);
    for (const [, word = ''] of value.matchAll(/(?<![\w-])([a-z][a-z-]+)(?![\w(-])/g)) {
      add(`${property}: ${word}`, [below(entry, word)]);
    }
    for (const [, name = ''] of value.matchAll(/(?<![\w-])([a-z][a-z0-9-]*)\(/g)) {
      add(`${name}()`, functions.get(name) ?? []);
    }
  };

  const select = (prelude: string, depth: number): void => {
    for (const [, name = ''] of prelude.matchAll(/:{1,2}([a-z-]+)/g)) {
      add(`:${name}`, [below(css.selectors, name)]);
    }
    if (depth > 0 && /&|^[>+~]/.test(prelude)) add('nesting', [below(css.selectors, 'nesting')]);
  };

  const rule = (prelude: string): void => {
    const name = /^@([a-z-]+)/.exec(prelude)?.[1] ?? '';
    const entry = below(css['at-rules'], name);
    add(`@${name}`, [entry]);
    for (const [, feature = ''] of prelude.matchAll(/\(\s*([a-z-]+)/g)) {
      add(`@${name} (${feature})`, [below(entry, feature)]);
    }
  };

  /** Reads one block from `start` to its end, and gives the place behind it. */
  const source = text.replaceAll(opaque, ' ');
  const read = (start: number, depth: number, skip: boolean): number => {
    let begin = start;
    for (let at = start; at < source.length; at += 1) {
      const sign = source[at];
      if (sign !== '{' && sign !== '}' && sign !== ';') continue;
      const piece = source.slice(begin, at).trim();
      if (sign === '{') {
        const isGuarded = skip || piece.startsWith('@supports');
        if (piece.startsWith('@')) rule(piece);
        else if (!skip) select(piece, depth);
        at = read(at + 1, piece.startsWith('@') ? depth : depth + 1, isGuarded);
      } else {
        const [, property, value = ''] = /^([a-z][a-z-]*)\s*:(.*)$/s.exec(piece) ?? [];
        if (property !== undefined && !skip) declare(property, value);
        if (sign === '}') return at;
      }
      begin = at + 1;
    }
    return source.length;
  };
  read(0, 0, false);
  return [...found.values()];
}
