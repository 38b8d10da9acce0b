import { createColorReader } from './colors.ts';
import type { ColorReader } from './colors.ts';
import { toOpener } from './folds.ts';
import {
  areLettersAway,
  isFaint,
  isPutAway,
  isPutOutOfSight,
  leastLetters,
  toOwnOpacity,
} from './out-of-sight.ts';
import {
  attributeOf,
  boxOf,
  closest,
  firstChildOf,
  nameOf,
  nextSiblingOf,
  textOf,
  typeOf,
} from './own-members.ts';

/** Where something stands: in which window, and whether in a fold that is closed, in which nothing has a place. */
export interface Place {
  readonly view: Window;
  readonly isFolded: boolean;
  /** Whether that fold is hidden in itself until it is opened. */
  readonly isFoldUnseen: boolean;
  /** How much of it all that is around it lets through. */
  readonly opacity: number;
  readonly colors: ColorReader;
}

/** A place that nothing is around yet, of that window. */
export function toPlace(view: Window, opacity: number): Place {
  const colors = createColorReader(view);
  return { view, isFolded: false, isFoldUnseen: false, opacity, colors };
}

/** Whether it is a fold that its reader has not opened. */
export function isClosed(element: Element): boolean {
  return nameOf(element) === 'details' && attributeOf(element, 'open') === null;
}

type Sight = 'seen' | 'folded' | 'blank' | 'gone' | 'number';

/**
 * Whether an element is seen; of one that is `blank` only what is in it may be. A `number` is that of a line. It is asked
 * of each element of a page: what costs least and decides most comes first.
 */
export function toLook(
  element: Element,
  at: Place,
): { sight: Sight; opacity: number; isUnseenFold: boolean } {
  const style = at.view.getComputedStyle(element);
  const opacity = at.opacity * toOwnOpacity(style);
  const sight = isFaint(opacity) ? 'gone' : toSight(element, style, at);
  return { sight, opacity, isUnseenFold: sight === 'folded' && style.visibility !== 'visible' };
}

function toSight(element: Element, style: CSSStyleDeclaration, at: Place): Sight {
  const { display } = style;
  if (display === 'none' || style.contentVisibility === 'hidden')
    return toOpener(element) ? 'folded' : 'gone';
  if (at.isFolded && isPutAway(style)) return 'gone';
  const isWithoutBox = display === 'contents';
  if (!at.isFolded && !isWithoutBox && isPutOutOfSight(element, style, at.view))
    return toOpener(element) ? 'folded' : 'gone';
  if (style.visibility !== 'visible' && !at.isFoldUnseen) return 'blank';
  // Of what has no words of its own neither colour nor size is seen.
  if (!hasWords(element)) return 'seen';
  if (Number.parseFloat(style.fontSize) < leastLetters) return 'blank';
  // What is in a fold is nowhere yet.
  const isSomewhere = !at.isFolded && !isClosed(element);
  if (isSomewhere && areLettersAway(element, style, at.view)) return 'blank';
  if (at.colors.isUncolored(element, style)) return 'blank';
  return isLineNumber(element) && style.userSelect === 'none' ? 'number' : 'seen';
}

/** What a slot draws in place of its own content. */
export function toGiven(element: Element): readonly Node[] {
  return nameOf(element) === 'slot' ? (element as HTMLSlotElement).assignedNodes() : [];
}

function hasWords(element: Element): boolean {
  const given = toGiven(element);
  if (given.length > 0) return given.some(isWords);
  for (let child = firstChildOf(element); child; child = nextSiblingOf(child))
    if (isWords(child)) return true;
  return false;
}

function isWords(node: Node): boolean {
  return typeOf(node) === Node.TEXT_NODE && /\S/.test(node.nodeValue ?? '');
}

/** Numbers beside code, which nobody takes along who copies it. */
function isLineNumber(element: Element): boolean {
  return /^[\d\s]+$/.test(textOf(element) ?? '') && closest(element, 'pre,code,tr') !== null;
}

/** An emoji, a formula, a name: what a small picture stands for. More words than that are a text that nobody sees. */
const mostWords = 3;
/** Of a script that writes no spaces. */
const mostSigns = 8;
/** In CSS pixels: in less no words stand for a picture. */
const leastPicture = 16;

/** Whether the words for a picture stand nowhere: they are drawn in its place only while it is not there. */
export function isUnreadAlternative(picture: HTMLImageElement, { view, colors }: Place): boolean {
  const { alt, complete, naturalWidth } = picture;
  if (!isText(alt)) return false;
  if (!complete || naturalWidth > 0) return true;
  const { width, height } = boxOf(picture);
  if (width < leastPicture || height < leastPicture) return true;
  return colors.isUncolored(picture, view.getComputedStyle(picture));
}

function isText(alt: string): boolean {
  const spaced = alt.match(/[^\s]*\p{L}[^\s]*/gu) ?? [];
  // Without the commands of a formula, which are words between signs.
  const joined = alt.replaceAll(/\\[A-Za-z]+/g, ' ').match(/[\p{L}\p{M}]{3,}/gu) ?? [];
  const signs = alt.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu) ?? [];
  return spaced.length > mostWords || joined.length > mostWords || signs.length > mostSigns;
}
