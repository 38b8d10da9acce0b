/** What a page says, as Markdown. */
export interface ReadPage {
  title: string;
  url: string;
  text: string;
  /** How many characters that nobody sees were left out: styled away, or without a shape. */
  hidden: number;
}

/** Where a page's reader finds what it says of a frame that it may not read, in the user's language; `{host}` is that frame's. */
export const frameNoteName = 'sidestreamFrameNote';

/**
 * Why a page cannot be read. `browser-page`: one of the browser's own, which no extension may read; `store`: nor a store of
 * extensions; `file`: on this disk; `pdf`: no page but a PDF; `no-access`: not allowed by the user yet; `gone`: closed or
 * left while it was read; `empty`: it has no words; `too-large`: it has more than anything could be asked about; `silent`: it
 * gave nothing for as long as is waited for.
 */
export type PageObstacle = (typeof pageObstacles)[number];

/** Every {@link PageObstacle}. */
export const pageObstacles = [
  'browser-page',
  'store',
  'file',
  'pdf',
  'no-access',
  'gone',
  'empty',
  'too-large',
  'silent',
] as const;

/** A page, or why there is none. */
export type PageReading = { page: ReadPage } | { obstacle: PageObstacle };

/** A tab, as far as the browser shows it. */
export interface ShownTab {
  id: number;
  /** Both '' where the browser does not tell them yet. */
  title: string;
  url: string;
  /** Why it cannot be read now; undefined where it can. */
  obstacle?: PageObstacle | undefined;
  /** Of a PDF: its site has to be allowed first. */
  needsOrigin?: boolean;
}

/** Stores of extensions, and in Firefox what belongs to Mozilla's accounts: no extension may read them. */
const stores =
  /^https:\/\/(?:chromewebstore\.google\.com|chrome\.google\.com\/webstore|microsoftedge\.microsoft\.com\/addons|addons\.mozilla\.org|accounts\.firefox\.com|support\.mozilla\.org)(?:\/|$)/;

/** What keeps every extension from reading that address, whatever the user allows; undefined where nothing does. */
export function toRestriction(url: string): PageObstacle | undefined {
  if (url === '' || stores.test(url)) return url === '' ? undefined : 'store';
  if (/^file:/i.test(url)) return 'file';
  return /^https?:/i.test(url) ? undefined : 'browser-page';
}
