/** What is in an element, in letters and in pieces. */
export interface Size {
  /** How much is said, without the white space of the source. */
  letters: number;
  /** How much of it is said by links, in how many. */
  linked: number;
  links: number;
  /** How many things to press or to fill in there are, and what they say. */
  controls: number;
  controlled: number;
}

/** What is pressed. */
export const controls = 'button,[role=button],[role=tab],[role=menuitem],input,select,textarea';

/** The sizes of an element and of all that is in it, by one walk: each is asked for by many rules. */
export function measure(root: Element): (element: Element) => Size {
  const sizes = new WeakMap<Element, Size>();
  const visit = (element: Element): Size => {
    const size = { letters: 0, linked: 0, links: 0, controls: 0, controlled: 0 };
    for (let child = element.firstChild; child; child = child.nextSibling) {
      if (child.nodeType === Node.TEXT_NODE) {
        size.letters += lettersOf(child.nodeValue ?? '');
      } else if (child.nodeType === Node.ELEMENT_NODE) {
        const inner = visit(child as Element);
        size.letters += inner.letters;
        size.linked += inner.linked;
        size.links += inner.links;
        size.controls += inner.controls;
        size.controlled += inner.controlled;
      }
    }
    if (element.localName === 'a') {
      size.linked = size.letters;
      size.links = 1;
    }
    if (element.matches(controls)) {
      size.controls = 1;
      size.controlled = size.letters;
    }
    sizes.set(element, size);
    return size;
  };
  visit(root);
  return (element) => sizes.get(element) ?? visit(element);
}

function lettersOf(text: string): number {
  return text.replaceAll(/\s+/g, '').length;
}

/** How much an element says now. */
export function lengthOf(node: Node): number {
  return lettersOf(node.textContent ?? '');
}
