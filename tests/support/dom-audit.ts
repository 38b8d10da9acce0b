import type { Allowlist } from './dom-allowlist.ts';

/**
 * What of an element is not on a list of what is allowed: elements, attributes, values, and characters that nobody sees.
 * Sent into pages as text, so it uses nothing but its argument. `root` is an element, or what selects some.
 */
export function auditDom({
  root,
  allowed,
}: {
  root: Element | string;
  allowed: Allowlist;
}): string[] {
  const complaints: string[] = [];
  const roots = typeof root === 'string' ? Array.from(document.querySelectorAll(root)) : [root];
  // Not the product's own idea of them.
  const hidden =
    /[^\P{Cc}\t\n\r]|[\u200b\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/u;
  const checkText = (text: string, place: string): void => {
    const found = hidden.exec(text);
    if (found) complaints.push(`U+${found[0].codePointAt(0)?.toString(16)} in ${place}`);
  };
  const checkElement = (element: Element): void => {
    const name = element.localName;
    const attributes = allowed[name];
    if (!attributes) complaints.push(`<${name}>`);
    for (const { name: attribute, value } of attributes ? element.attributes : []) {
      const pattern = attributes?.[attribute];
      if (pattern === undefined || !new RegExp(`^(?:${pattern})$`, 'u').test(value)) {
        complaints.push(`<${name} ${attribute}="${value}">`);
      }
      checkText(value, `<${name} ${attribute}>`);
    }
    if (name === 'a' && !(element.hasAttribute('target') && element.hasAttribute('rel'))) {
      complaints.push('a link without target or rel');
    }
    if (name === 'a' && element.querySelector('a, button')) complaints.push('a link in a link');
    for (const node of element.childNodes) {
      if (node.nodeType === Node.ELEMENT_NODE) checkElement(node as Element);
      else if (node.nodeType === Node.TEXT_NODE) {
        const text = node.nodeValue ?? '';
        // The title of a call keeps the names in it apart from its own words.
        const isTitle = element.closest('.call') !== null;
        checkText(
          isTitle ? text.replaceAll(/\u2068([^\u2066-\u2069]*)\u2069/gu, '$1') : text,
          `<${name}>`,
        );
      } else complaints.push(`a node of type ${node.nodeType}`);
    }
  };
  for (const element of roots) checkElement(element);
  return complaints;
}
