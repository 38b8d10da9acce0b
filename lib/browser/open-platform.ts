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
    conversationId: readConversationId(),
  };
}

/** What is longer than any id is none of ours, and would be refused. */
function readConversationId(): string | undefined {
  const id = new URLSearchParams(location.search).get('conversation') ?? '';
  return id.length > 0 && id.length <= 128 ? id : undefined;
}
