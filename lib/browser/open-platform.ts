import { api } from './extension-api.ts';
import { connectToBackground } from './port-channel.ts';
import { createGestures, readWindowId } from './gestures.ts';
import { systemClock } from './system-clock.ts';
import { onCall } from './call-signal.ts';

/**
 * What a page needs of the browser to be a surface. The window's id is asked for first: opening the side panel later
 * must not wait for anything.
 */
export async function openPlatform() {
  const [windowId, tab] = await Promise.all([readWindowId(), api.tabs.getCurrent()]);
  return {
    windowId,
    /** One panel and one popup are in a window, and any number of tabs. */
    page: tab?.id === undefined ? `${windowId}` : `${windowId}.${tab.id}`,
    connect: connectToBackground,
    onCall,
    clock: systemClock,
    gestures: createGestures(windowId),
    /** `?conversation=ID` shows that one. */
    conversationId: readConversationId(),
  };
}

/** What is longer than any id is none of ours, and would be refused. */
function readConversationId(): string | undefined {
  const id = new URLSearchParams(location.search).get('conversation') ?? '';
  return id.length > 0 && id.length <= 128 ? id : undefined;
}
