import type { WindowId } from '../core/ids.ts';
import type { NeededAccess } from '../core/tool.ts';
import { api } from './extension-api.ts';
import { listShortcuts, openShortcutSettings } from './commands.ts';
import { hostPermissions } from './host-permissions.ts';
import { detectLanguage } from './languages.ts';
import { mayNotify, requestNotifications } from './notifications.ts';
import { openOptions, readVersion } from './pages.ts';
import { requestWebSignIn } from './web-sign-in.ts';
import { sidePanel } from './side-panel.ts';

/** What a surface of that window may ask of the browser in a click. */
export function createGestures(windowId: WindowId) {
  return {
    requestHost: (origin: string) => hostPermissions.request(origin),
    requestNotifications,
    mayNotify,
    access: () => import('./access.ts').then(({ createAccess }) => createAccess(api)),
    onAccessChange(listener: () => void) {
      const tell = (): void => listener();
      const { onAdded, onRemoved } = api.permissions;
      for (const event of [onAdded, onRemoved]) event.addListener(tell);
      return () => {
        for (const event of [onAdded, onRemoved]) event.removeListener(tell);
      };
    },
    openSidePanel: () => sidePanel.open(windowId),
    openOptions,
    readVersion,
    openShortcutSettings,
    listShortcuts,
    detectLanguage,
    requestAccess: ({ permissions = [], origins = [] }: NeededAccess) =>
      api.permissions.request({ permissions: [...permissions], origins: [...origins] }),
    requestWebSignIn,
    requestTabs: () => api.permissions.request({ permissions: ['tabs'] }),
    pages: () => import('./page-tabs.ts').then((tabs) => tabs.createPages(api, windowId)),
    reload: () => location.reload(),
  };
}

/** The window of this page; -1 where the browser does not say. Ask it once, before any gesture needs it. */
export async function readWindowId(): Promise<WindowId> {
  const { id } = await api.windows.getCurrent();
  return id ?? -1;
}
