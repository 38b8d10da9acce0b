import type { MenuClick } from '../core/platform.ts';
import { api } from './extension-api.ts';

const itemId = 'explain-selection';

/** Puts "Explain selection" into the page's context menu; the browser keeps it until the extension goes. */
export async function createSelectionMenu(title: string): Promise<void> {
  await api.contextMenus.removeAll();
  api.contextMenus.create({ id: itemId, title, contexts: ['selection'] });
}

/** Renames the item. */
export async function renameSelectionMenu(title: string): Promise<void> {
  // Rejects before the item was ever made, which then has the right title anyway.
  await api.contextMenus.update(itemId, { title }).catch(() => undefined);
}

/** Told of a click, synchronously in its gesture. Call it at the top level. */
export function onSelectionMenu(listener: (click: MenuClick) => void): void {
  api.contextMenus.onClicked.addListener((info, tab) => {
    if (info.menuItemId !== itemId || tab?.id === undefined || tab.windowId === undefined) return;
    listener({
      windowId: tab.windowId,
      tabId: tab.id,
      frameId: info.frameId ?? 0,
      selectionText: info.selectionText ?? '',
    });
  });
}
