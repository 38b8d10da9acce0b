import { below, tree, type Entry, type Feature } from './support.ts';
import { toChain, visitSource } from './syntax-tree.ts';

const { api, javascript } = tree;

/** Objects that everybody reaches by a name of theirs. */
const instances: Readonly<Record<string, string>> = {
  document: 'Document',
  navigator: 'Navigator',
  window: 'Window',
  crypto: 'Crypto',
  performance: 'Performance',
  location: 'Location',
  history: 'History',
  localStorage: 'Storage',
  indexedDB: 'IDBFactory',
};

/** Every entry that a member of that name may be, whatever it is a member of. */
const members = new Map<string, Entry[]>();
for (const owners of [api, javascript.builtins]) {
  for (const owner of Object.values(owners) as Entry[]) {
    for (const [key, entry] of Object.entries(owner) as [string, Entry][]) {
      const name = key.replace(/_(?:static|event)$/, '');
      if (!entry.__compat || name.includes('_')) continue;
      const list = members.get(name) ?? [];
      list.push(entry);
      members.set(name, list);
    }
  }
}

function findGlobal(name: string): Entry | undefined {
  const found = below(javascript.builtins, name) ?? below(api, name);
  return found?.__compat ? found : undefined;
}

function findMember(owner: string, name: string): Entry | undefined {
  const instance = Object.hasOwn(instances, owner) ? instances[owner] : undefined;
  if (instance !== undefined) return below(api, instance, name);
  return (
    below(javascript.builtins, owner, name) ??
    below(api, owner, `${name}_static`) ??
    below(api, owner, name)
  );
}

/** The names that a script gives to members of its own objects. */
export function listOwnNames(path: string, text: string): readonly string[] {
  const own: string[] = [];
  visitSource(path, text, (node) => {
    const isMember = /^(?:Property|MethodDefinition|PropertyDefinition)$/.test(node.type);
    const key = node['key'] as { name?: string } | undefined;
    if (isMember && node['computed'] !== true && key?.name !== undefined) own.push(key.name);
    const target = node['left'] as { type: string; property?: { name?: string } } | undefined;
    if (node.type !== 'AssignmentExpression' || target?.type !== 'MemberExpression') return;
    if (target.property?.name !== undefined) own.push(target.property.name);
  });
  return own;
}

/** Functions and classes that a script calls by names of its own: a minifier gives any of two letters, as that of `window.ML`. */
function listDeclared(path: string, text: string): ReadonlySet<string> {
  const names = new Set<string>();
  visitSource(path, text, (node) => {
    if (!/^(?:FunctionDeclaration|ClassDeclaration|VariableDeclarator)$/.test(node.type)) return;
    const { name } = (node['id'] ?? {}) as { name?: string };
    if (name !== undefined) names.add(name);
  });
  return names;
}

/**
 * What a script uses of the language's objects and of the web's. A method of an object whose kind cannot be told is every
 * entry of that name: it counts as missing only where none of them is old enough. One that `own` names may be ours, and is
 * not looked at.
 */
export function scanScript(
  path: string,
  text: string,
  own: ReadonlySet<string>,
): readonly Feature[] {
  const found = new Map<string, Feature>();
  const add = (name: string, entries: readonly (Entry | undefined)[]) => {
    const known = entries.filter((entry) => entry?.__compat !== undefined) as Entry[];
    if (known.length > 0 && !found.has(name))
      found.set(name, { name, place: path, entries: known });
  };
  const declared = listDeclared(path, text);
  visitSource(path, text, (node, parent) => {
    if (node.type === 'NewExpression' || node.type === 'CallExpression') {
      const [name, ...rest] = toChain(node['callee']) ?? [];
      if (name !== undefined && rest.length === 0 && !declared.has(name))
        add(name, [findGlobal(name)]);
    }
    if (node.type !== 'MemberExpression' || node['computed'] === true) return;
    const chain = toChain(node);
    const name = String((node['property'] as { name?: string }).name);
    if (chain?.length === 2 && chain[0] !== undefined) {
      const [owner] = chain;
      const member = findMember(owner, name);
      if (member) {
        add(owner, [findGlobal(owner)]);
        add(`${owner}.${name}`, [member]);
        return;
      }
    }
    const isCalled = parent?.type === 'CallExpression' && parent['callee'] === node;
    if (isCalled && !own.has(name)) add(`.${name}()`, members.get(name) ?? []);
  });
  return [...found.values()];
}
