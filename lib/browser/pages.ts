import type { ConversationId } from '../core/ids.ts';
import { api } from './extension-api.ts';

/** Opens the options page, or goes to it where it is open. */
export function openOptions(): void {
  void api.runtime.openOptionsPage();
}

/** The version of the extension. */
export function readVersion(): string {
  return api.runtime.getManifest().version;
}

/** Opens a panel in a tab of its own, which shows that conversation. */
export function openInTab(conversationId: ConversationId): void {
  const query = new URLSearchParams({ conversation: conversationId });
  void api.tabs.create({ url: api.runtime.getURL(`/sidepanel.html?${query}`) });
}

/**
 * Told once, after a person installed the extension from a store. A build that is loaded from a folder is somebody at
 * work, who is not to be met with a page at every start.
 */
export function onFirstInstall(listener: () => void): void {
  api.runtime.onInstalled.addListener(({ reason }) => {
    if (reason !== 'install') return;
    void api.management.getSelf().then(({ installType }) => {
      if (installType !== 'development') listener();
    });
  });
}

/** Told after every install and update. Call it at the top level. */
export function onInstalled(listener: () => void): void {
  api.runtime.onInstalled.addListener(() => listener());
}
