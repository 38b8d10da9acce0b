import { toCopiedText } from './copied-text.ts';
import { toRichText } from './rich-text.ts';

/** What nobody selects by hand: style sheets have the same list. */
const unselected = 'summary, .answer-foot, .fork-nav, .code-head, .visually-hidden';

/** Those that are looked after already. */
const pages = new WeakSet<Document>();

/** The texts of a list whose items stand close together. */
const closeTexts = '.is-tight > li > p';

/**
 * Has what is copied by hand come as it was written where a browser would give something else: the letters of `x^2` one
 * below the other, and an empty line behind each item of a list that has none. All else in the selection comes as the
 * browser gives it.
 */
export function copyAsWritten(page: Document): void {
  if (pages.has(page)) return;
  pages.add(page);
  const onCopy = (event: ClipboardEvent): void => {
    const { clipboardData, target, defaultPrevented } = event;
    if (!clipboardData || defaultPrevented || isTyped(target)) return;
    const selection = page.getSelection();
    if (!selection) return;
    const box = toBox(selection, page);
    if (!box?.querySelector(`.formula, ${closeTexts}`)) return;
    event.preventDefault();
    const rich = toRichText(box);
    for (const formula of box.querySelectorAll<HTMLElement>('.formula')) write(formula);
    for (const text of box.querySelectorAll(closeTexts)) unwrap(text);
    clipboardData.setData('text/plain', toCopiedText(toShownText(box, selection)));
    clipboardData.setData('text/html', rich);
  };
  page.addEventListener('copy', onCopy);
}

/** A text field has a selection of its own. */
function isTyped(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('input, textarea');
}

/** A copy of what is selected; undefined where nothing is, or only a piece of one formula. */
function toBox(selection: Selection, page: Document): HTMLElement | undefined {
  const box = page.createElement('div');
  for (const range of toRanges(selection)) {
    const { commonAncestorContainer: around } = range;
    const element = around instanceof Element ? around : around.parentElement;
    if (element?.closest('.formula')) return undefined;
    // Its items come without it.
    if (element?.matches('.is-tight')) box.className = 'is-tight';
    box.append(range.cloneContents());
  }
  for (const element of box.querySelectorAll(unselected)) element.remove();
  return box;
}

function write(formula: HTMLElement): void {
  const isDisplayed = formula.classList.contains('is-displayed');
  const signs = isDisplayed ? '$$' : '$';
  const source = formula.ownerDocument.createElement(isDisplayed ? 'p' : 'span');
  source.style.whiteSpace = 'pre';
  source.textContent = `${signs}${formula.title}${signs}`;
  formula.replaceWith(source);
}

/** A paragraph has an empty line around it, wherever it stands; a box of lines has none. */
function unwrap(text: Element): void {
  const lines = text.ownerDocument.createElement('div');
  lines.append(...text.childNodes);
  text.replaceWith(lines);
}

/** More than one in Firefox, where Ctrl adds to a selection. */
function toRanges(selection: Selection): Range[] {
  return Array.from({ length: selection.rangeCount }, (_, index) => selection.getRangeAt(index));
}

/** The text as the browser would give it: it has to be selected for that, in a place of the page that nobody sees. */
function toShownText(box: HTMLElement, selection: Selection): string {
  // What is left out off screen would have no text.
  for (const element of box.querySelectorAll('.is-settled')) element.classList.remove('is-settled');
  Object.assign(box.style, { position: 'fixed', inset: '0', opacity: '0', overflow: 'hidden' });
  box.ownerDocument.body.append(box);
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
  const ranges = toRanges(selection).map((range) => range.cloneRange());
  selection.selectAllChildren(box);
  const text = selection.toString();
  box.remove();
  if (ranges.length === 1 && anchorNode && focusNode) {
    selection.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset);
  } else {
    selection.removeAllRanges();
    for (const range of ranges) selection.addRange(range);
  }
  return text;
}
