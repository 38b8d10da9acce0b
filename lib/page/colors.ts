import { liesOnAnother, listBackdrops } from './backdrops.ts';
import type { Backdrop } from './backdrops.ts';
import { differ, mix, none, toColor, toLuminance, toPlain } from './color-values.ts';
import type { Color } from './color-values.ts';
import { farAway } from './out-of-sight.ts';
import { documentOf, parentOf, rootElementOf, rootOf, slotOf } from './own-members.ts';

/** Letters that cover less than this of what is behind them are not seen. */
const leastAlpha = 0.06;
/** So much covers all. */
const opaque = 0.95;
const white: Color = { red: 255, green: 255, blue: 255, alpha: 1 };
const dark: Color = { red: 18, green: 18, blue: 18, alpha: 1 };

/** Tells, of one page, whether letters have a colour that can be seen. */
export interface ColorReader {
  /** Whether the letters of an element are drawn in no colour, or in that of what is behind them. */
  isUncolored(element: Element, style: CSSStyleDeclaration): boolean;
}

/**
 * Builds it. What is behind letters is taken from the elements around them, which is cheap and mostly right. Only where it
 * says that they cannot be seen is all looked for that may lie there in another colour: words that are seen must not be lost.
 */
export function createColorReader(view: Window): ColorReader {
  const known = new WeakMap<Element, Color | 'picture'>();
  let backdrops: Backdrop[] | undefined;

  const toBehind = (element: Element, given?: CSSStyleDeclaration): Color | 'picture' => {
    const found = known.get(element);
    if (found) return found;
    const style = given ?? view.getComputedStyle(element);
    let behind: Color | 'picture' | undefined;
    const own = toColor(style.backgroundColor);
    const image = style.backgroundImage === 'none' ? none : toPlain(style.backgroundImage);
    if (!image || !own) behind = 'picture';
    else if (image.alpha >= opaque) behind = image;
    else if (image.alpha > 0) behind = 'picture';
    else if (own.alpha >= opaque) behind = own;
    else {
      const above = toAbove(element);
      const under = above ? toBehind(above) : toCanvas(documentOf(element), view);
      behind = under === 'picture' ? under : mix(own, under);
    }
    known.set(element, behind);
    return behind;
  };

  return {
    isUncolored(element, style) {
      const fill = style.webkitTextFillColor || style.color;
      const letters = toColor(fill);
      if (!letters) return false;
      if (letters.alpha < leastAlpha) return !isCutOutOfPicture(element, view);
      const behind = toBehind(element, style);
      if (behind === 'picture') return false;
      const drawn = mix(letters, behind);
      if (!isBlendedAway(style.mixBlendMode, behind) && differ(drawn, behind)) return false;
      if (hasShadow(style, behind)) return false;
      backdrops ??= listBackdrops(documentOf(element), view);
      return !liesOnAnother(element, drawn, backdrops, view);
    },
  };
}

function toAbove(element: Element): Element | null {
  const above = slotOf(element) ?? parentOf(element);
  if (above) return above;
  const root = rootOf(element);
  return root instanceof ShadowRoot ? root.host : null;
}

/** What is behind all: white, or dark where page and reader want that. */
function toCanvas(page: Document, view: Window): Color {
  const schemes = view.getComputedStyle(rootElementOf(page)).colorScheme;
  const isDark =
    /\bdark\b/.test(schemes) &&
    (!/\blight\b/.test(schemes) || view.matchMedia('(prefers-color-scheme: dark)').matches);
  return isDark ? dark : white;
}

/** Letters without a colour through which the picture behind them is seen. */
function isCutOutOfPicture(element: Element, view: Window): boolean {
  let above: Element | null = element;
  for (let step = 0; above && step < 3; step += 1, above = parentOf(above)) {
    const { backgroundClip, backgroundImage } = view.getComputedStyle(above);
    if (backgroundClip === 'text' && backgroundImage !== 'none') return true;
  }
  return false;
}

/** Whether a way of blending leaves nothing of letters on such a background. */
function isBlendedAway(mode: string, behind: Color): boolean {
  if (mode === 'normal' || mode === '') return false;
  const light = toLuminance(behind);
  if (/^(?:screen|lighten|color-dodge|plus-lighter)$/.test(mode)) return light > 0.9;
  return /^(?:multiply|darken|color-burn)$/.test(mode) && light < 0.02;
}

/** An outline or a shadow draws the letters where their colour does not. */
function hasShadow(style: CSSStyleDeclaration, behind: Color): boolean {
  const stroke = Number.parseFloat(style.webkitTextStrokeWidth) > 0;
  const strokeColor = stroke ? toColor(style.webkitTextStrokeColor) : undefined;
  return [strokeColor, ...toShadows(style.textShadow)].some(
    (color) =>
      color !== undefined && color.alpha > leastAlpha && differ(mix(color, behind), behind),
  );
}

/** The colours of those that lie near the letters which they are of. */
function toShadows(text: string): (Color | undefined)[] {
  if (text === 'none' || text === '') return [];
  return (text.match(/[a-z]+\([^()]*\)(?: -?[\d.]+px)*/g) ?? [])
    .filter((shadow) =>
      (shadow.match(/-?[\d.]+(?=px)/g) ?? []).every((length) => Math.abs(Number(length)) < farAway),
    )
    .map((shadow) => toColor(/^[^)]*\)/.exec(shadow)?.[0] ?? ''));
}
