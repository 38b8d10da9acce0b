import { api } from './extension-api.ts';

/** Opens the options page, or goes to it where it is open. */
export function openOptions(): void {
  void api.runtime.openOptionsPage();
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
