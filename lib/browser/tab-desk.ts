import type { TabDesk } from '../core/tab-desk.ts';
import { api } from './extension-api.ts';
import { fillField, findField } from './focused-field.ts';
import { readTabSelection } from './page-selection.ts';
import { findTab, isOurs, listTabs, readTab, withAccess } from './page-tabs.ts';
import { findPictureObstacle, takePicture } from './tab-picture.ts';

/** The browser's tabs, for the tools of the background. */
export const tabDesk: TabDesk = {
  front: (windowId) => findTab(api, windowId),
  async tab(tabId) {
    const tab = await api.tabs.get(tabId).catch(() => undefined);
    return tab && !isOurs(api, tab) ? withAccess(api, tab) : undefined;
  },
  list: () => listTabs(api),
  maySeeTabs: () => api.permissions.contains({ permissions: ['tabs'] }),
  read: (tabId, frameNote) => readTab(api, tabId, frameNote),
  selection: readTabSelection,
  pictureObstacle: (tabId) => findPictureObstacle(api, tabId),
  picture: (tabId, limits) => takePicture(api, tabId, limits),
  async open(url, windowId) {
    const tab = { url, active: true };
    // The window may be closed by now.
    const isThere = windowId >= 0 && (await api.windows.get(windowId).catch(() => undefined));
    await api.tabs.create(isThere ? { ...tab, windowId } : tab);
  },
  field: (tabId) => findField(api, tabId),
  fill: (tabId, mark, text, replaces) => fillField(api, tabId, mark, text, replaces),
};
