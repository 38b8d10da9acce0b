/** How far beyond an edge something lies that was put there to be out of sight, in CSS pixels. */
const farAway = 500;
/** Further to the right than this nobody scrolls. */
const farRight = 5_000;
/** Letters that are smaller than this, in CSS pixels as they are drawn, are not read by anybody. */
const leastLetters = 3;
/** Fainter than this is not seen. */
const leastOpacity = 0.06;
/** In CSS pixels: what is blurred by more has no letters. */
const mostBlur = 12;

/** Cut off to nothing, or placed beyond the edges of the page, from where nobody scrolls it back. */
export function isPutOutOfSight(
  element: Element,
  style: CSSStyleDeclaration,
  view: Window,
): boolean {
  const { clipPath, position, overflow } = style;
  if (clipPath !== 'none' && isCutByPath(clipPath)) return true;
  const isPlaced = position === 'absolute' || position === 'fixed';
  if (position !== 'static' && Number(style.zIndex) < 0 && isCovered(element, view)) return true;
  const isBox = overflow !== 'visible' && style.display !== 'inline';
  if (!isPlaced && !isBox) return false;
  const { scrollX, scrollY, innerWidth, innerHeight } = view;
  const { width, height, left, right, top, bottom } = element.getBoundingClientRect();
  if (isBox && (width <= 1 || height <= 1)) return true;
  if (!isPlaced) return false;
  if (/^rect\((0px,? ){3}0px\)$/.test(style.clip)) return true;
  // Nothing scrolls these.
  if (position === 'fixed' && (left >= innerWidth || top >= innerHeight)) return true;
  const isLeft = style.direction === 'ltr' && right + scrollX < -farAway;
  const isRight = style.direction === 'ltr' && left > innerWidth + farRight;
  return isLeft || isRight || bottom + scrollY < -farAway;
}

/** Put behind what is around it, where that covers it: up to the first that its layers belong to. */
function isCovered(element: Element, view: Window): boolean {
  for (let above = element.parentElement; above; above = above.parentElement) {
    const { backgroundColor, backgroundImage, position, zIndex, isolation } =
      view.getComputedStyle(above);
    if (isolation === 'isolate' || (position !== 'static' && zIndex !== 'auto')) return false;
    // The page's own is behind all.
    if (above.localName === 'body') return false;
    const isClear = /^rgba\(.*, 0\)$|^transparent$/.test(backgroundColor);
    if (!isClear || backgroundImage !== 'none') return true;
  }
  return false;
}

function isCutByPath(path: string): boolean {
  return (
    /^inset\((?:50|100)%/.test(path) ||
    /^(?:circle|ellipse)\(0(?:px|%)?(?: 0(?:px|%)?)?(?: at|\))/.test(path) ||
    /^polygon\((?:0(?:px|%)? 0(?:px|%)?,? ?)+\)$/.test(path)
  );
}

/** How much of an element is let through, by itself: 0 where a filter takes all of it away. */
export function toOwnOpacity({ opacity, filter }: CSSStyleDeclaration): number {
  const own = Number(opacity);
  if (filter === 'none' || filter === '') return own;
  const blurred = Number.parseFloat(/blur\(([\d.]+)px\)/.exec(filter)?.[1] ?? '0');
  if (blurred > mostBlur) return 0;
  return own * Number.parseFloat(/opacity\(([\d.]+)\)/.exec(filter)?.[1] ?? '1');
}

/** Whether so much is too little to be seen. */
export function isFaint(opacity: number): boolean {
  return opacity < leastOpacity;
}

/** Whether the letters that stand in an element itself are too small, or somewhere where nobody looks. */
export function areLettersAway(
  element: Element,
  style: CSSStyleDeclaration,
  view: Window,
): boolean {
  if (Number.parseFloat(style.fontSize) < leastLetters) return true;
  const range = rangeOf(element.ownerDocument);
  range.selectNodeContents(element);
  const { width, height, right, bottom } = range.getBoundingClientRect();
  if (width === 0 && height === 0) return !isDrawnElsewhere(element);
  if (height < leastLetters || width < 1) return true;
  // Where nearly all letters are, nothing else need be asked.
  if (right < 0 || bottom < 0) {
    const isLeft = right + view.scrollX < -farAway && style.direction === 'ltr';
    if ((isLeft || bottom + view.scrollY < -farAway) && !isScrolledAway(element)) return true;
  }
  return isIndentedAway(element, style);
}

const ranges = new WeakMap<Document, Range>();

/** One for all elements: each that is made is told of every change of the page for as long as it is there. */
function rangeOf(page: Document): Range {
  let range = ranges.get(page);
  if (!range) ranges.set(page, (range = page.createRange()));
  return range;
}

/** Without boxes of their own, letters are still drawn where a slot has them, or an option of a list does. */
function isDrawnElsewhere(element: Element): boolean {
  return (
    element.localName === 'option' || (element.shadowRoot ?? null) !== null || isInSvg(element)
  );
}

function isInSvg(element: Element): boolean {
  return element.namespaceURI === 'http://www.w3.org/2000/svg';
}

/** Whether something around it was scrolled: then it can be scrolled back. */
function isScrolledAway(element: Element): boolean {
  for (let above = element.parentElement; above; above = above.parentElement)
    if (above.scrollLeft !== 0 || above.scrollTop !== 0) return true;
  return false;
}

/** The first line pushed out of its box, which is how words were once replaced by a picture. */
function isIndentedAway(element: Element, style: CSSStyleDeclaration): boolean {
  const { textIndent } = style;
  if (textIndent === '0px') return false;
  const indent = Number.parseFloat(textIndent);
  if (textIndent.endsWith('px') && indent < -farAway) return true;
  if (style.overflow === 'visible') return false;
  const isWhole = textIndent.endsWith('%') && Math.abs(indent) >= 100;
  return isWhole || (textIndent.endsWith('px') && Math.abs(indent) >= element.clientWidth);
}
