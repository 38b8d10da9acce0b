import { isCutByPath } from './clips.ts';
import {
  boxOf,
  clientWidthOf,
  createRange,
  documentOf,
  nameOf,
  namespaceOf,
  parentOf,
  scrollLeftOf,
  scrollTopOf,
  shadowOf,
} from './own-members.ts';

/** How far beyond an edge something lies that was put there to be out of sight, in CSS pixels. */
export const farAway = 500;
/** Further to the right than this nobody scrolls. */
const farRight = 5_000;
/** Letters that are smaller than this, in CSS pixels as they are drawn, are not read by anybody. */
export const leastLetters = 3;
/** Fainter than this is not seen. */
const leastOpacity = 0.06;
/** Of less contrast than this all within a box has one colour. */
const leastFilter = 0.05;
/** In CSS pixels: what is blurred by more has no letters. */
const mostBlur = 12;

/** Cut off to nothing, or placed beyond the edges of the page, from where nobody scrolls it back. */
export function isPutOutOfSight(
  element: Element,
  style: CSSStyleDeclaration,
  view: Window,
): boolean {
  const { clipPath, position, overflow } = style;
  if (clipPath !== 'none' && isCutByPath(clipPath, boxOf(element))) return true;
  if (isTurnedAway(element, style, view)) return true;
  const isPlaced = position === 'absolute' || position === 'fixed';
  if (position !== 'static' && Number(style.zIndex) < 0 && isCovered(element, view)) return true;
  const isBox = overflow !== 'visible' && style.display !== 'inline';
  if (!isPlaced && !isBox) return isInFoldedColumn(element);
  const { scrollX, scrollY, innerWidth, innerHeight } = view;
  const { width, height, left, right, top, bottom } = boxOf(element);
  if (isBox && (width < leastLetters || height < leastLetters)) return true;
  if (!isPlaced) return false;
  if (/^rect\((0px,? ){3}0px\)$/.test(style.clip)) return true;
  // Nothing scrolls these.
  if (position === 'fixed' && (left >= innerWidth || top >= innerHeight)) return true;
  const isLeft = style.direction === 'ltr' && right + scrollX < -farAway;
  // The other edge is the one to which a page is scrolled, but nobody scrolls as far.
  const isRight = left > innerWidth + farRight;
  const isFarLeft = right < -farRight;
  return isLeft || isFarLeft || isRight || bottom + scrollY < -farAway;
}

/** Put behind what is around it, where that covers it: up to the first that its layers belong to. */
function isCovered(element: Element, view: Window): boolean {
  for (let above = parentOf(element); above; above = parentOf(above)) {
    const { backgroundColor, backgroundImage, position, zIndex, isolation } =
      view.getComputedStyle(above);
    if (isolation === 'isolate' || (position !== 'static' && zIndex !== 'auto')) return false;
    // The page's own is behind all.
    if (nameOf(above) === 'body') return false;
    if (!isClear(backgroundColor) || backgroundImage !== 'none') return true;
  }
  return false;
}

function isClear(color: string): boolean {
  return /^rgba\(.*, 0\)$|^transparent$/.test(color);
}

/** The back of something whose back is not drawn; that of a card which is turned is seen by those who turn it. */
function isTurnedAway(element: Element, style: CSSStyleDeclaration, view: Window): boolean {
  if (style.backfaceVisibility !== 'hidden') return false;
  const { transform, rotate } = style;
  if (transform === 'none' && rotate === 'none') return false;
  const above = parentOf(element);
  if (above && view.getComputedStyle(above).transformStyle === 'preserve-3d') return false;
  return /^matrix3d\((?:[^,]+, ){10}-/.test(transform) || /^[xy] 180deg$/.test(rotate);
}

/** A cell of a column that is folded away has no width, and its letters have. */
function isInFoldedColumn(element: Element): boolean {
  const name = nameOf(element);
  return (name === 'td' || name === 'th') && boxOf(element).width === 0;
}

/** Of what has no box yet, since it stands in a fold: whether it is put away once that is open. */
export function isPutAway(style: CSSStyleDeclaration): boolean {
  const { position, left, right, top, bottom, marginLeft, marginTop } = style;
  const isFar = (edge: string): boolean =>
    edge.endsWith('px') && Number.parseFloat(edge) < -farAway;
  if (isFar(marginLeft) || isFar(marginTop)) return true;
  return position !== 'static' && [left, right, top, bottom].some(isFar);
}

/** How much of an element is let through, by itself: 0 where a filter takes all of it away. */
export function toOwnOpacity(style: CSSStyleDeclaration): number {
  const { opacity, filter } = style;
  const own = Number(opacity);
  if (filter === 'none' || filter === '') return own;
  const blurred = Number.parseFloat(/blur\(([\d.]+)px\)/.exec(filter)?.[1] ?? '0');
  if (blurred > mostBlur) return 0;
  const contrast = Number.parseFloat(
    /(?:contrast|brightness)\(([\d.]+)\)/.exec(filter)?.[1] ?? '1',
  );
  // Letters become as their ground is, where there is one that is changed with them.
  if (contrast < leastFilter && !isClear(style.backgroundColor)) return 0;
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
  const range = rangeOf(documentOf(element));
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
  if (!range) ranges.set(page, (range = createRange(page)));
  return range;
}

/** Without boxes of their own, letters are still drawn where a slot has them, or an option of a list does. */
function isDrawnElsewhere(element: Element): boolean {
  return (
    /^(?:option|slot)$/.test(nameOf(element)) || shadowOf(element) !== null || isInSvg(element)
  );
}

function isInSvg(element: Element): boolean {
  return namespaceOf(element) === 'http://www.w3.org/2000/svg';
}

/** Whether something around it was scrolled: then it can be scrolled back. */
function isScrolledAway(element: Element): boolean {
  for (let above = parentOf(element); above; above = parentOf(above))
    if (scrollLeftOf(above) !== 0 || scrollTopOf(above) !== 0) return true;
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
  return isWhole || (textIndent.endsWith('px') && Math.abs(indent) >= clientWidthOf(element));
}
