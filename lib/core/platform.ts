import type { ConversationId, WindowId } from './ids.ts';
import type { MenuPlace, PromptId } from './prompt.ts';

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
  /** Epoch, ms. May be put forward or back at any moment. */
  now(): number;
  /** For how long something lasts, ms: never put forward or back. Whether it goes on while the machine sleeps differs. */
  elapsed(): number;
  after(delayMs: number, callback: () => void): Unsubscribe;
}

/** A small store that survives the worker but not the browser. Values are JSON-safe. */
export interface SessionStore {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
}

/** Wakes the background at a time, also when it was ended meanwhile. There is one: a second time replaces the first. */
export interface LockAlarm {
  /** Epoch, ms; null for never. */
  set(atMs: number | null): void;
  /** Told when that time has come. Call it in the first turn: the event wakes the background. */
  onRing(listener: () => void): void;
}

/** Rows by key that survive the worker but neither the browser's end nor, ever, the disk. Values are JSON-safe. */
export interface RowArea {
  all(): Promise<Record<string, unknown>>;
  /** Rejects, all or none, when there is no room. */
  set(rows: Readonly<Record<string, unknown>>): Promise<void>;
  remove(keys: readonly string[]): Promise<void>;
}

/** Access to hosts. */
export interface Permissions {
  /** Whether requests to `origin` (`scheme://host[:port]`) are allowed now. Rejects with {@link BackgroundEnding}. */
  has(origin: string): Promise<boolean>;
  /** Asks the user. Must be called synchronously in a click: an await before it loses the gesture. */
  request(origin: string): Promise<boolean>;
}

/** The browser has begun to end the background, and answers nothing that it still asks. */
export class BackgroundEnding extends Error {
  override readonly name = 'BackgroundEnding';
}

/** What is told of something that happened out of sight. */
export interface Notice {
  title: string;
  message: string;
}

/** The browser's notifications, as far as the user allows them. */
export interface Notifications {
  /** Does nothing where they are not allowed, or not any more. `about` is the conversation; a second one replaces the first. */
  show(about: ConversationId, notice: Notice): Promise<void>;
  /** Takes back what was shown about that conversation, if anything was. */
  clear(about: ConversationId): void;
}

/** How a background begins anew, where that is the only way to be woken by something from then on. */
export interface Renewal {
  onWanted(listener: () => void): void;
  /** Nothing follows. */
  renew(): void;
}

/** Updates of the extension itself. */
export interface Updates {
  /** Told when one is there. It is applied by `apply`, or by the browser once nothing of the extension runs. */
  onAvailable(listener: () => void): void;
  /** Restarts the extension with it. Nothing that runs now survives. */
  apply(): void;
}

/** Rules of the browser by which our own requests carry no `Origin`. */
export interface OriginRules {
  /** Makes requests to these base URLs, and to no others, go without. */
  apply(baseUrls: readonly string[]): Promise<void>;
}

/** Whether the browser's own model can be used; `downloadable` and `downloading`: not before some gigabytes have come. */
export type OnDeviceAvailability = (typeof onDeviceAvailabilities)[number];

/** Every {@link OnDeviceAvailability}, for validation. */
export const onDeviceAvailabilities = [
  'unavailable',
  'downloadable',
  'downloading',
  'available',
] as const;

/** The language model that the browser itself runs on this device. */
export interface OnDeviceModel {
  /** `unavailable` also where the browser knows no such thing. */
  availability(): Promise<OnDeviceAvailability>;
  /**
   * Answers the last of `messages`. Resolves at the end of the answer; rejects with {@link OnDeviceRefusal}, or with the
   * signal's reason. Downloads the model first where it is not here yet.
   */
  answer(request: OnDeviceRequest): Promise<void>;
}

/** One question to the browser's own model. */
export interface OnDeviceRequest {
  messages: readonly { role: 'system' | 'user' | 'assistant'; text: string }[];
  temperature?: number | undefined;
  /** Called with the share of the model that has come, 0 to 1. */
  onDownload(fraction: number): void;
  /** Called with each piece of the answer. */
  onText(text: string): void;
  signal: AbortSignal;
}

/** The browser's own model cannot or will not answer. */
export class OnDeviceRefusal extends Error {
  override readonly name = 'OnDeviceRefusal';
  /** `too-long`: more than its window holds. `unavailable`: not on this device, or not now. */
  readonly reason: 'too-long' | 'unavailable' | 'refused';

  constructor(reason: OnDeviceRefusal['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}

/** The side panel (Chrome) or sidebar (Firefox). */
export interface SidePanel {
  /** Opens it. Must be called synchronously in a gesture: an await before it loses the gesture. */
  open(windowId: WindowId): Promise<void>;
}

/** What a click on the context menu brought. */
export interface MenuClick {
  /** What was clicked; '' where that is no prompt. */
  promptId: PromptId;
  windowId: WindowId;
  tabId: number;
  frameId: number;
  /** The browser's own idea of the selection, which has lost its line breaks; '' for none. */
  selectionText: string;
  pageUrl: string;
  /** Of the page. */
  title: string;
  /** Of what was clicked, '' where it was no such thing. */
  linkUrl: string;
  imageUrl: string;
}

/** An entry of the page's context menu. */
export interface MenuItem {
  /** What it asks; null for what asks nothing yet, but begins a conversation about the page. */
  promptId: PromptId | null;
  title: string;
  places: readonly MenuPlace[];
}

/** Our commands that the browser gives us as events; the others open popup or sidebar by themselves. */
export type CommandName = 'open-side-panel' | 'new-conversation';
