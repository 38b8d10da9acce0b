import type { PictureBytes } from './content.ts';
import type { WindowId } from './ids.ts';
import type { PageReading, ShownTab } from './page-reading.ts';

/** What tools may ask of the browser's tabs, as far as the user has allowed it. Tabs with pages of ours are none. */
export interface TabDesk {
  /** The page in front in that window, tried; where a panel is in front, in a tab of its own, the one that was there before. */
  front(windowId: WindowId): Promise<ShownTab | undefined>;
  /** That tab, tried; undefined where it is closed, or ours. */
  tab(tabId: number): Promise<ShownTab | undefined>;
  /** All of them, the latest first; without titles and addresses unless {@link TabDesk.maySeeTabs}. */
  list(): Promise<ShownTab[]>;
  /** Whether the browser tells us titles and addresses of all tabs. */
  maySeeTabs(): Promise<boolean>;
  /** What it says; `frameNote` stands for frames of other sites, `{host}` for theirs. */
  read(tabId: number, frameNote: string): Promise<PageReading>;
  /** What is selected there, line breaks kept; '' for nothing. */
  selection(tabId: number): Promise<string>;
  /** What keeps us from taking a picture of it now; undefined where nothing does. */
  pictureObstacle(tabId: number): Promise<PictureObstacle | undefined>;
  /** A picture of what is seen of it, no larger than that. */
  picture(tabId: number, limits: PictureSize): Promise<TabPicture | PictureObstacle>;
  /** Opens that address in a tab of its own, in front; in some window where that one is none. */
  open(url: string, windowId: WindowId): Promise<void>;
  /** The field that has the focus there. */
  field(tabId: number): Promise<FocusedField | FieldObstacle>;
  /** Puts text into the field that {@link TabDesk.field} has told with that mark, as if it were typed. */
  fill(
    tabId: number,
    mark: string,
    text: string,
    replaces: boolean,
  ): Promise<FilledField | FieldObstacle>;
}

/**
 * Why there is no picture of a tab. `no-access`: not allowed by the user yet; `browser-page`: no extension may take one;
 * `not-seen`: another tab is in front of it; `gone`: closed.
 */
export type PictureObstacle = 'no-access' | 'browser-page' | 'not-seen' | 'gone';

/** The most that a picture may have. */
export interface PictureSize {
  /** The longer edge, in pixels. */
  maxEdge: number;
  /** Bytes. */
  maxBytes: number;
}

/** A picture of a tab, as it can be sent. */
export interface TabPicture extends PictureBytes {
  width: number;
  height: number;
}

/** A field that can be filled. */
export interface FocusedField {
  /** What it is called in its page, a stranger's words; '' where it has no name. */
  label: string;
  /** Whether it takes more than one line. */
  isLong: boolean;
  /** What tells it from any other field, also of the same name; the same as often as it is looked at. */
  mark: string;
}

/** What came of a field that was filled. */
export interface FilledField {
  /** Whether all of the text stands in it: a page may have changed or cut it. */
  isWhole: boolean;
}

/**
 * Why a field is not filled. `none`: no field has the focus; `secret`: a password, a code or a card; `read-only`;
 * `frame`: it belongs to another site than its page; `moved`: the focus is elsewhere than when it was told;
 * `refused`: the page did not take the text; `no-access`: the page may not be reached.
 */
export type FieldObstacle = (typeof fieldObstacles)[number];

/** Every {@link FieldObstacle}. */
export const fieldObstacles = [
  'none',
  'secret',
  'read-only',
  'frame',
  'moved',
  'refused',
  'no-access',
] as const;
