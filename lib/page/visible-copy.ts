import { isPutOutOfSight, isUncolored } from './out-of-sight.ts';

/** A copy of what a page shows. */
export interface VisibleCopy {
  readonly document: Document;
  /** How many characters of its text nobody sees, and were left out. */
  readonly unseen: number;
}

/** What is in no text, however it is styled. */
const wordless =
  'script,style,noscript,template,canvas,svg,object,embed,audio,video,datalist,dialog:not([open]),link,meta';
/** What says by being there that something is asked for; its content is the user's. */
const fields = 'input,textarea,select';
/** A smaller frame counts something or sells something; of one that may not be read only a large one is worth a word. */
const leastFrame = 50;
const leastForeignFrame = 300;

/**
 * Copies what is seen of a page into a document of its own, in which nothing can run or load: what is styled away is left
 * out and counted, since words that nobody sees are meant for machines. What is folded (`details`) can be unfolded and
 * counts as seen, and so does what is scrolled away. Open shadow trees and frames of the same origin are copied as if they
 * were part of the page; of a frame of another one there is a paragraph that names it.
 */
export function toVisibleCopy(page: Document): VisibleCopy {
  const copy = page.implementation.createHTMLDocument(page.title);
  copy.documentElement.lang = page.documentElement.lang;
  copy.documentElement.dir = page.documentElement.dir;
  let unseen = 0;

  /** Copies the children of `from` into `to`; of an element that is not seen itself, what is seen in it all the same. */
  const copyChildren = (from: Node, to: Node, isSeen: boolean, at: Place): void => {
    for (const child of childrenOf(from)) {
      // By its number: a class of this window has no instance in a frame.
      if (child.nodeType === Node.TEXT_NODE) {
        const words = child.nodeValue ?? '';
        if (isSeen) to.appendChild(copy.createTextNode(words));
        else unseen += words.trim().length;
      } else if (isElement(child) && !child.matches(wordless)) {
        copyElement(child, to, at);
      }
    }
  };
  const copyElement = (element: Element, to: Node, at: Place): void => {
    const sight = toSight(element, at);
    if (sight === 'number') return;
    if (sight === 'gone') {
      unseen += (element.textContent ?? '').trim().length;
      return;
    }
    if (element.localName === 'iframe') {
      if (sight === 'seen') copyFrame(element as HTMLIFrameElement, to);
      return;
    }
    const twin = copy.importNode(element, false);
    // Nothing of the page may act on the copy, and no style says anything about it.
    for (const name of element.getAttributeNames()) {
      if (name === 'style' || name.startsWith('on')) twin.removeAttribute(name);
    }
    // In a frame an address is relative to that frame's.
    if (element.localName === 'a' && element.ownerDocument !== page && element.hasAttribute('href'))
      twin.setAttribute('href', (element as HTMLAnchorElement).href);
    to.appendChild(twin);
    if (!element.matches(fields))
      copyChildren(element, twin, sight === 'seen', {
        view: at.view,
        isFolded: at.isFolded || isClosed(element),
      });
  };
  const copyFrame = (frame: HTMLIFrameElement, to: Node): void => {
    const { width, height } = frame.getBoundingClientRect();
    if (width < leastFrame || height < leastFrame) return;
    const inner = toInner(frame);
    const view = inner?.defaultView;
    if (inner?.body && view) {
      const part = to.appendChild(copy.createElement('div'));
      copyChildren(inner.body, part, true, { view, isFolded: false });
    } else if (width >= leastForeignFrame && height >= leastForeignFrame) {
      const host = URL.canParse(frame.src) ? new URL(frame.src).host : '';
      if (host === '') return;
      const note = to.appendChild(copy.createElement('p'));
      note.textContent = `[A frame of ${host}: not read, since it belongs to another site]`;
    }
  };

  const view = page.defaultView;
  if (page.body && view) copyChildren(page.body, copy.body, true, { view, isFolded: false });
  return { document: copy, unseen };
}

/** The page in a frame, where it is of the same origin. */
function toInner(frame: HTMLIFrameElement): Document | null {
  try {
    return frame.contentDocument;
  } catch {
    return null;
  }
}

function isElement(node: Node): node is Element {
  return node.nodeType === Node.ELEMENT_NODE;
}

function childrenOf(node: Node): Iterable<Node> {
  if (!isElement(node)) return node.childNodes;
  if (node.localName === 'slot') {
    const given = (node as HTMLSlotElement).assignedNodes?.() ?? [];
    if (given.length > 0) return given;
  }
  return (node.shadowRoot ?? node).childNodes;
}

/** Where something stands: in which window, and whether in a fold that is closed, in which nothing has a place. */
interface Place {
  readonly view: Window;
  readonly isFolded: boolean;
}

function isClosed(element: Element): boolean {
  return element.localName === 'details' && !element.hasAttribute('open');
}

/**
 * Whether an element is seen; of one that is `blank` only what is in it may be. A `number` is that of a line. It is asked
 * of each element of a page: what costs least and decides most comes first.
 */
function toSight(
  element: Element,
  { view, isFolded }: Place,
): 'seen' | 'blank' | 'gone' | 'number' {
  const style = view.getComputedStyle(element);
  const { display } = style;
  if (display === 'none' || style.opacity === '0') return 'gone';
  if (isFolded || display === 'contents' || isClosed(element)) return 'seen';
  if (isPutOutOfSight(element, style, view)) return 'gone';
  if (style.visibility !== 'visible') return 'blank';
  // Of what has no words of its own neither colour nor size is seen.
  if (!hasWords(element)) return 'seen';
  if (isUncolored(style) || Number.parseFloat(style.fontSize) < 1) return 'blank';
  return isLineNumber(element) && style.userSelect === 'none' ? 'number' : 'seen';
}

function hasWords(element: Element): boolean {
  for (let child = element.firstChild; child; child = child.nextSibling)
    if (child.nodeType === Node.TEXT_NODE && /\S/.test(child.nodeValue ?? '')) return true;
  return false;
}

/** Numbers beside code, which nobody takes along who copies it. */
function isLineNumber(element: Element): boolean {
  return /^[\d\s]+$/.test(element.textContent ?? '') && element.closest('pre,code,tr') !== null;
}
