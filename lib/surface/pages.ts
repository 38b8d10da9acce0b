import type { PageReading, ShownTab } from '../core/page-reading.ts';
import type { PagePicture } from '../core/prompt.ts';
import type { Region } from './attachments/prepare-picture.ts';

/** The web pages of the browser, as far as the user lets us see them. */
export interface Pages {
  /** The page in front, beside this surface. */
  findTab(): Promise<ShownTab | undefined>;
  /** All pages, the latest first; without titles unless {@link Pages.maySeeTabs}. */
  listTabs(): Promise<ShownTab[]>;
  maySeeTabs(): Promise<boolean>;
  /** With what is to be said of a frame that may not be read; its host stands there as `{host}`. */
  readTab(tabId: number, frameNote?: string): Promise<PageReading>;
  /** A picture of what is seen of the tab in front; `no-access` until that is allowed. */
  captureTab(): Promise<Blob | 'no-access' | 'browser-page'>;
  /** Asks for what a picture of any tab needs; call it synchronously in the click. */
  requestCapture(): Promise<boolean>;
  /**
   * A picture of a page, as its server gives it to the page, else the `region` of what is seen that it takes; undefined
   * where neither can be had.
   */
  readPicture(picture: PagePicture): Promise<{ blob: Blob; region?: Region } | undefined>;
  /** What a tab shows that is no page, as it came from its server; null where it cannot be had. */
  readBytes(tabId: number): Promise<Uint8Array | 'too-large' | null>;
}
