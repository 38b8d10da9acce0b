import browser from 'webextension-polyfill';

/**
 * The extension API, as the polyfill gives it: promises in both browsers. Chromium has a `browser` of its own by now,
 * so there the polyfill mostly hands it through; what it does not know is typed here.
 */
export const api = browser;

interface ChromeSidePanel {
  open(options: { windowId: number }): Promise<void>;
}

/** Chrome's side panel; undefined in Firefox, which has `sidebarAction`. */
export function chromeSidePanel(): ChromeSidePanel | undefined {
  return typeof chrome === 'undefined' ? undefined : chrome.sidePanel;
}
