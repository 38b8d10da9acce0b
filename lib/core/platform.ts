import type { WindowId } from './ids.ts';

/**
 * What Sidestream needs of a browser, as interfaces. `lib/browser` implements them with the extension API; tests bring
 * their own. Nothing else below the entrypoints knows that an extension API exists.
 */

/** Ends what the call that returned it began. Safe to call twice. */
export type Unsubscribe = () => void;

/** A typed two-way pipe between a surface and the background; in the product a runtime Port. Messages are JSON-safe. */
export interface Channel {
  /** Sends a message. Does nothing once the channel is closed. */
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): Unsubscribe;
  /** Told once, when the other side has gone. Not told after an own `close`. */
  onClose(listener: () => void): Unsubscribe;
  close(): void;
}

/** Time. `after` answers with a function that cancels. */
export interface Clock {
  /** Epoch, ms. */
  now(): number;
  after(delayMs: number, callback: () => void): Unsubscribe;
}

/** A small store that survives the worker but not the browser. Values are JSON-safe. */
export interface SessionStore {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
}

/** Access to hosts. */
export interface Permissions {
  /** Whether requests to `origin` (`scheme://host[:port]`) are allowed now. */
  has(origin: string): Promise<boolean>;
  /** Asks the user. Must be called synchronously in a click: an await before it loses the gesture. */
  request(origin: string): Promise<boolean>;
}

/** The side panel (Chrome) or sidebar (Firefox). */
export interface SidePanel {
  /** Opens it. Must be called synchronously in a gesture: an await before it loses the gesture. */
  open(windowId: WindowId): Promise<void>;
}

/** What a click on the context menu brought. */
export interface MenuClick {
  windowId: WindowId;
  tabId: number;
  frameId: number;
  /** The browser's own idea of the selection, which has lost its line breaks. */
  selectionText: string;
}

/** Our commands that the browser gives us as events; the others open popup or sidebar by themselves. */
export type CommandName = 'open-side-panel' | 'new-conversation';
