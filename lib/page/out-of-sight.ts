/** How far beyond an edge something lies that was put there to be out of sight, in CSS pixels. */
const farAway = 500;

/** Cut off to nothing, or placed beyond the edges of the page, from where nobody scrolls it back. */
export function isPutOutOfSight(
  element: Element,
  style: CSSStyleDeclaration,
  { scrollX, scrollY }: Window,
): boolean {
  if (style.position !== 'absolute' && style.position !== 'fixed') return false;
  const { width, height, right, bottom } = element.getBoundingClientRect();
  if (style.overflow !== 'visible' && (width <= 1 || height <= 1)) return true;
  const isClipped =
    /^rect\((0px,? ){3}0px\)$/.test(style.clip) || /^inset\((?:50|100)%/.test(style.clipPath);
  if (isClipped) return true;
  const isLeft = style.direction === 'ltr' && right + scrollX < -farAway;
  return isLeft || bottom + scrollY < -farAway;
}

/** Drawn in no colour. */
export function isUncolored({ color }: CSSStyleDeclaration): boolean {
  return color === 'transparent' || (color.startsWith('rgba(') && color.endsWith(', 0)'));
}
