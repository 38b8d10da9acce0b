import { isAction, isAdLabel, isSmallPrint } from './chrome-names.ts';
import { controls, type Size } from './sizes.ts';

type Sizes = (element: Element) => Size;

/** Words that are read, and not pressed. */
const prose = 'p,li,dd,td,th,pre,blockquote,h1,h2,h3,h4,h5,h6,figcaption,article,main';
/** A row of things to press says no more than this many letters, and a part that asks for something no more than that. */
const longestRow = 120;
const longestForm = 220;
const longestMark = 50;
const longestAd = 200;
/** So many parts make a thread where this share of them is alike. */
const leastAlike = 4;
const mostlyAlike = 0.6;
/** A longer text is no name of something to press, and no small print. */
const longestLeaf = 60;

/** Rows of things to press or to follow, with what stands between them. */
export function findRows(root: Element, sizes: Sizes): Element[] {
  return [...root.querySelectorAll('div,section,span')].filter((element) => {
    const { letters, linked, links, controls: pressed, controlled } = sizes(element);
    if (letters === 0 || letters > longestRow || links + pressed < 2) return false;
    if (element.closest('p,li,td,th,dt,dd,pre,h1,h2,h3,h4,h5,h6,figcaption,summary')) return false;
    if (element.querySelector(prose)) return false;
    const said = countLeaves(element);
    const isRow = pressed >= 2 && 2 * pressed >= said;
    return isRow || linked + controlled === letters;
  });
}

/** What a page says of itself beside a thing to press that changes it: words without figures, which would be prices or dates. */
export function findMarks(root: Element, sizes: Sizes): Element[] {
  return [...root.querySelectorAll(controls)].flatMap((control) => {
    const around = climb(
      control,
      (above) =>
        sizes(above).letters <= longestMark && isNoPart(above) && !above.querySelector(prose),
    );
    const { letters, links, controlled } = sizes(around);
    const isMark = links === 0 && 3 * controlled >= letters && countLeaves(around) > 2;
    return isMark && !/\d/.test(around.textContent ?? '') ? [around] : [];
  });
}

/** What stands between many alike, is short and unlike them: what was done to a thread, and when. */
export function findOddOnes(root: Element, sizes: Sizes): Element[] {
  return [...root.querySelectorAll('div,section,ol,ul')].flatMap((list) => {
    const parts = [...list.children].filter((part) => sizes(part).letters > 0);
    if (parts.length < leastAlike) return [];
    const alike = parts.filter(
      (part) => part.querySelector('p') && part.className === parts[0]?.className,
    );
    if (alike.length < mostlyAlike * parts.length) return [];
    return parts.filter(
      (part) =>
        sizes(part).letters <= longestLeaf && !part.matches(prose) && !part.querySelector(prose),
    );
  });
}

/** What counts readers, and what has to be said. */
export function findSmallPrint(root: Element, sizes: Sizes): Element[] {
  return leaves(root, sizes).filter(
    (element) => !element.closest('td,th,pre,code') && isSmallPrint(wordsOf(element)),
  );
}

/** What asks for something: fields to fill in, with the words around them. */
export function findForms(root: Element, sizes: Sizes): Element[] {
  const asking = 'textarea,input:not([type=checkbox],[type=radio],[type=hidden]),select';
  return [...root.querySelectorAll(asking)].map((field) => {
    if (field.closest('p,td,li,pre')) return field;
    return climb(field, (above) => sizes(above).letters <= longestForm && isNoPart(above));
  });
}

/** What is paid for, where it says so itself. */
export function findAds(root: Element, sizes: Sizes): Element[] {
  return leaves(root, sizes)
    .filter((element) => isAdLabel(wordsOf(element)))
    .map((label) =>
      climb(
        label,
        (above) =>
          sizes(above).letters <= longestAd &&
          isNoPart(above) &&
          (above.textContent ?? '').trimStart().startsWith(wordsOf(label)),
      ),
    );
}

/** Links that do something with what they stand at, where they stand in no sentence; with the brackets around them. */
export function findActions(root: Element, sizes: Sizes): Element[] {
  return leaves(root, sizes)
    .filter((element) => element.matches(`a,${controls}`) || element.closest('a') !== null)
    .filter((element) => isAction(wordsOf(element)))
    .map((element) => {
      const outer = climb(element, (above) => bare(above) === bare(element) && isNoPart(above));
      return outer;
    })
    .filter(
      (element) => bare(element) === bare(element.parentElement ?? element) || isAlone(element),
    );
}

/** Whether its neighbours are elements, and no words of a sentence. */
function isAlone(element: Element): boolean {
  return [...(element.parentElement?.childNodes ?? [])].every(
    (node) => node.nodeType !== Node.TEXT_NODE || !/[\p{L}\p{N}]/u.test(node.nodeValue ?? ''),
  );
}

/** The smallest elements with words, as long as they are short. */
function leaves(root: Element, sizes: Sizes): Element[] {
  return [...root.querySelectorAll('a,span,div,strong,b,small,p,li,button,h2,h3,h4,h5')].filter(
    (element) => {
      const { letters } = sizes(element);
      if (letters === 0 || letters > longestLeaf) return false;
      return [...element.children].every((child) => sizes(child).letters < letters);
    },
  );
}

/** How many elements say something themselves. */
function countLeaves(element: Element): number {
  return [...element.querySelectorAll('*')].filter((inner) =>
    [...inner.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && (node.nodeValue ?? '').trim() !== '',
    ),
  ).length;
}

/** The outermost element above, as long as each is one that `isMore`. */
function climb(from: Element, isMore: (above: Element) => boolean): Element {
  let top = from;
  while (top.parentElement && top.parentElement.localName !== 'body' && isMore(top.parentElement))
    top = top.parentElement;
  return top;
}

/** A part of the page that is named as one, or has its title, holds more than what asks or sells in it. */
function isNoPart(element: Element): boolean {
  return (
    !element.matches('article,main,[role=main],td,tr,h1') && !element.querySelector('h1,pre,table')
  );
}

function wordsOf(element: Element): string {
  return (element.textContent ?? '').trim().replaceAll(/\s+/g, ' ');
}

/** The letters of an element, without brackets and signs. */
function bare(element: Element): string {
  return (element.textContent ?? '').replaceAll(/[^\p{L}\p{N}]+/gu, '');
}
