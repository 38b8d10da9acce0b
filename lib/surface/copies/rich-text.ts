/** What belongs to the page and not to the answer: heads of code, buttons, hosts beside links, and doubts about them. */
const furniture =
  '.code-head, .link-host:not(.link-refused, .link-part), .link-doubt, .footnotes .icon-button, .visually-hidden';
/** Elements that are there for layout alone, or for the page's own work. */
const boxes =
  'div, section, fieldset, .code span, .passage, .formula, button, .is-tight > li > p:first-child';
/** What an element keeps: all else are names of ours. */
const kept = new Set(['href', 'start', 'dir', 'align', 'display', 'colspan']);
const sides = { 'is-left': 'left', 'is-centre': 'center', 'is-end': 'right' } as const;

/**
 * An answer as it is drawn, for programs that take formatted text: its own elements without what the page adds to them,
 * as XHTML. A refused address is part of the answer, and so is a host that parts a link from letters behind it.
 *
 * @param answer the element with the answer's blocks; it is not changed
 */
export function toRichText(answer: Element): string {
  const copy = answer.cloneNode(true) as Element;
  for (const element of copy.querySelectorAll(furniture)) removeWithSpace(element);
  for (const box of copy.querySelectorAll<HTMLInputElement>('.task-box')) write(box);
  for (const table of copy.querySelectorAll('.table')) join(table);
  for (const [name, side] of Object.entries(sides)) {
    for (const cell of copy.querySelectorAll(`.${name}`)) cell.setAttribute('align', side);
  }
  for (const notes of copy.querySelectorAll('.footnotes')) notes.before(make(notes, 'hr'));
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

function make({ ownerDocument }: Element, tag: string): HTMLElement {
  return ownerDocument.createElement(tag);
}

/** The page parts what it adds from the text with a space of its own. */
function removeWithSpace(element: Element): void {
  const { previousSibling } = element;
  if (previousSibling?.nodeType === 3 && previousSibling.nodeValue === ' ')
    previousSibling.remove();
  element.remove();
}

/** A sign is pasted everywhere: word processors and mails drop fields of forms, and with them whether they are ticked. */
function write(box: HTMLInputElement): void {
  const { nextElementSibling: first } = box;
  const sign = box.checked ? '☑ ' : '☐ ';
  if (first?.localName === 'p') first.prepend(sign);
  else box.before(sign);
  box.remove();
}

/** One table again, of the several that a long one is drawn in. */
function join(parts: Element): void {
  const [first, ...others] = parts.querySelectorAll('table');
  for (const table of others) {
    first?.append(...table.childNodes);
    table.remove();
  }
}

/** The headings of an answer are set lower in the page than they were written. */
function raise(heading: Element): void {
  const level = /heading-(\d)/u.exec(heading.className)?.[1] ?? '1';
  const raised = make(heading, `h${level}`);
  raised.append(...heading.childNodes);
  heading.replaceWith(raised);
}
