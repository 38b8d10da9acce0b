import type { PagePicture } from '../core/prompt.ts';
import type { api as extensionApi } from './extension-api.ts';

type Api = typeof extensionApi;

/** A part of what is seen, in shares of its edges. */
interface Region {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A larger one is not even brought here. */
const mostBytes = 40_000_000;

/**
 * Reads a picture of a page in that page, as its server gives it to the page itself: from here it could be neither fetched
 * nor seen whose it is. Where the page may not read what it shows, what is seen of it is taken.
 */
export async function readPicture(
  api: Api,
  { tabId, frameId, url }: PagePicture,
  capture: () => Promise<Blob | string>,
): Promise<{ blob: Blob; region?: Region } | undefined> {
  const answers = await api.scripting
    .executeScript({
      target: { tabId, frameIds: [frameId] },
      func: findPicture,
      args: [url, mostBytes],
    })
    .catch(() => []);
  const { bytes, place } = toFound(answers[0]?.result);
  if (bytes) return { blob: bytes };
  // Of a frame it is not known where it stands in its page; and what is seen may be another tab by now.
  const region = place && frameId === 0 ? toRegion(place) : undefined;
  const tab = region && (await api.tabs.get(tabId).catch(() => undefined));
  if (!region || !tab?.active) return undefined;
  const seen = await capture();
  return typeof seen === 'string' ? undefined : { blob: seen, region };
}

/** Runs in the page: nothing of this file is there. */
async function findPicture(url: string, most: number): Promise<unknown> {
  const found = [...document.images].find((image) => (image.currentSrc || image.src) === url);
  const box = found?.getBoundingClientRect();
  const place = box && [
    box.left / innerWidth,
    box.top / innerHeight,
    box.right / innerWidth,
    box.bottom / innerHeight,
  ];
  try {
    // What the page has shown is mostly there already.
    // oxlint-disable-next-line no-restricted-globals -- the page fetches what is its own, as it has to show it
    const reply = await fetch(url, { cache: 'force-cache' });
    const blob = await reply.blob();
    if (!reply.ok || blob.size > most || blob.size === 0) return { place };
    const address = await new Promise<string>((resolve) => {
      const reader = new FileReader();
      reader.addEventListener('loadend', () => resolve(reader.result as string));
      reader.readAsDataURL(blob);
    });
    return { base64: address.slice(address.indexOf(',') + 1), type: blob.type, place };
  } catch {
    return { place };
  }
}

/** It comes from the page: it is looked at here. */
function toFound(result: unknown): { bytes?: Blob; place?: number[] } {
  if (typeof result !== 'object' || result === null) return {};
  const { base64, type, place } = result as Record<string, unknown>;
  const isPlace = Array.isArray(place) && place.length === 4 && place.every(Number.isFinite);
  const found = isPlace ? { place: place as number[] } : {};
  if (typeof base64 !== 'string' || typeof type !== 'string') return found;
  try {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    return { bytes: new Blob([bytes], { type }) };
  } catch {
    return found;
  }
}

/** As much of it as is seen; undefined where that is nothing. */
function toRegion(place: readonly number[]): Region | undefined {
  const [left = 0, top = 0, right = 0, bottom = 0] = place.map((share) =>
    Math.min(1, Math.max(0, share)),
  );
  const width = right - left;
  const height = bottom - top;
  return width > 0.005 && height > 0.005 ? { x: left, y: top, width, height } : undefined;
}
