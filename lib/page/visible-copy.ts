import { createColorReader } from './colors.ts';
import type { ColorReader } from './colors.ts';
import { toOpener } from './folds.ts';
import { areLettersAway, isFaint, isPutOutOfSight, toOwnOpacity } from './out-of-sight.ts';

/** A copy of what a page shows. */
export interface VisibleCopy {
  readonly document: Document;
  /** How many characters of its text nobody sees, and were left out. */
  readonly unseen: number;
}

/** What is in no text, however it is styled. By their names, as all that is asked of each element of a page: selectors take longer. */
const wordless = new Set(
  'script,style,noscript,template,canvas,svg,object,embed,audio,video,datalist,link,meta'.split(
    ',',
  ),
);
/** What says by being there that something is asked for; its content is the user's. */
const fields = new Set(['input', 'textarea', 'select']);
/** A smaller frame counts something or sells something; of one that may not be read only a large one is worth a word. */
const leastFrame = 50;
const leastForeignFrame = 300;

/**
 * Copies what is seen of a page into a document of its own, in which nothing can run or load: what is styled away is left
 * out and counted, since words that nobody sees are meant for machines. What is folded (`details`, or below a heading or a
 * tab that opens it) can be unfolded and counts as seen, and so does what is scrolled away. Open shadow trees and frames of the same origin are copied as if they
 * were part of the page; of a frame of another one there is a paragraph that names it.
 */
export function toVisibleCopy(page: Document, frameNote: string): VisibleCopy {
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
      } else if (isElement(child) && !isWordless(child)) {
        copyElement(child, to, at);
      }
    }
  };
  const copyElement = (element: Element, to: Node, at: Place): void => {
    const look = toLook(element, at);
    const { sight } = look;
    if (sight === 'number') return;
    if (sight === 'gone') {
      unseen += (element.textContent ?? '').trim().length;
      return;
    }
    if (element.localName === 'iframe') {
      if (sight === 'seen') copyFrame(element as HTMLIFrameElement, to, look.opacity);
      return;
    }
    const twin = copy.importNode(element, false);
    // Nothing of the page may act on the copy, and no style says anything about it.
    if (element.hasAttributes())
      for (const name of element.getAttributeNames())
        if (name === 'style' || name.startsWith('on')) twin.removeAttribute(name);
    if (element.localName === 'img' && isUnreadAlternative(element as HTMLImageElement)) {
      unseen += element.getAttribute('alt')?.trim().length ?? 0;
      twin.removeAttribute('alt');
    }
    // In a frame an address is relative to that frame's.
    if (element.localName === 'a' && element.ownerDocument !== page && element.hasAttribute('href'))
      twin.setAttribute('href', (element as HTMLAnchorElement).href);
    to.appendChild(twin);
    if (element.getAttribute('role') === 'tabpanel') nameByTab(element, twin);
    if (!fields.has(element.localName))
      copyChildren(element, twin, sight === 'seen' || sight === 'folded', {
        ...at,
        opacity: look.opacity,
        isFolded: at.isFolded || sight === 'folded' || isClosed(element),
      });
  };
  /** Tabs stand in a row of things to press, and their parts one below the other without them. */
  const nameByTab = (panel: Element, twin: Node): void => {
    const name = toOpener(panel)?.textContent?.trim();
    if (name === undefined) return;
    const words = copy.createElement('strong');
    words.textContent = name;
    twin.appendChild(copy.createElement('p')).appendChild(words);
  };
  const copyFrame = (frame: HTMLIFrameElement, to: Node, opacity: number): void => {
    const { width, height } = frame.getBoundingClientRect();
    if (width < leastFrame || height < leastFrame) return;
    const inner = toInner(frame);
    const view = inner?.defaultView;
    if (inner?.body && view) {
      const part = to.appendChild(copy.createElement('div'));
      copyChildren(inner.body, part, true, toPlace(view, opacity));
    } else if (width >= leastForeignFrame && height >= leastForeignFrame) {
      const host = URL.canParse(frame.src) ? new URL(frame.src).host : '';
      if (host === '') return;
      const note = to.appendChild(copy.createElement('p'));
      note.textContent = `[${frameNote.replace('{host}', () => host)}]`;
    }
  };

  const view = page.defaultView;
  if (page.body && view) copyChildren(page.body, copy.body, true, toPlace(view, 1));
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

function isWordless(element: Element): boolean {
  const { localName } = element;
  return wordless.has(localName) || (localName === 'dialog' && !element.hasAttribute('open'));
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
  const nodes: Node[] = [];
  // Without the list that the browser keeps up to date for as long as anybody has it.
  for (let child = (node.shadowRoot ?? node).firstChild; child; child = child.nextSibling)
    nodes.push(child);
  return nodes;
}

/** Where something stands: in which window, and whether in a fold that is closed, in which nothing has a place. */
interface Place {
  readonly view: Window;
  readonly isFolded: boolean;
  /** How much of it all that is around it lets through. */
  readonly opacity: number;
  readonly colors: ColorReader;
}

function toPlace(view: Window, opacity: number): Place {
  return { view, isFolded: false, opacity, colors: createColorReader(view) };
}

function isClosed(element: Element): boolean {
  return element.localName === 'details' && !element.hasAttribute('open');
}

/**
 * Whether an element is seen; of one that is `blank` only what is in it may be. A `number` is that of a line. It is asked
 * of each element of a page: what costs least and decides most comes first.
 */
function toLook(element: Element, at: Place): { sight: Sight; opacity: number } {
  const style = at.view.getComputedStyle(element);
  const opacity = at.opacity * toOwnOpacity(style);
  return { sight: isFaint(opacity) ? 'gone' : toSight(element, style, at), opacity };
}

type Sight = 'seen' | 'folded' | 'blank' | 'gone' | 'number';

function toSight(
  element: Element,
  style: CSSStyleDeclaration,
  { view, isFolded, colors }: Place,
): Sight {
  const { display } = style;
  if (display === 'none' || style.contentVisibility === 'hidden')
    return toOpener(element) ? 'folded' : 'gone';
  if (isFolded || display === 'contents' || isClosed(element)) return 'seen';
  if (isPutOutOfSight(element, style, view)) return toOpener(element) ? 'folded' : 'gone';
  if (style.visibility !== 'visible') return 'blank';
  // Of what has no words of its own neither colour nor size is seen.
  if (!hasWords(element)) return 'seen';
  if (areLettersAway(element, style, view) || colors.isUncolored(element, style)) return 'blank';
  return isLineNumber(element) && style.userSelect === 'none' ? 'number' : 'seen';
}

/** An emoji, a formula, a name: what a small picture stands for. More words than that are a text that nobody sees. */
const mostWords = 3;

/** Whether the words for a picture stand nowhere: they are drawn in its place only while it is not there. */
function isUnreadAlternative({ alt, complete, naturalWidth }: HTMLImageElement): boolean {
  const isDrawn = complete && naturalWidth > 0;
  return isDrawn && (alt.match(/[^\s]*\p{L}[^\s]*/gu) ?? []).length > mostWords;
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
