import type { WindowId } from '../core/ids.ts';
import { api } from './extension-api.ts';
import { connectToBackground } from './port-channel.ts';
import { createGestures, readWindowId } from './gestures.ts';
import { systemClock } from './system-clock.ts';
import { onCall } from './call-signal.ts';
import { parseConversationId } from './own-address.ts';

/**
 * What a page needs of the browser to be a surface. The window's id is asked for first: opening the side panel later
 * must not wait for anything.
 */
export async function openPlatform() {
  const [windowId, tab, tabs] = await Promise.all([
    readWindowId(),
    api.tabs.getCurrent(),
    api.tabs.query({}),
  ]);
  const open = new Set(
    tabs.flatMap((each) => [toPage(each.windowId), toPage(each.windowId, each.id)]),
  );
  return {
    windowId,
    /** One panel and one popup are in a window, and any number of tabs. */
    page: toPage(windowId, tab?.id),
    /** Whether that page may be open: its tab is, or its window, whose panel and popup come and go. */
    isOpen: (page: string): boolean => open.has(page),
    connect: connectToBackground,
    onCall,
    clock: systemClock,
    gestures: createGestures(windowId),
    /** `?conversation=ID` shows that one. */
    conversationId: parseConversationId(location.search),
  };
}

/** Names a page for as long as its window, or its tab, is open. */
function toPage(windowId: WindowId | undefined, tabId?: number): string {
  return tabId === undefined ? `${windowId}` : `${windowId}.${tabId}`;
}
