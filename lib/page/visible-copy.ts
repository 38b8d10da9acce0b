import { toOpener } from './folds.ts';
import {
  attributeNamesOf,
  attributeOf,
  bodyOf,
  boxOf,
  documentOf,
  firstChildOf,
  hasAttributes,
  implementationOf,
  nameOf,
  nextSiblingOf,
  rootElementOf,
  shadowOf,
  textOf,
  titleOf,
  typeOf,
  viewOf,
} from './own-members.ts';
import { isClosed, isUnreadAlternative, toGiven, toLook, toPlace } from './sight.ts';
import type { Place } from './sight.ts';

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
  const copy = implementationOf(page).createHTMLDocument(titleOf(page));
  copy.documentElement.lang = rootElementOf(page).lang;
  copy.documentElement.dir = rootElementOf(page).dir;
  let unseen = 0;

  /** Copies the children of `from` into `to`; of an element that is not seen itself, what is seen in it all the same. */
  const copyChildren = (from: Node, to: Node, isSeen: boolean, at: Place): void => {
    for (const child of childrenOf(from)) {
      // By its number: a class of this window has no instance in a frame.
      if (typeOf(child) === Node.TEXT_NODE) {
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
      unseen += (textOf(element) ?? '').trim().length;
      return;
    }
    if (nameOf(element) === 'iframe') {
      if (sight === 'seen') copyFrame(element as HTMLIFrameElement, to, look.opacity);
      return;
    }
    const twin = copy.importNode(element, false);
    // Nothing of the page may act on the copy, and no style says anything about it.
    if (hasAttributes(element))
      for (const name of attributeNamesOf(element))
        if (isLeftOut(element, name)) twin.removeAttribute(name);
    if (nameOf(element) === 'img' && isUnreadAlternative(element as HTMLImageElement, at)) {
      unseen += attributeOf(element, 'alt')?.trim().length ?? 0;
      twin.removeAttribute('alt');
    }
    // In a frame an address is relative to that frame's.
    if (
      nameOf(element) === 'a' &&
      documentOf(element) !== page &&
      attributeOf(element, 'href') !== null
    )
      twin.setAttribute('href', (element as HTMLAnchorElement).href);
    to.appendChild(twin);
    if (attributeOf(element, 'role') === 'tabpanel') nameByTab(element, twin, at);
    if (!fields.has(nameOf(element)))
      copyChildren(element, twin, sight === 'seen' || sight === 'folded', {
        ...at,
        opacity: look.opacity,
        isFolded: at.isFolded || sight === 'folded' || isClosed(element),
        isFoldUnseen: at.isFoldUnseen || look.isUnseenFold,
      });
  };
  /** Tabs stand in a row of things to press, and their parts one below the other without them. */
  const nameByTab = (panel: Element, twin: Node, at: Place): void => {
    const tab = toOpener(panel);
    if (!tab) return;
    // Its name is what is seen of it, and is counted where it stands.
    const before = unseen;
    const seen = copy.createElement('div');
    copyElement(tab, seen, { ...at, opacity: 1, isFolded: false });
    unseen = before;
    const name = seen.textContent.trim();
    if (name === '') return;
    const words = copy.createElement('strong');
    words.textContent = name;
    twin.appendChild(copy.createElement('p')).appendChild(words);
  };
  const copyFrame = (frame: HTMLIFrameElement, to: Node, opacity: number): void => {
    const { width, height } = boxOf(frame);
    if (width < leastFrame || height < leastFrame) return;
    const inner = toInner(frame);
    const view = inner && viewOf(inner);
    const body = inner && bodyOf(inner);
    if (body && view) {
      const part = to.appendChild(copy.createElement('div'));
      copyChildren(body, part, true, toPlace(view, opacity));
    } else if (width >= leastForeignFrame && height >= leastForeignFrame) {
      const host = URL.canParse(frame.src) ? new URL(frame.src).host : '';
      if (host === '') return;
      const note = to.appendChild(copy.createElement('p'));
      note.textContent = `[${frameNote.replace('{host}', () => host)}]`;
    }
  };

  const view = viewOf(page);
  const body = bodyOf(page);
  if (body && view) copyChildren(body, copy.body, true, toPlace(view, 1));
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
  const name = nameOf(element);
  return wordless.has(name) || (name === 'dialog' && attributeOf(element, 'open') === null);
}

function isElement(node: Node): node is Element {
  return typeOf(node) === Node.ELEMENT_NODE;
}

function childrenOf(node: Node): Iterable<Node> {
  const given = isElement(node) ? toGiven(node) : [];
  if (given.length > 0) return given;
  const nodes: Node[] = [];
  const root = isElement(node) ? (shadowOf(node) ?? node) : node;
  // Without the list that the browser keeps up to date for as long as anybody has it.
  for (let child = firstChildOf(root); child; child = nextSiblingOf(child)) nodes.push(child);
  return nodes;
}

/** What a form or a document gives under its name, in place of what is its own. */
const named = new Set(
  'input,select,textarea,button,fieldset,object,output,img,iframe,embed,form'.split(','),
);

/** Styles, what acts, and names that would stand for something else in the copy. */
function isLeftOut(element: Element, attribute: string): boolean {
  if (attribute === 'style' || attribute.startsWith('on')) return true;
  if (attribute !== 'name' && attribute !== 'id') return false;
  const value = attributeOf(element, attribute) ?? '';
  return (
    named.has(nameOf(element)) &&
    (value in HTMLFormElement.prototype || value in Document.prototype)
  );
}
