import { below, tree, type Feature } from './support.ts';
import { visitSource, type SyntaxNode } from './syntax-tree.ts';

const { elements, global_attributes: attributes } = tree.html;

/** Elements and attributes of HTML that a component draws. */
export function scanElements(path: string, text: string): readonly Feature[] {
  const found: Feature[] = [];
  visitSource(path, text, (node) => {
    if (node.type !== 'JSXOpeningElement') return;
    const element = String((node['name'] as SyntaxNode)['name']);
    const entry = below(elements, element);
    if (!entry?.__compat) return;
    found.push({ name: `<${element}>`, place: path, entries: [entry] });
    for (const attribute of node['attributes'] as readonly SyntaxNode[]) {
      const name = String((attribute['name'] as SyntaxNode | undefined)?.['name']).toLowerCase();
      const known = below(entry, name) ?? below(attributes, name);
      if (known?.__compat) {
        found.push({ name: `<${element} ${name}>`, place: path, entries: [known] });
      }
    }
  });
  return found;
}
