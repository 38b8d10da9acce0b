import type { Runtime } from 'webextension-polyfill';
import type { Channel } from '../core/platform.ts';
import { api } from './extension-api.ts';

const portName = 'surface';
/** Our own pages; nobody else is talked to. */
const surfacePages = new Set(['/sidepanel.html', '/popup.html', '/options.html']);

/** Opens a channel from a surface to the background, waking it when it sleeps. */
export function connectToBackground(): Channel {
  return toChannel(api.runtime.connect({ name: portName }));
}

/** Accepts the channels of our surfaces. Call it at the top level: the event that wakes the background may be this one. */
export function onSurface(listener: (channel: Channel) => void): void {
  api.runtime.onConnect.addListener((port) => {
    if (port.name === portName && isOurPage(port.sender)) listener(toChannel(port));
    else port.disconnect();
  });
}

/** Whether the other end is one of our pages. A page of ours in a tab does have a `sender.tab`, so that says nothing. */
function isOurPage(sender: Runtime.MessageSender | undefined): boolean {
  if (sender?.id !== api.runtime.id || sender.url === undefined) return false;
  const url = new URL(sender.url);
  return url.origin === new URL(api.runtime.getURL('/')).origin && surfacePages.has(url.pathname);
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
