/** A copy of what a page shows. */
export interface VisibleCopy {
  readonly document: Document;
  /** How many characters of its text nobody sees, and were left out. */
  readonly unseen: number;
}

/** What is in no text, however it is styled. */
const wordless =
  'script,style,noscript,template,canvas,svg,object,embed,iframe,audio,video,input,textarea,select,datalist,dialog:not([open]),link,meta';
/** How far beyond an edge something lies that was put there to be out of sight, in CSS pixels. */
const farAway = 500;

/**
 * Copies what is seen of a page into a document of its own, in which nothing can run or load: what is styled away is left
 * out and counted, since words that nobody sees are meant for machines. What is folded (`details`) can be unfolded and
 * counts as seen, and so does what is scrolled away. Open shadow trees are copied as if they were part of the page.
 */
export function toVisibleCopy(page: Document): VisibleCopy {
  const copy = page.implementation.createHTMLDocument(page.title);
  copy.documentElement.lang = page.documentElement.lang;
  copy.documentElement.dir = page.documentElement.dir;
  let unseen = 0;

  /** Copies the children of `from` into `to`; of an element that is not seen itself, what is seen in it all the same. */
  const copyChildren = (from: Node, to: Node, isSeen: boolean): void => {
    for (const child of childrenOf(from)) {
      if (child instanceof Text) {
        if (isSeen) to.appendChild(copy.createTextNode(child.data));
        else unseen += child.data.trim().length;
      } else if (child instanceof Element && !child.matches(wordless)) {
        copyElement(child, to);
      }
    }
  };
  const copyElement = (element: Element, to: Node): void => {
    const sight = toSight(element);
    if (sight === 'gone') {
      unseen += (element.textContent ?? '').trim().length;
      return;
    }
    const twin = copy.importNode(element, false);
    // Nothing of the page may act on the copy, and no style says anything about it.
    for (const name of element.getAttributeNames()) {
      if (name === 'style' || name.startsWith('on')) twin.removeAttribute(name);
    }
    to.appendChild(twin);
    copyChildren(element, twin, sight === 'seen');
  };

  if (page.body) copyChildren(page.body, copy.body, true);
  return { document: copy, unseen };
}

function childrenOf(node: Node): Iterable<Node> {
  if (node instanceof HTMLSlotElement) {
    const given = node.assignedNodes();
    if (given.length > 0) return given;
  }
  return node instanceof Element && node.shadowRoot ? node.shadowRoot.childNodes : node.childNodes;
}

/** Whether an element is seen; of one that is `blank` only what is in it may be. */
function toSight(element: Element): 'seen' | 'blank' | 'gone' {
  const style = getComputedStyle(element);
  if (style.display === 'none' || style.opacity === '0') return 'gone';
  if (isFolded(element) || style.display === 'contents') return 'seen';
  if (isPutAway(element, style)) return 'gone';
  if (style.visibility !== 'visible' || isColorless(style)) return 'blank';
  return Number.parseFloat(style.fontSize) < 1 ? 'blank' : 'seen';
}

/** In a fold that is closed nothing has a place. */
function isFolded(element: Element): boolean {
  return element.closest('details:not([open])') !== null;
}

function isColorless({ color }: CSSStyleDeclaration): boolean {
  return color === 'transparent' || /^rgba\(.*, 0\)$/.test(color);
}

/** Cut off to nothing, or placed beyond the edges of the page, from where nobody scrolls it back. */
function isPutAway(element: Element, style: CSSStyleDeclaration): boolean {
  if (style.position !== 'absolute' && style.position !== 'fixed') return false;
  const { width, height, right, bottom } = element.getBoundingClientRect();
  if (style.overflow !== 'visible' && (width <= 1 || height <= 1)) return true;
  const isClipped =
    /^rect\((0px,? ){3}0px\)$/.test(style.clip) || /^inset\((?:50|100)%/.test(style.clipPath);
  if (isClipped) return true;
  const isLeft = style.direction === 'ltr' && right + scrollX < -farAway;
  return isLeft || bottom + scrollY < -farAway;
}
