import { differ, mix, toColor } from './color-values.ts';
import type { Color } from './color-values.ts';
import { isFaint, toOwnOpacity } from './out-of-sight.ts';
import {
  boxOf,
  contains,
  createRange,
  documentOf,
  elementsOf,
  matches,
  parentOf,
} from './own-members.ts';

/** Something that may lie behind letters without being around them. */
export interface Backdrop {
  element: Element;
  /** Undefined for a picture. */
  color: Color | undefined;
}

/** All of a page. It asks each element once, and is made only where it is needed. */
export function listBackdrops(page: Document, view: Window): Backdrop[] {
  const found: Backdrop[] = [];
  for (const element of elementsOf(page, 'body *')) {
    if (matches(element, 'img,video,canvas,svg,iframe,object,embed')) {
      found.push({ element, color: undefined });
      continue;
    }
    const { backgroundImage, backgroundColor, position } = view.getComputedStyle(element);
    const color = toColor(backgroundColor);
    if (backgroundImage !== 'none') found.push({ element, color: undefined });
    else if (color && color.alpha > 0.3 && position !== 'static') found.push({ element, color });
  }
  return found;
}

/** Whether something that is not around an element lies where its letters are, in another colour. */
export function liesOnAnother(
  element: Element,
  letters: Color,
  backdrops: readonly Backdrop[],
  view: Window,
): boolean {
  // Of what is in it: an element can be without a box of its own.
  const range = createRange(documentOf(element));
  range.selectNodeContents(element);
  const box = range.getBoundingClientRect();
  const x = (box.left + box.right) / 2;
  const y = (box.top + box.bottom) / 2;
  return backdrops.some(({ element: other, color }) => {
    if (contains(other, element) || contains(element, other)) return false;
    const { left, right, top, bottom, width, height } = boxOf(other);
    // A small picture is no ground for words.
    if (width < 40 || height < 20 || x < left || x > right || y < top || y > bottom) return false;
    if (color !== undefined && !differ(letters, mix(color, letters))) return false;
    return isDrawn(other, view);
  });
}

/** Whether so much of it is let through that it is a ground for letters. */
function isDrawn(element: Element, view: Window): boolean {
  let opacity = 1;
  if (view.getComputedStyle(element).visibility !== 'visible') return false;
  for (let above: Element | null = element; above; above = parentOf(above))
    opacity *= toOwnOpacity(view.getComputedStyle(above));
  return !isFaint(opacity);
}
