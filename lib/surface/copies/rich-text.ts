/** What belongs to the page and not to the answer: heads of code, buttons, hosts beside links. */
const furniture = '.code-head, .link-host, .link-doubt, .footnotes .icon-button, .visually-hidden';
/** Elements that are there for layout alone. */
const boxes = 'div, section, .code span, .formula, button';
/** What an element keeps: all else are names of ours. */
const kept = new Set(['href', 'start', 'dir', 'checked', 'type', 'display', 'colspan']);

/**
 * An answer as it is drawn, for programs that take formatted text: its own elements without what the page adds to them,
 * as XHTML.
 *
 * @param answer the element with the answer's blocks; it is not changed
 */
export function toRichText(answer: Element): string {
  const copy = answer.cloneNode(true) as Element;
  for (const element of copy.querySelectorAll(furniture)) element.remove();
  for (const element of copy.querySelectorAll(boxes)) element.replaceWith(...element.childNodes);
  for (const element of copy.querySelectorAll('[class*="heading-"]')) raise(element);
  for (const element of copy.querySelectorAll('*')) {
    for (const { name } of Array.from(element.attributes)) {
      if (!kept.has(name)) element.removeAttribute(name);
    }
  }
  const serializer = new XMLSerializer();
  return Array.from(copy.childNodes, (node) => serializer.serializeToString(node)).join('');
}

/** The headings of an answer are set lower in the page than they were written. */
function raise(heading: Element): void {
  const level = /heading-(\d)/u.exec(heading.className)?.[1] ?? '1';
  const raised = heading.ownerDocument.createElement(`h${level}`);
  raised.append(...heading.childNodes);
  heading.replaceWith(raised);
}
