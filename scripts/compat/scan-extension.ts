import { below, tree, type Entry, type Feature } from './support.ts';
import { toChain, visitSource } from './syntax-tree.ts';

const { api, manifest: keys } = tree.webextensions;

/** What a source uses of the extension API, by the names under which lib/browser has it. */
export function scanExtensionApi(path: string, text: string): readonly Feature[] {
  const found: Feature[] = [];
  visitSource(path, text, (node) => {
    const [root, area, member] = (node.type === 'MemberExpression' && toChain(node)) || [];
    if (root === undefined || !['api', 'chrome', 'browser'].includes(root)) return;
    const entry = area === undefined ? undefined : below(api, area);
    if (!entry || area === undefined) return;
    const [name, known] =
      member === undefined ? [area, entry] : [`${area}.${member}`, below(entry, member)];
    if (known?.__compat) found.push({ name: `extension ${name}`, place: path, entries: [known] });
  });
  return found;
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
