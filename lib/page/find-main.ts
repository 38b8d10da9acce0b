import { Readability } from '@mozilla/readability';
import { lengthOf } from './sizes.ts';

/** The words of a page lie in its `main` where that has at least this share of them. */
const leastOfMain = 0.4;
/** And in the only article of a `main` where that has this share of what is in there. */
const leastOfArticle = 0.6;
/** The library goes over each element again and again: of a page with more than this, all that is not chrome counts. */
const mostElements = 10_000;
/** What the library takes for the words counts where it is no fragment: this share of what is not chrome. */
const leastOfWords = 0.75;
/** This share more around what it has found is not left out. */
const mostAround = 0.1;
const prose = 'p,h1,h2,h3,h4,h5,h6,ul,ol,dl,table,thead,tbody,tfoot,pre,blockquote,figure';
/** Numbers the elements of a copy, so that those that the library has kept are known again. */
const number = 'data-at';

/** The part of a copy that is named as the main one: its only `main`, or the only article that is most of it. */
export function findCore(copy: Document): HTMLElement | undefined {
  const all = lengthOf(copy.body);
  const main = onlyOne(copy, 'main,[role=main]');
  const article = onlyOne(main ?? copy, 'article');
  const isMost = article && lengthOf(article) >= leastOfArticle * lengthOf(main ?? copy.body);
  const core = isMost ? article : (main ?? article);
  return core && lengthOf(core) >= leastOfMain * all ? core : undefined;
}

/** What of the main part is left to be the words: its only article, where what is around it has gone meanwhile. */
export function narrow(core: HTMLElement): HTMLElement {
  const article = onlyOne(core, 'article');
  return article && lengthOf(article) >= leastOfArticle * lengthOf(core) ? article : core;
}

function onlyOne(within: ParentNode, selector: string): HTMLElement | undefined {
  const found = [...within.querySelectorAll<HTMLElement>(selector)];
  return found.length === 1 ? found[0] : undefined;
}

/**
 * Where the library finds the words of a page that names no part as the main one: the smallest element around all of
 * them. Whole: the library is made for articles, takes one post for a thread, and drops titles, names of authors and
 * the tables around rows.
 */
export function findWords(copy: Document): HTMLElement | undefined {
  const elements = [...copy.body.querySelectorAll<HTMLElement>('*')];
  if (elements.length > mostElements) return undefined;
  for (const [at, element] of elements.entries()) element.setAttribute(number, String(at));
  const twin = copy.cloneNode(true) as Document;
  for (const element of elements) element.removeAttribute(number);
  const found = new Readability<HTMLElement>(twin, {
    keepClasses: true,
    serializer: (node) => node as HTMLElement,
  }).parse()?.content;
  if (!found || lengthOf(found) < leastOfWords * lengthOf(copy.body)) return undefined;

  const kept = new Map<Element, number>();
  let all = 0;
  for (const part of found.querySelectorAll(`[${number}]`)) {
    const origin = elements[Number(part.getAttribute(number))];
    const own = [...part.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
    const length = own.reduce((sum, node) => sum + lengthOf(node), 0);
    if (!origin || length === 0) continue;
    all += length;
    for (let above: Element | null = origin; above; above = above.parentElement)
      kept.set(above, (kept.get(above) ?? 0) + length);
  }
  let around: Element = copy.body;
  for (;;) {
    const inner: Element | undefined = [...around.children].find(
      (child) => kept.get(child) === all,
    );
    if (!inner) return widen(around) as HTMLElement;
    around = inner;
  }
}

/** With what is around it as long as that is little, and prose: chrome has gone, and introductions and notes are small. */
function widen(found: Element): Element {
  const most = (1 + mostAround) * lengthOf(found);
  let around = found;
  for (;;) {
    const above = around.parentElement;
    if (!above || around.localName === 'body' || lengthOf(above) > most) return around;
    const others = [...above.children].filter((child) => child !== around && lengthOf(child) > 0);
    if (!others.every((other) => other.matches(prose) || other.querySelector(prose))) return around;
    around = above;
  }
}
