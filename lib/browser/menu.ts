import type { MenuClick } from '../core/platform.ts';
import { api } from './extension-api.ts';

const itemId = 'explain-selection';
const pageItemId = 'ask-page';

/** What an item does. */
type MenuItem = 'explainSelection' | 'askAboutPage';

const names = new Map<string | number, MenuItem>([
  [itemId, 'explainSelection'],
  [pageItemId, 'askAboutPage'],
]);

/** What the items are called. */
interface MenuTitles {
  explainSelection: string;
  askPage: string;
}

/** Puts our items into the page's context menu; the browser keeps them until the extension goes. */
export async function createMenu({ explainSelection, askPage }: MenuTitles): Promise<void> {
  await api.contextMenus.removeAll();
  api.contextMenus.create({ id: itemId, title: explainSelection, contexts: ['selection'] });
  api.contextMenus.create({ id: pageItemId, title: askPage, contexts: ['page'] });
}

/** Renames the items. */
export async function renameMenu({ explainSelection, askPage }: MenuTitles): Promise<void> {
  // Rejects before the items were ever made, which then have the right titles anyway.
  await Promise.allSettled([
    api.contextMenus.update(itemId, { title: explainSelection }),
    api.contextMenus.update(pageItemId, { title: askPage }),
  ]);
}

/** Told of a click on one of our items, synchronously in its gesture. Call it at the top level. */
export function onMenu(listener: (item: MenuItem, click: MenuClick) => void): void {
  api.contextMenus.onClicked.addListener((info, tab) => {
    if (tab?.id === undefined || tab.windowId === undefined) return;
    const item = names.get(info.menuItemId);
    if (!item) return;
    listener(item, {
      windowId: tab.windowId,
      tabId: tab.id,
      frameId: info.frameId ?? 0,
      selectionText: info.selectionText ?? '',
    });
  });
}
