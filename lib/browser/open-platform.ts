import { connectToBackground } from './port-channel.ts';
import { createGestures, readWindowId } from './gestures.ts';
import { systemClock } from './system-clock.ts';
import { onCall } from './call-signal.ts';

/**
 * What a page needs of the browser to be a surface. The window's id is asked for first: opening the side panel later
 * must not wait for anything.
 */
export async function openPlatform() {
  const windowId = await readWindowId();
  return {
    windowId,
    connect: connectToBackground,
    onCall,
    clock: systemClock,
    gestures: createGestures(windowId),
    /** `?conversation=ID` shows that one. */
    conversationId: new URLSearchParams(location.search).get('conversation') || undefined,
  };
}
