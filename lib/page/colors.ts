import { farAway, isFaint, toOwnOpacity } from './out-of-sight.ts';
import {
  boxOf,
  contains,
  createRange,
  documentOf,
  elementsOf,
  matches,
  parentOf,
  rootElementOf,
  rootOf,
  slotOf,
} from './own-members.ts';

/** A colour in the light of a screen, and how much it covers. */
interface Color {
  red: number;
  green: number;
  blue: number;
  alpha: number;
}

/** Of two colours that differ by less nobody tells letters from what is behind them. Text that is only faint has 1.3 and more. */
const leastContrast = 1.12;
/** Letters that cover less than this of what is behind them are not seen. */
const leastAlpha = 0.06;
/** So much covers all. */
const opaque = 0.95;
const white: Color = { red: 255, green: 255, blue: 255, alpha: 1 };
const dark: Color = { red: 18, green: 18, blue: 18, alpha: 1 };
/** How a browser says that there is no colour, as there is none behind most elements. */
const clear = 'rgba(0, 0, 0, 0)';
const none: Color = { red: 0, green: 0, blue: 0, alpha: 0 };

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

/** By their text: a page has few colours, and each is asked for thousands of times. */
const colors = new Map<string, Color | undefined>();
/** More than any honest page has: one that draws each letter in another is not to fill the memory. */
const mostColors = 500;

/** What browsers write for nearly all colours, out of the few that were asked for before; undefined for the others. */
function toColor(text: string): Color | undefined {
  if (text === clear) return none;
  if (colors.has(text)) return colors.get(text);
  if (colors.size >= mostColors) colors.clear();
  const color = parseColor(text);
  colors.set(text, color);
  return color;
}

/** Of a gradient that goes from a colour to the same one: that colour. */
function toPlain(image: string): Color | undefined {
  if (!/^[a-z-]+-gradient\([^]*\)$/.test(image) || image.includes('url(')) return undefined;
  const stops = new Set(image.match(aColor));
  const [only] = stops;
  return stops.size === 1 && only !== undefined ? toColor(only) : undefined;
}

/** How browsers write a colour among other things. */
const aColor = /\b(?:rgba?|color|oklab|oklch|lab|lch)\([^()]*\)/g;

let board: OffscreenCanvasRenderingContext2D | null | undefined;

/** Of a colour in another space than that of screens: how it is drawn. Undefined where a browser gives other pixels than it drew. */
function drawColor(text: string): Color | undefined {
  board ??= new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const [first] = paint(board, '#12a45b');
  if (first !== 0x12 || !board || !CSS.supports('color', text)) return undefined;
  const [red = 0, green = 0, blue = 0, alpha = 255] = paint(board, text);
  return { red, green, blue, alpha: alpha / 255 };
}

function paint(on: OffscreenCanvasRenderingContext2D | null, color: string): readonly number[] {
  if (!on) return [];
  on.clearRect(0, 0, 1, 1);
  on.fillStyle = color;
  on.fillRect(0, 0, 1, 1);
  return [...on.getImageData(0, 0, 1, 1).data];
}

/** Of `rgb(…)` and `rgba(…)`, as nearly all are written; the others are drawn. */
function parseColor(text: string): Color | undefined {
  const found = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/.exec(text);
  if (!found) return text === '' ? undefined : drawColor(text);
  const [red = 0, green = 0, blue = 0, alpha = 1] = found.slice(1).map((part) => Number(part ?? 1));
  return { red, green, blue, alpha };
}

function mix(over: Color, under: Color): Color {
  if (over.alpha === 1) return over;
  if (over.alpha === 0) return under;
  const part = (top: number, below: number): number => top * over.alpha + below * (1 - over.alpha);
  return {
    red: part(over.red, under.red),
    green: part(over.green, under.green),
    blue: part(over.blue, under.blue),
    alpha: 1,
  };
}

function differ(one: Color, other: Color): boolean {
  const distance =
    Math.abs(one.red - other.red) +
    Math.abs(one.green - other.green) +
    Math.abs(one.blue - other.blue);
  // Colours of one brightness can be told apart by their hue alone.
  if (distance > 60) return true;
  const [first, second] = [toLuminance(one), toLuminance(other)];
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05) >= leastContrast;
}

/** WCAG 2's relative luminance. */
function toLuminance({ red, green, blue }: Color): number {
  const part = (value: number): number => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
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

/** Something that may lie behind letters without being around them. */
interface Backdrop {
  element: Element;
  /** Undefined for a picture. */
  color: Color | undefined;
}

function listBackdrops(page: Document, view: Window): Backdrop[] {
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
function liesOnAnother(
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
