import type { PictureLimits } from '../../providers/picture-limits.ts';
import { fitPicture } from './prepare-picture.ts';
import type { ReadyPicture } from './prepare-picture.ts';
import { toXml } from '../trusted.ts';

/** A drawing is sharp in any size; in this one its words can be read, and it costs no more than other pictures. */
const leastEdge = 768;
/** Of a drawing that does not say it. */
const usualSize = { width: 300, height: 150 };

/**
 * Draws an SVG. As an image it is drawn by itself: no script in it runs, and nothing is loaded that it names. Undefined for
 * what is none, or cannot be drawn.
 */
export async function drawSvg(
  text: string,
  limits: Pick<PictureLimits, 'maxEdge' | 'maxBytes'>,
): Promise<ReadyPicture | undefined> {
  const root = toXml(text, 'image/svg+xml').documentElement;
  if (root.localName !== 'svg' || root.querySelector('parsererror')) return undefined;
  const size = toSize(root);
  const edge = Math.max(size.width, size.height);
  const scale = Math.min(limits.maxEdge, Math.max(edge, leastEdge)) / edge;
  const width = Math.max(1, Math.round(size.width * scale));
  const height = Math.max(1, Math.round(size.height * scale));
  if (!root.hasAttribute('viewBox'))
    root.setAttribute('viewBox', `0 0 ${size.width} ${size.height}`);
  // Firefox draws nothing that has no size, or a share of one.
  root.setAttribute('width', String(width));
  root.setAttribute('height', String(height));
  const blob = new Blob([new XMLSerializer().serializeToString(root)], { type: 'image/svg+xml' });
  const url = URL.createObjectURL(blob);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = new OffscreenCanvas(width, height);
    canvas.getContext('2d')?.drawImage(image, 0, 0, width, height);
    return await fitPicture(canvas, 'image/svg+xml', limits);
  } catch {
    return undefined;
  } finally {
    URL.revokeObjectURL(url);
  }
}

function toSize(root: Element): { width: number; height: number } {
  const [, , boxWidth = 0, boxHeight = 0] = (root.getAttribute('viewBox') ?? '')
    .split(/[\s,]+/)
    .map(Number);
  const width = toLength(root.getAttribute('width'));
  const height = toLength(root.getAttribute('height'));
  if (width && height) return { width, height };
  return boxWidth > 0 && boxHeight > 0 ? { width: boxWidth, height: boxHeight } : usualSize;
}

/** In pixels; 0 for a share of something, or for none. */
function toLength(value: string | null): number {
  return /^\s*\d*\.?\d+(?:px)?\s*$/.test(value ?? '') ? Number.parseFloat(value ?? '') : 0;
}
