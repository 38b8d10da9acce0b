import { frameNoteName, toRestriction } from '../core/page-reading.ts';
import type { PageObstacle, PageReading, ReadPage, ShownTab } from '../core/page-reading.ts';
import type { WindowId } from '../core/ids.ts';
import type { PagePicture } from '../core/prompt.ts';
import type { api as extensionApi } from './extension-api.ts';
import { readPicture } from './page-picture.ts';

type Api = typeof extensionApi;
type Tab = Awaited<ReturnType<Api['tabs']['query']>>[number];

/** A page that is loading, or that asks something, may never answer. */
const longestProbeMs = 3000;
/** A page of the largest size is read in far less; one that hangs, or never ends to load, is not waited for. */
const longestReadingMs = 60_000;

/** The page in front in that window; where a panel is in front, in a tab of its own, the one that was there before. */
export async function findTab(api: Api, windowId: WindowId): Promise<ShownTab | undefined> {
  const [tab] = (await listPages(api, { windowId })).toSorted(
    (a, b) => Number(b.active) - Number(a.active) || lastSeen(b) - lastSeen(a),
  );
  return tab && withAccess(api, tab);
}

/** All open pages, those seen last before all others. Without titles where the browser does not tell them. */
export async function listTabs(api: Api): Promise<ShownTab[]> {
  const tabs = await listPages(api, {});
  return tabs.toSorted((a, b) => lastSeen(b) - lastSeen(a)).map(toShown);
}

/**
 * What a surface of that window may know of pages, and read of them. Comes with the first wish for one; the API is handed
 * in, since what is shared with a part that comes later would be a file of its own.
 */
export function createPages(api: Api, windowId: WindowId) {
  return {
    findTab: () => findTab(api, windowId),
    listTabs: () => listTabs(api),
    /** Whether the browser tells us titles and addresses of all tabs. */
    maySeeTabs: () => api.permissions.contains({ permissions: ['tabs'] }),
    readTab: (tabId: number, frameNote?: string) => readTab(api, tabId, frameNote),
    captureTab: () => captureTab(api, windowId),
    readPicture: (picture: PagePicture) =>
      readPicture(api, picture, () => captureTab(api, windowId)),
    requestCapture: () => api.permissions.request(everywhere),
    readBytes: (tabId: number) => readBytes(api, tabId),
  };
}

async function inTime(reading: Promise<PageReading>): Promise<PageReading> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<PageReading>((resolve) => {
    timer = setTimeout(resolve, longestReadingMs, { obstacle: 'silent' } as const);
  });
  return Promise.race([reading, late]).finally(() => clearTimeout(timer));
}

/** Reads the page in a tab; `frameNote` stands for frames of other sites. */
export function readTab(api: Api, tabId: number, frameNote?: string): Promise<PageReading> {
  return inTime(readHere(api, tabId, frameNote));
}

/** Reads the page in a tab. What it says of itself comes from the page: it is checked here. */
async function readHere(api: Api, tabId: number, frameNote?: string): Promise<PageReading> {
  const target = { tabId };
  try {
    if (frameNote !== undefined) {
      // A file takes no words along: they are left for it where only scripts of ours look.
      await api.scripting.executeScript({
        target,
        func: (name: string, words: string) => void Reflect.set(globalThis, name, words),
        args: [frameNoteName, frameNote],
      });
    }
    const [answer] = await api.scripting.executeScript({
      target,
      files: ['/page-reader.js'],
    });
    // Of a page that was left while it was read Chromium gives nothing, and no error.
    const reading = toReading(answer?.result);
    if (reading) return reading;
  } catch (cause) {
    return { obstacle: await toObstacle(api, tabId, cause) };
  }
  return { obstacle: 'gone' };
}

/** What a tab shows, fetched there once more. Undefined results are those of tabs in which no script may run. */
async function readBytes(api: Api, tabId: number): Promise<Uint8Array | 'too-large' | null> {
  const target = { tabId };
  const answers = await api.scripting
    .executeScript({ target, files: ['/page-bytes.js'] })
    .catch(() => []);
  const result: unknown = answers[0]?.result;
  if (typeof result !== 'object' || result === null) return null;
  if ('isTooLarge' in result) return 'too-large';
  const base64 = 'base64' in result ? result.base64 : undefined;
  if (typeof base64 !== 'string') return null;
  try {
    return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  } catch {
    return null;
  }
}

async function listPages(api: Api, query: { windowId?: WindowId }): Promise<Tab[]> {
  const [tabs, own] = await Promise.all([api.tabs.query(query), api.tabs.getCurrent()]);
  return tabs.filter((tab) => tab.id !== undefined && tab.id !== own?.id && !isOurs(api, tab));
}

/** Whether it shows a page of the extension. */
export function isOurs(api: Api, { url }: Tab): boolean {
  return url?.startsWith(api.runtime.getURL('')) ?? false;
}

function lastSeen({ lastAccessed = 0 }: Tab): number {
  return lastAccessed;
}

function toShown({ id = -1, title = '', url = '' }: Tab): ShownTab {
  return { id, title, url, obstacle: toRestriction(url) };
}

/** The same tab; whether it can be read now is tried, since nothing tells of what a gesture allowed. */
export async function withAccess(api: Api, tab: Tab): Promise<ShownTab> {
  const shown = toShown(tab);
  if (shown.obstacle) return shown;
  const probe = api.scripting.executeScript({
    target: { tabId: shown.id },
    func: () => document.contentType,
    injectImmediately: true,
  });
  const type = await Promise.race([
    probe.then(
      ([answer]) => String(answer?.result),
      async (cause: unknown) => {
        const obstacle = await toObstacle(api, shown.id, cause);
        // Firefox draws it with a page of its own, in which no script may run.
        return /\.pdf(?:$|[?#])/i.test(shown.url)
          ? ({ obstacle: 'pdf', needsOrigin: true } as const)
          : { obstacle };
      },
    ),
    new Promise<string>((resolve) => setTimeout(resolve, longestProbeMs, '')),
  ]);
  if (typeof type === 'object') return { ...shown, ...type };
  return type === 'application/pdf' ? { ...shown, obstacle: 'pdf' } : shown;
}

/** What Chromium says of pages that no extension may read; Firefox says the same of them and of those not allowed yet. */
async function toObstacle(api: Api, tabId: number, cause: unknown): Promise<PageObstacle> {
  const words = cause instanceof Error ? cause.message : String(cause);
  if (!(await isThere(api, tabId)) || /frame.*removed|no frame|navigat/i.test(words)) return 'gone';
  if (/gallery/i.test(words)) return 'store';
  if (/file:/i.test(words)) return 'file';
  return /(?:chrome|edge|about|devtools|chrome-extension|view-source):/i.test(words)
    ? 'browser-page'
    : 'no-access';
}

async function isThere(api: Api, tabId: number): Promise<boolean> {
  return api.tabs.get(tabId).then(
    () => true,
    () => false,
  );
}

function toReading(result: unknown): PageReading | undefined {
  if (typeof result !== 'object' || result === null) return undefined;
  const { title, url, text, hidden, isTooLarge } = result as Partial<
    ReadPage & { isTooLarge: unknown }
  >;
  if (isTooLarge === true) return { obstacle: 'too-large' };
  if (typeof title !== 'string' || typeof url !== 'string' || typeof text !== 'string')
    return undefined;
  if (text.trim() === '') return { obstacle: 'empty' };
  return { page: { title, url, text, hidden: toCount(hidden) } };
}

function toCount(value: unknown): number {
  return Number.isSafeInteger(value) ? Math.max(0, value as number) : 0;
}

/** What a picture of a tab needs where no gesture has allowed that tab. */
export const everywhere = { origins: ['<all_urls>'] };

/** A picture of what is seen of the tab in front of that window. */
export async function captureTab(
  api: Api,
  windowId: WindowId,
): Promise<Blob | 'no-access' | 'browser-page'> {
  try {
    const url = await api.tabs.captureVisibleTab(windowId, { format: 'png' });
    // Not fetched: our pages may connect to nothing.
    const bytes = Uint8Array.from(atob(url.slice(url.indexOf(',') + 1)), (c) => c.charCodeAt(0));
    return new Blob([bytes], { type: 'image/png' });
  } catch {
    return (await api.permissions.contains(everywhere)) ? 'browser-page' : 'no-access';
  }
}
