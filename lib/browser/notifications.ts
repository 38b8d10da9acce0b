import type { ConversationId, WindowId } from '../core/ids.ts';
import type { Notifications, Renewal } from '../core/platform.ts';
import { api } from './extension-api.ts';

const permission = { permissions: ['notifications' as const] };

/** Whether the user has allowed notifications. The browser's settings may take that back at any time. */
export function mayNotify(): Promise<boolean> {
  return api.permissions.contains(permission);
}

/** Asks for it. Call it synchronously in a click. */
export function requestNotifications(): Promise<boolean> {
  return api.permissions.request(permission);
}

/** The browser's notifications. Without the permission there is no API for them: every use looks for it. */
export const notifications: Notifications = {
  async show(about, { title, message }) {
    if (!(await mayNotify())) return;
    // A click must open the panel synchronously, so where that would be is said by the notification's own name.
    const { id } = await api.windows.getLastFocused();
    await withdraw(about);
    await findApi()?.create(toName(id ?? -1, about), {
      type: 'basic',
      iconUrl: api.runtime.getURL('/icon/128.png'),
      title,
      message,
    });
  },
  clear: (about) => void withdraw(about),
};

/** Told of a click on a notification, synchronously in its gesture. Call it at the top level. */
export function onNotificationClick(
  listener: (about: ConversationId, windowId: WindowId) => void,
): void {
  const receive = (name: string): void => {
    const { windowId, about } = parseName(name);
    listener(about, windowId);
    void findApi()?.clear(name);
    // The window may be behind others, or gone.
    void api.windows.update(windowId, { focused: true }).catch(() => undefined);
  };
  let listening = false;
  const listen = (): void => {
    const found = findApi();
    if (listening || !found) return;
    listening = true;
    found.onClicked.addListener(receive);
  };
  listen();
  api.permissions.onAdded.addListener(listen);
}

/**
 * Firefox wakes a background only for what the last one listened to in its first turn, and before the permission there was
 * nothing to listen to: a click on a notice would be lost once that background had gone. Chromium's worker needs none of it.
 */
export const renewal: Renewal = {
  onWanted(listener) {
    if (findApi() || !('document' in globalThis)) return;
    api.permissions.onAdded.addListener(() => {
      if (findApi()) listener();
    });
  },
  renew: () => location.reload(),
};

async function withdraw(about: ConversationId): Promise<void> {
  const shown = (await findApi()?.getAll()) ?? {};
  for (const name of Object.keys(shown)) {
    if (parseName(name).about === about) await findApi()?.clear(name);
  }
}

function findApi(): typeof api.notifications | undefined {
  return (api as Partial<typeof api>).notifications;
}

function toName(windowId: WindowId, about: ConversationId): string {
  return `${windowId}/${about}`;
}

function parseName(name: string): { windowId: WindowId; about: ConversationId } {
  const end = name.indexOf('/');
  return { windowId: Number(name.slice(0, end)), about: name.slice(end + 1) };
}
