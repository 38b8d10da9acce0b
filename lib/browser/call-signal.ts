import type { Unsubscribe } from '../core/platform.ts';
import { api } from './extension-api.ts';
import { readOwnIdentity } from './own-identity.ts';
import { isBackground } from './senders.ts';
import type { Sender } from './senders.ts';

/**
 * A sleeping background takes the Ports of idle surfaces with it, and they do not hold it awake by coming back at once.
 * So it calls them when it wakes, and when something is about to change.
 */
const callMessage = 'background-calls';

/** Calls all open surfaces. */
export function callSurfaces(): void {
  // Rejects when no surface is open, which is fine.
  api.runtime.sendMessage(callMessage).catch(() => undefined);
}

/** Tells a surface that the background calls. A page or a script of ours that says the same is passed over. */
export function onCall(listener: () => void): Unsubscribe {
  const own = readOwnIdentity();
  const receive = (message: unknown, sender: Sender): undefined => {
    if (message === callMessage && isBackground(sender, own)) listener();
  };
  api.runtime.onMessage.addListener(receive);
  return () => api.runtime.onMessage.removeListener(receive);
}
