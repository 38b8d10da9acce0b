import { toAdded } from './added.ts';
import { below, tree, type Entry, type Feature } from './support.ts';
import { isNode, toChain, unwrap, visitSource, type SyntaxNode } from './syntax-tree.ts';

const { api, manifest: keys } = tree.webextensions;

/** Whether `api` and `browser` are the extension API in a source, and no variables of other kinds. */
const importsApi = /from '(?:[^']*\/extension-api\.ts|webextension-polyfill)'/;

type Names = readonly string[];

/** A function that gives a part of the API: `chromeSidePanel` gives `sidePanel`. */
export interface Giver {
  readonly name: string;
  /** Undefined where it gives something else, so that it hides one of that name of another source. */
  readonly given: Names | undefined;
  readonly isExported: boolean;
}

/** The functions of a source, with what they give of the extension API. */
export function listGivers(path: string, text: string): readonly Giver[] {
  const givers: Giver[] = [];
  const roots = toRoots(text);
  visitSource(path, text, (node, parent) => {
    if (node.type !== 'FunctionDeclaration') return;
    const { name } = (node['id'] ?? {}) as { name?: string };
    if (name === undefined) return;
    const bound = new Map<string, Names>();
    let given: Names | undefined;
    const body = (node['body'] as { body?: readonly SyntaxNode[] } | null)?.body ?? [];
    for (const statement of body) {
      for (const { id, init } of (statement['declarations'] ?? []) as readonly SyntaxNode[]) {
        const names = toNames(init, roots, bound, new Map());
        const target = id as SyntaxNode;
        if (names && target.type === 'Identifier') bound.set(String(target['name']), names);
      }
      if (statement.type === 'ReturnStatement')
        given ??= toNames(statement['argument'], roots, bound, new Map());
    }
    const isExported = parent?.type === 'ExportNamedDeclaration';
    givers.push({ name, given: given?.length === 1 ? given : undefined, isExported });
  });
  return givers;
}

function toRoots(text: string): ReadonlySet<string> {
  return new Set(importsApi.test(text) ? ['api', 'browser', 'chrome'] : ['chrome']);
}

/** The names below the API that an expression stands for, also behind a cast, a default or a condition. */
function toNames(
  expression: unknown,
  roots: ReadonlySet<string>,
  bound: ReadonlyMap<string, Names>,
  givers: ReadonlyMap<string, Names>,
): Names | undefined {
  const node = unwrap(expression);
  if (!isNode(node)) return undefined;
  const again = (part: unknown) => toNames(part, roots, bound, givers);
  if (node.type === 'ConditionalExpression')
    return again(node['consequent']) ?? again(node['alternate']);
  if (node.type === 'LogicalExpression') return again(node['left']) ?? again(node['right']);
  if (node.type === 'CallExpression') return givers.get((toChain(node['callee']) ?? []).join('.'));
  if (node.type === 'MemberExpression' && node['computed'] !== true) {
    const names = again(node['object']);
    return names && [...names, String((node['property'] as SyntaxNode)['name'])];
  }
  if (node.type !== 'Identifier') return undefined;
  const name = String(node['name']);
  return roots.has(name) ? [] : bound.get(name);
}

/**
 * What a source uses of the extension API: members of `api`, `chrome` and `browser`, of a variable that was made of one,
 * also by destructuring, and of one that a function gave, of this source or exported by `others`. A name that MDN does not have is a feature of no
 * version, unless `added.ts` has it. Not seen: what an event or a method gives (a Port, a tab, an event's `addListener`),
 * members with a computed name, a part of the API that comes as an argument under another name, and fields of options.
 */
export function scanExtensionApi(
  path: string,
  text: string,
  others: readonly Giver[] = [],
): readonly Feature[] {
  const found: Feature[] = [];
  const givers = new Map<string, Names>();
  for (const { name, given } of [
    ...others.filter(({ isExported }) => isExported),
    ...listGivers(path, text),
  ]) {
    if (given) givers.set(name, given);
    else givers.delete(name);
  }
  const roots = toRoots(text);
  const bound = new Map<string, Names>();
  const add = ([area, member]: Names) => {
    if (area === undefined) return;
    const name = member === undefined ? area : `${area}.${member}`;
    const known = member === undefined ? below(api, area) : below(api, area, member);
    const entry = known?.__compat ? known : toAdded(name);
    found.push({ name: `extension ${name}`, place: path, entries: entry ? [entry] : [] });
  };
  visitSource(path, text, (node) => {
    if (node.type === 'VariableDeclarator') {
      const names = toNames(node['init'], roots, bound, givers);
      if (names) bind(node['id'] as SyntaxNode, names);
    }
    if (node.type === 'MemberExpression') add(toNames(node, roots, bound, givers) ?? []);
  });
  return found;

  function bind(target: SyntaxNode, names: Names): void {
    // An own name for the whole API would make every variable of that name one.
    if (target.type === 'Identifier' && names.length > 0) bound.set(String(target['name']), names);
    if (target.type !== 'ObjectPattern') return;
    for (const property of target['properties'] as readonly SyntaxNode[]) {
      const { name } = (property['key'] ?? {}) as { name?: string };
      if (name === undefined || property['computed'] === true) continue;
      add([...names, name]);
      const value = property['value'] as SyntaxNode;
      const inner = value.type === 'AssignmentPattern' ? (value['left'] as SyntaxNode) : value;
      bind(inner, [...names, name]);
    }
  }
}

const lists = [
  ['permissions', 'permissions'],
  ['optional_permissions', 'optional_permissions'],
] as const;

/** The keys of a built manifest, two deep, and the permissions that it names. */
export function scanManifest(
  path: string,
  manifest: Readonly<Record<string, unknown>>,
): readonly Feature[] {
  const found: Feature[] = [];
  const add = (name: string, entry: Entry | undefined) => {
    if (entry?.__compat) found.push({ name: `manifest ${name}`, place: path, entries: [entry] });
  };
  for (const [key, value] of Object.entries(manifest)) {
    add(key, below(keys, key));
    if (typeof value !== 'object' || value === null || Array.isArray(value)) continue;
    for (const [inner, deep] of Object.entries(value)) {
      add(`${key}.${inner}`, below(keys, key, inner));
      if (typeof deep !== 'object' || deep === null) continue;
      for (const last of Object.keys(deep)) {
        add(`${key}.${inner}.${last}`, below(keys, key, inner, last));
      }
    }
  }
  for (const [key, area] of lists) {
    for (const name of (manifest[key] ?? []) as readonly string[]) {
      add(`${key}: ${name}`, below(keys, area, name));
    }
  }
  return found;
}
