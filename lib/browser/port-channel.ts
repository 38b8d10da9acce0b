import type { Runtime } from 'webextension-polyfill';
import type { Channel } from '../core/platform.ts';
import { api } from './extension-api.ts';
import { readOwnIdentity } from './own-identity.ts';
import { isSurface } from './senders.ts';

const portName = 'surface';

/** Opens a channel from a surface to the background, waking it when it sleeps. */
export function connectToBackground(): Channel {
  return toChannel(api.runtime.connect({ name: portName }));
}

/** Accepts the channels of our surfaces. Call it at the top level: the event that wakes the background may be this one. */
export function onSurface(listener: (channel: Channel) => void): void {
  const own = readOwnIdentity();
  api.runtime.onConnect.addListener((port) => {
    if (port.name === portName && isSurface(port.sender, own)) listener(toChannel(port));
    else port.disconnect();
  });
}

function toChannel(port: Runtime.Port): Channel {
  let open = true;
  port.onDisconnect.addListener(() => {
    open = false;
  });
  return {
    post(message) {
      if (!open) return;
      try {
        port.postMessage(message);
      } catch {
        // The other side went in this very turn; `onDisconnect` is about to say so.
        open = false;
      }
    },
    onMessage(listener) {
      const receive = (message: unknown): void => listener(message);
      port.onMessage.addListener(receive);
      return () => port.onMessage.removeListener(receive);
    },
    onClose(listener) {
      const end = (): void => listener();
      port.onDisconnect.addListener(end);
      return () => port.onDisconnect.removeListener(end);
    },
    close() {
      open = false;
      port.disconnect();
    },
  };
}
