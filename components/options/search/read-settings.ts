import { isFound } from '../../../lib/surface/settings-search.ts';
import type { SettingsQuery } from '../../../lib/surface/settings-search.ts';

/** What a person acts on. */
const controls = 'input, select, textarea, button, summary, a[href]';

/** What can be a hit where no control is: texts, and the rows of a table of terms. */
const texts = 'h2, h3, p, dt, li';

/** What is read as one: a field with its label and explanation, else the row that a control stands in. */
const wholes = ['.field', 'summary', 'li, fieldset', 'p, div, section'] as const;

/** What stands on the page for a while alone. */
const passing = 'dialog, [aria-live], output, [role=status], [role=alert], .run-log';

/**
 * The hits in a section of the page, in its order. They are read off the page itself: what has a label is found, and nobody
 * has to enter a new setting anywhere.
 */
export function findHits(section: Element, query: SettingsQuery): HTMLElement[] {
  const found = new Set<HTMLElement>();
  let headings = '';
  let heading = '';
  for (const element of section.querySelectorAll<HTMLElement>(`${controls}, ${texts}`)) {
    if (element.closest(passing)) continue;
    const whole = toWhole(element);
    if (element.matches('h2')) headings = toText(element);
    if (element.matches('h3')) heading = toText(element);
    const above = element.matches('h2, h3') ? '' : `${headings} ${heading}`;
    if (isFound({ own: toText(whole), headings: above }, query)) found.add(whole);
  }
  // Of what lies within another hit only the outer one counts.
  return [...found].filter((hit) => !hasHitAround(hit, found));
}

/** What of a hit takes the focus. */
export function toTarget(hit: HTMLElement): HTMLElement {
  return hit.matches(controls) ? hit : (hit.querySelector<HTMLElement>(controls) ?? hit);
}

function toWhole(element: HTMLElement): HTMLElement {
  if (!element.matches(controls)) return element.closest<HTMLElement>('.field') ?? element;
  for (const whole of wholes) {
    const around = element.closest<HTMLElement>(whole);
    if (around) return around;
  }
  return element;
}

/** What an element says to eyes and ears, what can be chosen in it too. */
function toText(element: HTMLElement): string {
  const names = [element, ...element.querySelectorAll('[aria-label], [placeholder]')].map(
    (named) =>
      `${named.getAttribute('aria-label') ?? ''} ${named.getAttribute('placeholder') ?? ''}`,
  );
  return [...toTexts(element), ...names].join(' ');
}

/** Its texts one by one: in a row of buttons no space stands between the words. */
function toTexts(element: Element): string[] {
  return toTextNodes(element).map((node) => node.data);
}

/** The text nodes in an element. */
export function toTextNodes(element: Element): Text[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  while (walker.nextNode()) {
    if (walker.currentNode instanceof Text) nodes.push(walker.currentNode);
  }
  return nodes;
}

function hasHitAround(hit: HTMLElement, found: ReadonlySet<HTMLElement>): boolean {
  for (let around = hit.parentElement; around; around = around.parentElement) {
    if (found.has(around)) return true;
  }
  return false;
}
