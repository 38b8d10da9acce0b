/** What opens a part of its page at a press. */
const opens = '[role=tab],h1,h2,h3,h4,h5,h6,dt,summary';
/** What leads on is no fold of the words, nor is what comes over them. */
const around = 'nav,menu,[role=navigation],[role=menu],[role=menubar],body>header,[role=dialog]';

const openers = new WeakMap<Node, ReadonlyMap<string, Element>>();

/** What opens this part: a tab, or a heading that is a thing to press. Its words can be seen, and what it opens at a press. */
export function toOpener(element: Element): Element | undefined {
  if (element.id === '') return undefined;
  const root = element.getRootNode();
  let known = openers.get(root);
  if (!known) {
    known = collect(root as ParentNode & Node);
    openers.set(root, known);
  }
  const opener = known.get(element.id);
  return opener && !element.matches(around) && !element.closest(around) ? opener : undefined;
}

/** By one walk: pages have thousands of parts that are hidden. */
function collect(root: ParentNode & Node): ReadonlyMap<string, Element> {
  const found = new Map<string, Element>();
  for (const element of root.querySelectorAll('[aria-controls]')) {
    if (!element.closest(opens) || element.closest(around) || !element.checkVisibility()) continue;
    if ((element.textContent ?? '').trim() === '') continue;
    const ids = element.getAttribute('aria-controls')?.split(/\s+/) ?? [];
    for (const id of ids) if (!found.has(id)) found.set(id, element);
  }
  return found;
}
