import type { MenuClick, MenuItem } from '../core/platform.ts';
import { api } from './extension-api.ts';

const prefix = 'prompt.';
const pageItemId = 'ask-page';

/** Menus are made one after the other: what two of them made at a time would stand there twice. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Makes these all our entries of the page's context menu. The browser keeps them until the extension goes, also over
 * restarts, and puts them below one entry with our name where several fit what was clicked.
 */
export function showMenu(items: readonly MenuItem[]): void {
  last = last
    .then(() => api.contextMenus.removeAll())
    .then(() => {
      for (const { promptId, title, places } of items) {
        api.contextMenus.create({
          id: promptId === null ? pageItemId : prefix + promptId,
          title: toMenuTitle(title),
          contexts: [...places],
        });
      }
    })
    // A menu that cannot be made is made with the next change.
    .catch(() => undefined);
}

/** Told of a click on one of our items and what it does, synchronously in its gesture. Call it at the top level. */
export function onMenu(
  listener: (item: 'askFromMenu' | 'askAboutPage', click: MenuClick) => void,
): void {
  api.contextMenus.onClicked.addListener((info, tab) => {
    const id = String(info.menuItemId);
    const isPrompt = id.startsWith(prefix);
    if (!isPrompt && id !== pageItemId) return;
    if (tab?.id === undefined || tab.windowId === undefined) return;
    listener(isPrompt ? 'askFromMenu' : 'askAboutPage', {
      promptId: isPrompt ? id.slice(prefix.length) : '',
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
