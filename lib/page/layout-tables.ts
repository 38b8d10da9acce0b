/** What stands in no cell of a table of figures. */
const blocks = 'table,h1,h2,h3,h4,h5,h6,pre,form,textarea,article,section';

/**
 * Makes divisions of the tables of `root` that hold a page together, or code and its numbers, and no figures: a table of
 * Markdown can hold nothing of many lines.
 */
export function unfoldLayout(root: Element): void {
  for (const table of [...root.querySelectorAll('table')].toReversed()) {
    dropLineNumbers(table);
    if (!isLayout(table)) continue;
    for (const part of [...ownParts(table), table]) rename(part);
  }
}

function isLayout(table: Element): boolean {
  if (table.matches('[role=presentation],[role=none]')) return true;
  const own = ownParts(table);
  if (own.some((part) => part.matches('th,caption,thead'))) return false;
  return own.some((part) => part.localName === 'td' && part.querySelector(blocks) !== null);
}

/** The rows and cells of a table, and of none in it. */
function ownParts(table: Element): Element[] {
  return [...table.querySelectorAll('caption,thead,tbody,tfoot,tr,th,td')].filter(
    (part) => part.closest('table') === table,
  );
}

/** A cell of nothing but numbers beside one of code. */
function dropLineNumbers(table: Element): void {
  for (const cell of table.querySelectorAll('td')) {
    const isNumbers = cell.querySelector('pre') && /^[\d\s]+$/.test(cell.textContent ?? '');
    if (isNumbers && cell.nextElementSibling?.querySelector('pre,code')) cell.remove();
  }
}

function rename(element: Element): void {
  const twin = element.ownerDocument.createElement('div');
  for (const { name, value } of element.attributes)
    if (name !== 'role') twin.setAttribute(name, value);
  twin.append(...element.childNodes);
  element.replaceWith(twin);
}
