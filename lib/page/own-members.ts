/*
 * A form and a document give what is in them under its name, in place of what every element has: `<input name="matches">`
 * takes a form's `matches` away. Of a page of strangers these are asked, which are those of the browser.
 */

/** What every node has. */
export const parentOf = toGetter<Node, 'parentElement'>('Node', 'parentElement');
export const firstChildOf = toGetter<Node, 'firstChild'>('Node', 'firstChild');
export const nextSiblingOf = toGetter<Node, 'nextSibling'>('Node', 'nextSibling');
export const typeOf = toGetter<Node, 'nodeType'>('Node', 'nodeType');
export const textOf = toGetter<Node, 'textContent'>('Node', 'textContent');
export const rootOf = toMethod<Node, 'getRootNode'>('Node', 'getRootNode');
export const contains = toMethod<Node, 'contains'>('Node', 'contains');
const ownerOf = toGetter<Node, 'ownerDocument'>('Node', 'ownerDocument');

/** The document of an element: an element always has one. */
export function documentOf(element: Element): Document {
  return ownerOf(element) as Document;
}

/** What every element has. */
export const nameOf = toGetter<Element, 'localName'>('Element', 'localName');
export const namespaceOf = toGetter<Element, 'namespaceURI'>('Element', 'namespaceURI');
export const idOf = toGetter<Element, 'id'>('Element', 'id');
export const shadowOf = toGetter<Element, 'shadowRoot'>('Element', 'shadowRoot');
export const slotOf = toGetter<Element, 'assignedSlot'>('Element', 'assignedSlot');
export const scrollLeftOf = toGetter<Element, 'scrollLeft'>('Element', 'scrollLeft');
export const scrollTopOf = toGetter<Element, 'scrollTop'>('Element', 'scrollTop');
export const clientWidthOf = toGetter<Element, 'clientWidth'>('Element', 'clientWidth');
export const boxOf = toMethod<Element, 'getBoundingClientRect'>('Element', 'getBoundingClientRect');
export const isShown = toMethod<Element, 'checkVisibility'>('Element', 'checkVisibility');
export const hasAttributes = toMethod<Element, 'hasAttributes'>('Element', 'hasAttributes');
export const attributeNamesOf = toMethod<Element, 'getAttributeNames'>(
  'Element',
  'getAttributeNames',
);
const attribute = toMethod<Element, 'getAttribute'>('Element', 'getAttribute');
const matching = toMethod<Element, 'matches'>('Element', 'matches');
const nearest = toMethod<Element, 'closest'>('Element', 'closest');

/** An attribute, or null where it is not there. */
export function attributeOf(element: Element, name: string): string | null {
  return attribute(element, name);
}

/** Whether an element is what that selector says. */
export function matches(element: Element, selector: string): boolean {
  return matching(element, selector);
}

/** The nearest around an element, or itself, that is what that selector says. */
export function closest(element: Element, selector: string): Element | null {
  return nearest(element, selector);
}

/** What every document has. */
export const titleOf = toGetter<Document, 'title'>('Document', 'title');
export const bodyOf = toGetter<Document, 'body'>('Document', 'body');
export const rootElementOf = toGetter<Document, 'documentElement'>('Document', 'documentElement');
export const viewOf = toGetter<Document, 'defaultView'>('Document', 'defaultView');
export const implementationOf = toGetter<Document, 'implementation'>('Document', 'implementation');
export const baseOf = toGetter<Node, 'baseURI'>('Node', 'baseURI');
export const createRange = toMethod<Document, 'createRange'>('Document', 'createRange');
const findAll = toMethod<Document, 'querySelectorAll'>('Document', 'querySelectorAll');
const findAllInShadow = toMethod<DocumentFragment, 'querySelectorAll'>(
  'DocumentFragment',
  'querySelectorAll',
);

/** All in a document or a tree of its own that is what that selector says. */
export function elementsOf(root: Node, selector: string): Iterable<Element> {
  return typeOf(root) === Node.DOCUMENT_NODE
    ? findAll(root as Document, selector)
    : findAllInShadow(root as DocumentFragment, selector);
}

type Prototype = 'Node' | 'Element' | 'Document' | 'DocumentFragment';

function toPrototype(name: Prototype): object {
  return globalThis[name].prototype;
}

function toGetter<T extends Node, K extends keyof T>(of: Prototype, name: K): (node: T) => T[K] {
  const { get } = Object.getOwnPropertyDescriptor(toPrototype(of), name) ?? {};
  return (node) => get?.call(node) as T[K];
}

function toMethod<T extends Node, K extends keyof T>(
  of: Prototype,
  name: K,
): T[K] extends (...given: infer Given) => infer Result
  ? (node: T, ...given: Given) => Result
  : never {
  const method = Reflect.get(toPrototype(of), name) as (...given: unknown[]) => unknown;
  return ((node: T, ...given: unknown[]) => Reflect.apply(method, node, given)) as never;
}
