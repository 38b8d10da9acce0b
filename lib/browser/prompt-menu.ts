import type { MenuClick, MenuItem } from '../core/platform.ts';
import { api } from './extension-api.ts';

const prefix = 'prompt.';

/** Menus are made one after the other: what two of them made at a time would stand there twice. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Makes these all our entries of the page's context menu. The browser keeps them until the extension goes, also over
 * restarts, and puts them below one entry with our name where several fit what was clicked.
 */
export function showPromptMenu(items: readonly MenuItem[]): void {
  last = last
    .then(() => api.contextMenus.removeAll())
    .then(() => {
      for (const { promptId, title, places } of items) {
        api.contextMenus.create({
          id: prefix + promptId,
          title: toMenuTitle(title),
          contexts: [...places],
        });
      }
    })
    // A menu that cannot be made is made with the next change.
    .catch(() => undefined);
}

/** Told of a click, synchronously in its gesture. Call it at the top level. */
export function onPromptMenu(listener: (click: MenuClick) => void): void {
  api.contextMenus.onClicked.addListener((info, tab) => {
    const id = String(info.menuItemId);
    if (!id.startsWith(prefix) || tab?.id === undefined || tab.windowId === undefined) return;
    listener({
      promptId: id.slice(prefix.length),
      windowId: tab.windowId,
      tabId: tab.id,
      frameId: info.frameId ?? 0,
      selectionText: info.selectionText ?? '',
      // The click grants them, so both are told.
      pageUrl: tab.url ?? info.pageUrl ?? '',
      title: tab.title ?? '',
      linkUrl: info.linkUrl ?? '',
      imageUrl: info.mediaType === 'image' ? (info.srcUrl ?? '') : '',
    });
  });
}

/** `&` marks a letter for the keyboard, and `%s` stands for the selection, unless they are written so. */
function toMenuTitle(title: string): string {
  return title.replaceAll('&', '&&').replaceAll('%s', '% s');
}
