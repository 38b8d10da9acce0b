import type { ConversationId, WindowId } from '../core/ids.ts';
import type { Channel, Clock, Unsubscribe } from '../core/platform.ts';
import type { DraftStore } from './draft-store.ts';
import type { PageVisibility } from './page-visibility.ts';
import type { PlaceStore } from './place-store.ts';
import type { ShownStore } from './shown-store.ts';

/** What a surface is made of. */
export interface SurfaceOptions {
  kind: 'panel' | 'popup' | 'options';
  windowId: WindowId;
  /** The conversation that the page's URL names, if any: this page then shows it, whatever its window shows. */
  conversationId?: ConversationId | undefined;
  connect(): Channel;
  onCall(listener: () => void): Unsubscribe;
  clock: Clock;
  drafts: DraftStore;
  places: PlaceStore;
  shown: ShownStore;
  /** Seen all the time by default. */
  visibility?: PageVisibility;
  /** What Continue asks, in the language that the page has now. */
  goOnQuestion(): string;
}
