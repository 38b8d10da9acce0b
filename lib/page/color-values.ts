/** A colour in the light of a screen, and how much it covers. */
export interface Color {
  red: number;
  green: number;
  blue: number;
  alpha: number;
}

/** Of two colours that differ by less nobody tells letters from what is behind them. Text that is only faint has 1.3 and more. */
const leastContrast = 1.12;
/** How a browser says that there is no colour, as there is none behind most elements. */
const clear = 'rgba(0, 0, 0, 0)';
/** No colour. */
export const none: Color = { red: 0, green: 0, blue: 0, alpha: 0 };

/** By their text: a page has few colours, and each is asked for thousands of times. */
const colors = new Map<string, Color | undefined>();
/** More than any honest page has: one that draws each letter in another is not to fill the memory. */
const mostColors = 500;

/** What browsers write for nearly all colours, out of the few that were asked for before; undefined for the others. */
export function toColor(text: string): Color | undefined {
  if (text === clear) return none;
  if (colors.has(text)) return colors.get(text);
  if (colors.size >= mostColors) colors.clear();
  const color = parseColor(text);
  colors.set(text, color);
  return color;
}

/** Of a gradient that goes from a colour to the same one: that colour. */
export function toPlain(image: string): Color | undefined {
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

/** How a colour is drawn over one that covers all. */
export function mix(over: Color, under: Color): Color {
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

/** Whether letters of one colour can be told from a ground of the other. */
export function differ(one: Color, other: Color): boolean {
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
export function toLuminance({ red, green, blue }: Color): number {
  const part = (value: number): number => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
}
