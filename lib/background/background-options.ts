import type { ConversationId, WindowId } from '../core/ids.ts';
import type {
  Clock,
  LockAlarm,
  MenuItem,
  Notice,
  Notifications,
  OnDeviceModel,
  OriginRules,
  Permissions,
  Renewal,
  SessionStore,
  Updates,
} from '../core/platform.ts';
import type { TabDesk } from '../core/tab-desk.ts';
import type { WebSignIn } from '../core/web-sign-in.ts';
import type { PageSource } from '../core/prompt.ts';
import type { ToldEnd } from '../strings/end-words.ts';
import type { Translator } from '../strings/to-translator.ts';
import type { Stores } from './open-stores.ts';

/** What the background needs; the entrypoint brings it from `lib/browser`, a test from wherever it likes. */
export interface BackgroundOptions {
  clock: Clock;
  /** Opens the stores. */
  open(): Promise<Stores>;
  session: SessionStore;
  permissions: Pick<Permissions, 'has'>;
  onDevice: OnDeviceModel;
  originRules: OriginRules;
  notifications: Notifications;
  /** Rings when keys are to be locked. */
  lockAlarm: LockAlarm;
  updates: Updates;
  renewal: Renewal;
  /** Whether the browser has a network. */
  isOnline(): boolean;
  /** Any cheap call that the browser counts as life. */
  beat(): void;
  /** Shows the number of live runs on the toolbar. */
  showLiveCount(count: number): void;
  /** The selection of a window's active tab, or of one frame of a tab that the user clicked in. */
  readSelection(
    place: { windowId: WindowId } | { tabId: number; frameId: number },
  ): Promise<string>;
  signIn: WebSignIn;
  /** The browser's tabs, for what a model calls. */
  tabs: TabDesk;
  openOptions(): void;
  /** Opens a panel of that conversation in a tab, where there is no other place for it. */
  openInTab(conversationId: ConversationId): void;
  /** Address and title of the active tab, and what is selected in it, as far as the last gesture there allows. */
  readSource(windowId: WindowId): Promise<PageSource>;
  /** The words of the language that the user has chosen. */
  words(language: string): Pick<Translator, 't' | 'locale'>;
  /** Makes these all entries of the page's context menu. */
  showMenu(items: readonly MenuItem[]): void;
  /** How an answer ended, in the user's language. */
  toNotice(language: string, end: ToldEnd): Notice;
  /** Calls surfaces that have lost their channel: something is about to change. Those that have one do nothing. */
  callSurfaces(): void;
}
