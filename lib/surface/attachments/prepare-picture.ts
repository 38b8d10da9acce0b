import { pictureTypes } from '../../core/content.ts';
import type { PictureType } from '../../core/content.ts';
import type { PictureLimits } from '../../providers/picture-limits.ts';

/** A picture that can be sent as it is. */
export interface ReadyPicture {
  blob: Blob;
  mediaType: PictureType;
  width: number;
  height: number;
}

/** A part of a picture, in shares of its edges. */
export interface Region {
  x: number;
  y: number;
  width: number;
  height: number;
}

export const wholePicture: Region = { x: 0, y: 0, width: 1, height: 1 };

/** Drawn pictures stay sharp as PNG, as long as they are no larger than this. */
const smallBytes = 1_000_000;
const qualities = [0.85, 0.7, 0.5];
/** How often it is made smaller by a third, until it is light enough. */
const mostTries = 6;

/**
 * Draws a picture anew, within the limits. What is drawn has nothing of the file but its pixels, turned as the camera was
 * held: no place, no time, no camera, and of an animation the first picture. Undefined for what the browser cannot read.
 */
export async function preparePicture(
  file: Blob,
  limits: Pick<PictureLimits, 'maxEdge' | 'maxBytes'>,
  region: Region = wholePicture,
): Promise<ReadyPicture | undefined> {
  const bitmap = await createImageBitmap(file).catch(() => undefined);
  if (!bitmap) return undefined;
  try {
    return await fitPicture(bitmap, file.type, limits, region);
  } finally {
    bitmap.close();
  }
}

/** Draws what is a picture already within the limits; `type` is what it was drawn of. */
export async function fitPicture(
  bitmap: ImageBitmap | OffscreenCanvas,
  type: string,
  limits: Pick<PictureLimits, 'maxEdge' | 'maxBytes'>,
  region: Region = wholePicture,
): Promise<ReadyPicture | undefined> {
  const width = Math.max(1, Math.round(bitmap.width * region.width));
  const height = Math.max(1, Math.round(bitmap.height * region.height));
  let scale = Math.min(1, limits.maxEdge / Math.max(width, height));
  for (let attempt = 0; attempt < mostTries; attempt += 1) {
    const canvas = draw(bitmap, region, width * scale, height * scale);
    const blob = canvas && (await encode(canvas, type, limits.maxBytes));
    const mediaType = pictureTypes.find((type) => type === blob?.type);
    if (blob && mediaType) {
      return { blob, mediaType, width: canvas.width, height: canvas.height };
    }
    scale *= 2 / 3;
  }
  return undefined;
}

function draw(
  bitmap: ImageBitmap | OffscreenCanvas,
  { x, y, width, height }: Region,
  toWidth: number,
  toHeight: number,
): OffscreenCanvas | undefined {
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(toWidth)),
    Math.max(1, Math.round(toHeight)),
  );
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  context.imageSmoothingQuality = 'high';
  context.drawImage(
    bitmap,
    bitmap.width * x,
    bitmap.height * y,
    bitmap.width * width,
    bitmap.height * height,
    0,
    0,
    canvas.width,
    canvas.height,
  );
  return canvas;
}

/** The lightest form that loses little: a photograph as JPEG, what is drawn or clear as PNG while it is small. */
async function encode(
  canvas: OffscreenCanvas,
  type: string,
  maxBytes: number,
): Promise<Blob | undefined> {
  const isClear = type !== 'image/jpeg' && hasClearPixel(canvas);
  if (type !== 'image/jpeg') {
    const png = await canvas.convertToBlob({ type: 'image/png' });
    if (png.size <= Math.min(smallBytes, maxBytes)) return png;
  }
  // A browser that cannot write WebP gives PNG instead.
  const lossy = isClear ? 'image/webp' : 'image/jpeg';
  for (const quality of qualities) {
    const blob = await canvas.convertToBlob({ type: lossy, quality });
    if (blob.size <= maxBytes) return blob;
  }
  return undefined;
}

function hasClearPixel(canvas: OffscreenCanvas): boolean {
  const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
  if (!pixels) return false;
  for (let at = 3; at < pixels.length; at += 4) if (pixels[at] !== 255) return true;
  return false;
}
