import type { Unsubscribe } from '../core/platform.ts';
import { api } from './extension-api.ts';

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

/** Tells a surface that the background calls. */
export function onCall(listener: () => void): Unsubscribe {
  const receive = (message: unknown, sender: { id?: string }): undefined => {
    if (sender.id === api.runtime.id && message === callMessage) listener();
  };
  api.runtime.onMessage.addListener(receive);
  return () => api.runtime.onMessage.removeListener(receive);
}
