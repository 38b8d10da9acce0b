/** So many children are put together, and no fewer are worth it. */
const portion = 100;
const blocks = 'p,h1,h2,h3,h4,h5,h6,div,section,article,ul,ol,dl,table,pre,blockquote,figure,hr';

/**
 * Puts the children of very long lists together in portions, which changes nothing of the text: the library that writes
 * Markdown copies all that it has of an element for each child of it, which are minutes of work where there are many.
 */
export function putInPortions(root: Element): void {
  for (const parent of [root, ...root.querySelectorAll('div,section,article,main,tbody')]) {
    const children = [...parent.children];
    if (children.length < 2 * portion) continue;
    const isRows = parent.localName === 'tbody';
    const isBlocks = isRows || children.every((child) => child.matches(blocks));
    if (!isBlocks || hasOwnWords(parent)) continue;
    for (let at = 0; at < children.length; at += portion) {
      const part = parent.ownerDocument.createElement(isRows ? 'tbody' : 'div');
      if (isRows) parent.before(part);
      else parent.append(part);
      part.append(...children.slice(at, at + portion));
    }
    if (isRows) parent.remove();
  }
}

function hasOwnWords(element: Element): boolean {
  return [...element.childNodes].some(
    (node) => node.nodeType === Node.TEXT_NODE && (node.nodeValue ?? '').trim() !== '',
  );
}
