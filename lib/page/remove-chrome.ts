import { isWayName, toChromeName } from './chrome-names.ts';
import {
  findActions,
  findAds,
  findForms,
  findMarks,
  findOddOnes,
  findRows,
  findSmallPrint,
} from './chrome-rows.ts';
import { measure, type Size } from './sizes.ts';

/**
 * What is around the words of a page: ways to other pages, things to press, what asks for something. A part that holds
 * much of the page's text is none of it, whatever it is called: a class of the body says nothing about the body.
 */
const byRole = [
  'nav,menu',
  '[role=navigation],[role=search],[role=menu],[role=menubar],[role=toolbar],[role=tablist]',
  '[role=dialog],[role=alertdialog],[aria-modal=true]',
  '[role=banner],[role=contentinfo],[role=complementary]',
  'body>header,body>footer,aside',
  'footer',
  'button,[role=button],label,fieldset',
  // What is not even said aloud repeats or adorns: quotes pulled out of the text, names of icons. Formulas are spans.
  'blockquote[aria-hidden=true],p[aria-hidden=true],div[aria-hidden=true],aside[aria-hidden=true],i[aria-hidden=true]',
  '[data-nosnippet]',
].join(',');

/** Above this share of all text a part is not removed; nor are many of one kind that hold as much together. */
const mostOfOne = 0.4;
const mostOfKind = 0.5;
/** A block whose text consists of links to this share leads elsewhere; and a column of a layout to that one. */
const mostLinks = 0.8;
const mostLinksOfColumn = 0.5;
const leastLinks = 3;
/** Less than this many letters are no sentence. */
const leastSentence = 25;

type Sizes = (element: Element) => Size;

/** Removes from `root` what is around its words; `core` is the part that is named as the main one, if there is one. */
export function removeChrome(root: Element, core: Element | undefined): void {
  const sizes = measure(root);
  const kinds = new Map<string, Element[]>();
  const note = (kind: string, element: Element): void => {
    const noted = kinds.get(kind);
    if (noted) noted.push(element);
    else kinds.set(kind, [element]);
  };
  for (const element of root.querySelectorAll(byRole)) {
    if (!isContent(element, sizes)) note(element.localName, element);
  }
  for (const element of root.querySelectorAll('[class],[id],[aria-label]')) {
    const name = toChromeName(element);
    if (name === undefined || isTitle(element) || element.closest('pre,code')) continue;
    if (isWayName(name) && isSentence(sizes(element))) continue;
    note(name, element);
  }
  for (const element of root.querySelectorAll('div,ul,ol,section,td,table')) {
    if (leadsElsewhere(element, core, sizes)) note('links', element);
  }
  for (const element of findRows(root, sizes)) note('rows', element);
  for (const element of findMarks(root, sizes)) note('marks', element);
  for (const element of findSmallPrint(root, sizes)) note('small print', element);
  for (const element of findOddOnes(root, sizes)) note('odd ones', element);
  for (const element of findForms(root, sizes)) note('forms', element);
  for (const element of findAds(root, sizes)) note('ads', element);
  for (const element of findActions(root, sizes)) note('actions', element);
  for (const [kind, elements] of kinds) removeKind(kind, elements, sizes, sizes(root).letters);
}

function removeKind(kind: string, elements: Element[], sizes: Sizes, total: number): void {
  const small = new Set(elements.filter((each) => sizes(each).letters <= mostOfOne * total));
  const outer = [...small].filter((element) => !isInside(element, small));
  // What is said about each of several posts belongs to them; what is said below the only one is around it.
  if (/^comments?$/.test(kind) && isSaidOfMany(outer, sizes)) return;
  const sum = outer.reduce((length, element) => length + sizes(element).letters, 0);
  if (sum <= mostOfKind * total) for (const element of outer) element.remove();
}

function isSaidOfMany(parts: Element[], sizes: Sizes): boolean {
  return (
    parts.filter((part) => sizes(part).letters - sizes(part).linked >= leastSentence).length >= 2
  );
}

function isInside(element: Element, others: ReadonlySet<Element>): boolean {
  for (let above = element.parentElement; above; above = above.parentElement) {
    if (others.has(above)) return true;
  }
  return false;
}

/** What has the role of chrome and is words all the same. */
function isContent(element: Element, sizes: Sizes): boolean {
  switch (element.localName) {
    // A question that unfolds its answer.
    case 'button':
      return element.closest('h1,h2,h3,h4,h5,h6,dt,summary') !== null;
    case 'label':
      return element.querySelector('p,li') !== null;
    case 'fieldset':
      return element.querySelector('p,li,pre,table') !== null;
    // A note beside a paragraph of a handbook, and who said what is quoted.
    case 'aside':
      return (
        element.closest('main,article,[role=main]') !== null &&
        !isMostlyLinks(sizes(element)) &&
        !element.matches('[aria-hidden=true]')
      );
    case 'footer':
      return element.closest('blockquote,figure') !== null;
    default:
      return isTitle(element);
  }
}

function isTitle(element: Element): boolean {
  return (
    element.matches('h1,main,article,[role=main]') ||
    element.querySelector('h1,main,article,[role=main]') !== null
  );
}

/** Words that lead nowhere. */
function isSentence({ letters, linked, controls }: Size): boolean {
  return letters >= leastSentence && linked < 0.5 * letters && controls === 0;
}

function isMostlyLinks({ letters, linked, links }: Size, share = mostLinks): boolean {
  return links >= leastLinks && linked >= share * letters;
}

function leadsElsewhere(element: Element, core: Element | undefined, sizes: Sizes): boolean {
  const isOutside = core !== undefined && !core.contains(element) && !element.contains(core);
  if (!isOutside && element.closest('main,article,[role=main],table') !== null) return false;
  // A column that was a cell of a layout, beside another one.
  const isColumn = element.hasAttribute('width') && element.parentElement?.children.length === 2;
  return isMostlyLinks(sizes(element), isColumn ? mostLinksOfColumn : mostLinks);
}
