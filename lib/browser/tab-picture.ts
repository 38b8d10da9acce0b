import type { PictureObstacle, PictureSize, TabPicture } from '../core/tab-desk.ts';
import { toRestriction } from '../core/page-reading.ts';
import type { api as extensionApi } from './extension-api.ts';
import { captureTab, everywhere } from './page-tabs.ts';

type Api = typeof extensionApi;

const qualities = [0.85, 0.7, 0.5];
/** How often it is made smaller by a third, until it is light enough. */
const mostTries = 6;
/** Chromium refuses a third picture within a second. */
const pauseMs = 550;

let turn: Promise<unknown> = Promise.resolve();

/** What is seen of a window, one after the other and in their time. */
function capture(api: Api, windowId: number): ReturnType<typeof captureTab> {
  const captured = turn.then(() => captureTab(api, windowId));
  turn = captured.then(() => new Promise((resolve) => setTimeout(resolve, pauseMs)));
  return captured;
}

/** What keeps us from taking a picture of a tab; undefined where nothing does. */
export async function findPictureObstacle(
  api: Api,
  tabId: number,
): Promise<PictureObstacle | undefined> {
  const seen = await findSeen(api, tabId);
  if (typeof seen === 'string') return seen;
  if (await api.permissions.contains(everywhere)) return undefined;
  // Nothing else tells what a gesture has allowed; what is seen goes nowhere.
  const probe = await capture(api, seen.windowId);
  return typeof probe === 'string' ? probe : undefined;
}

/** A picture of what is seen of a tab. */
export async function takePicture(
  api: Api,
  tabId: number,
  limits: PictureSize,
): Promise<TabPicture | PictureObstacle> {
  const before = await findSeen(api, tabId);
  if (typeof before === 'string') return before;
  const blob = await capture(api, before.windowId);
  if (typeof blob === 'string') return blob;
  // Of a window the browser pictures whatever tab is in front of it by then.
  const after = await findSeen(api, tabId);
  if (typeof after === 'string') return after;
  return (await fitPicture(blob, limits)) ?? 'browser-page';
}

async function findSeen(api: Api, tabId: number): Promise<{ windowId: number } | PictureObstacle> {
  const tab = await api.tabs.get(tabId).catch(() => undefined);
  if (tab?.windowId === undefined) return 'gone';
  if (!tab.active) return 'not-seen';
  const restriction = toRestriction(tab.url ?? '');
  return restriction === 'browser-page' || restriction === 'store'
    ? 'browser-page'
    : { windowId: tab.windowId };
}

/** Draws it anew, within the limits. */
async function fitPicture(blob: Blob, limits: PictureSize): Promise<TabPicture | undefined> {
  const bitmap = await createImageBitmap(blob);
  try {
    let scale = Math.min(1, limits.maxEdge / Math.max(bitmap.width, bitmap.height));
    for (let attempt = 0; attempt < mostTries; attempt += 1) {
      const width = Math.max(1, Math.round(bitmap.width * scale));
      const height = Math.max(1, Math.round(bitmap.height * scale));
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext('2d');
      if (!context) return undefined;
      context.imageSmoothingQuality = 'high';
      context.drawImage(bitmap, 0, 0, width, height);
      for (const quality of qualities) {
        const fitted = await canvas.convertToBlob({ type: 'image/jpeg', quality });
        if (fitted.size > limits.maxBytes) continue;
        const base64 = toBase64(new Uint8Array(await fitted.arrayBuffer()));
        return { mediaType: 'image/jpeg', base64, width, height };
      }
      scale *= 2 / 3;
    }
    return undefined;
  } finally {
    bitmap.close();
  }
}

function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
