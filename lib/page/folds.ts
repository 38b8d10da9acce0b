import {
  attributeOf,
  closest,
  documentOf,
  elementsOf,
  idOf,
  matches,
  parentOf,
  rootOf,
  shadowOf,
  textOf,
  boxOf,
  isShown,
  viewOf,
} from './own-members.ts';
import { isFaint, isPutOutOfSight, leastLetters, toOwnOpacity } from './out-of-sight.ts';

/** What opens a part of its page at a press. */
const opens = '[role=tab],h1,h2,h3,h4,h5,h6,dt,summary';
/** What can be pressed at all: of a plain heading nobody can open anything. */
const pressed = 'button,a,summary,[role=button],[role=tab],[tabindex]';
/** What leads on is no fold of the words, nor is what comes over them. */
const around = 'nav,menu,[role=navigation],[role=menu],[role=menubar],body>header,[role=dialog]';

const openers = new WeakMap<Node, ReadonlyMap<string, Element>>();

/** What opens this part: a tab, or a heading that is a thing to press. Its words can be seen, and what it opens at a press. */
export function toOpener(element: Element): Element | undefined {
  const id = idOf(element);
  if (id === '') return undefined;
  const root = rootOf(element);
  let known = openers.get(root);
  if (!known) {
    known = collect(root);
    openers.set(root, known);
  }
  const opener = known.get(id);
  return opener && !closest(element, around) ? opener : undefined;
}

/** By one walk: pages have thousands of parts that are hidden. */
function collect(root: Node): ReadonlyMap<string, Element> {
  const found = new Map<string, Element>();
  for (const element of elementsOf(root, '[aria-controls]')) {
    if (!matches(element, pressed) || !closest(element, opens)) continue;
    if (closest(element, around) || (textOf(element) ?? '').trim() === '') continue;
    if (!isSeen(element)) continue;
    const ids = attributeOf(element, 'aria-controls')?.split(/\s+/) ?? [];
    for (const id of ids) if (!found.has(id)) found.set(id, element);
  }
  return found;
}

/** Whether what is to be pressed is there for those who look: with all that is around it. */
function isSeen(element: Element): boolean {
  const view = viewOf(documentOf(element));
  if (!view || !isShown(element, { visibilityProperty: true })) return false;
  const { width, height } = boxOf(element);
  if (width < leastLetters || height < leastLetters) return false;
  if (Number.parseFloat(view.getComputedStyle(element).fontSize) < leastLetters) return false;
  let opacity = 1;
  for (let above: Element | null = element; above; above = toAbove(above)) {
    const style = view.getComputedStyle(above);
    opacity *= toOwnOpacity(style);
    if (isFaint(opacity)) return false;
    if (!matches(above, 'body,html') && isPutOutOfSight(above, style, view)) return false;
  }
  return true;
}

function toAbove(element: Element): Element | null {
  const root = rootOf(element) as ShadowRoot;
  const host = (root.host as Element | undefined) ?? null;
  return parentOf(element) ?? (host && shadowOf(host) === root ? host : null);
}
