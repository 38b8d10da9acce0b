import type { SidePanel } from '../core/platform.ts';
import { api, chromeSidePanel } from './extension-api.ts';

/** Chrome's side panel or Firefox's sidebar. Firefox opens it in the window of the gesture and takes no other. */
export const sidePanel: SidePanel = {
  open(windowId) {
    const panel = chromeSidePanel();
    return panel ? panel.open({ windowId }) : api.sidebarAction.open();
  },
};
